import { describe, expect, it } from 'vitest';

import { carryOut } from './carry-out.ts';
import { levels, startLevels, type LevelsPlan } from './levels.ts';
import type { Phase, PhaseResult } from './phase.ts';

const plan: LevelsPlan = {
  kind: 'levels',
  levels: [1, 4, 8].map((concurrency) => ({ kind: 'closed', concurrency })),
  warmUp: { seconds: 2, requests: 100 },
  seconds: 10,
  requests: 5000,
  leastSuccessRate: 0.99,
  budgetSeconds: 100,
};

const good = (phase: Phase): PhaseResult => ({
  ended: 'complete',
  seconds: phase.seconds,
  sent: 100,
  unsent: 0,
  succeeded: 100,
  statuses: { 200: 100 },
  errors: {},
  generatorBusy: 0.2,
});

/** Carries a plan out against a server that answers as `answer` says; no time passes. */
const against = (answer: (phase: Phase) => PhaseResult, changed: Partial<LevelsPlan> = {}) =>
  carryOut(levels, startLevels({ ...plan, ...changed }), {
    measure: (phase) => Promise.resolve(answer(phase)),
  });

const names = (measured: readonly { phase: Phase }[]): string[] => measured.map(({ phase }) => phase.name);

describe('the ladder of levels', () => {
  it('warms up before every level, less before the later ones', async () => {
    const { measured, because } = await against(good);
    expect(names(measured)).toEqual([
      'warm-up',
      'level 1 of 3: 1 at a time',
      'warm-up for 4 at a time',
      'level 2 of 3: 4 at a time',
      'warm-up for 8 at a time',
      'level 3 of 3: 8 at a time',
    ]);
    expect(measured.map(({ phase }) => phase.seconds)).toEqual([2, 10, 0.5, 10, 0.5, 10]);
    expect(measured.map(({ phase }) => phase.requests)).toEqual([100, 5000, 25, 5000, 25, 5000]);
    expect(because).toBe('all levels were measured');
  });

  it('ends at the first level that the server does not bear', async () => {
    const { measured, because } = await against((phase) => ({
      ...good(phase),
      succeeded: phase.arrivals.kind === 'closed' && phase.arrivals.concurrency >= 4 ? 90 : 100,
    }));
    expect(measured.at(-1)!.phase.name).toBe('level 2 of 3: 4 at a time');
    expect(because).toBe('90 % of the requests succeeded, less than 99 % (level 2 of 3: 4 at a time)');
  });

  it('ends after a warm-up in which nothing succeeded', async () => {
    const { measured, because } = await against((phase) => ({ ...good(phase), succeeded: 0 }));
    expect(names(measured)).toEqual(['warm-up']);
    expect(because).toBe('no request succeeded (warm-up)');
  });

  it('ends when the server is gone or the run was called off', async () => {
    expect((await against((phase) => ({ ...good(phase), ended: 'unreachable' }))).because).toMatch(/reached/);
    expect((await against((phase) => ({ ...good(phase), ended: 'aborted' }))).because).toMatch(/called off/);
  });

  it('starts no phase that its time does not allow', async () => {
    const { measured, because } = await against(good, { budgetSeconds: 20 });
    expect(names(measured)).toEqual(['warm-up', 'level 1 of 3: 1 at a time', 'warm-up for 4 at a time']);
    expect(because).toBe('the time for it (20 s) is used up');
  });

  it('is pure: the same state and sight give the same answer', () => {
    const state = startLevels(plan);
    const before = structuredClone(state);
    expect(levels.next(state, { kind: 'start' })).toEqual(levels.next(state, { kind: 'start' }));
    expect(state).toEqual(before);
  });
});
