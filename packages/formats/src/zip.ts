import { inflateRawSync } from 'node:zlib';
import type { ByteSource } from '@slipway/core/bytes';
import { messageOf } from '@slipway/core/trouble';
import { atByte, brokenFile, bytesText } from './broken-file.ts';

/** A file in a zip archive; sizes in bytes. */
export interface ZipEntry {
  path: string;
  size: number;
  compressedSize: number;
  /** 0: stored, 8: deflated. */
  method: number;
  /** Of the local header. */
  offset: number;
  /** Unix mode of the entry, 0 when its maker had none: a link is 0o120000. */
  mode: number;
}

const END_SIZE = 22;
const LONGEST_COMMENT = 0xffff;
const DIRECTORY_LIMIT = 64 * 1024 * 1024;
const MEMBER_LIMIT = 64 * 1024 * 1024;
const IS_IN_ZIP64 = 0xffffffff;

/** Whether the bytes begin as a zip archive does. */
export function looksLikeZip(head: Uint8Array): boolean {
  return head[0] === 0x50 && head[1] === 0x4b && head[2] === 0x03 && head[3] === 0x04;
}

/**
 * Lists a zip archive from its central directory, in two or three reads.
 * Source: https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT, 4.3 and 4.5.3 (zip64).
 * @throws Problems when the archive is cut off or damaged.
 */
export async function readZip(file: string, source: ByteSource): Promise<ZipEntry[]> {
  const { offset, size } = await findDirectory(file, source);
  if (size > DIRECTORY_LIMIT || offset + size > source.size) {
    brokenFile(
      file,
      `its directory should be at ${atByte(offset)}, ${bytesText(size)} long`,
      'a zip archive',
    );
  }
  const bytes = await source.read(offset, size);
  const view = viewOf(bytes);
  const entries: ZipEntry[] = [];
  for (let at = 0; at + 46 <= bytes.length && view.getUint32(at, true) === 0x02014b50;) {
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true);
    const extra = bytes.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength);
    entries.push({
      path: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)),
      method: view.getUint16(at + 10, true),
      mode: view.getUint16(at + 40, true),
      ...withZip64(extra, {
        size: view.getUint32(at + 24, true),
        compressedSize: view.getUint32(at + 20, true),
        offset: view.getUint32(at + 42, true),
      }),
    });
    at += 46 + nameLength + extraLength + view.getUint16(at + 32, true);
  }
  return entries;
}

/** The bytes of a stored file as a source, for files that are too large to be read whole. */
export async function storedMember(file: string, source: ByteSource, entry: ZipEntry): Promise<ByteSource> {
  const start = await memberStart(file, source, entry);
  return {
    size: entry.compressedSize,
    read: (offset, length) => source.read(start + offset, Math.min(length, entry.compressedSize - offset)),
  };
}

/** Reads a small file of an archive whole. */
export async function readMember(file: string, source: ByteSource, entry: ZipEntry): Promise<Uint8Array> {
  if (entry.size > MEMBER_LIMIT || entry.compressedSize > MEMBER_LIMIT) {
    brokenFile(file, `\`${entry.path}\` in it has ${bytesText(entry.size)}`, 'at most 64 MiB of description');
  }
  const start = await memberStart(file, source, entry);
  const bytes = await source.read(start, entry.compressedSize);
  if (entry.method === 0) return bytes;
  if (entry.method !== 8) {
    brokenFile(file, `\`${entry.path}\` in it has the compression ${entry.method}`, 'stored or deflated');
  }
  try {
    return inflateRawSync(bytes, { maxOutputLength: MEMBER_LIMIT });
  } catch (error) {
    return brokenFile(file, `\`${entry.path}\` in it is damaged: ${messageOf(error)}`, 'a zip archive');
  }
}

async function memberStart(file: string, source: ByteSource, entry: ZipEntry): Promise<number> {
  const header = await source.read(Math.min(entry.offset, source.size), 30);
  if (header.length < 30 || !looksLikeZip(header)) {
    brokenFile(file, `\`${entry.path}\` should be at ${atByte(entry.offset)} and is not`, 'a zip archive');
  }
  const view = viewOf(header);
  const start = entry.offset + 30 + view.getUint16(26, true) + view.getUint16(28, true);
  if (start + entry.compressedSize > source.size) {
    brokenFile(
      file,
      `\`${entry.path}\` in it reaches beyond the end of the file`,
      'a zip archive that is whole',
    );
  }
  return start;
}

async function findDirectory(file: string, source: ByteSource): Promise<{ offset: number; size: number }> {
  const start = Math.max(0, source.size - END_SIZE - LONGEST_COMMENT);
  const tail = await source.read(start, source.size - start);
  const view = viewOf(tail);
  for (let at = tail.length - END_SIZE; at >= 0; at -= 1) {
    if (view.getUint32(at, true) !== 0x06054b50) continue;
    const size = view.getUint32(at + 12, true);
    const offset = view.getUint32(at + 16, true);
    return offset === IS_IN_ZIP64 ? findZip64Directory(file, source, start + at) : { offset, size };
  }
  return brokenFile(
    file,
    `it begins as a zip archive, but its directory is missing at the end (${bytesText(source.size)})`,
    'a zip archive that is whole',
  );
}

async function findZip64Directory(file: string, source: ByteSource, end: number) {
  const locator = viewOf(await source.read(Math.max(0, end - 20), 20));
  if (locator.byteLength === 20 && locator.getUint32(0, true) === 0x07064b50) {
    const record = viewOf(await source.read(Math.min(safe(locator, 8), source.size), 56));
    if (record.byteLength === 56) return { size: safe(record, 40), offset: safe(record, 48) };
  }
  return brokenFile(file, 'the zip64 directory is damaged', 'a zip archive that is whole');
}

type Sizes = Pick<ZipEntry, 'size' | 'compressedSize' | 'offset'>;

/** Sizes that do not fit into 32 bits are in the extra field 1, in this order. */
function withZip64(extra: Uint8Array, sizes: Sizes): Sizes {
  const view = viewOf(extra);
  for (let at = 0; at + 4 <= extra.length; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue;
    let next = at + 4;
    const wide = (narrow: number) => {
      if (narrow !== IS_IN_ZIP64 || next + 8 > extra.length) return narrow;
      next += 8;
      return safe(view, next - 8);
    };
    const size = wide(sizes.size);
    const compressedSize = wide(sizes.compressedSize);
    return { size, compressedSize, offset: wide(sizes.offset) };
  }
  return sizes;
}

function safe(view: DataView, at: number): number {
  return Number(view.getBigUint64(at, true));
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
}
