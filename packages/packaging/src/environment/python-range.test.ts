import { describe, expect, it } from 'vitest';

import { closestPython, saidPython } from './python-range.ts';

describe('what a file says of its Python', () => {
  it.each([
    ['==3.11.*', { version: '3.11' }],
    ['==3.11.7', { version: '3.11' }],
    ['~=3.11.2', { version: '3.11' }],
    ['~=3.11', { range: '~=3.11' }],
    ['>=3.9,<3.13', { range: '>=3.9,<3.13' }],
    ['', undefined],
    ['3.9|3.10', undefined],
  ])('%s', (specifier, expected) => {
    expect(saidPython(specifier)).toEqual(expected);
  });
});

describe('choosing the Python closest to that of this machine', () => {
  it.each([
    ['>=3.12', '3.11.7', '3.12'],
    ['<3.11', '3.11.7', '3.10'],
    ['>=3.9,<3.13', '3.11.7', '3.11'],
    ['>=3.9,!=3.11.*', '3.11', '3.10'],
    ['!=3.11.2', '3.11', '3.11'],
    ['<=3.12', '3.13', '3.11'],
    ['~=3.10', '3.13', '3.13'],
    ['>3.10,<4', undefined, '3.12'],
    ['>=3.10.4', '3.10.1', '3.10'],
    ['<3.6', '3.11', undefined],
  ])('of %s on a machine with %s: %s', (range, here, expected) => {
    expect(closestPython(range, here)).toBe(expected);
  });
});
