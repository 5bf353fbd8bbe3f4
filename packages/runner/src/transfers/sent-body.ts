import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';
import type { Readable } from 'node:stream';

import type { HashedFile } from '@slipway/core/ports-files';
import type { BodyPart } from '@slipway/core/ports-transfers';
import { Failure } from '@slipway/core/trouble';
import { BlockStream, type BlockMemory } from '@slipway/oci/registry/block-stream';

/** A chunk that is read and sent at once. */
const chunkBytes = 512 * 1024;

/** A body made of parts, and what was read of its files. Opened anew for each try. */
export class SentBody {
  /** In bytes. */
  readonly size: number;
  readonly #parts: readonly BodyPart[];
  #sent: HashedFile[] = [];

  constructor(parts: readonly BodyPart[]) {
    this.#parts = parts;
    this.size = parts.reduce((sum, part) => sum + ('bytes' in part ? part.bytes.length : part.size), 0);
  }

  /** What went out of each file since the last `open`, in the order of the parts. */
  get sent(): readonly HashedFile[] {
    return this.#sent;
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
    const hash = createHash('sha256');
    const source = openSync(file, 'r');
    try {
      for (let done = 0; done < size;) {
        const chunk = memory.take(Math.min(chunkBytes, size - done));
        const count = readSync(source, chunk, 0, chunk.length, offset + done);
        if (count === 0) throw changed(file);
        const read = chunk.subarray(0, count);
        hash.update(read);
        done += count;
        yield read;
      }
    } finally {
      closeSync(source);
    }
    this.#sent.push({ size, sha256: hash.digest('hex') });
  }
}

function changed(file: string): Failure {
  return new Failure('CHANGED_WHILE_READ', `${file} became shorter while it was sent`, {
    remedy: 'run this after whatever writes the file has finished',
  });
}
