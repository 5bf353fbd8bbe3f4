import { describe, expect, it } from 'vitest';

import { type ElementType, elementTypes } from './element-types.ts';
import { Refusal } from './refusal.ts';
import { readTensor, type Slot } from './tensor-reading.ts';

function slot(type: string, shape: Slot['shape']): Slot {
  return { name: 'X', type: elementTypes.get(type) as ElementType, shape };
}

const matrix = slot('float32', ['batch', 4]);

function refusalOf(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    if (error instanceof Refusal && error.status === 400) return error.message;
    throw error;
  }
  throw new Error('nothing was refused');
}

describe('what is read', () => {
  it('keeps row-major order', () => {
    const { elements, dims } = readTensor(
      slot('int8', [-1, 2, 3]),
      [
        [
          [1, 2, 3],
          [4, 5, 6],
        ],
        [
          [7, 8, 9],
          [10, 11, 12],
        ],
      ],
      'data',
    );
    expect(dims).toEqual([2, 2, 3]);
    expect([...elements]).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  });

  it('takes plain values for a column, and a value for a scalar', () => {
    expect(readTensor(slot('string', ['batch', 1]), ['a', 'b'], 'data')).toEqual({
      elements: ['a', 'b'],
      dims: [2, 1],
    });
    expect(readTensor(slot('float64', []), 2.5, 'data')).toEqual({
      elements: new Float64Array([2.5]),
      dims: [],
    });
  });

  it('finds the rank where the model leaves it open', () => {
    expect(
      readTensor(
        slot('float32', []),
        [
          [1, 2],
          [3, 4],
        ],
        'data',
      ).dims,
    ).toEqual([2, 2]);
  });

  it('keeps every digit of 64-bit integers', () => {
    const { elements } = readTensor(slot('int64', [-1]), [1, -(2n ** 63n), 2n ** 63n - 1n], 'data');
    expect([...elements]).toEqual([1n, -(2n ** 63n), 2n ** 63n - 1n]);
  });
});

describe('what is refused, with its place', () => {
  it.each([
    [
      [
        [1, 2, 3, 4],
        [1, 2, 3],
      ],
      'data[1] has 3 values, the model takes 4 (input "X", shape [batch, 4])',
    ],
    [
      [1, 2, 3, 4],
      'data[0] is 1, the model takes a list of 4 there (input "X", shape [batch, 4]); put a single row into a list of its own',
    ],
    [[[1, 2, '3', 4]], 'data[0][2] is "3", the model takes a number (FP32) (input "X", shape [batch, 4])'],
    [[[1, 2, null, 4]], 'data[0][2] is null, the model takes a number (FP32) (input "X", shape [batch, 4])'],
    [
      [[1, 2, [3], 4]],
      'data[0][2] is a list of 1, the model takes a number (FP32) (input "X", shape [batch, 4])',
    ],
    [[[1, 2, 1e39, 4]], 'data[0][2] is 1e+39, the model takes a number (FP32) (input "X", shape [batch, 4])'],
    [
      [[1, 2, 3, 4], {}],
      'data[1] is an object, the model takes a list of 4 there (input "X", shape [batch, 4])',
    ],
    [[], 'data is an empty list, the model takes a number (FP32) (input "X", shape [batch, 4])'],
    ['abc', 'data is "abc", the model takes a list there (input "X", shape [batch, 4])'],
  ])('%j', (value, message) => {
    expect(refusalOf(() => readTensor(matrix, value, 'data'))).toBe(message);
  });

  it('says which lists differ where the model leaves the length open', () => {
    const message = refusalOf(() => readTensor(slot('float32', [-1, -1]), [[1, 2], [3]], 'data'));
    expect(message).toBe('data[1] has 1 value, but data[0] has 2 (input "X", shape [batch, ?])');
  });

  it('asks for no memory for a ragged list whose first row is long', () => {
    const rows = [Array.from({ length: 100_000 }, () => 0), ...Array.from({ length: 100_000 }, () => [])];
    expect(refusalOf(() => readTensor(slot('float32', [-1, -1]), rows, 'data'))).toMatch(
      /^data\[1\] is an empty list/,
    );
  });

  it.each([
    ['int8', 128],
    ['int8', -129],
    ['uint8', -1],
    ['uint8', 1.5],
    ['int16', 32768],
    ['uint16', 65536],
    ['int32', 2 ** 31],
    ['int32', 2n ** 40n],
    ['uint32', 2 ** 32],
    ['int64', 2n ** 63n],
    ['int64', 2 ** 53],
    ['int64', 0.5],
    ['uint64', -1],
    ['uint64', 2n ** 64n],
    ['float16', 65505],
    ['float64', Infinity],
    ['bool', 1],
    ['bool', 'true'],
    ['string', 1],
    ['string', 'a\0b'],
    ['string', '\ud83d'],
  ])('%s %s', (type, value) => {
    expect(refusalOf(() => readTensor(slot(type, [-1]), [value], 'data'))).toMatch(
      /^data\[0\] is .*the model takes /,
    );
  });

  it.each([
    ['int8', [-128, 127]],
    ['uint32', [0, 2 ** 32 - 1]],
    ['int32', [-(2 ** 31), 2 ** 31 - 1]],
    ['uint64', [0n, 2n ** 64n - 1n]],
    ['float16', [-65504, 65504]],
  ])('but not the bounds of %s', (type, values) => {
    expect([...readTensor(slot(type, [-1]), values, 'data').elements].map(BigInt)).toEqual(
      values.map(BigInt),
    );
  });
});
