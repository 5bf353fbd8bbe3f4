import { createHash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

import type { HashedFile, HashedInPlace } from '@slipway/core/ports-files';
import { Failure } from '@slipway/core/trouble';

import { BackgroundFlushes } from './background-flushes.ts';
import { flushFileSystems } from './file-system-flush.ts';
import { guarded } from './storage-failure.ts';

/**
 * One buffer for all files, also of copies at the same time, because nothing waits between a read and the use of what
 * was read. Reads of 1 MiB hash as fast as larger ones and keep memory flat.
 */
const buffer = Buffer.allocUnsafeSlow(1024 * 1024);

/** After so many bytes of one file the disk is set to work, and signals and timers get a turn. */
const breatheEveryBytes = 64 * 1024 * 1024;

/** From so many copies on, small ones are flushed together at the end. */
const manyCopies = 64;

/** A small file: its own flush would take longer than copying it. */
const smallBytes = 1024 * 1024;

/**
 * Copies files and hashes what was read in the same pass; everything is on disk before it resolves. While one file is
 * copied, those before it are flushed; many small files are flushed together.
 * @throws Failure `CHANGED_WHILE_READ` when a source changed meanwhile, `STORAGE_FAILED`
 */
export async function copyHashed(
  copies: readonly { from: string; to: string }[],
  onBytes?: (bytes: number) => void,
): Promise<HashedFile[]> {
  const hashed: HashedFile[] = [];
  const flushes = new BackgroundFlushes();
  const postponed: string[] = [];
  try {
    for (const [index, { from, to }] of copies.entries()) {
      const sink = await guarded('write', to, () => Promise.resolve(openSync(to, 'wx')));
      let copied: HashedFile | undefined;
      try {
        const take = (bytes: Buffer): void => writeAll(sink, bytes);
        const breathe = (): void => flushes.begin(sink);
        copied = await guarded('copy', from, () => readThrough(from, { onBytes, take, breathe }));
        hashed.push({ size: copied.size, sha256: copied.sha256 });
      } finally {
        if (copies.length < manyCopies || copied === undefined || copied.size > smallBytes) {
          flushes.finish(sink, to);
        } else {
          closeSync(sink);
          postponed.push(to);
        }
      }
      await flushes.room();
      if (index % manyCopies === 0) await new Promise(setImmediate);
    }
    await flushTogether(postponed, flushes);
  } finally {
    await flushes.all();
  }
  return hashed;
}

/** One flush of the file system, or one of each file where that is not to be had. */
async function flushTogether(paths: readonly string[], flushes: BackgroundFlushes): Promise<void> {
  if (paths.length === 0 || (await flushFileSystems(paths.map((path) => dirname(path))))) return;
  for (const path of paths) {
    flushes.finish(await guarded('write', path, () => Promise.resolve(openSync(path, 'r+'))), path);
    await flushes.room();
  }
}

/** Hashes a file. @throws Failure `CHANGED_WHILE_READ`, `STORAGE_FAILED` */
export function hashFile(path: string, onBytes?: (bytes: number) => void): Promise<HashedInPlace> {
  return readThrough(path, { onBytes });
}

interface Listeners {
  onBytes: ((bytes: number) => void) | undefined;
  /** Gets the bytes; must be done with them when it returns. */
  take?: (bytes: Buffer) => void;
  breathe?: () => void;
}

/** Synchronous calls: for one file at a time they are faster than streams and need one buffer. */
async function readThrough(from: string, { onBytes, take, breathe }: Listeners): Promise<HashedInPlace> {
  const source = openSync(from, 'r');
  try {
    const before = fstatSync(source);
    const hash = createHash('sha256');
    let size = 0;
    for (;;) {
      const count = readSync(source, buffer, 0, buffer.length, null);
      if (count === 0) break;
      const bytes = buffer.subarray(0, count);
      hash.update(bytes);
      take?.(bytes);
      onBytes?.(count);
      size += count;
      // A file that grows as fast as it is read has no end.
      if (size > before.size) break;
      if (size % breatheEveryBytes !== 0) continue;
      breathe?.();
      await new Promise(setImmediate);
    }
    const after = fstatSync(source);
    if (size !== before.size || after.size !== before.size || after.mtimeMs !== before.mtimeMs) {
      throw new Failure('CHANGED_WHILE_READ', `${from} changed while it was read`, {
        remedy: 'run this after whatever writes the file has finished',
      });
    }
    return { size, sha256: hash.digest('hex'), modifiedMs: after.mtimeMs };
  } finally {
    closeSync(source);
  }
}

function writeAll(sink: number, bytes: Buffer): void {
  let written = 0;
  while (written < bytes.length) written += writeSync(sink, bytes, written, bytes.length - written);
}
