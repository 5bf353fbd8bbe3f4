import { expect, it } from 'vitest';

import { readCsv } from './csv.ts';

it.each([
  ['a,b\n1,2\n', ['a', 'b'], [['1', '2']]],
  [
    'a,b\r\n1,2\r\n3,4',
    ['a', 'b'],
    [
      ['1', '2'],
      ['3', '4'],
    ],
  ],
  ['a,b\n"x, ""y""\nz",\n', ['a', 'b'], [['x, "y"\nz', '']]],
  ['"a b"\n1\n\n2\n', ['a b'], [['1'], ['2']]],
  ['a\n', ['a'], []],
])('reads %j', (text, columns, rows) => {
  expect(readCsv(text)).toMatchObject({ columns, rows });
});

it.each([
  ['', /empty/],
  ['a,b\n1,2\n3\n', /row 2 of the CSV body has 1 values, its first line names 2 columns/],
  ['a\nx"y\n', /row 1 of the CSV body has a quote in the wrong place/],
  ['a\n"x\n', /quote in the wrong place/],
])('refuses %j', (text, message) => {
  expect(() => readCsv(text)).toThrow(message);
});

it('reads a cell of some megabytes', () => {
  const long = 'x""'.repeat(1_000_000);
  expect(readCsv(`a\n"${long}"\n`).rows).toEqual([[long.replaceAll('""', '"')]]);
});
