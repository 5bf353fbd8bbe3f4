import { createHash } from 'node:crypto';

import { describe, expect, it } from 'vitest';

import { isAllowed, keyHash } from './keys.ts';
import { serviceState, type InstanceFacts } from './service-state.ts';
import { Slots, type Refused, type Worker } from './slots.ts';
import { Split } from './split.ts';

describe('the split of traffic', () => {
  const all = (_id: string): boolean => true;
  const counted = (split: Split, requests: number, mayServe = all): Record<string, number> => {
    const counts: Record<string, number> = {};
    for (let index = 0; index < requests; index += 1) {
      const id = split.next(mayServe) ?? 'nobody';
      counts[id] = (counts[id] ?? 0) + 1;
    }
    return counts;
  };

  it('is exact over a hundred requests and even in between', () => {
    expect(counted(new Split({ a: 70, b: 20, c: 10, d: 0 }), 100)).toEqual({ a: 70, b: 20, c: 10 });
    const split = new Split({ a: 50, b: 50 });
    expect([1, 2, 3, 4].map(() => split.next(all))).toEqual(['a', 'b', 'a', 'b']);
    const tenth = new Split({ a: 90, b: 10 });
    for (let block = 0; block < 5; block += 1) expect(counted(tenth, 10)).toEqual({ a: 9, b: 1 });
  });

  it.each<[Record<string, number>, number, Record<string, number>]>([
    [{ a: 99.9, b: 0.1 }, 10_000, { a: 9990, b: 10 }],
    [{ a: 99.95, b: 0.05 }, 10_000, { a: 9995, b: 5 }],
    [{ a: 33.3, b: 33.3, c: 33.4 }, 10_000, { a: 3330, b: 3330, c: 3340 }],
    [{ a: 99.7, b: 0.1, c: 0.2 }, 10_000, { a: 9970, b: 10, c: 20 }],
    [{ a: 99.999, b: 0.001 }, 100_000, { a: 99_999, b: 1 }],
    [{ a: 33.333, b: 33.333, c: 33.333 }, 9999, { a: 3333, b: 3333, c: 3333 }],
  ])(
    'is exact for fractions of a percent: %o over %i requests, again and again',
    (weights, block, counts) => {
      const split = new Split(weights);
      for (let blocks = 0; blocks < 20; blocks += 1) expect(counted(split, block)).toEqual(counts);
    },
  );

  it('serves in the same order for fractions as for the whole numbers of the same ratio, without drift', () => {
    const fractions = new Split({ a: 0.1, b: 0.2, c: 0.3, d: 99.4 });
    const wholes = new Split({ a: 1, b: 2, c: 3, d: 994 });
    let differences = 0;
    for (let request = 0; request < 1_000_000; request += 1)
      differences += Number(fractions.next(all) !== wholes.next(all));
    expect(differences).toBe(0);
  });

  it('gives the share of what is down to the others', () => {
    const split = new Split({ a: 60, b: 20, c: 20 });
    expect(counted(split, 80, () => true)['a']).toBe(48);
    expect(counted(new Split({ a: 60, b: 20, c: 20 }), 40, (id) => id !== 'a')).toEqual({ b: 20, c: 20 });
    expect(new Split({ a: 100 }).next(() => false)).toBeUndefined();
    expect(new Split({ a: 0 }).isEmpty).toBe(true);
  });
});

describe('slots', () => {
  const worker = (): Worker => ({ active: 0 });

  it('gives the least busy worker, bounded', () => {
    const [a, b] = [worker(), worker()];
    const slots = new Slots<Worker>(2, 1000);
    slots.open([a, b]);
    expect([slots.take(), slots.take(), slots.take(), slots.take(), slots.take()]).toEqual([
      a,
      b,
      a,
      b,
      undefined,
    ]);
    slots.release(b);
    expect(slots.take(new Set([b]))).toBeUndefined();
    expect(slots.take()).toBe(b);
  });

  it('serves who waits in order, refuses a full queue, and a wait that is too long', async () => {
    const only = worker();
    const slots = new Slots<Worker>(1, 40);
    const told: string[] = [];
    const wait = (name: string): void =>
      slots.wait(
        () => told.push(`${name} served`),
        (reason: Refused) => told.push(`${name} ${reason}`),
      );
    wait('early');
    slots.open([only]);
    expect(slots.take()).toBe(only);
    wait('first');
    wait('second');
    slots.release(only);
    expect(only.active).toBe(1);
    wait('third');
    await new Promise((resolve) => setTimeout(resolve, 80));
    wait('fourth');
    slots.open([]);
    expect(told).toEqual([
      'early nobody serves',
      'second queue full',
      'first served',
      'third waited too long',
      'fourth nobody serves',
    ]);
    expect(slots.waiting).toBe(0);
  });
});

describe('keys', () => {
  const hashes = ['one', 'two'].map(keyHash);

  it('compares digests of SHA-256', () => {
    expect(keyHash('one').toString('hex')).toBe(createHash('sha256').update('one').digest('hex'));
  });

  it.each([
    ['Bearer one', true],
    ['bearer two', true],
    ['Bearer  two ', true],
    ['Bearer three', false],
    ['Bearer ', false],
    ['Basic one', false],
    ['one', false],
    [undefined, false],
  ])('%s: %s', (authorization, expected) => {
    expect(isAllowed(authorization, hashes)).toBe(expected);
    expect(isAllowed(authorization, [])).toBe(false);
  });
});

describe('the state of a deployment', () => {
  const of = (phase: InstanceFacts['phase'], wasReady = true): InstanceFacts => ({ phase, wasReady });

  it.each<[string, InstanceFacts[], string]>([
    ['nothing was started yet', [], 'Transitioning'],
    ['one starts for the first time', [of('starting', false)], 'Transitioning'],
    ['one serves, one starts for the first time', [of('ready'), of('starting', false)], 'Transitioning'],
    ['all serve', [of('ready'), of('ready')], 'Healthy'],
    ['one serves, one is started again', [of('ready'), of('starting')], 'Healthy'],
    ['none serves any more', [of('waiting'), of('unready')], 'Unhealthy'],
    ['one gave up', [of('ready'), of('failed', false)], 'Failed'],
    ['none could be started', [of('unschedulable', false)], 'Unschedulable'],
  ])('when %s', (_, instances, state) => {
    expect(serviceState(instances)).toBe(state);
  });
});
