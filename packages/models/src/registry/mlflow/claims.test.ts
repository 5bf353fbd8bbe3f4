import { describe, expect, test } from 'vitest';

import type { Ports } from '@slipway/core/ports';

import { withClaim, type Claim } from './claims.ts';
import type { Call, Server } from './server.ts';

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
  now = 0;
  readonly tags = new Map<string, string>();
  readonly #random: () => number;
  readonly #waiting: { at: number; wake: () => void }[] = [];

  constructor(seed: number) {
    this.#random = chance(seed);
  }

  sleep(ms: number): Promise<void> {
    return new Promise((wake) => this.#waiting.push({ at: this.now + ms, wake }));
  }

  async pass(isOver: () => boolean): Promise<void> {
    while (!isOver()) {
      await new Promise(setImmediate);
      this.#waiting.sort((left, right) => left.at - right.at);
      const next = this.#waiting.shift();
      if (next === undefined) continue;
      this.now = next.at;
      next.wake();
    }
  }

  /** A run's view of the server: every call takes a while before and after it is carried out. */
  server(isDead: () => boolean): Server {
    const call = async ({ path, fields }: Call): Promise<unknown> => {
      await this.sleep(1 + this.#random() * 80);
      if (isDead()) await new Promise(() => undefined);
      const { key, value } = fields as { key: string; value: string };
      if (path.endsWith('/set-tag')) this.tags.set(key, value);
      if (path.endsWith('/delete-tag')) this.tags.delete(key);
      const tags = [...this.tags].map(([each, text]) => ({ key: each, value: text }));
      await this.sleep(1 + this.#random() * 80);
      if (isDead()) await new Promise(() => undefined);
      return { registered_model: { name: 'iris', tags } };
    };
    const clock = { now: () => this.now, sleep: (ms: number) => this.sleep(ms) };
    return { address: 'http://mlflow', ports: { clock } as unknown as Ports, call } as unknown as Server;
  }
}

/** Runs that claim the same subject; answers how many were inside at most, and when the last one left. */
async function contend(
  seed: number,
  runs: number,
  work: (world: World, run: number, claim: Claim) => Promise<void>,
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
    const isDead = (): boolean => world.now >= diesAt(run);
    void withClaim(world.server(isDead), 'iris', 'x', async (claim) => {
      if (isDead()) await new Promise(() => undefined);
      inside += 1;
      most = Math.max(most, inside);
      await work(world, run, claim);
      if (isDead()) {
        inside -= 1;
        await new Promise(() => undefined);
      }
      inside -= 1;
    }).then(() => (ended += 1));
  }
  await world.pass(() => ended === alive);
  return { most, left: world.now, world };
}

describe('runs that claim the same subject', () => {
  test('are inside one after the other, in 60 orders of events, and leave no tag', async () => {
    for (let seed = 1; seed <= 60; seed += 1) {
      const { most, world } = await contend(seed, 2 + (seed % 5), (each) => each.sleep(60));
      expect(most, `seed ${seed}`).toBe(1);
      expect([...world.tags]).toEqual([]);
    }
  });

  test('one that was killed is waited for as long as its lease, not longer', async () => {
    for (let seed = 1; seed <= 10; seed += 1) {
      const { most, left } = await contend(
        seed,
        3,
        (world) => world.sleep(60),
        (run) => (run === 0 ? 50 + seed * 20 : Infinity),
      );
      expect(most, `seed ${seed}`).toBe(1);
      expect(left).toBeLessThan(24_000);
    }
  });

  test('one that works for longer than its lease keeps it', async () => {
    const { most, left } = await contend(1, 3, (world, run) => world.sleep(run === 0 ? 60_000 : 10));
    expect(most).toBe(1);
    expect(left).toBeGreaterThan(60_000);
  });
});
