import { Readable } from 'node:stream';
import { constants, createZstdCompress } from 'node:zlib';

import type { LayerCompression } from '@slipway/core/image';

import { gzipBlock } from './gzip-block.ts';
import { inThisThread, inThreads, type BlockCompressor } from './layer-threads.ts';
import type { LayerMember } from './layer-members.ts';
import { tarBlocks, tarSize } from './tar-blocks.ts';

/** How many bytes are looked at to decide, and in pieces of what size. */
const sampleCount = 16;
const windowSize = 64 * 1024;

/** Below this a layer is compressed in the main thread: threads would take longer to start. In bytes. */
const worthThreads = 8 * 1024 * 1024;

/**
 * Decides from windows that lie evenly over the layer whether compressing it pays: float weights keep 92 % of their size
 * and take ten times as long, pickled forests and text shrink to a third. Same bytes, same answer.
 */
export function worthCompressing(members: readonly LayerMember[]): boolean {
  const size = tarSize(members);
  const offsets =
    size <= sampleCount * windowSize
      ? [0]
      : Array.from({ length: sampleCount }, (_, index) =>
          Math.floor(((size - windowSize) * index) / (sampleCount - 1)),
        );
  let looked = 0;
  let left = 0;
  for (const offset of offsets) {
    const bytes = windowAt(members, offset, Math.ceil((sampleCount * windowSize) / offsets.length));
    looked += bytes.length;
    left += gzipBlock(bytes).length;
  }
  return left < looked * 0.8;
}

function windowAt(members: readonly LayerMember[], offset: number, length: number): Buffer {
  for (const block of tarBlocks(members, { offset, blockSize: length })) return block;
  return Buffer.alloc(0);
}

/** The compressor for a layer of a size. @param program see `threadProgram` */
export function compressorFor(size: number, program: string | undefined, cores: number): BlockCompressor {
  return program === undefined || cores < 2 || size < worthThreads ? inThisThread : inThreads(program, cores);
}

/** Compresses blocks to a gzip file of one member a block. Takes the blocks' memory. */
export async function* gzipped(
  blocks: Iterable<Buffer<ArrayBuffer>>,
  compressor: BlockCompressor,
): AsyncGenerator<Uint8Array, void> {
  const underWay: Promise<Uint8Array>[] = [];
  for (const block of blocks) {
    const compressed = compressor.compress(block);
    // Its failure is told when its turn comes, which may be after this generator was left.
    compressed.catch(() => undefined);
    underWay.push(compressed);
    if (underWay.length >= compressor.lanes) yield (await underWay.shift()) as Uint8Array;
  }
  for (const compressed of underWay) yield await compressed;
}

/** Compresses with Node's own Zstandard. Its bytes are those of the library inside Node: another version may differ. */
export async function* zstandard(blocks: Iterable<Buffer>): AsyncGenerator<Uint8Array, void> {
  const compress = createZstdCompress({ params: { [constants.ZSTD_c_compressionLevel]: 3 } });
  yield* Readable.from(blocks).compose(compress) as AsyncIterable<Buffer>;
}

/** What `auto` becomes for these members. */
export function decidedCompression(
  wanted: LayerCompression,
  members: readonly LayerMember[],
): Exclude<LayerCompression, 'auto'> {
  if (wanted !== 'auto') return wanted;
  return worthCompressing(members) ? 'gzip' : 'none';
}
