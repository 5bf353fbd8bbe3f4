import { expect, test } from 'vitest';

import { isInRange, isRange } from './pep440.ts';

test.each([
  '>=1.2',
  '>=1, <2',
  '== 1.*',
  '~=1.4',
  '!=1.5.*',
  '===1.0-odd',
  '==2.6.0+cpu',
  '>=v2',
  '==1!2.0rc1',
])('%s is a range', (text) => expect(isRange(text)).toBe(true));

test.each(['=1', '1.0', '3.9|3.10', '>=abc', '>=2024.x', '>=1.*', '~=1', '>=1 <2', '<2,,'])(
  '%s is none',
  (text) => expect(isRange(text)).toBe(false),
);

test.each([
  ['1.10', '>=1.9', true],
  ['2.0.0rc1', '>=2.0', false],
  ['2.0.0rc1', '>=1.26', true],
  ['2.13.0+cu129', '==2.13.*', true],
  ['no version', '>=1', false],
])('%s in %s: %s', (version, range, expected) => expect(isInRange(version, range)).toBe(expected));
