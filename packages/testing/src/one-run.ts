// What the test files of one run have in common. Vitest calls `setup` before the first file and what it returns after
// the last one.
import { spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  statfsSync,
  symlinkSync,
} from 'node:fs';
import { freemem, tmpdir } from 'node:os';
import { join } from 'node:path';

import { newFolder } from './run-action.ts';

/** Where the folder for temporary files is when no run changed it: what outlives a run lies there. */
const machineVariable = 'SLIPWAY_TEST_MACHINE_FOLDER';

/** Of the folder of a run; the number of its process and some letters follow. */
const prefix = 'slipway-run-';

/** Twice what a run with every test puts into its folder. */
const enoughBytes = 8 * 2 ** 30;

/** What is named by its content, so that nobody can tell who made it. */
const shared = ['environments', 'layers'];

/**
 * Puts every temporary file of the run below one folder, and has it removed at the end: tens of thousands of files of
 * installed environments, for which nobody waits.
 */
export function setup(): () => void {
  const place = placeOfRuns();
  const abandoned = runsOfTheDead(place);
  const folder = realpathSync(mkdtempSync(join(place, `${prefix}${process.pid}-`)));
  process.env[machineVariable] = tmpdir();
  for (const name of ['TMPDIR', 'TEMP', 'TMP']) process.env[name] = folder;
  removeLater(abandoned);
  return () => removeLater([folder]);
}

/** What runs left that were killed: in memory it would stay until the machine is restarted. */
function runsOfTheDead(place: string): string[] {
  return readdirSync(place)
    .filter((name) => name.startsWith(prefix) && !isAlive(Number.parseInt(name.slice(prefix.length), 10)))
    .map((name) => join(place, name));
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (thrown) {
    return (thrown as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

function removeLater(folders: readonly string[]): void {
  if (folders.length === 0) return;
  const removal =
    'for (const folder of process.argv.slice(1)) fs.rmSync(folder, { recursive: true, force: true, maxRetries: 3 })';
  spawn(process.execPath, ['--eval', removal, '--', ...folders], { detached: true, stdio: 'ignore' }).unref();
}

/**
 * Memory, where there is plenty of it and nobody said otherwise: what the actions write they flush to the disk, file by
 * file, and what most tests wait for is that.
 */
function placeOfRuns(): string {
  const memory = '/dev/shm';
  if (process.env['TMPDIR'] !== undefined || !existsSync(memory)) return tmpdir();
  const { bavail, bsize } = statfsSync(memory);
  const isRoomy = bavail * bsize > enoughBytes && freemem() > enoughBytes * 1.5;
  return isRoomy && mayExecute(memory) ? memory : tmpdir();
}

/** Programs are installed there; containers are given a folder in memory that runs none. */
function mayExecute(folder: string): boolean {
  const lines = readFileSync('/proc/mounts', 'utf8').split('\n');
  const options = lines.map((line) => line.split(' ')).findLast(([, place]) => place === folder)?.[3];
  return options !== undefined && !options.split(',').includes('noexec');
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
