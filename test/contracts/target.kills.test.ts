import { Failure } from '@slipway/core/trouble';
import { SimulatedMachine } from '@slipway/testing/simulation/machine';
import type { Change } from '@slipway/targets/kind';
import { afterAll, describe, expect, it } from 'vitest';

import { killedAt, type Call, type Interference } from './interfered-target.ts';
import {
  copyOf,
  deployOf,
  endpointOf,
  expectSettled,
  made,
  served,
  trafficOf,
  versionsOf,
  type Came,
} from './simulated-changes.ts';

/** A server that is not ready at once, so that a run has to wait for it. */
const slow = (version: string) => ({ version, readyAfterMs: 80 });

/** A kind of change: what there was, what is asked, and what serves when it is done. */
interface Kind {
  title: string;
  given: (machine: SimulatedMachine) => Promise<unknown>;
  change: (machine: SimulatedMachine) => Change;
  reached: Record<string, number>;
}

const first = (machine: SimulatedMachine): Promise<Came> => made(machine, deployOf(machine, slow('1')));

/** A run that is killed before a hand is used. */
async function killedBefore(machine: SimulatedMachine, change: Change, name: Call['name']): Promise<void> {
  const clean = await made(copyOf(machine), change);
  const { index } = clean.calls.find((call) => call.name === name)!;
  const came = await made(machine, change, (run) => killedAt(index, 'before', run.end));
  expect(came.end).toBe('killed');
}

const kinds: readonly Kind[] = [
  {
    title: 'the first deployment',
    given: () => Promise.resolve(),
    change: (machine) => deployOf(machine, slow('1')),
    reached: { 1: 100 },
  },
  {
    title: 'another version',
    given: first,
    change: (machine) => deployOf(machine, slow('2')),
    reached: { 2: 100 },
  },
  {
    title: 'a version of the same name',
    given: async (machine) => made(machine, deployOf(machine, slow('1'), undefined, 'model')),
    change: (machine) => deployOf(machine, slow('2'), undefined, 'model'),
    reached: { 2: 100 },
  },
  {
    title: 'a split',
    given: first,
    change: (machine) => deployOf(machine, slow('2'), { v1: 75, v2: 25 }),
    reached: { 1: 75, 2: 25 },
  },
  {
    title: 'all traffic to one of a split',
    given: async (machine) => {
      await first(machine);
      await made(machine, deployOf(machine, slow('2'), { v1: 75, v2: 25 }));
    },
    change: () => trafficOf({ v2: 100 }),
    reached: { 2: 100 },
  },
  {
    title: 'a rollback',
    given: async (machine) => {
      await first(machine);
      await made(machine, deployOf(machine, slow('2')));
    },
    change: () => ({ command: 'rollback' }),
    reached: { 1: 100 },
  },
  {
    title: 'a new key',
    given: first,
    change: () => ({ command: 'regenerate-keys', keyType: 'secondary' }),
    reached: { 1: 100 },
  },
  { title: 'a deletion', given: first, change: () => ({ command: 'delete' }), reached: {} },
  {
    title: 'a deployment that is resumed',
    given: async (machine) => {
      await first(machine);
      await killedBefore(machine, deployOf(machine, slow('2')), 'score');
    },
    change: (machine) => deployOf(machine, slow('2')),
    reached: { 2: 100 },
  },
  {
    title: 'a deployment over one that was killed',
    given: async (machine) => {
      await first(machine);
      await killedBefore(machine, deployOf(machine, slow('2')), 'score');
    },
    change: (machine) => deployOf(machine, slow('3')),
    reached: { 3: 100 },
  },
  {
    title: 'a first deployment over one that was killed',
    given: async (machine) => killedBefore(machine, deployOf(machine, slow('2')), 'score'),
    change: (machine) => deployOf(machine, slow('1')),
    reached: { 1: 100 },
  },
];

/** Calls that only read: a kill before one is the same as a kill after the one before. */
const reading: readonly Call['name'][] = ['state', 'running', 'printed', 'figures', 'look'];

/** A kind of change with its world, and all that it asks of its target when nothing goes wrong. */
async function prepared({ given, change }: Kind) {
  const machine = new SimulatedMachine();
  await given(machine);
  const calls = (await made(copyOf(machine), change(machine))).calls;
  // Of looks that follow each other, one is enough.
  const points = calls.filter(({ name }, at) => !(name === 'running' && calls[at - 1]?.name === 'running'));
  return { machine, calls: points, before: served(machine), wish: change(machine) };
}

/** What the next run wants, and what serves afterwards; `refused` when there is nothing that it could do. */
type Next = (machine: SimulatedMachine, kind: Kind) => [Change, Record<string, number> | 'refused'];

const nexts: Readonly<Record<string, Next>> = {
  'the same': (machine, kind) => {
    const { state, journal } = endpointOf(machine) ?? {};
    // What is done already, journal and all, is another step back.
    const isOver = state?.history.length === 0 && journal === undefined;
    return [kind.change(machine), kind.title === 'a rollback' && isOver ? 'refused' : kind.reached];
  },
  'another package': (machine) => [deployOf(machine, slow('9')), { 9: 100 }],
  'a rollback': (machine) => {
    const { state, journal } = endpointOf(machine) ?? {};
    if (state === undefined) return [{ command: 'rollback' }, 'refused'];
    if (journal?.command === 'rollback' && journal.token === state.served)
      return [{ command: 'rollback' }, served(machine)];
    const [last] = state.history;
    return [{ command: 'rollback' }, last === undefined ? 'refused' : versionsOf(machine, last)];
  },
  'a deletion': () => [{ command: 'delete' }, {}],
  'a change of traffic': (machine) => {
    const [version = '1'] = Object.keys(served(machine));
    const name = endpointOf(machine)?.state?.deployments.find(
      ({ models }) => models[0] === `tiny:${version}`,
    );
    const isServing = Object.keys(served(machine)).length > 0;
    return [trafficOf({ [name?.name ?? 'v1']: 100 }), isServing ? { [version]: 100 } : 'refused'];
  },
};

let kills = 0;
let runs = 0;

describe('a run that is killed', () => {
  describe.each(kinds)('in $title', (kind) => {
    it.each(Object.keys(nexts))('is followed by %s: exactly what is wanted serves', async (name) => {
      const { machine, calls, before, wish } = await prepared(kind);
      for (const { index, name: hand } of calls)
        for (const side of ['before', 'after'] as const) {
          if (side === 'after' && reading.includes(hand)) continue;
          const here = copyOf(machine);
          const came = await made(here, wish, (run) => killedAt(index, side, run.end));
          expect(came.end).toBe('killed');
          expect([before, kind.reached]).toContainEqual(served(here));
          const [next, expected] = nexts[name]!(here, kind);
          const again = await made(here, next);
          runs += 1;
          if (name === 'the same') kills += 1;
          if (expected === 'refused') {
            expect([hand, again.code]).toEqual([hand, 'PROBLEM']);
            expect((await made(here, deployOf(here, slow('1')))).end).toMatch(/done|unchanged/);
            expect(served(here)).toEqual({ 1: 100 });
          } else {
            expect([side, hand, again.end]).toEqual([
              side,
              hand,
              again.end === 'unchanged' ? again.end : 'done',
            ]);
            expect(served(here)).toEqual(expected);
          }
          expectSettled(here);
        }
    });
  });

  afterAll(() => {
    console.log(`${kills} kills, each with the next run in ${runs / kills} ways`);
    expect(kills).toBeGreaterThanOrEqual(300);
  });
});

/** What is to be after a run that did not succeed and was not killed. */
async function expectLeft(kind: Kind, machine: SimulatedMachine, before: Record<string, number>, came: Came) {
  expect(came.isHolding).toBe(false);
  if (came.end === 'went back') {
    expect(served(machine)).toEqual(before);
    expectSettled(machine);
  } else if (came.end === 'given up') {
    expect([kind.reached, ...(kind.title === 'a deletion' ? [before] : [])]).toContainEqual(served(machine));
  } else {
    expect(came.end).toBe('done');
    expect(served(machine)).toEqual(kind.reached);
  }
  const [next, expected] = nexts['the same']!(machine, kind);
  const again = await made(machine, next);
  expect(again.end).toBe(
    expected === 'refused' ? 'refused' : again.end === 'unchanged' ? 'unchanged' : 'done',
  );
  expect(served(machine)).toEqual(kind.reached);
  expectSettled(machine);
}

describe('a run that is not well', () => {
  describe.each(kinds)('in $title', (kind) => {
    it('is cancelled at any command: what served serves, or what is wanted', async () => {
      const { machine, calls, before, wish } = await prepared(kind);
      expect(calls.length).toBeGreaterThan(0);
      for (const { index } of calls) {
        const here = copyOf(machine);
        const came = await made(here, wish, ({ cancel }) => ({
          before: (call) => void (call.index === index && cancel()),
        }));
        expect(came.code).toBe(came.end === 'done' ? undefined : 'CANCELLED');
        await expectLeft(kind, here, before, came);
      }
    });

    const broken = new Failure('PROCESS_FAILED', 'broken here');
    const breaking = (isBroken: (call: Call) => boolean): Interference => ({
      before: (call) => {
        if (isBroken(call)) throw broken;
      },
    });

    it('fails at any command: it goes back, or the next run finishes', async () => {
      const { machine, calls, before, wish } = await prepared(kind);
      for (const { index } of calls) {
        const here = copyOf(machine);
        const came = await made(here, wish, () => breaking((call) => call.index === index));
        expect(came.code).toBe('PROCESS_FAILED');
        // Who could not take hold has not begun.
        if (index === 0) expect(here.endpoint('tiny')).toEqual(machine.endpoint('tiny'));
        else await expectLeft(kind, here, before, came);
      }
    });

    it('fails from any command on, so that nothing can be taken back: the next run does', async () => {
      const { machine, calls, before, wish } = await prepared(kind);
      for (const { index } of calls) {
        const here = copyOf(machine);
        const came = await made(here, wish, () => breaking((call) => call.index >= index));
        expect(came.code).toBe('PROCESS_FAILED');
        expect([before, kind.reached]).toContainEqual(served(here));
        const [next, expected] = nexts['the same']!(here, kind);
        const again = await made(here, next);
        expect(again.end).toMatch(expected === 'refused' ? 'refused' : /done|unchanged/);
        expect(served(here)).toEqual(kind.reached);
        expectSettled(here);
      }
    });

    it('is taken for dead at any command, and wakes up when another is done: it changes nothing', async () => {
      const { machine, calls, wish } = await prepared(kind);
      for (const { index } of calls) {
        const here = copyOf(machine);
        let left = '';
        const came = await made(here, wish, ({ end }) => ({
          before: async (call) => {
            if (call.index !== index) return;
            end();
            expect((await made(here, deployOf(here, slow('9')))).end).toBe('done');
            left = JSON.stringify(here.endpoint('tiny'));
          },
        }));
        expect(JSON.stringify(here.endpoint('tiny'))).toBe(left);
        // Who had nothing left to change is done; and who looks again sees that its servers are gone.
        if (came.end !== 'done') {
          expect(came.end).toBe('given up');
          expect(['LOCKED', 'SERVER_NOT_READY', 'SCORING_FAILED']).toContain(came.code);
        }
        expect(served(here)).toEqual({ 9: 100 });
        expectSettled(here);
      }
    });
  });
});
