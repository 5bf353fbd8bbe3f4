import { parseArgs } from 'node:util';

import type { InputRows } from '@slipway/core/inputs';
import { nearest } from '@slipway/core/nearest';
import type { Problem } from '@slipway/core/trouble';

/** The words of a command line, sorted out. */
export interface Words {
  /** Inputs by their names, as texts: what the runner would have passed. */
  given: Readonly<Record<string, string>>;
  help: boolean;
  json: boolean;
  problems: readonly Problem[];
}

/**
 * Reads the words after `slipway <action>`: `--name value`, `--name=value`, `--flag`, `--no-flag`. A list is given by
 * naming its input more than once. Unknown words are problems that name the nearest known one.
 */
export function readWords(words: readonly string[], rows: InputRows): Words {
  const options = Object.fromEntries(
    Object.keys(rows).map((name) => [name, { type: 'string' as const, multiple: true }]),
  );
  const { tokens } = parseArgs({
    args: spelledOut(words, rows),
    options: { ...options, help: { type: 'boolean', short: 'h' }, json: { type: 'boolean' } },
    strict: false,
    tokens: true,
    allowPositionals: true,
  });
  const given: Record<string, string[]> = {};
  const problems: Problem[] = [];
  let help = false;
  let json = false;
  for (const token of tokens) {
    if (token.kind === 'positional') problems.push(unexpected(token.value));
    if (token.kind !== 'option') continue;
    if (token.name === 'help' || token.name === 'h') help = true;
    else if (token.name === 'json') json = true;
    else if (rows[token.name] === undefined)
      problems.push(unknown(token.rawName, [...Object.keys(rows), 'help', 'json']));
    else if (token.value === undefined) problems.push(withoutValue(token.name));
    else (given[token.name] ??= []).push(token.value);
  }
  const joined = Object.fromEntries(Object.entries(given).map(([name, values]) => [name, values.join('\n')]));
  return { given: joined, help, json, problems };
}

/** A switch may stand alone: `--dry-run` is `--dry-run=true`, `--no-check` is `--check=false`. */
function spelledOut(words: readonly string[], rows: InputRows): string[] {
  const isSwitch = (name: string): boolean => rows[name]?.alternatives?.join() === 'true,false';
  return words.map((word, index) => {
    const name = word.replace(/^--/, '');
    if (!word.startsWith('--')) return word;
    if (isSwitch(name) && !/^(true|false)$/i.test(words[index + 1] ?? '')) return `${word}=true`;
    const positive = name.replace(/^no-/, '');
    return positive !== name && isSwitch(positive) ? `--${positive}=false` : word;
  });
}

function unexpected(word: string): Problem {
  return {
    where: { input: word },
    said: word,
    expected: 'inputs of the form `--name value`',
    remedy: 'see `--help`',
  };
}

function withoutValue(name: string): Problem {
  return { where: { input: name }, said: `--${name} without a value`, expected: `--${name} <value>` };
}

function unknown(word: string, known: readonly string[]): Problem {
  const meant = nearest(word.replace(/^-+/, ''), known);
  return {
    where: { input: word },
    said: word,
    expected: 'an input of this action',
    remedy: meant === undefined ? 'see `--help`' : `did you mean \`--${meant}\`? See \`--help\``,
  };
}
