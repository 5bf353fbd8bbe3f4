import { expect, test } from 'vitest';

import { sameButForCase, unportable, unportablePaths } from './portable-names.ts';

test.each(['nul', 'CON', 'com1.txt', 'LPT9', 'a.', 'a ', 'a:b', 'a?b', 'a\\b', 'a\nb'])(
  '`%s` is not portable',
  (name) => {
    expect(unportable(name)).toBeDefined();
  },
);

test.each(['model.bin', 'console', 'null', 'com', '.hidden', 'ünïcode', 'a b'])(
  '`%s` is portable',
  (name) => {
    expect(unportable(name)).toBeUndefined();
  },
);

test('names that differ by case only are one name on some disks', () => {
  expect(sameButForCase('Iris', ['iris', 'rose'])).toBe('iris');
  expect(sameButForCase('iris', ['iris', 'rose'])).toBeUndefined();
  expect(unportablePaths(['a/B.txt', 'a/b.txt', 'c/nul', 'd'])).toEqual([
    '`a/b.txt` and `a/B.txt` are one file on disks that ignore case',
    '`c/nul` is the name of a device on Windows',
  ]);
});
