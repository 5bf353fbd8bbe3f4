import { createHash } from 'node:crypto';

import { BlockMemory } from '@slipway/http/block-stream';
import type { FileContent, LayerMember } from './layer-members.ts';
import { OpenSource } from './open-source.ts';
import { tarEnd, tarHeader, tarHeaderSize, tarPadding } from './tar-header.ts';

/** Size of the blocks that are read, in bytes, where nothing else is said. Larger reads are no faster. */
const usualBlockSize = 1024 * 1024;

/** Which bytes of an archive or a file, and how they come. */
export interface BlockOptions {
  /** Of the first byte that is wanted. */
  offset?: number;
  /** Every block in the same memory: whoever takes one must be done with it before asking for the next. */
  reuse?: boolean;
  /** Where blocks get their memory from. */
  memory?: BlockMemory;
  /** In bytes. */
  blockSize?: number;
}

/** The size of the archive in bytes. */
export function tarSize(members: readonly LayerMember[]): number {
  return members.reduce((sum, member) => sum + memberSize(member), tarEnd.length);
}

function memberSize(member: LayerMember): number {
  return tarHeaderSize(member) + member.size + tarPadding(member.size);
}

/**
 * The bytes of the archive, in blocks of one size; only the last is shorter. Files are read straight into the block, synchronously: for one reader at a time
 * this is faster than streams, above all with many small files.
 * @throws Failure `DIGEST_MISMATCH` when a file is not what its entry says, `CHANGED_WHILE_READ`, `STORAGE_FAILED`
 */
export function tarBlocks(
  members: readonly LayerMember[],
  options: BlockOptions = {},
): Generator<Buffer<ArrayBuffer>, void> {
  return inBlocks(archivePieces(members, options.offset ?? 0), options);
}

/** The bytes of a file, in blocks. @throws Failure `DIGEST_MISMATCH`, `CHANGED_WHILE_READ`, `STORAGE_FAILED` */
export function fileBlocks(
  content: FileContent,
  size: number,
  options: BlockOptions = {},
): Generator<Buffer<ArrayBuffer>, void> {
  return inBlocks(filePiece(content, size, options.offset ?? 0), options);
}

function* inBlocks(
  pieces: Iterable<Piece>,
  { reuse = false, blockSize = usualBlockSize, memory = new BlockMemory() }: BlockOptions,
): Generator<Buffer<ArrayBuffer>, void> {
  let block = memory.take(blockSize);
  let filled = 0;
  for (const piece of pieces) {
    let done = 0;
    while (done < piece.size) {
      const count = Math.min(piece.size - done, blockSize - filled);
      piece.fill(block.subarray(filled, filled + count), done);
      done += count;
      filled += count;
      if (filled < blockSize) continue;
      yield block;
      filled = 0;
      if (!reuse) block = memory.take(blockSize);
    }
    piece.end?.();
  }
  if (filled > 0) yield block.subarray(0, filled);
}

/** Some bytes of the archive in a row. `fill` is called for all of them in their order. */
interface Piece {
  size: number;
  fill(target: Buffer, from: number): void;
  end?(): void;
}

function* archivePieces(members: readonly LayerMember[], offset: number): Generator<Piece, void> {
  let skip = offset;
  for (const member of members) {
    const whole = memberSize(member);
    if (skip >= whole) {
      skip -= whole;
      continue;
    }
    for (const part of parts(member)) {
      const skipped = Math.min(skip, part.size);
      skip -= skipped;
      if (skipped === part.size) continue;
      if ('content' in part) yield* filePiece(part.content, part.size, skipped);
      else yield bytesPiece(part.bytes, skipped);
    }
  }
  yield bytesPiece(tarEnd, skip);
}

/** Header, content and padding of a member. */
function parts(
  member: LayerMember,
): ({ size: number; bytes: Uint8Array } | { size: number; content: FileContent })[] {
  const header = tarHeader(member);
  const padding = new Uint8Array(tarPadding(member.size));
  const around = [
    { size: header.length, bytes: header },
    { size: padding.length, bytes: padding },
  ] as const;
  if (member.content === undefined) return [around[0]];
  const content =
    'text' in member.content
      ? { size: member.size, bytes: Buffer.from(member.content.text) }
      : { size: member.size, content: member.content };
  return [around[0], content, around[1]];
}

function bytesPiece(bytes: Uint8Array, skipped: number): Piece {
  return {
    size: bytes.length - skipped,
    fill: (target, from) => target.set(bytes.subarray(skipped + from, skipped + from + target.length)),
  };
}

/** A file is open only while its piece is taken. Its digest is checked in the same pass, when all of it is read. */
function* filePiece(content: FileContent, size: number, skipped: number): Generator<Piece, void> {
  using source = new OpenSource(content.from, { size, modifiedMs: content.modifiedMs });
  const hash = content.sha256 !== undefined && skipped === 0 ? createHash('sha256') : undefined;
  yield {
    size: size - skipped,
    fill: (target, from) => {
      source.read(target, skipped + from);
      hash?.update(target);
    },
    end: () => source.end(hash && content.sha256 ? { hash, sha256: content.sha256 } : undefined),
  };
}
