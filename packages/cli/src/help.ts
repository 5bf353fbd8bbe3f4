import { styleText } from 'node:util';

import type { Contract } from './contract.ts';

const width = 100;

/** What `slipway --help` prints. */
export function overview(contracts: readonly { name: string; contract: Contract }[]): string {
  const longest = Math.max(...contracts.map(({ name }) => name.length));
  const lines = contracts.map(
    ({ name, contract }) =>
      `  ${styleText('bold', name.padEnd(longest))}  ${firstSentence(contract.description)}`,
  );
  return [
    'Carries a machine-learning model from "a new version exists" to "it serves traffic, safely".',
    '',
    'Usage: slipway <action> --input value …',
    '',
    ...lines,
    '',
    '  slipway <action> --help   the inputs and outputs of an action',
    '  --json                    prints the outputs as JSON',
    '',
  ].join('\n');
}

/** What `slipway <action> --help` prints: the same words as `action.yml`. */
export function helpFor(name: string, contract: Contract): string {
  const inputs = Object.entries(contract.inputs).flatMap(([input, field]) => [
    `  ${styleText('bold', `--${input}`)}${annotation(field.required === true, field.default)}`,
    ...wrapped(field.description, 6),
  ]);
  const outputs = Object.entries(contract.outputs).flatMap(([output, field]) => [
    `  ${styleText('bold', output)}`,
    ...wrapped(field.description, 6),
  ]);
  const head = [...wrapped(contract.description, 0), '', `Usage: slipway ${name} --input value …`];
  return [...head, '', 'Inputs:', ...inputs, '', 'Outputs:', ...outputs, ''].join('\n');
}

function annotation(required: boolean, byDefault: string | undefined): string {
  if (required) return ' (required)';
  return byDefault === undefined || byDefault === ''
    ? ''
    : ` (default: ${byDefault.trim().replaceAll('\n', ', ')})`;
}

function firstSentence(text: string): string {
  return /^.*?\.(?=\s|$)/s.exec(text.trim())?.[0].replaceAll(/\s+/g, ' ') ?? text.trim();
}

/** Breaks a text into lines that fit a terminal. */
function wrapped(text: string, indent: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.trim().split(/\s+/)) {
    if (line !== '' && line.length + word.length + 1 + indent > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].map((each) => ' '.repeat(indent) + each);
}
