import { describe, expect, it } from 'vitest';

import { answerIn, type Course } from './course.ts';
import { follow } from './follow.ts';
import type { Ports } from './ports.ts';
import { step, verb, type Step } from './step.ts';
import { Failure, Problems } from './trouble.ts';

/** A world whose time passes only where somebody waits. */
class World {
  nowMs = 0;
  pours: number[] = [];
  kept: State[] = [];
  readonly cancelling = new AbortController();
  trouble = new Map<string, Error>();

  readonly ports = {
    clock: {
      now: () => this.nowMs,
      sleep: (ms: number) => {
        if (this.cancelling.signal.aborted) return Promise.reject(new Failure('CANCELLED', 'cancelled'));
        this.nowMs += ms;
        return Promise.resolve();
      },
    },
    log: { group: (_title: string, work: () => Promise<unknown>) => work() },
    signal: this.cancelling.signal,
  } as unknown as Ports;

  step(id: string): Step {
    return step(
      verb(id, ({ id: called }: { id: string }) => {
        const thrown = this.trouble.get(called);
        if (thrown !== undefined) return Promise.reject(thrown);
        if (called === 'pour') this.pours.push(this.nowMs);
        return Promise.resolve({ result: this.pours.length });
      }),
      id,
      `${id} it`,
      { id },
    );
  }
}

interface State {
  phase: 'pour' | 'wait' | 'empty' | 'full' | 'emptied' | 'overtaken';
  cups: number;
}

/** Pours until three cups are full, with a minute between them; goes back when anything is wrong. */
function filling(world: World, start: State = { phase: 'pour', cups: 0 }): Course<State> {
  return {
    start,
    command: ({ phase }) => {
      if (phase === 'wait') return { wait: 60_000, title: 'let it settle' };
      if (phase === 'full') return { end: 'done', because: 'three cups are full' };
      if (phase === 'emptied') return { end: 'went back', because: 'the cups are empty again' };
      if (phase === 'overtaken') return { end: 'given up', because: 'somebody else pours' };
      return world.step(phase);
    },
    next: (state, seen) => {
      if (seen.kind === 'failed' && seen.thrown instanceof Failure && seen.thrown.code === 'LOCKED')
        return { ...state, phase: 'overtaken' };
      if (state.phase === 'empty') return { cups: 0, phase: 'emptied' };
      if (seen.kind === 'failed' || seen.kind === 'cancelled') return { ...state, phase: 'empty' };
      if (seen.kind === 'waited') return { ...state, phase: 'pour' };
      const cups = answerIn<number>(seen, 'pour') ?? 0;
      return { cups, phase: cups === 3 ? 'full' : 'wait' };
    },
    foreseen: () => [world.step('pour'), world.step('serve')],
    keep: (state) => {
      world.kept.push(state);
      const thrown = world.trouble.get('keep');
      return thrown === undefined ? Promise.resolve() : Promise.reject(thrown);
    },
  };
}

describe('following a course', () => {
  it('keeps the state before each command, and waits in between', async () => {
    const world = new World();
    const { status, ended, steps } = await follow(filling(world), world.ports);
    expect([status, ended]).toEqual(['done', { end: 'done', because: 'three cups are full' }]);
    expect(world.pours).toEqual([0, 60_000, 120_000]);
    expect(world.kept.map(({ phase }) => phase)).toEqual(['pour', 'wait', 'pour', 'wait', 'pour']);
    expect(steps.map(({ title }) => title)).toEqual([
      'pour it',
      'let it settle',
      'pour it',
      'let it settle',
      'pour it',
    ]);
  });

  it('resumes from any state that was kept', async () => {
    const first = new World();
    await follow(filling(first), first.ports);
    for (const [index, kept] of first.kept.entries()) {
      const world = new World();
      world.pours = first.pours.slice(0, Math.ceil(index / 2));
      const { ended } = await follow(filling(world, kept), world.ports);
      expect(ended?.end).toBe('done');
      expect(world.pours).toHaveLength(3);
    }
  });

  it('takes a failure as evidence, reports it, and says what was not reached', async () => {
    const world = new World();
    world.trouble.set('pour', new Failure('PROCESS_FAILED', 'the jug broke'));
    const { status, ended, failure, steps } = await follow(filling(world), world.ports);
    expect([status, ended?.end, failure?.message]).toEqual(['failed', 'went back', 'the jug broke']);
    expect(steps.map((row) => [row.id, row.status])).toEqual([
      ['pour', 'failed'],
      ['serve', 'not reached'],
      ['empty', 'done'],
    ]);
  });

  it('goes back after a cancellation, also while it waits', async () => {
    const world = new World();
    const course = filling(world);
    const cancelling: Course<State> = {
      ...course,
      keep: (state) => {
        if (state.phase === 'wait') world.cancelling.abort();
        return Promise.resolve();
      },
    };
    const { ended, failure } = await follow(cancelling, world.ports);
    expect([ended?.end, failure?.code]).toEqual(['went back', 'CANCELLED']);
    expect(world.pours).toHaveLength(1);
  });

  it('does nothing more when somebody else has taken over', async () => {
    const world = new World();
    world.trouble.set('keep', new Failure('LOCKED', 'run 2 took over'));
    const { ended, failure } = await follow(filling(world), world.ports);
    expect([ended?.end, failure?.code, world.pours]).toEqual(['given up', 'LOCKED', []]);
  });

  it.each([new TypeError('undefined is no cup'), new Problems([])])(
    'goes back before it lets %o through',
    async (thrown) => {
      const world = new World();
      world.trouble.set('pour', thrown);
      const caught = await follow(filling(world), world.ports).catch((error: Error) => error);
      expect([caught, (caught as Error).cause]).toContain(thrown);
      expect(world.kept.at(-1)?.phase).toBe('empty');
    },
  );

  it('simulates ten thousand courses', async () => {
    let minutes = 0;
    for (let run = 0; run < 10_000; run += 1) {
      const world = new World();
      if (run % 7 === 0) world.trouble.set('pour', new Failure('PROCESS_FAILED', 'the jug broke'));
      const { ended } = await follow(filling(world), world.ports);
      expect(ended?.end).toBe(run % 7 === 0 ? 'went back' : 'done');
      minutes += world.nowMs / 60_000;
    }
    expect(minutes).toBe(2 * (10_000 - Math.ceil(10_000 / 7)));
  });
});
