import { execFile } from 'node:child_process';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The folder in which benchmarks keep what takes long to install. */
export const CACHE = join(homedir(), '.cache', 'slipway-bench');

/**
 * Makes a virtual environment with these requirements, or takes the one an earlier run has made.
 * @returns the folder of its programs.
 */
export async function pythonEnvironment(name: string, requirements: readonly string[]): Promise<string> {
  const folder = join(CACHE, name);
  const programs = join(folder, process.platform === 'win32' ? 'Scripts' : 'bin');
  const stamp = join(folder, 'requirements');
  const wanted = requirements.join('\n');
  if ((await readFile(stamp, 'utf8').catch(() => '')) === wanted) return programs;
  await mkdir(CACHE, { recursive: true });
  await rm(folder, { recursive: true, force: true });
  try {
    await run('uv', ['venv', '--quiet', '--python', '3.11', folder]);
    await run('uv', ['pip', 'install', '--quiet', '--python', join(programs, 'python'), ...requirements]);
  } catch (error) {
    throw new Error(`${name} cannot be installed`, { cause: error });
  }
  await writeFile(stamp, wanted);
  return programs;
}
