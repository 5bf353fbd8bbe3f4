import { PickleFault } from './pickle-machine.ts';

/** What a backslash and one letter mean in a Python string of bytes. */
const letters: Readonly<Record<string, string>> = {
  '\n': '',
  '\\': '\\',
  "'": "'",
  '"': '"',
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

/**
 * The text that the opcode STRING means: quotes taken off, escapes carried out, so that `'\x6fs'` is seen as `os`.
 * Source: https://github.com/python/cpython/blob/v3.13.0/Lib/pickle.py, `load_string`.
 * @throws PickleFault when it is not quoted.
 */
export function quotedText(line: string): string {
  const inner = /^(['"])([^]*)\1$/.exec(line)?.[2];
  if (inner === undefined) throw new PickleFault(`the text \`${line.slice(0, 40)}\` has no quotes around it`);
  return inner.replace(
    /\\(?:x([0-9a-fA-F]{2})|([0-7]{1,3})|([^]))/g,
    (whole: string, hex?: string, octal?: string, letter = '') => {
      if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16));
      if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8) & 0xff);
      return letters[String(letter)] ?? whole;
    },
  );
}

/**
 * The text that the opcode UNICODE means: `\u006fs` is `os`. A backslash behind a backslash escapes nothing.
 * Source: https://docs.python.org/3/library/codecs.html, `raw_unicode_escape`.
 */
export function rawUnicodeEscape(line: string): string {
  return line.replace(
    /\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|[^])/g,
    (whole: string, short?: string, long?: string) => {
      const code = Number.parseInt(short ?? long ?? '', 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}
