import type { RecordedFile } from '@slipway/core/model-record';
import type { BodyPart, BodyPlace } from '@slipway/core/ports-transfers';

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
 * Where the bytes of such an archive go; those of a file without a place are skipped. The record says where each file
 * begins, so no header of the archive is believed: no file can be written to a path that the record does not have.
 */
export function archivePlaces<File extends Member>(
  files: readonly File[],
  to: (file: File) => string | undefined,
): BodyPlace[] {
  const places = files.flatMap((file): BodyPlace[] => {
    const place = to(file);
    const content = place === undefined ? { skip: file.size } : { file: place, size: file.size };
    return [{ skip: header(file).length }, content, { skip: padding(file.size) }];
  });
  return [...places, { skip: end.length }];
}

function padding(size: number): number {
  return (block - (size % block)) % block;
}

/** A header of the kind `ustar`, with one of pax before it when the path or the size does not fit. */
function header({ path, size }: Member): Uint8Array {
  const { length } = encodeUtf8(path);
  const isLarge = size >= 8 ** 11;
  if (length <= 100 && length === path.length && !isLarge) return encodeUtf8(ustar(path, size, '0'));
  const records = paxRecord('path', path) + (isLarge ? paxRecord('size', String(size)) : '');
  const bytes = encodeUtf8(records).length;
  const pax = ustar('pax', bytes, 'x') + records + '\0'.repeat(padding(bytes));
  return encodeUtf8(pax + ustar(`file-${size}`, size % 8 ** 11, '0'));
}

/** `<length> <key>=<value>\n`, where the length counts itself. */
function paxRecord(key: string, value: string): string {
  const rest = encodeUtf8(` ${key}=${value}\n`).length;
  const length = rest + String(rest + String(rest).length).length;
  return `${length} ${key}=${value}\n`;
}

/** Source: https://pubs.opengroup.org/onlinepubs/9699919799/utilities/pax.html, "ustar Interchange Format" */
function ustar(name: string, size: number, type: string): string {
  const octal = (value: number, digits: number): string => `${value.toString(8).padStart(digits, '0')}\0`;
  const before = `${name.padEnd(100, '\0')}${octal(0o644, 7)}${octal(0, 7).repeat(2)}${octal(size, 11)}${octal(0, 11)}`;
  const after = `${type}${'\0'.repeat(100)}ustar\u000000`;
  const sum = encodeUtf8(`${before}${' '.repeat(8)}${after}`).reduce((total, byte) => total + byte, 0);
  return `${before}${octal(sum, 6)} ${after}`.padEnd(block, '\0');
}

function encodeUtf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
