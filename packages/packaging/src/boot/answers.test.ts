import { describe, expect, it } from 'vitest';

import { firstDifference } from './answers.ts';

describe('comparing answers', () => {
  it('lets numbers differ by the tolerance, relative to their size', () => {
    expect(firstDifference({ p: [0.5, 1e6] }, { p: [0.50009, 1e6 + 90] }, 1e-4)).toBeUndefined();
    expect(firstDifference([1, 2], [1, 2.01], 1e-4)).toEqual({ path: '$[1]', expected: '2', got: '2.01' });
    expect(firstDifference([1e-9], [0], 1e-4)).toBeUndefined();
    expect(firstDifference([1], [1.0000001], 0)).toMatchObject({ path: '$[0]' });
  });

  it('names the place of the first difference', () => {
    expect(firstDifference({ a: [{ b: 'x' }] }, { a: [{ b: 'y' }] }, 0)).toEqual({
      path: '$.a[0].b',
      expected: '"x"',
      got: '"y"',
    });
    expect(firstDifference({ a: 1 }, {}, 0)).toEqual({ path: '$.a', expected: '1', got: 'nothing' });
    expect(firstDifference({}, { extra: null }, 0)).toEqual({
      path: '$.extra',
      expected: 'nothing',
      got: 'null',
    });
    expect(firstDifference([1, 2], [1], 0)).toEqual({ path: '$', expected: '2 entries', got: '1 entries' });
    expect(firstDifference([1], '1', 0)).toMatchObject({ path: '$' });
  });
});
