import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Whether tools that a test needs are on this machine. */
export interface Requirement {
  /** True when the test has to be skipped: a tool is missing and `REQUIRE=all` was not asked for. */
  missing: boolean;
  /** The names of the missing tools; part of the skipped test's title. */
  names: string[];
  /** Appended to a title, so that a skip says why: ` (needs uv)`. */
  note: string;
}

/**
 * Says whether the tools a test needs are here. With `REQUIRE=all` nothing may be skipped: a missing tool throws when
 * the test file is loaded, which fails the run and names the tool.
 */
export function requires(...tools: string[]): Requirement {
  const names = tools.filter((tool) => !isOnPath(tool));
  if (names.length > 0 && process.env['REQUIRE'] === 'all')
    throw new Error(`REQUIRE=all, but ${names.join(', ')} is missing`);
  return { missing: names.length > 0, names, note: names.length > 0 ? ` (needs ${names.join(', ')})` : '' };
}

function isOnPath(tool: string): boolean {
  const endings = process.platform === 'win32' ? (process.env['PATHEXT'] ?? '.EXE;.CMD').split(';') : [''];
  return (process.env['PATH'] ?? '')
    .split(delimiter)
    .some((folder) => endings.some((ending) => isProgram(join(folder, tool + ending))));
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
