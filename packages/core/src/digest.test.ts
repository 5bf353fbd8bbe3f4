import { createHash } from 'node:crypto';

import { describe, expect, it } from 'vitest';

import { byCodePoint, rootDigestInput } from './digest.ts';

const sha256 = (text: string | Uint8Array): string => createHash('sha256').update(text).digest('hex');

describe('the root digest', () => {
  it('is taken over the raw digests in the order of the paths, whatever order they come in', () => {
    const files = [
      { path: 'b', sha256: sha256('2') },
      { path: 'a/z', sha256: sha256('1') },
      { path: 'B', sha256: sha256('3') },
    ];
    const expected = sha256(
      Buffer.concat(['3', '1', '2'].map((text) => createHash('sha256').update(text).digest())),
    );
    expect(sha256(rootDigestInput(files))).toBe(expected);
    expect(sha256(rootDigestInput(files.toReversed()))).toBe(expected);
  });

  it('orders by code point, not by UTF-16 unit or locale', () => {
    const paths = ['\u{1F600}', '\uFFFD', 'é', 'z', 'a', 'aa', 'A', ''];
    expect(paths.toSorted(byCodePoint)).toEqual(['', 'A', 'a', 'aa', 'z', 'é', '\uFFFD', '\u{1F600}']);
  });
});
