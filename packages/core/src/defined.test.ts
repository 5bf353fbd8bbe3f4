import { expect, it } from 'vitest';

import { defined } from './defined.ts';

it('keeps what is set, also when it is falsy', () => {
  expect(Object.keys(defined({ none: undefined, zero: 0, empty: '', no: false, nothing: null }))).toEqual([
    'zero',
    'empty',
    'no',
    'nothing',
  ]);
});

it('does not override in a spread', () => {
  const port: number | undefined = undefined;
  expect({ port: 80, ...defined({ port }) }).toEqual({ port: 80 });
});
