import { bytesOfHex } from '@slipway/core/digest';

/** One line of a `RECORD` that says what a file has to be. */
export interface RecordedLine {
  path: string;
  /** Base64 without padding, as `RECORD` has it. */
  hash: string;
}

/**
 * The lines of a `RECORD` with a hash of SHA-256; paths that lead out of the folder belong to nobody's package. Pure.
 * Source: https://packaging.python.org/en/latest/specifications/recording-installed-packages/
 */
export function recordedLines(text: string): RecordedLine[] {
  return text.split(/\r?\n/).flatMap((line) => {
    const hash = /,sha256=([\w-]+),\d*$/.exec(line)?.[1];
    const path = recordedPath(line);
    return hash === undefined || path.split('/').includes('..') ? [] : [{ path, hash }];
  });
}

/** The path of a line of a `RECORD`, which is in quotes when it holds a comma. Pure. */
export function recordedPath(line: string): string {
  return /^"((?:[^"]|"")*)",/.exec(line)?.[1]?.replaceAll('""', '"') ?? line.slice(0, line.indexOf(','));
}

/** A SHA-256 in hexadecimal as a `RECORD` has it: in Base64 for addresses, without padding. Pure. */
export function recordHash(sha256: string): string {
  const base64 = btoa(String.fromCharCode(...bytesOfHex(sha256)));
  return base64.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}
