import { expect, test } from 'vitest';

import { matchesPattern } from './pattern.ts';

test.each([
  ['', '', true],
  ['', '*', true],
  ['a', '', false],
  ['abc', 'a?c', true],
  ['abc', '*c', true],
  ['abc', '*b', false],
  ['a.c', 'a?c', true],
  ['abc', 'a.c', false],
  ['org/model', '*', true],
  ['aab', '*ab', true],
  ['iris', 'iris', true],
  ['iris2', 'iris', false],
  ['iris', 'ir*', true],
  ['iris', 'i*i*', true],
  ['iris', 'i?is', true],
  ['iis', 'i?is', false],
  ['iris', 'i.is', false],
  ['a-b-b-c', 'a*b*c', true],
  ['a-b-b-d', 'a*b*c', false],
])('%j matches %j: %s', (text, pattern, expected) => expect(matchesPattern(text, pattern)).toBe(expected));

test('no pattern is slow', () => {
  const started = performance.now();
  expect(matchesPattern('a'.repeat(20_000), `${'*a'.repeat(50)}b`)).toBe(false);
  expect(performance.now() - started).toBeLessThan(1000);
});
