import type { RecordedFile } from './model-record.ts';

/** Compares two strings by their code points, the order of the OpenSSF Model Signing manifest. */
export function byCodePoint(left: string, right: string): number {
  const length = Math.min(left.length, right.length);
  for (let index = 0; index < length; index += 1) {
    const a = left.charCodeAt(index);
    const b = right.charCodeAt(index);
    if (a !== b) return rankOfUnit(a) - rankOfUnit(b);
  }
  return left.length - right.length;
}

/** UTF-16 puts surrogates (code points above U+FFFF) before U+E000; by code point they come after U+FFFF. */
function rankOfUnit(unit: number): number {
  if (unit >= 0xe000) return unit - 0x800;
  return unit >= 0xd800 ? unit + 0x2000 : unit;
}

/**
 * The bytes over which a model's root digest is taken: the files' raw SHA-256 digests, in the order of their paths.
 * The digest of a model is SHA-256 over these bytes, as in an OpenSSF Model Signing statement.
 * Source: https://github.com/ossf/model-signing-spec, "subject".
 */
export function rootDigestInput(files: readonly Pick<RecordedFile, 'path' | 'sha256'>[]): Uint8Array {
  const ordered = files.toSorted((left, right) => byCodePoint(left.path, right.path));
  const bytes = new Uint8Array(ordered.length * 32);
  ordered.forEach((file, index) => bytes.set(bytesOfHex(file.sha256), index * 32));
  return bytes;
}

/** The bytes that a hexadecimal text stands for. */
export function bytesOfHex(hex: string): Uint8Array {
  const bytes = new Uint8Array(hex.length / 2);
  for (let index = 0; index < bytes.length; index += 1) {
    bytes[index] = Number.parseInt(hex.slice(index * 2, index * 2 + 2), 16);
  }
  return bytes;
}

/** `sha256:<hex>` in a short form for people: the first twelve hexadecimal digits. */
export function shortDigest(digest: string): string {
  return digest.replace(/^sha256:/, '').slice(0, 12);
}
