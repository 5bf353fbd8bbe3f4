import type { RecordedFile } from '@slipway/core/model-record';
import type { BodyPart, BodyPlace } from '@slipway/core/ports-transfers';
import { encodeUtf8 } from './text.ts';

/**
 * Above so many files a model is one archive: a call a file would take most of the time. What Azure ML calls
 * `azureml.unpack`: whoever reads the model gets the files.
 */
export const mostFiles = 1500;

const block = 512;
const end = new Uint8Array(2 * block);

/** A file, as far as the archive needs to know it. */
type Member = Pick<RecordedFile, 'path' | 'size'>;

/** A tar archive of files, as a body: the same files give the same bytes. `from` is where a file is. */
export function archiveParts<File extends Member>(
  files: readonly File[],
  from: (file: File) => string,
): BodyPart[] {
  const parts = files.flatMap((file): BodyPart[] => [
    { bytes: header(file) },
    { file: from(file), size: file.size },
    { bytes: new Uint8Array(padding(file.size)) },
  ]);
  return [...parts, { bytes: end }];
}

/**
 * Where the bytes of such an archive go. The record says where each file begins, so no header of the archive is
 * believed: no file can be written to a path that the record does not have.
 */
export function archivePlaces<File extends Member>(
  files: readonly File[],
  to: (file: File) => string,
): BodyPlace[] {
  const places = files.flatMap((file): BodyPlace[] => [
    { skip: header(file).length },
    { file: to(file), size: file.size },
    { skip: padding(file.size) },
  ]);
  return [...places, { skip: end.length }];
}

function padding(size: number): number {
  return (block - (size % block)) % block;
}

/** A header of the kind `ustar`, with one of pax before it when the path or the size does not fit. */
function header({ path, size }: Member): Uint8Array {
  const name = encodeUtf8(path);
  const isPlain = name.length <= 100 && name.length === path.length && size < 8 ** 11;
  if (isPlain) return ustar(name, size, '0');
  const records = encodeUtf8(
    paxRecord('path', path) + (size < 8 ** 11 ? '' : paxRecord('size', String(size))),
  );
  const short = encodeUtf8(`file-${size}`);
  const padded = new Uint8Array(records.length + padding(records.length));
  padded.set(records);
  return joined(ustar(encodeUtf8('pax'), records.length, 'x'), padded, ustar(short, size % 8 ** 11, '0'));
}

/** `<length> <key>=<value>\n`, where the length counts itself. */
function paxRecord(key: string, value: string): string {
  const rest = encodeUtf8(` ${key}=${value}\n`).length;
  let length = rest + 1;
  while (String(length).length + rest !== length) length = String(length).length + rest;
  return `${length} ${key}=${value}\n`;
}

/** Source: https://pubs.opengroup.org/onlinepubs/9699919799/utilities/pax.html, "ustar Interchange Format" */
function ustar(name: Uint8Array, size: number, type: string): Uint8Array {
  const bytes = new Uint8Array(block);
  const put = (text: string, at: number): void => bytes.set(encodeUtf8(text), at);
  const octal = (value: number, digits: number): string => `${value.toString(8).padStart(digits, '0')}\0`;
  bytes.set(name, 0);
  put(octal(0o644, 7), 100);
  put(octal(0, 7), 108);
  put(octal(0, 7), 116);
  put(octal(size, 11), 124);
  put(octal(0, 11), 136);
  put('        ', 148);
  put(type, 156);
  put('ustar\u000000', 257);
  const sum = bytes.reduce((total, byte) => total + byte, 0);
  put(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return bytes;
}

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
