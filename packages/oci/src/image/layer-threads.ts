import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';

import type { BuiltBlob, LayerCompression, LayerWanted } from '@slipway/core/image';

import type { FileRange } from './file-range.ts';
import { gzipBlock } from './gzip-block.ts';

/** Compresses blocks, several at a time. */
export interface BlockCompressor extends AsyncDisposable {
  /** How many blocks are worth giving before waiting for the first of them. */
  readonly lanes: number;
  /** Takes the block's memory. */
  compress(block: Buffer<ArrayBuffer>): Promise<Uint8Array>;
}

/** What a thread tells of a layer: the whole of it when it is not compressed, else how it is to be. */
export type Foreseen = BuiltBlob | { compression: Exclude<LayerCompression, 'auto' | 'none'> };

/**
 * Absolute path of the program that the threads run: the built one, or this very checkout's. Without either, layers are
 * made in the main thread, to the same bytes.
 * @param bundle the folder of the built bundle, `Host.bundle`
 */
export function threadProgram(bundle: string): string | undefined {
  const ending = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  const candidates = [
    join(bundle, 'programs', 'layers', 'index.js'),
    fileURLToPath(new URL(`layer-worker.${ending}`, import.meta.url)),
  ];
  return candidates.find((path) => existsSync(path));
}

/** Compresses in the thread that asks. */
export const inThisThread: BlockCompressor = {
  lanes: 1,
  compress: (block) => Promise.resolve(gzipBlock(block)),
  [Symbol.asyncDispose]: () => Promise.resolve(),
};

/**
 * Compresses in threads, one for each core. They end when this is disposed.
 * @param program absolute path, see `threadProgram`
 */
export function inThreads(program: string, cores: number): BlockCompressor {
  const threads = Array.from({ length: cores }, () => new LayerThread(program));
  let next = 0;
  return {
    // One block each that is being compressed, and one that waits, so that no thread idles.
    lanes: cores * 2,
    compress: (block) =>
      (threads[next++ % cores] as LayerThread).ask(block, [block.buffer]) as Promise<Uint8Array>,
    async [Symbol.asyncDispose]() {
      await Promise.all(threads.map((thread) => thread.end()));
    },
  };
}

/** One thread. It answers in the order in which it was asked. */
export class LayerThread {
  readonly #worker: Worker;
  readonly #asked: { resolve(answer: unknown): void; reject(thrown: Error): void }[] = [];

  #broken: Error | undefined;

  /** @param program absolute path, see `threadProgram` */
  constructor(program: string) {
    this.#worker = new Worker(program);
    this.#worker.on('message', (answer: unknown) => this.#asked.shift()?.resolve(answer));
    this.#worker.on('error', (thrown: Error) => {
      this.#broken = thrown;
      for (const asked of this.#asked.splice(0)) asked.reject(thrown);
    });
  }

  /** Whether the process lives on for what is asked. */
  keepsAlive(does: boolean): void {
    if (does) this.#worker.ref();
    else this.#worker.unref();
  }

  /** Asks for a compressed block, a layer or a digest. `moved` is memory that is given away. */
  ask(what: Uint8Array | LayerWanted | FileRange, moved: readonly ArrayBuffer[] = []): Promise<unknown> {
    return new Promise((resolve, reject) => {
      // Nothing would answer any more.
      if (this.#broken !== undefined) throw this.#broken;
      this.#asked.push({ resolve, reject });
      this.#worker.postMessage(what, moved);
    });
  }

  /** Ends the thread, whatever it does. */
  async end(): Promise<void> {
    await this.#worker.terminate();
  }
}

/**
 * SHA-256 of a range, hexadecimal, computed in a thread of its own; undefined when it could not be read.
 * @param program absolute path, see `threadProgram`
 */
export async function rangeDigestBeside(range: FileRange, program: string): Promise<string | undefined> {
  const thread = new LayerThread(program);
  try {
    return (await thread.ask(range)) as string | undefined;
  } finally {
    await thread.end();
  }
}
