import { expect, it } from 'vitest';

import { scheduleOf } from './schedule.ts';

const take = (next: () => number, count: number): number[] => Array.from({ length: count }, next);

it('spaces constant arrivals evenly from the start', () => {
  expect(take(scheduleOf({ kind: 'constant', rate: 250 }), 4)).toEqual([0, 4, 8, 12]);
});

it('draws Poisson arrivals with the asked mean and the spread of an exponential distribution', () => {
  const moments = take(scheduleOf({ kind: 'poisson', rate: 100, seed: 1 }), 20_000);
  const gaps = moments.map((moment, index) => moment - (moments[index - 1] ?? 0));
  const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
  const variance = gaps.reduce((sum, gap) => sum + (gap - mean) ** 2, 0) / gaps.length;
  expect(mean).toBeGreaterThan(9.7);
  expect(mean).toBeLessThan(10.3);
  expect(Math.sqrt(variance) / mean).toBeGreaterThan(0.95);
  expect(Math.sqrt(variance) / mean).toBeLessThan(1.05);
  expect(Math.min(...gaps)).toBeGreaterThan(0);
});

it('gives the same schedule for the same seed', () => {
  const one = take(scheduleOf({ kind: 'poisson', rate: 50, seed: 3 }), 100);
  expect(take(scheduleOf({ kind: 'poisson', rate: 50, seed: 3 }), 100)).toEqual(one);
  expect(take(scheduleOf({ kind: 'poisson', rate: 50, seed: 4 }), 100)).not.toEqual(one);
});
