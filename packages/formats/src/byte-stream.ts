import { createGunzip, createInflate, type Gunzip, type Inflate } from 'node:zlib';
import type { ByteSource } from '@slipway/core/bytes';
import { atByte, brokenFile } from './broken-file.ts';

const CHUNK_SIZE = 64 * 1024;

/** Bytes one after another. `skip` leaves out up to `count` bytes without reading them, and says how many. */
export interface Feed {
  next(): Promise<Uint8Array | undefined>;
  skip(count: number): number;
  /** Bytes of the source behind the end of what is compressed in it; known when `next` has found the end. */
  unread(): number;
  /** Lets go of what the feed holds; nothing can be read afterwards. */
  close(): Promise<void>;
}

/** A feed of a source's own bytes. */
export function plainFeed(source: ByteSource): Feed {
  let at = 0;
  return {
    async next() {
      if (at >= source.size) return undefined;
      const chunk = await source.read(at, CHUNK_SIZE);
      at += chunk.length;
      return chunk.length === 0 ? undefined : chunk;
    },
    skip(count) {
      const skipped = Math.min(count, source.size - at);
      at += skipped;
      return skipped;
    },
    unread: () => 0,
    close: () => Promise.resolve(),
  };
}

/** What is said of compressed data that is made to keep its reader busy: zeros for hours. */
export const unpacksWithoutEnd = 'it unpacks to more than 256 MiB and 200 times its size, as no model does';

/**
 * A feed of what a compressed source holds, with bounded memory however much that is.
 * `next` throws Problems when the compressed data is damaged or cut off, or unpacks to far more than models do.
 */
export function inflatedFeed(file: string, source: ByteSource, compression: 'zlib' | 'gzip'): Feed {
  const inflate = compression === 'zlib' ? createInflate() : createGunzip();
  const output = inflate[Symbol.asyncIterator]() as AsyncIterator<Uint8Array>;
  const pump = async () => {
    for (let at = 0; at < source.size && !inflate.destroyed; at += CHUNK_SIZE) {
      const room = inflate.write(await source.read(at, CHUNK_SIZE));
      if (!room) await drained(inflate);
    }
    inflate.end();
  };
  pump().catch((error: unknown) => inflate.destroy(error as Error));
  const most = Math.max(2 ** 28, 200 * source.size);
  let unpacked = 0;
  return {
    async next() {
      try {
        const { value, done } = await output.next();
        if (done === true) return undefined;
        unpacked += value.length;
        if (unpacked > most) return brokenFile(file, unpacksWithoutEnd, 'a file that is what it says to be');
        return value;
      } catch (error) {
        if (!isZlibError(error)) throw error;
        return brokenFile(
          file,
          `the ${compression} data is broken: ${error.message}`,
          'a file that is whole',
        );
      }
    },
    skip: () => 0,
    unread: () => source.size - inflate.bytesWritten,
    async close() {
      await output.return?.();
    },
  };
}

/** Waits until there is room again, or nobody reads any more. */
function drained(inflate: Inflate | Gunzip): Promise<void> {
  return new Promise((resolve) => {
    const settle = () => {
      inflate.off('drain', settle).off('close', settle);
      resolve();
    };
    inflate.on('drain', settle).on('close', settle);
  });
}

function isZlibError(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('Z_');
}

/** Reads a feed from its beginning to its end, without going back. */
export class ByteStream {
  /** Of the next byte, counted from the beginning of the feed. */
  position = 0;
  readonly #file: string;
  readonly #feed: Feed;
  #bytes: Uint8Array = new Uint8Array(0);
  #at = 0;

  constructor(file: string, feed: Feed) {
    this.#file = file;
    this.#feed = feed;
  }

  /** Makes `count` bytes readable without waiting; false when the feed ends before. */
  async fill(count: number): Promise<boolean> {
    while (this.#bytes.length - this.#at < count) {
      const chunk = await this.#feed.next();
      if (chunk === undefined) return false;
      this.#bytes = joined(this.#bytes.subarray(this.#at), chunk);
      this.#at = 0;
    }
    return true;
  }

  /** Bytes of the source that follow what is compressed in it; known when `fill` has found the end. */
  unread(): number {
    return this.#feed.unread();
  }

  /** Whether `count` bytes are readable without waiting. */
  holds(count: number): boolean {
    return this.#bytes.length - this.#at >= count;
  }

  /** The next byte without taking it; undefined when none is readable without waiting. */
  peek(): number | undefined {
    return this.#bytes[this.#at];
  }

  /** The next bytes without taking them; fewer where fewer are readable without waiting. Valid until `fill`. */
  ahead(count: number): Uint8Array {
    return this.#bytes.subarray(this.#at, this.#at + count);
  }

  /** Takes bytes that are readable without waiting. They are valid until the next call of `fill`. */
  take(count: number): Uint8Array {
    if (!this.holds(count)) this.#cutOff();
    const taken = this.#bytes.subarray(this.#at, this.#at + count);
    this.#at += count;
    this.position += count;
    return taken;
  }

  /** Takes `count` bytes, but keeps no more than the first `kept` of them. */
  async takeHead(count: number, kept: number): Promise<Uint8Array> {
    const wanted = Math.min(count, kept);
    if (!this.holds(wanted) && !(await this.fill(wanted))) this.#cutOff();
    const head = this.take(wanted).slice();
    if (count > wanted) await this.skip(count - wanted);
    return head;
  }

  /** Leaves out `count` bytes. */
  async skip(count: number): Promise<void> {
    let left = count;
    while (left > 0) {
      const held = Math.min(left, this.#bytes.length - this.#at);
      this.#at += held;
      this.position += held;
      left -= held;
      if (left === 0) return;
      const skipped = this.#feed.skip(left);
      this.position += skipped;
      left -= skipped;
      if (left > 0 && !(await this.fill(1))) this.#cutOff();
    }
  }

  /** Takes a line and its line feed, and keeps no more than its first `kept` bytes. */
  async lineHead(kept: number): Promise<{ length: number; head: Uint8Array }> {
    const chunks: Uint8Array[] = [];
    for (let length = 0; ;) {
      const end = this.#bytes.indexOf(0x0a, this.#at);
      const held = this.take(end < 0 ? this.#bytes.length - this.#at : end - this.#at);
      if (length < kept) chunks.push(held.slice(0, kept - length));
      length += held.length;
      if (end >= 0) {
        this.take(1);
        return { length, head: chunks.reduce(joined, new Uint8Array(0)) };
      }
      if (!(await this.fill(1))) this.#cutOff();
    }
  }

  #cutOff(): never {
    const end = this.position + this.#bytes.length - this.#at;
    brokenFile(
      this.#file,
      `the data ends at ${atByte(end)}, in the middle of a value`,
      'a file that is whole',
    );
  }
}

function joined(rest: Uint8Array, chunk: Uint8Array): Uint8Array {
  if (rest.length === 0) return chunk;
  const both = new Uint8Array(rest.length + chunk.length);
  both.set(rest);
  both.set(chunk, rest.length);
  return both;
}
