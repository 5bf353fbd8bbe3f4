import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';

import { gzipBlock } from './gzip-block.ts';

/** Compresses blocks, several at a time. */
export interface BlockCompressor extends AsyncDisposable {
  /** How many blocks are worth giving before waiting for the first of them. */
  readonly lanes: number;
  /** Takes the block's memory. */
  compress(block: Buffer<ArrayBuffer>): Promise<Uint8Array>;
}

/**
 * Absolute path of the program that the threads run: the built one, or this very checkout's. Without either, layers are
 * compressed in the main thread, to the same bytes.
 * @param bundle the folder of the built bundle, `Host.bundle`
 */
export function gzipProgram(bundle: string): string | undefined {
  const ending = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  const candidates = [
    join(bundle, 'programs', 'gzip', 'index.js'),
    fileURLToPath(new URL(`gzip-worker.${ending}`, import.meta.url)),
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
 * @param program absolute path, see `gzipProgram`
 */
export function inThreads(program: string, cores: number): BlockCompressor {
  const threads = Array.from({ length: cores }, () => new GzipThread(program));
  let next = 0;
  return {
    // One block each that is being compressed, and one that waits, so that no thread idles.
    lanes: cores * 2,
    compress: (block) => (threads[next++ % cores] as GzipThread).compress(block),
    async [Symbol.asyncDispose]() {
      await Promise.all(threads.map((thread) => thread.end()));
    },
  };
}

/** One thread. It answers in the order in which it was asked. */
class GzipThread {
  readonly #worker: Worker;
  readonly #asked: { resolve(compressed: Uint8Array): void; reject(thrown: Error): void }[] = [];

  constructor(program: string) {
    this.#worker = new Worker(program);
    this.#worker.on('message', (compressed: Uint8Array) => this.#asked.shift()?.resolve(compressed));
    this.#worker.on('error', (thrown: Error) => {
      for (const asked of this.#asked.splice(0)) asked.reject(thrown);
    });
  }

  compress(block: Buffer<ArrayBuffer>): Promise<Uint8Array> {
    return new Promise((resolve, reject) => {
      this.#asked.push({ resolve, reject });
      this.#worker.postMessage(block, [block.buffer]);
    });
  }

  async end(): Promise<void> {
    await this.#worker.terminate();
  }
}
