import { readAll, type ByteSource } from '@slipway/core/bytes';
import { refuse, type Place } from '@slipway/core/trouble';

/** Where a text came from: a file, whose lines can be pointed at, or an input of an action. */
export type Origin = { file: string } | { input: string };

/** A place in a text. Lines and columns count from 1; an input has none, so there they are left out. */
export function placeIn(origin: Origin, line?: number, column?: number): Place {
  if ('input' in origin) return origin;
  if (line === undefined) return origin;
  return column === undefined ? { ...origin, line } : { ...origin, line, column };
}

/** Reads a small text file that must be UTF-8; a byte order mark is left out. */
export async function readText(origin: Origin, source: ByteSource): Promise<string> {
  return decodeText(origin, await readAll(source));
}

/**
 * Decodes UTF-8; a byte order mark is left out.
 * @throws Problems when the bytes are not UTF-8.
 */
export function decodeText(origin: Origin, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    refuse({
      where: origin,
      said: 'the bytes are not UTF-8 text',
      expected: 'a UTF-8 text file',
      remedy: 'save the file as UTF-8',
    });
  }
}

/** The line and column of an offset in a text, both counted from 1. */
export function lineAndColumn(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset);
  const lastBreak = before.lastIndexOf('\n');
  let line = 1;
  for (let at = before.indexOf('\n'); at !== -1; at = before.indexOf('\n', at + 1)) line += 1;
  return { line, column: offset - lastBreak };
}
