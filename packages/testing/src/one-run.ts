// What the test files of one run have in common. Vitest calls `setup` before the first file and what it returns after
// the last one.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, realpathSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { newFolder } from './run-action.ts';

/** Where the folder for temporary files is when no run changed it: what outlives a run lies there. */
const machineVariable = 'SLIPWAY_TEST_MACHINE_FOLDER';

/** What is named by its content, so that nobody can tell who made it. */
const shared = ['environments', 'layers'];

/**
 * Puts every temporary file of the run below one folder, and has it removed at the end: tens of thousands of files of
 * installed environments, for which nobody waits.
 */
export function setup(): () => void {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'slipway-run-')));
  process.env[machineVariable] = tmpdir();
  for (const name of ['TMPDIR', 'TEMP', 'TMP']) process.env[name] = folder;
  return () => {
    const removal = `fs.rmSync(${JSON.stringify(folder)}, { recursive: true, force: true, maxRetries: 3 })`;
    spawn(process.execPath, ['--eval', removal], { detached: true, stdio: 'ignore' }).unref();
  };
}

/** The folder for temporary files of this machine, whatever a run says. */
export function machineFolder(): string {
  return process.env[machineVariable] ?? tmpdir();
}

/** A new `SLIPWAY_HOME` that shares what it installs; see `share`. */
export function newHome(): string {
  return share(newFolder('slipway-home-'));
}

/**
 * Gives a home the installed environments and the layers of dependencies of all test files of this run: whoever comes
 * first makes them. A test of how they are made has them for itself.
 * @param home absolute path of a `SLIPWAY_HOME`; what it has already is left as it is
 */
export function share(home: string): string {
  mkdirSync(home, { recursive: true });
  for (const name of shared) {
    const place = join(tmpdir(), 'slipway-shared', name);
    mkdirSync(place, { recursive: true });
    if (!existsSync(join(home, name))) symlinkSync(place, join(home, name), 'junction');
  }
  return home;
}
