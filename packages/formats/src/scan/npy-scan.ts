import type { ByteSource } from '@slipway/core/bytes';
import type { Findings } from './finding.ts';
import { scanPerhapsPickle, scanPickle } from './pickle-scan.ts';
import { unreadable } from './words.ts';

const MAGIC = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59];

/** Whether the bytes begin as a file of `numpy.save` does. */
export function looksLikeNpy(head: Uint8Array): boolean {
  return MAGIC.every((byte, index) => head[index] === byte);
}

/**
 * Scans a file of `numpy.save`: an array of objects is a pickle behind the header.
 * Source: https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html
 */
export async function scanNpy(file: string, source: ByteSource, findings: Findings): Promise<void> {
  const head = await source.read(0, 12);
  const view = new DataView(head.buffer, head.byteOffset, head.length);
  if (head.length < 12) return findings.add(unreadable(file, 'the file of numpy is cut off'));
  const isOld = head[6] === 1;
  const start = isOld ? 10 : 12;
  const length = isOld ? view.getUint16(8, true) : view.getUint32(8, true);
  if (length > 1024 * 1024 || start + length > source.size)
    return findings.add(unreadable(file, 'the header of numpy reaches beyond the file'));
  const header = new TextDecoder('latin1').decode(await source.read(start, length));
  const content = slice(source, start + length);
  if (namesObjects(header)) await scanPickle(file, content, findings, { unpickler: 'pickle', most: 1 });
  else await scanPerhapsPickle(file, content, findings);
}

/** Whether a type in the header is one of objects: `|O`, `O8`, `object`, or a list of types with one of them. */
function namesObjects(header: string): boolean {
  const literals = header.match(/'[^']*'|"[^"]*"/g) ?? [];
  return literals.some((literal) => /^.(.*,)? *\d*[|<>=]?(O\d*|object_?) *(,.*)?.$/.test(literal));
}

function slice(source: ByteSource, start: number): ByteSource {
  return {
    size: source.size - start,
    read: (offset, length) => source.read(start + offset, length),
  };
}
