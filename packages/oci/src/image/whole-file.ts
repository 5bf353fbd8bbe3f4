import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';

import { storageFailure } from '@slipway/core/storage-failure';

/** What was written. */
export interface WrittenFile {
  /** Absolute. */
  path: string;
  size: number;
  /** Hexadecimal. */
  sha256: string;
}

/**
 * Writes a file whole or not at all: into a temporary one beside it, flushed to disk, then renamed.
 * @param name the file's name, or what makes it from the digest of the bytes
 * @param sweeps false where the folder was swept already: with many files, looking through it for each takes long
 * @throws Failure `STORAGE_FAILED`, for example when the disk is full; and what `bytes` throws. Nothing is left then.
 */
export async function writeWhole(
  folder: string,
  name: string | ((sha256: string) => string),
  bytes: AsyncIterable<Uint8Array>,
  sweeps = true,
): Promise<WrittenFile> {
  await onDisk(folder, () => mkdir(folder, { recursive: true }));
  const stem = `.${typeof name === 'string' ? basename(name) : 'blob'}.`;
  if (sweeps) await sweep(folder, stem);
  const temporary = join(folder, `${stem}${randomUUID()}.part`);
  const shown = typeof name === 'string' ? join(folder, name) : folder;
  try {
    const { size, sha256 } = await writeThrough(temporary, shown, bytes);
    const path = join(folder, typeof name === 'string' ? name : name(sha256));
    await onDisk(path, () => rename(temporary, path));
    await onDisk(folder, () => flushFolder(folder));
    return { path, size, sha256 };
  } catch (thrown) {
    await rm(temporary, { force: true });
    throw thrown;
  }
}

/** What no process has written to for so long was left by one that was killed. In milliseconds. */
const abandonedAfter = 24 * 3600 * 1000;

async function sweep(folder: string, stem: string): Promise<void> {
  const parts = (await readdir(folder)).filter((name) => name.startsWith(stem) && name.endsWith('.part'));
  for (const path of parts.map((name) => join(folder, name))) {
    // Another process may be sweeping, too.
    const facts = await stat(path).catch(() => undefined);
    if (facts !== undefined && Date.now() - facts.mtimeMs > abandonedAfter) await rm(path, { force: true });
  }
}

/** @param shown the path that troubles name: of the file that is to be */
async function writeThrough(
  path: string,
  shown: string,
  bytes: AsyncIterable<Uint8Array>,
): Promise<{ size: number; sha256: string }> {
  await using file = await onDisk(shown, () => open(path, 'wx'));
  const hash = createHash('sha256');
  let size = 0;
  for await (const block of bytes) {
    hash.update(block);
    for (let done = 0; done < block.length;) {
      const { bytesWritten } = await onDisk(shown, () => file.write(block, done));
      done += bytesWritten;
    }
    size += block.length;
  }
  await onDisk(shown, () => file.sync());
  return { size, sha256: hash.digest('hex') };
}

/** Windows has no such thing and refuses. */
async function flushFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  await using folder = await open(path, 'r');
  await folder.sync();
}

async function onDisk<Result>(path: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (thrown) {
    throw storageFailure('write', path, thrown);
  }
}
