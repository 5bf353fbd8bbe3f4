import { styleText } from 'node:util';

import { defined } from '@slipway/core/defined';
import { runAction, type StepResult } from '@slipway/testing/run-action';

/** Where a demo works. */
export interface Places {
  home: string;
  workspace: string;
}

/**
 * Runs a built action as a workflow step and shows its log as a terminal would. Masks, outputs and groups are those of
 * the runner's protocol; only their looks differ.
 */
export async function step(
  name: string,
  given: Record<string, string | undefined>,
  places: Places,
): Promise<StepResult> {
  const inputs: Record<string, string> = defined(given);
  const shown = Object.entries(inputs).map(([input, value]) => `${input}=${short(value)}`);
  console.log(`\n  ${styleText('bold', name)} ${styleText('dim', shown.join(' '))}`);
  let printed = 0;
  const result = await runAction(name, {
    inputs,
    ...places,
    environment: { GITHUB_REPOSITORY: '', GITHUB_SHA: '', GITHUB_RUN_ID: '', GITHUB_ACTOR: '' },
    onOutput: (stdout) => {
      const whole = stdout.lastIndexOf('\n') + 1;
      for (const line of stdout.slice(printed, whole).split('\n').slice(0, -1)) show(line);
      printed = whole;
    },
  });
  const mark = result.exitCode === 0 ? styleText('green', '✓') : styleText('red', '✗');
  console.log(`    ${mark} ${(result.ms / 1000).toFixed(1)} s`);
  return result;
}

/** One line of a workflow log. */
function show(line: string): void {
  const command = /^::([a-z-]+)[^:]*::(.*)$/.exec(line);
  if (command === null) return print(line, 'dim');
  const [, word = '', text = ''] = command;
  if (word === 'group') return print(`▸ ${decoded(text)}`, 'cyan');
  if (word === 'error') return print(decoded(text), 'red');
  if (word === 'warning' || word === 'notice') return print(decoded(text), 'yellow');
}

function print(text: string, format: 'dim' | 'cyan' | 'red' | 'yellow'): void {
  for (const line of text.split('\n')) console.log(`    ${styleText(format, line)}`);
}

/** Undoes the escaping of workflow commands. */
function decoded(text: string): string {
  return text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
}

/** A value as it is shown: paths by their end. */
function short(value: string): string {
  return value.length > 48 ? `…${value.slice(-47)}` : value;
}
