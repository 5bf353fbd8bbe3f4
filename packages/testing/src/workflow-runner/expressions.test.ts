import { describe, expect, test } from 'vitest';

import { filled, holds } from './expressions.ts';

const contexts = {
  steps: { register: { outputs: { 'model-version': '3', registered: 'true' } } },
  needs: {},
  github: { ref: 'refs/heads/main' },
};

describe('filled', () => {
  test.each([
    ['version ${{ steps.register.outputs.model-version }}!', 'version 3!'],
    ["${{ format('a}}b{0}', 1) }}", 'a}b1'],
    ['${{ steps.nobody.outputs.nothing }}', ''],
    ["${{ github.ref == 'refs/heads/main' && 'yes' || 'no' }}", 'yes'],
    [true, 'true'],
    [undefined, ''],
  ])('%s → %s', (text, expected) => {
    expect(filled(text, contexts, 'success')).toBe(expected);
  });

  test('a context that does not exist is an error, as on GitHub', () => {
    expect(() => filled('${{ stepz.a }}', contexts, 'success')).toThrow('stepz');
  });
});

describe('holds', () => {
  test.each([
    [undefined, 'success', true],
    [undefined, 'failure', false],
    ["steps.register.outputs.registered == 'true'", 'success', true],
    ["steps.register.outputs.registered == 'true'", 'failure', false],
    ["${{ steps.register.outputs.registered == 'false' }}", 'success', false],
    ['always()', 'failure', true],
    ['failure()', 'failure', true],
    ['failure()', 'skipped', false],
    ['!cancelled()', 'failure', true],
    [false, 'success', false],
  ] as const)('%s after %s: %s', (condition, status, expected) => {
    expect(holds(condition, contexts, status)).toBe(expected);
  });
});
