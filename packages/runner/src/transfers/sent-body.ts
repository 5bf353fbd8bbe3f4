import { createHash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs';
import type { Readable } from 'node:stream';

import type { HashedFile } from '@slipway/core/ports-files';
import type { BodyPart } from '@slipway/core/ports-transfers';
import { Failure } from '@slipway/core/trouble';
import type { FileRange } from '@slipway/oci/image/file-range';
import { BlockStream, type BlockMemory } from '@slipway/http/block-stream';

/** A chunk that is read and sent at once. */
const chunkBytes = 256 * 1024;

/** From this size on, in bytes, a range is hashed by another thread: a service is kept waiting by whoever hashes and sends. */
const besideBytes = 64 * 1024 * 1024;

/** Hashes a range of a file beside other work: hexadecimal, or undefined when that could not be done. */
export type HashBeside = (range: FileRange) => Promise<string | undefined>;

/** A body made of parts, and what was read of its files. Opened anew for each try. */
export class SentBody {
  /** In bytes. */
  readonly size: number;
  readonly #parts: readonly BodyPart[];
  readonly #hashBeside: HashBeside | undefined;
  #sent: Promise<HashedFile>[] = [];

  constructor(parts: readonly BodyPart[], hashBeside?: HashBeside) {
    this.#parts = parts;
    this.#hashBeside = hashBeside;
    this.size = parts.reduce((sum, part) => sum + ('bytes' in part ? part.bytes.length : part.size), 0);
  }

  /**
   * What went out of each file since the last `open`, in the order of the parts.
   * @throws Failure `CHANGED_WHILE_READ`
   */
  sent(): Promise<readonly HashedFile[]> {
    return Promise.all(this.#sent);
  }

  /** Reads from the beginning, one part after the other. */
  open(): Readable {
    this.#sent = [];
    return new BlockStream((memory) => this.#chunks(memory));
  }

  *#chunks(memory: BlockMemory): Generator<Buffer<ArrayBuffer>> {
    for (const part of this.#parts) {
      if (!('bytes' in part)) yield* this.#fileChunks(part, memory);
      else if (part.bytes.length > 0) yield Buffer.from(part.bytes);
    }
  }

  /** Synchronous reads: a connection takes no more than one chunk at a time, so nothing is won by waiting. */
  *#fileChunks(
    { file, offset = 0, size }: Extract<BodyPart, { file: string }>,
    memory: BlockMemory,
  ): Generator<Buffer<ArrayBuffer>> {
    const source = openSync(file, 'r');
    try {
      const beside = size < besideBytes ? undefined : this.#hashBeside?.({ file, offset, size });
      const hash = beside === undefined ? createHash('sha256') : undefined;
      if (beside !== undefined) this.#note(unchanged(file, fstatSync(source).mtimeMs, size, beside));
      for (let done = 0; done < size;) {
        const chunk = memory.take(Math.min(chunkBytes, size - done));
        const count = readSync(source, chunk, 0, chunk.length, offset + done);
        if (count === 0) throw changed(file);
        const read = chunk.subarray(0, count);
        hash?.update(read);
        done += count;
        yield read;
      }
      if (hash !== undefined) this.#note(Promise.resolve({ size, sha256: hash.digest('hex') }));
    } finally {
      closeSync(source);
    }
  }

  /** What goes wrong is told to who asks for it; a try that was broken off is not asked. */
  #note(sent: Promise<HashedFile>): void {
    sent.catch(() => undefined);
    this.#sent.push(sent);
  }
}

/** Two readers must have read the same: while both did, the file's time must not have changed. */
async function unchanged(
  file: string,
  modifiedMs: number,
  size: number,
  beside: Promise<string | undefined>,
): Promise<HashedFile> {
  const sha256 = await beside;
  if (sha256 === undefined || statSync(file).mtimeMs !== modifiedMs) throw changed(file);
  return { size, sha256 };
}

function changed(file: string): Failure {
  return new Failure('CHANGED_WHILE_READ', `${file} changed while it was sent`, {
    remedy: 'run this after whatever writes the file has finished',
  });
}
