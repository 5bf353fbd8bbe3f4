import { defaultProbe, type Probe } from '@slipway/core/endpoint';
import { describe, expect, it } from 'vitest';

import { life, newLife, type InstanceCommand, type Life, type SeenOfInstance } from './life.ts';

const probe: Probe = { initial_delay: 2, period: 5, timeout: 1, success_threshold: 2, failure_threshold: 3 };

/** Lets a life see one thing after the other; answers where that leads and what the last asked for. */
function lived(
  seen: readonly SeenOfInstance[],
  from = newLife(probe, probe, false),
): { state: Life; commands: InstanceCommand[] } {
  let decided: { state: Life; commands: InstanceCommand[] } = { state: from, commands: [] };
  for (const one of seen) decided = life.next(decided.state, one);
  return decided;
}

const started = (nowMs = 0): SeenOfInstance => ({ kind: 'started', nowMs });
const probed = (
  ok: boolean,
  nowMs: number,
  kind: 'readiness' | 'liveness' = 'readiness',
): SeenOfInstance => ({
  kind: 'probed',
  probe: kind,
  ok,
  said: ok ? '200' : '503',
  nowMs,
});
const exited = (code: number, nowMs: number): SeenOfInstance => ({
  kind: 'exited',
  exit: { code, signal: null },
  nowMs,
});
const ready = [started(), probed(true, 100), probed(true, 200)];

describe('becoming ready', () => {
  it('is asked eagerly from the start on and needs its successes in a row', () => {
    expect(lived([started()]).commands).toMatchObject([{ kind: 'probe', probe: 'readiness', afterMs: 25 }]);
    expect(lived([started(), probed(false, 100)]).commands).toMatchObject([{ afterMs: 100 }]);
    const once = lived([started(), probed(true, 100)]);
    expect([once.state.phase, once.commands]).toMatchObject(['starting', [{ afterMs: 100 }]]);
    expect(lived([started(), probed(true, 100), probed(false, 200), probed(true, 300)]).state.phase).toBe(
      'starting',
    );
    const now = lived(ready);
    expect(now.state).toMatchObject({ phase: 'ready', wasReady: true, said: undefined });
    expect(now.commands).toEqual([
      { kind: 'probe', probe: 'readiness', afterMs: 5000 },
      { kind: 'probe', probe: 'liveness', afterMs: 5000 },
    ]);
  });

  it('counts no failure within the initial delay, then one a period, and gives up at the threshold', () => {
    const waiting = lived([started(), probed(false, 1999), probed(false, 2001), probed(false, 16_999)]);
    expect(waiting.state).toMatchObject({ phase: 'starting', failures: 2, said: '503' });
    expect(waiting.commands).toEqual([{ kind: 'probe', probe: 'readiness', afterMs: 500 }]);
    const late = life.next(waiting.state, probed(false, 17_000));
    expect([late.state.phase, late.commands]).toEqual(['failed', [{ kind: 'end' }]]);
    expect(life.next(late.state, exited(0, 17_100)).state).toMatchObject({
      phase: 'failed',
      exit: undefined,
    });
  });

  it('grants the 310 s of the defaults of Azure', () => {
    const state = newLife(defaultProbe, defaultProbe, false);
    expect(lived([started(), probed(false, 309_999)], state).state.phase).toBe('starting');
    expect(lived([started(), probed(false, 310_000)], state).state.phase).toBe('failed');
  });

  it('has failed for good when it ends before', () => {
    const ended = lived([started(), exited(3, 400)]);
    expect(ended).toMatchObject({ state: { phase: 'failed', exit: { code: 3 } }, commands: [] });
  });
});

describe('after it was ready', () => {
  it('leaves the rotation at the threshold of the readiness probe and comes back', () => {
    const failing = [probed(false, 5000), probed(false, 10_000)];
    expect(lived([...ready, ...failing]).state.phase).toBe('ready');
    const unready = lived([...ready, ...failing, probed(false, 15_000)]);
    expect(unready.state).toMatchObject({ phase: 'unready', said: '503' });
    expect(unready.commands).toEqual([{ kind: 'probe', probe: 'readiness', afterMs: 5000 }]);
    expect(lived([probed(true, 20_000)], unready.state).state.phase).toBe('unready');
    expect(lived([probed(true, 20_000), probed(true, 25_000)], unready.state).state.phase).toBe('ready');
  });

  it('is ended, and so started again, at the threshold of the liveness probe', () => {
    const deaf = [1, 2].map((count) => probed(false, count * 5000, 'liveness'));
    expect(lived([...ready, ...deaf]).commands).toEqual([
      { kind: 'probe', probe: 'liveness', afterMs: 5000 },
    ]);
    const hung = lived([...ready, ...deaf, probed(false, 15_000, 'liveness')]);
    expect([hung.state.phase, hung.commands]).toEqual(['unready', [{ kind: 'end' }]]);
    expect(lived([exited(143, 15_500)], hung.state)).toMatchObject({
      state: { phase: 'waiting', restarts: 1 },
    });
  });

  it('is started again with growing pauses, and quickly again after a quiet minute', () => {
    let state = lived(ready).state;
    const pauses: number[] = [];
    for (let time = 0; time < 10; time += 1) {
      const ended = life.next(state, exited(1, time * 1000 + 500));
      pauses.push((ended.commands[0] as { afterMs: number }).afterMs);
      state = lived(
        [started(time * 1000 + 600), probed(true, time * 1000 + 700), probed(true, time * 1000 + 800)],
        ended.state,
      ).state;
    }
    expect(pauses).toEqual([100, 200, 400, 800, 1600, 3200, 6400, 12_800, 25_600, 30_000]);
    expect(life.next(state, exited(1, 10_000 + 61_000)).commands).toEqual([{ kind: 'start', afterMs: 100 }]);
  });

  it('is not given up when it does not become ready again', () => {
    const again = lived([...ready, exited(1, 1000), started(1100), probed(false, 60_000)]);
    expect(again.state.phase).toBe('starting');
    expect(again.commands).toEqual([{ kind: 'end' }]);
    expect(lived([exited(0, 60_100)], again.state).commands).toEqual([{ kind: 'start', afterMs: 200 }]);
  });
});

describe('the rest', () => {
  it('tries again what could not be started, ever more slowly', () => {
    const failed: SeenOfInstance = { kind: 'not started', nowMs: 0, reason: 'spawn EAGAIN' };
    expect(lived([failed])).toMatchObject({
      state: { phase: 'unschedulable', said: 'spawn EAGAIN' },
      commands: [{ kind: 'start', afterMs: 100 }],
    });
    expect(lived([failed, failed]).commands).toEqual([{ kind: 'start', afterMs: 200 }]);
  });

  it('ends for good once it is let go, whatever it was doing', () => {
    const letGo: SeenOfInstance = { kind: 'let go', nowMs: 300 };
    expect(lived([...ready, letGo, probed(false, 400)]).commands).toEqual([]);
    expect(lived([...ready, letGo, exited(0, 500)])).toMatchObject({
      state: { phase: 'gone' },
      commands: [],
    });
    expect(lived([letGo, started(400)]).commands).toEqual([{ kind: 'end' }]);
    expect(lived([...ready, letGo, exited(0, 500), started(600)])).toMatchObject({
      state: { phase: 'gone' },
    });
  });

  it('replaces an adopted server like one that was ready', () => {
    const adopted = lived([{ kind: 'adopted', nowMs: 0 }, exited(1, 100)]);
    expect(adopted).toMatchObject({ state: { phase: 'waiting' }, commands: [{ kind: 'start' }] });
  });
});
