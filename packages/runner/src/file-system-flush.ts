import { execFile } from 'node:child_process';
import { statSync } from 'node:fs';
import { release } from 'node:os';
import { promisify } from 'node:util';

/**
 * Flushes the whole file systems that some paths are on: for many small files one flush takes a fraction of the time of
 * one flush a file, each of which commits the journal. Answers false when this machine can not, and then nothing is
 * promised: the files have to be flushed one by one.
 *
 * Linux only, and from 5.8 on, where `syncfs` tells of writes that failed before.
 * Source: https://man7.org/linux/man-pages/man2/syncfs.2.html, "ERRORS" and "VERSIONS".
 */
export async function flushFileSystems(paths: readonly string[]): Promise<boolean> {
  if (process.platform !== 'linux' || !isAtLeast(release(), 5, 8)) return false;
  const byDevice = new Map([...new Set(paths)].map((path) => [statSync(path).dev, path]));
  try {
    await promisify(execFile)('sync', ['-f', ...byDevice.values()]);
    return true;
  } catch {
    return false;
  }
}

/** Whether a kernel's release (`6.18.44-generic`) is at least a version. */
export function isAtLeast(kernel: string, major: number, minor: number): boolean {
  const [ours = 0, oursMinor = 0] = kernel.split('.').map(Number);
  return ours > major || (ours === major && oursMinor >= minor);
}
