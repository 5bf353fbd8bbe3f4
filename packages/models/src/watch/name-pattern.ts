import type { Parsed } from '@slipway/core/inputs';

/** Parses a pattern of names or aliases, where `*` stands for any characters and `?` for one; see `matchesPattern`. */
export function parseNamePattern(entry: string): Parsed<string> {
  return /^[A-Za-z0-9_.*?-]{1,255}$/.test(entry)
    ? { value: entry }
    : { expected: 'patterns of letters, digits, `_`, `.` and `-`, with `*` and `?`' };
}
