import { setTimeout as sleep } from 'node:timers/promises';

import { expect, test } from 'vitest';

import { inParallel } from '@slipway/core/in-parallel';

import { Places } from './parallel.ts';

test('so many at a time and no more, answers in order', async () => {
  let running = 0;
  let most = 0;
  const doubled = await inParallel([5, 1, 4, 2, 3], 2, async (item) => {
    running += 1;
    most = Math.max(most, running);
    await sleep(item);
    running -= 1;
    return item * 2;
  });
  expect(doubled).toEqual([10, 2, 8, 4, 6]);
  expect(most).toBe(2);
});

test('after a failure nothing new is begun, and what is under way is waited for', async () => {
  const begun: number[] = [];
  const ended: number[] = [];
  const work = inParallel([0, 1, 2, 3], 2, async (item) => {
    begun.push(item);
    if (item === 0) throw new Error('the first');
    await sleep(10);
    ended.push(item);
  });
  await expect(work).rejects.toThrow('the first');
  expect(begun).toEqual([0, 1]);
  expect(ended).toEqual([1]);
});

test('places are given to who came first, and a failure gives its place back', async () => {
  const places = new Places(1);
  const order: string[] = [];
  const first = places.hold(async () => {
    await sleep(5);
    order.push('first');
    throw new Error('failed');
  });
  const others = ['second', 'third'].map((name) => places.hold(async () => order.push(name)));
  await expect(first).rejects.toThrow('failed');
  await Promise.all(others);
  expect(order).toEqual(['first', 'second', 'third']);
});
