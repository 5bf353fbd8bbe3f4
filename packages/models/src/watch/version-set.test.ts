import { expect, test } from 'vitest';

import { memberOf, unionOf, withVersions } from './version-set.ts';

test('versions that were counted up are one range, in whatever order they came', () => {
  expect(withVersions([], ['3', '1', '2', '7', 'rc-1', '007', '8'])).toEqual([[1, 3], [7, 8], '007', 'rc-1']);
  expect(withVersions([[1, 3], 7], ['5', '6', '4'])).toEqual([[1, 7]]);
});

test('a name that looks like a range, or like another way to write a number, is a member of its own', () => {
  const set = withVersions([], ['1-3', '02', '12345678901234567890']);
  const has = memberOf(set);
  expect(['1-3', '02', '12345678901234567890'].map(has)).toEqual([true, true, true]);
  expect(['1', '2', '3', '12345678901234567891'].map(has)).toEqual([false, false, false, false]);
});

test('a union has the members of both, and nothing else', () => {
  for (let round = 0; round < 500; round += 1) {
    const some = (): string[] =>
      Array.from({ length: Math.floor(Math.random() * 12) }, () => String(Math.floor(Math.random() * 20)));
    const [left, right] = [some(), some()];
    const has = memberOf(unionOf(withVersions([], left), withVersions([], right)));
    for (let version = 0; version < 22; version += 1)
      expect(has(String(version))).toBe(left.includes(String(version)) || right.includes(String(version)));
  }
});
