import type { Ports } from '@slipway/core/ports';
import { Failure } from '@slipway/core/trouble';

import type { Engine } from './find.ts';

/** How much of what an engine says a failure carries. */
const shownLines = 12;

/**
 * Runs a command of an engine and answers what it printed, without the last line break.
 * @throws Failure `PROCESS_FAILED` with the engine's last words, `PROCESS_TIMEOUT`
 */
export async function ask(
  { program }: Pick<Engine, 'program'>,
  args: readonly string[],
  { processes }: Pick<Ports, 'processes'>,
  timeoutMs = 60_000,
): Promise<string> {
  const { code, stdout, stderr } = await processes.run({ program, args }, { timeoutMs });
  if (code === 0) return stdout.trim();
  const lines = stderr
    .split(/\r?\n/)
    .map((line) => line.trimEnd())
    .filter((line) => line !== '' && !line.startsWith("See '") && !line.startsWith("Run '"));
  // What the engine answered says more than what the command makes of it at last.
  const answer = lines.findLast((line) => line.includes('Error response from daemon: ')) ?? lines.at(-1);
  const said = answer?.replace(/^(docker: )?(Error response from daemon|Error): /, '') ?? `exit code ${code}`;
  throw new Failure('PROCESS_FAILED', `${program} ${args[0]} failed: ${said}`, {
    log: lines.slice(-shownLines),
  });
}
