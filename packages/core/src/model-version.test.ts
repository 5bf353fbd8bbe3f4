import { expect, test } from 'vitest';

import { byVersion, compareVersions } from './model-version.ts';

test.each([
  ['2', '10', -1],
  ['10', '9', 1],
  ['1.9.0', '1.10.0', -1],
  ['1.2', '1.2.0', 0],
  ['v3', '2', 1],
  ['2026-11-21', '2026-02-28', 1],
  ['99999999999999999999', '99999999999999999998', 1],
  ['rc-1', 'rc-1', 0],
  ['rc-1', '1', undefined],
  ['1.0-beta', '1.0', undefined],
])('%s beside %s: %s', (left, right, expected) => {
  expect(compareVersions(left, right)).toBe(expected);
});

test('versions are in an order that people expect', () => {
  const shuffled = ['v10', 'rc-2', '9', '1.10', 'rc-10', '1.9'];
  expect(shuffled.toSorted(byVersion)).toEqual(['1.9', '1.10', '9', 'v10', 'rc-2', 'rc-10']);
});
