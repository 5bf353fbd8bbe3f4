import { parentPort } from 'node:worker_threads';

import type { LayerWanted } from '@slipway/core/image';

import { gzipBlock } from './gzip-block.ts';
import { plainLayer } from './layer.ts';
import type { Foreseen } from './layer-threads.ts';

// The program of a thread beside the main one: a block in, compressed, or a layer in, hashed. One answer each, in order.
parentPort?.on('message', (asked: Uint8Array | LayerWanted) => {
  if (ArrayBuffer.isView(asked)) {
    const compressed = gzipBlock(asked);
    parentPort?.postMessage(compressed, [compressed.buffer]);
  } else void plainLayer(asked, new AbortController().signal).then(answer, () => answer(undefined));
});

/** What went wrong is found again, and told, by whoever needs the layer. */
function answer(foreseen: Foreseen | undefined): void {
  parentPort?.postMessage(foreseen, []);
}
