import { createHash } from 'node:crypto';

import { mediaTypes, type BuiltBlob, type LayerWanted } from '@slipway/core/image';

import { hashBlocks, observed, breathe, type BlobSource } from './blob-source.ts';
import { compressorFor, decidedCompression, gzipped, zstandard } from './compression.ts';
import { layerMembers, type LayerMember } from './layer-members.ts';
import type { Foreseen } from './layer-threads.ts';
import { tarBlocks, tarSize } from './tar-blocks.ts';
import { writeWhole } from './whole-file.ts';

/** What making layers needs of the machine. */
export interface LayerHost {
  cores: number;
  /** Absolute path, see `threadProgram`. */
  threadProgram: string | undefined;
  signal: AbortSignal;
}

/**
 * Computes one layer. A plain one is hashed and stays where its files are; a compressed one becomes the file
 * `sha256-<hex>` in `folder`.
 * @throws Failure `DIGEST_MISMATCH` naming the file, `CHANGED_WHILE_READ`, `STORAGE_FAILED`, `CANCELLED`
 */
export async function buildLayer(wanted: LayerWanted, folder: string, host: LayerHost): Promise<BuiltBlob> {
  const members = membersOf(wanted);
  const compression = decidedCompression(wanted.compression, members);
  if (compression === 'none') return hashedLayer(wanted, members, host.signal);
  await using compressor = compressorFor(tarSize(members), host.threadProgram, host.cores);
  const plain = hashedOnTheWay(tarBlocks(members));
  const bytes = compression === 'gzip' ? gzipped(plain.blocks, compressor) : zstandard(plain.blocks);
  if (tarSize(members) <= smallBytes) return smallLayer(wanted, compression, bytes, plain, host);
  const file = await writeWhole(folder, (sha256) => `sha256-${sha256}`, cancellable(bytes, host.signal));
  const source: BlobSource = { kind: 'file', from: file.path };
  const mediaType = mediaTypeOf(compression);
  const descriptor = { mediaType, digest: `sha256:${file.sha256}`, size: file.size, ...describedBy(wanted) };
  return { title: wanted.title, descriptor, diffId: plain.digest(), source };
}

/**
 * Computes a layer that is not compressed, which is hashed and nothing else; of any other it tells how to compress it.
 * @throws as `buildLayer`
 */
export async function plainLayer(wanted: LayerWanted, signal: AbortSignal): Promise<Foreseen> {
  const members = membersOf(wanted);
  const compression = decidedCompression(wanted.compression, members);
  return compression === 'none' ? hashedLayer(wanted, members, signal) : { compression };
}

async function hashedLayer(
  wanted: LayerWanted,
  members: readonly LayerMember[],
  signal: AbortSignal,
): Promise<BuiltBlob> {
  const { sha256, size } = await hashBlocks(tarBlocks(members, { reuse: true }), signal);
  const source: BlobSource = { kind: 'archive', members: members.map(checkedMember) };
  const digest = `sha256:${sha256}`;
  const descriptor = { mediaType: mediaTypes.layer, digest, size, ...describedBy(wanted) };
  return { title: wanted.title, descriptor, diffId: digest, source };
}

function membersOf({ title, entries }: LayerWanted): LayerMember[] {
  return layerMembers(title, entries).map(observedMember);
}

function describedBy({ annotations }: LayerWanted): Pick<BuiltBlob['descriptor'], 'annotations'> {
  return annotations === undefined ? {} : { annotations };
}

/** In bytes, of the archive: up to here a layer is held in memory, because a file of it would have to be flushed to disk. */
const smallBytes = 1_048_576;

async function smallLayer(
  wanted: LayerWanted,
  compression: 'gzip' | 'zstd',
  bytes: AsyncIterable<Uint8Array>,
  plain: { digest(): string },
  host: LayerHost,
): Promise<BuiltBlob> {
  const blocks: Uint8Array[] = [];
  for await (const block of cancellable(bytes, host.signal)) blocks.push(Buffer.from(block));
  const whole = Buffer.concat(blocks);
  const digest = `sha256:${createHash('sha256').update(whole).digest('hex')}`;
  const source: BlobSource = { kind: 'base64', content: whole.toString('base64') };
  const mediaType = mediaTypeOf(compression);
  const descriptor = { mediaType, digest, size: whole.length, ...describedBy(wanted) };
  return { title: wanted.title, descriptor, diffId: plain.digest(), source };
}

function mediaTypeOf(compression: 'gzip' | 'zstd'): string {
  return compression === 'gzip' ? mediaTypes.layerGzip : mediaTypes.layerZstd;
}

function observedMember(member: LayerMember): LayerMember {
  const { content } = member;
  return content === undefined || 'text' in content
    ? member
    : { ...member, content: observed(content, member.size) };
}

/**
 * What was recorded for a file is checked now. When it is read again its time is compared, and whoever gets the layer
 * takes it only with its own digest: hashing it twice more would double the time of sending it.
 */
function checkedMember(member: LayerMember): LayerMember {
  const { content } = member;
  if (content === undefined || 'text' in content) return member;
  const { sha256: _, ...known } = content;
  return { ...member, content: known };
}

/** Hashes blocks before they are handed on; `digest` is known when all of them are. */
function hashedOnTheWay(source: Iterable<Buffer<ArrayBuffer>>): {
  blocks: Iterable<Buffer<ArrayBuffer>>;
  digest(): string;
} {
  const hash = createHash('sha256');
  const handedOn = function* (): Generator<Buffer<ArrayBuffer>, void> {
    for (const block of source) {
      hash.update(block);
      yield block;
    }
  };
  return { blocks: handedOn(), digest: () => `sha256:${hash.digest('hex')}` };
}

async function* cancellable(
  bytes: AsyncIterable<Uint8Array>,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array, void> {
  for await (const block of bytes) {
    yield block;
    await breathe(signal);
  }
}
