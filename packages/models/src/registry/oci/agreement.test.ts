import { describe, expect, test } from 'vitest';

import { agree, votesOn, type Board } from './agreement.ts';

/** Numbers from 0 to 1 that are the same for the same seed. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

class Killed extends Error {}

/** Runs processes against one set of tags, one call at a time in an order of chance; some are killed on the way. */
async function race(
  seed: number,
  values: readonly string[],
  deaths: number,
  tags = new Set<string>(),
): Promise<{ decisions: string[]; tags: Set<string> }> {
  const random = chance(seed);
  const waiting: (() => void)[] = [];
  const turn = (): Promise<void> => new Promise((resolve) => waiting.push(resolve));
  const board = (diesAfter: number): Board => {
    let calls = 0;
    const step = async (): Promise<void> => {
      await turn();
      calls += 1;
      if (calls > diesAfter) throw new Killed();
    };
    const add = async (tag: string): Promise<void> => {
      await step();
      tags.add(tag);
    };
    return {
      tags: async () => {
        await step();
        return [...tags].toSorted();
      },
      put: add,
      mark: add,
      pause: step,
    };
  };
  let running = values.length;
  const ends = values.map(async (value, index) => {
    const diesAfter = index < deaths ? Math.floor(random() * 12) : Infinity;
    try {
      return await agree('_log.1', value, board(diesAfter));
    } catch (thrown) {
      if (thrown instanceof Killed) return undefined;
      throw thrown;
    } finally {
      running -= 1;
    }
  });
  for (const isRunning = (): boolean => running > 0; isRunning();) {
    waiting.splice(Math.floor(random() * waiting.length), 1)[0]?.();
    for (let tick = 0; tick < 6; tick += 1) await Promise.resolve();
  }
  const decisions = (await Promise.all(ends)).filter((decision) => decision !== undefined);
  return { decisions, tags };
}

describe('processes that vote with tags', () => {
  test('decide the same in 3000 orders of events, whoever is killed whenever', async () => {
    for (let seed = 1; seed <= 3000; seed += 1) {
      const values = ['p', 'q', 'r', 's', 't'].slice(0, 2 + (seed % 4));
      const { decisions, tags } = await race(seed, values, seed % 3);
      const { decisions: later } = await race(seed + 1, ['later'], 0, tags);
      expect(new Set([...decisions, ...later]).size, `seed ${seed}`).toBe(1);
      expect(votesOn('_log.1', [...tags]).decided).toBe(later[0]);
    }
  });

  test('one alone needs three tags', async () => {
    const { tags } = await race(1, ['p'], 0);
    expect([...tags]).toEqual(['_log.1.1.a.p', '_log.1.1.c.p', '_log.1.is.p']);
  });

  test('two decisions are a registry that lost something, and are not passed over', () => {
    expect(() => votesOn('_log.1', ['_log.1.is.a', '_log.1.is.b'])).toThrow('lists tags late');
  });

  test('subjects whose numbers begin alike do not mix', () => {
    expect(votesOn('_log.1', ['_log.11.is.a', '_log.1.is.b']).decided).toBe('b');
  });
});
