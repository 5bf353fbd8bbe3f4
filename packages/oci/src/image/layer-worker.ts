import { parentPort } from 'node:worker_threads';

import type { LayerWanted } from '@slipway/core/image';

import { rangeDigest, type FileRange } from './file-range.ts';
import { gzipBlock } from './gzip-block.ts';
import { plainLayer } from './layer.ts';

// The program of a thread beside the main one: a block in, compressed; a layer or a range of a file in, hashed. One
// answer each, in order. What went wrong is found again, and told, by whoever needs the answer.
parentPort?.on('message', (asked: Uint8Array | LayerWanted | FileRange) => {
  if (ArrayBuffer.isView(asked)) {
    const compressed = gzipBlock(asked);
    parentPort?.postMessage(compressed, [compressed.buffer]);
  } else if ('file' in asked) answer(rangeOf(asked));
  else void plainLayer(asked, new AbortController().signal).then(answer, () => answer(undefined));
});

function rangeOf(range: FileRange): string | undefined {
  try {
    return rangeDigest(range);
  } catch {
    return undefined;
  }
}

function answer(found: unknown): void {
  parentPort?.postMessage(found, []);
}
