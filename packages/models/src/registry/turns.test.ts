import { describe, expect, test } from 'vitest';

import type { Clock } from '@slipway/core/ports';

import { inTurn, type Board } from './turns.ts';

/** Numbers from 0 to 1 that are the same for the same seed. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** A server of tags in a world whose time passes only when everybody waits. */
class World {
  time = 0;
  readonly tags = new Map<string, string>();
  readonly clock: Clock = { now: () => this.time, sleep: (ms) => this.sleep(ms) };
  readonly #random: () => number;
  readonly #waiting: { at: number; wake: () => void }[] = [];

  constructor(seed: number) {
    this.#random = chance(seed);
  }

  sleep(ms: number): Promise<void> {
    return new Promise((wake) => this.#waiting.push({ at: this.time + ms, wake }));
  }

  async pass(isOver: () => boolean): Promise<void> {
    while (!isOver()) {
      await new Promise(setImmediate);
      this.#waiting.sort((left, right) => left.at - right.at);
      const next = this.#waiting.shift();
      if (next === undefined) continue;
      this.time = next.at;
      next.wake();
    }
  }

  /** A run's view of the tags: every call takes a while before and after it is carried out. */
  board(isDead: () => boolean): Board {
    const call = async <Result>(work: () => Result): Promise<Result> => {
      await this.sleep(1 + this.#random() * 80);
      if (isDead()) await new Promise(() => undefined);
      const result = work();
      await this.sleep(1 + this.#random() * 80);
      if (isDead()) await new Promise(() => undefined);
      return result;
    };
    return {
      read: () => call(() => Object.fromEntries(this.tags)),
      write: (key, text) => call(() => void this.tags.set(key, text)),
      remove: (key) => call(() => void this.tags.delete(key)),
    };
  }
}

/** Runs that are about the same subject; answers how many were inside at most, and when the last one left. */
async function contend(
  seed: number,
  runs: number,
  work: (world: World, run: number) => Promise<void>,
  diesAt: (run: number) => number = () => Infinity,
): Promise<{ most: number; left: number; world: World }> {
  const world = new World(seed);
  let inside = 0;
  let most = 0;
  let ended = 0;
  const alive = Array.from({ length: runs }, (_, run) => run).filter(
    (run) => diesAt(run) === Infinity,
  ).length;
  for (let run = 0; run < runs; run += 1) {
    const isDead = (): boolean => world.time >= diesAt(run);
    void inTurn(world.board(isDead), 'x', world.clock, async () => {
      if (isDead()) await new Promise(() => undefined);
      inside += 1;
      most = Math.max(most, inside);
      await work(world, run);
      inside -= 1;
      if (isDead()) await new Promise(() => undefined);
    }).then(() => (ended += 1));
  }
  await world.pass(() => ended === alive);
  return { most, left: world.time, world };
}

describe('runs that are about the same subject', () => {
  test('are inside one after the other, in 60 orders of events, and leave no tag', async () => {
    for (let seed = 1; seed <= 60; seed += 1) {
      const { most, world } = await contend(seed, 2 + (seed % 5), (each) => each.sleep(60));
      expect(most, `seed ${seed}`).toBe(1);
      expect([...world.tags]).toEqual([]);
    }
  });

  test('one that was killed is waited for, 30 s and not longer', async () => {
    for (let seed = 1; seed <= 10; seed += 1) {
      const { most, left } = await contend(
        seed,
        3,
        (world) => world.sleep(60),
        (run) => (run === 0 ? 50 + seed * 20 : Infinity),
      );
      expect(most, `seed ${seed}`).toBe(1);
      expect(left).toBeLessThan(34_000);
    }
  });

  test('many that wait longer than that for each other stay one after the other', async () => {
    const { most, left } = await contend(1, 8, (world) => world.sleep(25_000));
    expect(most).toBe(1);
    expect(left).toBeGreaterThan(190_000);
  });

  test('one that stands still does not keep the others', async () => {
    const { left } = await contend(1, 3, (world, run) => world.sleep(run === 0 ? 60_000 : 10));
    expect(left).toBeGreaterThan(60_000);
    expect(left).toBeLessThan(62_000);
  });
});
