import type { ByteSource } from '@slipway/core/bytes';
import type { Findings } from './finding.ts';
import { escapingPath, unreadable } from './words.ts';
import { leavesFolder, type Member } from './zip-scan.ts';

const BLOCK = 512;

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
    if (/[LKx]/.test(type)) {
      const content = await textAt(source, start, size);
      if (type === 'L') longName = content;
      else if (type === 'K') longLink = content;
      else {
        longName = paxValue(content, 'path') ?? longName;
        longLink = paxValue(content, 'linkpath') ?? longLink;
      }
      continue;
    }
    const path = longName ?? nameOf(header);
    const link = longLink ?? textOf(header, 157, 100);
    [longName, longLink] = [undefined, undefined];
    checkPath(file, path, /[12]/.test(type) ? link : undefined, findings);
    if (type === '0' || type === '\0' || type === '7')
      yield { path, open: () => Promise.resolve({ source: part(source, start, size), whole: true }) };
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

async function textAt(source: ByteSource, start: number, size: number): Promise<string> {
  const bytes = await source.read(start, Math.min(size, 1024 * 1024));
  return new TextDecoder().decode(bytes).replace(/\0[^]*$/, '');
}

function paxValue(content: string, key: string): string | undefined {
  return new RegExp(`^\\d+ ${key}=(.*)$`, 'm').exec(content)?.[1];
}

function textOf(bytes: Uint8Array, start: number, length: number): string {
  return new TextDecoder().decode(bytes.subarray(start, start + length)).replace(/\0[^]*$/, '');
}
