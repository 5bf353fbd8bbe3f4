import { expect, it } from 'vitest';

import { endpointNamePattern } from './kind.ts';

it.each([
  ['iris', true],
  ['a-1', true],
  [`a${'b'.repeat(31)}`, true],
  [`a${'b'.repeat(32)}`, false],
  ['ab', false],
  ['1ris', false],
  ['iris-', false],
  ['ir_is', false],
  ['-iris', false],
])('takes %s as the name of an endpoint: %s', (name, expected) => {
  expect(endpointNamePattern.test(name)).toBe(expected);
});
