import { inflateRawSync, constants } from 'node:zlib';
import { bytesInMemory, type ByteSource } from '@slipway/core/bytes';
import { messageOf, Problems } from '@slipway/core/trouble';
import { atByte, brokenFile } from '../broken-file.ts';
import { readMember, readZip, storedMember, type ZipEntry } from '../zip.ts';
import type { Findings } from './finding.ts';
import { escapingPath, unreadable } from './words.ts';

/** The longest data descriptor, which may follow an entry. */
const DESCRIPTOR = 24;
const END_SIZE = 22;
const ZIP64_RECORDS = 76;
const LONGEST_COMMENT = 0xffff;
const HELD = 64 * 1024 * 1024;
const HEAD = 64 * 1024;
const LINK = 0o120000;

/** The bytes of a file in an archive; `whole` is false where they are only the beginning. */
export interface Content {
  source: ByteSource;
  whole: boolean;
}

/** A file in an archive. It is opened when it is asked for, so that one is in memory at a time. */
export interface Member {
  path: string;
  /** Undefined when it can not be read, which is told. */
  open(): Promise<Content | undefined>;
}

/** Whether the last record of a zip archive is at the end of a file, whatever the file begins with. */
export async function endsAsZip(source: ByteSource): Promise<boolean> {
  return (await endOf(source)) !== undefined;
}

/**
 * Opens every file of an archive. What could make two readers see different files is told: names or methods that differ
 * between the directory and the file's own header, bytes that belong to no file, the same name twice.
 * @throws Problems when the archive is broken.
 */
export async function* zipMembers(
  file: string,
  source: ByteSource,
  findings: Findings,
): AsyncGenerator<Member> {
  const entries = await readZip(file, source);
  await checkPlaces(file, source, entries, findings);
  const seen = new Set<string>();
  for (const entry of entries) {
    const inside = `${file}!${entry.path}`;
    if (seen.has(entry.path)) findings.add(unreadable(inside, 'the archive has two files of this name'));
    seen.add(entry.path);
    checkPath(inside, entry, findings);
    if (entry.path.endsWith('/') && entry.size === 0) continue;
    yield { path: entry.path, open: () => opened(file, source, entry, findings) };
  }
}

async function opened(
  file: string,
  source: ByteSource,
  entry: ZipEntry,
  findings: Findings,
): Promise<Content | undefined> {
  const { method } = entry;
  const inside = `${file}!${entry.path}`;
  try {
    if (method === 0) return { source: await storedMember(file, source, entry), whole: true };
    if (method !== 8) findings.add(unreadable(inside, `it is compressed with the method ${method}`));
    else if (entry.size <= HELD && entry.compressedSize <= HELD)
      return { source: bytesInMemory(await readMember(file, source, entry)), whole: true };
    else return { source: await beginning(file, source, entry), whole: false };
  } catch (error) {
    if (!(error instanceof Problems)) throw error;
    for (const { said } of error.problems) findings.add(unreadable(inside, said));
  }
  return undefined;
}

/** Whether a path of an archive leaves the folder that the archive is unpacked to. */
export function leavesFolder(path: string): boolean {
  return path.split(/[/\\]/).includes('..') || /^([/\\]|[A-Za-z]:)/.test(path);
}

function checkPath(inside: string, entry: ZipEntry, findings: Findings): void {
  if (leavesFolder(entry.path))
    findings.add(escapingPath(inside, `the archive names a file \`${entry.path}\``));
  if ((entry.mode & 0o170000) === LINK) findings.add(escapingPath(inside, `\`${entry.path}\` is a link`));
}

async function beginning(file: string, source: ByteSource, entry: ZipEntry): Promise<ByteSource> {
  const stored = await storedMember(file, source, entry);
  const packed = await stored.read(0, HEAD);
  try {
    return bytesInMemory(inflateRawSync(packed, { finishFlush: constants.Z_SYNC_FLUSH }));
  } catch (error) {
    return brokenFile(file, `\`${entry.path}\` in it is damaged: ${messageOf(error)}`, 'a zip archive');
  }
}

async function checkPlaces(
  file: string,
  source: ByteSource,
  entries: readonly ZipEntry[],
  findings: Findings,
): Promise<void> {
  const end = await endOf(source);
  const directory = end === undefined ? source.size : Math.min(end.directory, source.size);
  const gap = end === undefined ? 0 : end.at - end.directory - end.size;
  if (end === undefined || (gap !== 0 && gap !== ZIP64_RECORDS && end.directory !== 0xffffffff))
    findings.add(unreadable(file, 'the end of the archive is not where its directory says'));
  let at = 0;
  for (const entry of entries.toSorted((one, other) => one.offset - other.offset)) {
    if (entry.offset < at || entry.offset - at > (at === 0 ? 0 : DESCRIPTOR))
      findings.add(
        unreadable(file, `bytes of the archive belong to no file or to two, at ${atByte(at)}`, at),
      );
    const header = await source.read(Math.min(entry.offset, source.size), 30);
    const view = new DataView(header.buffer, header.byteOffset, header.length);
    if (header.length < 30 || view.getUint32(0, true) !== 0x04034b50) {
      findings.add(
        unreadable(`${file}!${entry.path}`, 'the archive has no such file where it says', entry.offset),
      );
      continue;
    }
    const nameLength = view.getUint16(26, true);
    const name = new TextDecoder().decode(await source.read(entry.offset + 30, nameLength));
    if (name !== entry.path || view.getUint16(8, true) !== entry.method)
      findings.add(
        unreadable(`${file}!${entry.path}`, `its own header says another name or packing: \`${name}\``),
      );
    at = entry.offset + 30 + nameLength + view.getUint16(28, true) + entry.compressedSize;
  }
  if (entries.length > 0 && directory - at > DESCRIPTOR && end?.directory !== 0xffffffff)
    findings.add(unreadable(file, `bytes of the archive belong to no file, at ${atByte(at)}`, at));
}

/** The last record, where its comment reaches exactly to the end of the file. */
async function endOf(source: ByteSource) {
  const short = await source.read(Math.max(0, source.size - END_SIZE), END_SIZE);
  const start = isEnd(short, 0)
    ? source.size - END_SIZE
    : Math.max(0, source.size - END_SIZE - LONGEST_COMMENT);
  const tail = isEnd(short, 0) ? short : await source.read(start, source.size - start);
  for (let at = tail.length - END_SIZE; at >= 0; at -= 1) {
    if (!isEnd(tail, at)) continue;
    const view = new DataView(tail.buffer, tail.byteOffset + at, END_SIZE);
    return { at: start + at, size: view.getUint32(12, true), directory: view.getUint32(16, true) };
  }
  return undefined;
}

function isEnd(bytes: Uint8Array, at: number): boolean {
  if (bytes.length - at < END_SIZE) return false;
  if (bytes[at] !== 0x50 || bytes[at + 1] !== 0x4b || bytes[at + 2] !== 5 || bytes[at + 3] !== 6)
    return false;
  return at + END_SIZE + bytes[at + 20]! + bytes[at + 21]! * 256 === bytes.length;
}
