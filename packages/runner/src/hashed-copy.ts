import { createHash } from 'node:crypto';
import { closeSync, fstatSync, openSync, promises as fs, readSync, writeSync } from 'node:fs';

import type { HashedFile } from '@slipway/core/ports-files';
import { Failure } from '@slipway/core/trouble';

import { guarded } from './storage-failure.ts';

/** One buffer for all files: reads of 1 MiB hash as fast as larger ones and keep memory flat. */
const bufferBytes = 1024 * 1024;

/** How many files are flushed to disk at the same time; journals commit them in groups. */
const flushesAtATime = 16;

/**
 * Copies files and hashes what was read in the same pass; everything is on disk before it resolves.
 * @throws Failure `CHANGED_WHILE_READ` when a source changed meanwhile, `STORAGE_FAILED`
 */
export async function copyHashed(
  copies: readonly { from: string; to: string }[],
  onBytes?: (bytes: number) => void,
): Promise<HashedFile[]> {
  const buffer = Buffer.allocUnsafe(bufferBytes);
  const hashed: HashedFile[] = [];
  for (const { from, to } of copies) {
    hashed.push(await guarded('copy', from, () => Promise.resolve(readThrough(from, to, buffer, onBytes))));
    // Lets timers and signals in between two files.
    await new Promise(setImmediate);
  }
  for (let first = 0; first < copies.length; first += flushesAtATime) {
    const group = copies.slice(first, first + flushesAtATime);
    await Promise.all(group.map(({ to }) => guarded('write', to, () => flush(to))));
  }
  return hashed;
}

/** Hashes a file. @throws Failure `CHANGED_WHILE_READ`, `STORAGE_FAILED` */
export async function hashFile(path: string, onBytes?: (bytes: number) => void): Promise<HashedFile> {
  await new Promise(setImmediate);
  return readThrough(path, undefined, Buffer.allocUnsafe(bufferBytes), onBytes);
}

/** Synchronous calls: for one file at a time they are faster than streams and need one buffer. */
function readThrough(
  from: string,
  to: string | undefined,
  buffer: Buffer,
  onBytes?: (bytes: number) => void,
): HashedFile {
  const source = openSync(from, 'r');
  let sink: number | undefined;
  try {
    const before = fstatSync(source);
    if (to !== undefined) sink = openSync(to, 'wx');
    const hash = createHash('sha256');
    let size = 0;
    for (;;) {
      const count = readSync(source, buffer, 0, buffer.length, null);
      if (count === 0) break;
      const bytes = buffer.subarray(0, count);
      hash.update(bytes);
      if (sink !== undefined) writeAll(sink, bytes);
      size += count;
      onBytes?.(count);
    }
    const after = fstatSync(source);
    if (size !== before.size || after.size !== before.size || after.mtimeMs !== before.mtimeMs) {
      throw new Failure('CHANGED_WHILE_READ', `${from} changed while it was read`, {
        remedy: 'run this after whatever writes the file has finished',
      });
    }
    return { size, sha256: hash.digest('hex') };
  } finally {
    closeSync(source);
    if (sink !== undefined) closeSync(sink);
  }
}

function writeAll(sink: number, bytes: Buffer): void {
  let written = 0;
  while (written < bytes.length) written += writeSync(sink, bytes, written, bytes.length - written);
}

async function flush(path: string): Promise<void> {
  const handle = await fs.open(path, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
