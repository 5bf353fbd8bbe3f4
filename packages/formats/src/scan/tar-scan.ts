import type { ByteSource } from '@slipway/core/bytes';
import type { Findings } from './finding.ts';
import { escapingPath, unreadable } from './words.ts';
import { leavesFolder, type Member } from './zip-scan.ts';

const BLOCK = 512;

/** In bytes: far above the longest names. */
const LONGEST_HEADER = 1024 * 1024;

/** Whether the bytes begin as a tar archive does: by the sum of its first header, since the oldest have no mark. */
export function looksLikeTar(head: Uint8Array): boolean {
  if (head.length < BLOCK || head[0] === 0) return false;
  const said = Number.parseInt(textOf(head, 148, 8).trim(), 8);
  const sum = head
    .subarray(0, BLOCK)
    .reduce((total, byte, at) => total + (at >= 148 && at < 156 ? 0x20 : byte), 0);
  return said === sum;
}

/**
 * Opens every file of a tar archive, with the names of GNU's and pax's long headers.
 * Source: https://pubs.opengroup.org/onlinepubs/9799919799/utilities/pax.html, "ustar Interchange Format".
 */
export async function* tarMembers(
  file: string,
  source: ByteSource,
  findings: Findings,
): AsyncGenerator<Member> {
  let at = 0;
  let longName: string | undefined;
  let longLink: string | undefined;
  while (at + BLOCK <= source.size) {
    const header = await source.read(at, BLOCK);
    if (header.every((byte) => byte === 0)) return;
    const size = sizeOf(header);
    if (size === undefined || at + BLOCK + size > source.size) {
      findings.add(unreadable(file, 'the archive is cut off or broken', at));
      return;
    }
    const start = at + BLOCK;
    const type = String.fromCharCode(header[156] ?? 0);
    at = start + Math.ceil(size / BLOCK) * BLOCK;
    if (/[LKxXg]/.test(type)) {
      if (size > LONGEST_HEADER) return findings.add(unreadable(file, 'a header has no end', start));
      const bytes = await source.read(start, size);
      if (type === 'L') longName = textOf(bytes, 0, size);
      else if (type === 'K') longLink = textOf(bytes, 0, size);
      else {
        const said = paxRecords(bytes);
        if (type === 'g' || said === undefined || [...said.keys()].some(changesContent))
          findings.add(unreadable(file, 'a header changes what the files after it are', start));
        longName = said?.get('path') ?? longName;
        longLink = said?.get('linkpath') ?? longLink;
      }
      continue;
    }
    if (type === 'S') findings.add(unreadable(file, 'it has a file with holes', start));
    const path = longName ?? nameOf(header);
    const link = longLink ?? textOf(header, 157, 100);
    [longName, longLink] = [undefined, undefined];
    checkPath(file, path, /[12]/.test(type) ? link : undefined, findings);
    if (/[346]/.test(type)) findings.add(unreadable(`${file}!${path}`, 'it is a device or a pipe', start));
    // Python takes every type that it does not know for a file.
    if (!/[1-6]/.test(type) && !(type === '\0' && path.endsWith('/')))
      yield { path, open: () => Promise.resolve({ source: part(source, start, size), whole: true }) };
    else if (size > 0) {
      findings.add(unreadable(`${file}!${path}`, 'it has a content, which no folder and no link has', start));
      at = start;
    }
  }
}

function part(source: ByteSource, start: number, size: number): ByteSource {
  return {
    size,
    read: (offset, length) => source.read(start + offset, Math.max(0, Math.min(length, size - offset))),
  };
}

function checkPath(file: string, path: string, link: string | undefined, findings: Findings): void {
  const inside = `${file}!${path}`;
  if (leavesFolder(path)) findings.add(escapingPath(inside, `the archive names a file \`${path}\``));
  if (link !== undefined) findings.add(escapingPath(inside, `\`${path}\` is a link to \`${link}\``));
}

function nameOf(header: Uint8Array): string {
  const prefix = header[257] === 0x75 && header[262] === 0 ? textOf(header, 345, 155) : '';
  const name = textOf(header, 0, 100);
  return prefix === '' ? name : `${prefix}/${name}`;
}

/** Octal, or with the first bit set a binary number. */
function sizeOf(header: Uint8Array): number | undefined {
  const field = header.subarray(124, 136);
  if ((field[0] ?? 0) >= 0x80) {
    const size = field.subarray(1).reduce((sum, byte) => sum * 256 + byte, 0);
    return Number.isSafeInteger(size) ? size : undefined;
  }
  const digits = textOf(header, 124, 12).trim();
  return /^[0-7]*$/.test(digits) ? Number.parseInt(digits || '0', 8) : undefined;
}

/** `<length> <key>=<value>\n`, one after another; undefined when they are not. A later one counts. */
function paxRecords(bytes: Uint8Array): Map<string, string> | undefined {
  const records = new Map<string, string>();
  for (let at = 0; at < bytes.length && bytes[at] !== 0;) {
    const [digits] = /^\d{1,7}(?= )/.exec(textOf(bytes, at, 8)) ?? [];
    const length = Number(digits ?? 0);
    const record = textOf(bytes, at, length);
    const equals = record.indexOf('=');
    if (digits === undefined || equals < 0 || !record.endsWith('\n')) return undefined;
    records.set(record.slice(digits.length + 1, equals), record.slice(equals + 1, -1));
    at += length;
  }
  return records;
}

/** What makes another file of the bytes: readers differ in what they make of it. */
function changesContent(key: string): boolean {
  return key === 'size' || key === 'hdrcharset' || key.startsWith('GNU.sparse.');
}

function textOf(bytes: Uint8Array, start: number, length: number): string {
  return new TextDecoder().decode(bytes.subarray(start, start + length)).replace(/\0[^]*$/, '');
}
