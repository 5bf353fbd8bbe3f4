import { parentPort } from 'node:worker_threads';

import { gzipBlock } from './gzip-block.ts';

// The program of a thread that compresses blocks: one in, one out, in order.
parentPort?.on('message', (block: Uint8Array) => {
  const compressed = gzipBlock(block);
  parentPort?.postMessage(compressed, [compressed.buffer]);
});
