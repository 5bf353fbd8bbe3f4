import { createHash } from 'node:crypto';
import { statSync, type Stats } from 'node:fs';
import { setImmediate } from 'node:timers/promises';

import type { BuiltBlob, Descriptor } from '@slipway/core/image';
import { storageFailure } from '@slipway/core/storage-failure';
import { Failure } from '@slipway/core/trouble';

import type { FileContent, LayerMember } from './layer-members.ts';
import { changed } from './open-source.ts';
import { fileBlocks, tarBlocks, type BlockOptions } from './tar-blocks.ts';

/** Where the bytes of a blob come from: an archive that is made of them again, a file, or what it holds itself. Plain data. */
export type BlobSource =
  | { kind: 'archive'; members: readonly LayerMember[] }
  | ({ kind: 'file' } & FileContent)
  | { kind: 'base64'; content: string }
  | TextSource;

interface TextSource {
  kind: 'text';
  content: string;
}

/** A blob whose bytes are a text. */
export function textBlob(
  title: string,
  content: string,
  described: Omit<Descriptor, 'digest' | 'size'>,
): BuiltBlob {
  const source: TextSource = { kind: 'text', content };
  const size = Buffer.byteLength(content);
  return { title, descriptor: { ...described, digest: textDigest(content), size }, source };
}

/** `sha256:<hex>` of a text. */
export function textDigest(content: string): string {
  return `sha256:${createHash('sha256').update(content).digest('hex')}`;
}

/** The bytes of a blob, from an offset on. @throws Failure `CHANGED_WHILE_READ`, `DIGEST_MISMATCH`, `STORAGE_FAILED` */
export function blobBlocks(blob: BuiltBlob, options: BlockOptions = {}): Iterable<Buffer<ArrayBuffer>> {
  const source = blob.source as BlobSource;
  switch (source.kind) {
    case 'archive':
      return tarBlocks(source.members, options);
    case 'file':
      return fileBlocks(source, blob.descriptor.size, options);
    case 'base64':
      return [Buffer.from(source.content, 'base64').subarray(options.offset ?? 0)];
    case 'text':
      return [Buffer.from(source.content).subarray(options.offset ?? 0)];
  }
}

/**
 * Hashes blocks. Signals and timers get a turn now and then.
 * @throws what `signal` says when it is aborted
 */
export async function hashBlocks(
  blocks: Iterable<Uint8Array>,
  signal: AbortSignal,
): Promise<{ sha256: string; size: number }> {
  const hash = createHash('sha256');
  let size = 0;
  let count = 0;
  for (const block of blocks) {
    hash.update(block);
    size += block.length;
    count += 1;
    if (count % breatheEvery === 0) await breathe(signal);
  }
  return { sha256: hash.digest('hex'), size };
}

/** In blocks. */
const breatheEvery = 64;

/** Lets signals and timers have a turn. @throws Failure `CANCELLED` */
export async function breathe(signal: AbortSignal): Promise<void> {
  await setImmediate();
  if (signal.aborted) throw new Failure('CANCELLED', 'the run was cancelled', { cause: signal.reason });
}

/** True when the bytes of a blob can still be had and have its digest. */
export async function isWholeBlob(blob: BuiltBlob, signal: AbortSignal): Promise<boolean> {
  try {
    const { sha256, size } = await hashBlocks(blobBlocks(blob, { reuse: true }), signal);
    return `sha256:${sha256}` === blob.descriptor.digest && size === blob.descriptor.size;
  } catch (thrown) {
    if (thrown instanceof Failure && thrown.code !== 'CANCELLED') return false;
    throw thrown;
  }
}

/**
 * What is known of a file from now on: with its time a later change is noticed.
 * @throws Failure `CHANGED_WHILE_READ` when it has not the size that it had when it was listed, or not the time that it
 * had when it was hashed; `STORAGE_FAILED`
 */
export function observed(content: FileContent, size: number): FileContent {
  const found = statOf(content.from);
  const { modifiedMs = found.mtimeMs } = content;
  if (found.size !== size || found.mtimeMs !== modifiedMs) throw changed(content.from);
  return { ...content, modifiedMs: found.mtimeMs };
}

function statOf(path: string): Stats {
  try {
    return statSync(path);
  } catch (thrown) {
    throw storageFailure('read', path, thrown);
  }
}
