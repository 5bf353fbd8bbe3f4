import type { AnyAction } from '@slipway/core/action';
import { cancellation } from '@slipway/runner/cancellation';
import { setBundleFolder } from '@slipway/runner/environment';
import { logIn } from '@slipway/runner/log';
import { terminalStyle } from '@slipway/runner/log-terminal';
import { Masks } from '@slipway/runner/masking';
import { nodePorts } from '@slipway/runner/ports';
import { run, runAfterPublished } from '@slipway/runner/run';

import { readContract } from './contract.ts';
import { helpFor, overview } from './help.ts';
import { show } from './show.ts';
import { readWords } from './words.ts';

/** The actions by name, each loaded when it is asked for. */
export type ActionTable = Readonly<Record<string, () => Promise<AnyAction>>>;

/**
 * The command line: the same actions behind another door. Prints what happens to standard error and the outputs to
 * standard output. `entryUrl` is the `import.meta.url` of a file two folders above the bundle.
 */
export async function terminal(
  words: readonly string[],
  actions: ActionTable,
  entryUrl: string,
): Promise<void> {
  setBundleFolder(entryUrl);
  const masks = new Masks();
  const ports = nodePorts({ log: logIn(terminalStyle(), masks), signal: cancellation() });
  const [name = '--help', ...rest] = words;
  const load = actions[name];
  if (load === undefined) {
    const contracts = Object.keys(actions).map(async (each) => ({
      name: each,
      contract: await readContract(ports.host.bundle, each),
    }));
    const text = overview(await Promise.all(contracts));
    if (name === '--help' || name === '-h' || name === 'help') return end(0, text, '');
    return end(1, '', `There is no action \`${name}\`.\n\n${text}`);
  }
  const action = await load();
  const read = readWords(rest, action.inputs.rows);
  if (read.help) return end(0, helpFor(name, await readContract(ports.host.bundle, name)), '');
  const ending =
    read.problems.length > 0
      ? { kind: 'problems' as const, problems: read.problems }
      : await run(action, (input) => read.given[input], ports);
  const shown = show(ending, read.json, masks);
  await write(shown.outputs, `${shown.text}\n`);
  const failed = await runAfterPublished(ending, ports);
  if (failed === undefined) return end(shown.exitCode, '', '');
  return end(1, '', `${show(failed, read.json, masks).text}\n`);
}

function write(stdout: string, stderr: string): Promise<void> {
  return new Promise((done) => {
    process.stderr.write(stderr, () => process.stdout.write(stdout, () => done()));
  });
}

/** Writes both streams, then ends the process although sockets may be kept alive. */
function end(exitCode: 0 | 1, stdout: string, stderr: string): void {
  void write(stdout, stderr).then(() => process.exit(exitCode));
}
