import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The files that a step writes to speak to the runner, by the variables that name them. */
export type CommandFiles = Record<
  'GITHUB_OUTPUT' | 'GITHUB_ENV' | 'GITHUB_PATH' | 'GITHUB_STATE' | 'GITHUB_STEP_SUMMARY',
  string
>;

/** What a step said through its files. */
export interface Said {
  outputs: Record<string, string>;
  environment: Record<string, string>;
  /** Folders that come first in the path of later steps. */
  folders: string[];
  summary: string;
}

/** Makes empty command files for one step. */
export function commandFiles(folder: string): CommandFiles {
  const make = (name: string): string => {
    const path = join(folder, name);
    writeFileSync(path, '');
    return path;
  };
  return {
    GITHUB_OUTPUT: make('output'),
    GITHUB_ENV: make('env'),
    GITHUB_PATH: make('path'),
    GITHUB_STATE: make('state'),
    GITHUB_STEP_SUMMARY: make('summary.md'),
  };
}

/** Reads what a step wrote. */
export function readCommandFiles(files: CommandFiles): Said {
  const textOf = (path: string): string => readFileSync(path, 'utf8');
  return {
    outputs: keyValues(textOf(files.GITHUB_OUTPUT)),
    environment: keyValues(textOf(files.GITHUB_ENV)),
    folders: textOf(files.GITHUB_PATH)
      .split('\n')
      .filter((line) => line !== ''),
    summary: textOf(files.GITHUB_STEP_SUMMARY),
  };
}

/**
 * `name=value` lines and `name<<DELIMITER` blocks, as the runner reads them.
 * https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands#multiline-strings
 */
export function keyValues(text: string): Record<string, string> {
  const values: Record<string, string> = {};
  const lines = text.split(/\r?\n/);
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index]!;
    const block = /^([^=]+?)<<(.+)$/.exec(line);
    if (block !== null) {
      const end = lines.indexOf(block[2]!, index + 1);
      if (end < 0) throw new Error(`the value of \`${block[1]}\` never ends: no line is \`${block[2]}\``);
      values[block[1]!] = lines.slice(index + 1, end).join('\n');
      index = end;
    } else if (line !== '') {
      const at = line.indexOf('=');
      if (at < 1) throw new Error(`\`${line}\` is neither \`name=value\` nor \`name<<DELIMITER\``);
      values[line.slice(0, at)] = line.slice(at + 1);
    }
  }
  return values;
}
