import { describe, expect, it } from 'vitest';

import { readiness, startWaiting, type SeenWhileWaiting } from './readiness.ts';

function after(...seen: SeenWhileWaiting[]): ReturnType<typeof readiness.next> {
  let answer: ReturnType<typeof readiness.next> = { state: startWaiting(1000, 5000), commands: [] };
  for (const entry of seen) answer = readiness.next(answer.state, entry);
  return answer;
}

describe('waiting for a server', () => {
  it('is ready with the first good answer, and asks no more', () => {
    const { state, commands } = after(
      { kind: 'no answer', nowMs: 1010 },
      { kind: 'answered', status: 503, nowMs: 1050 },
      { kind: 'answered', status: 200, nowMs: 1100 },
    );
    expect(state).toMatchObject({ status: 'ready', tries: 3 });
    expect(commands).toEqual([]);
  });

  it('asks at growing intervals of at most half a second', () => {
    let state = startWaiting(0, 1e9);
    const pauses: number[] = [];
    for (let tries = 0; tries < 40; tries += 1) {
      const next = readiness.next(state, { kind: 'no answer', nowMs: tries });
      state = next.state;
      pauses.push(next.commands[0]!.afterMs);
    }
    expect(pauses[0]).toBeLessThan(50);
    expect(pauses).toEqual(pauses.toSorted((left, right) => left - right));
    expect(pauses.at(-1)).toBe(500);
  });

  it('gives up when the time is over, and remembers the last answer', () => {
    expect(after({ kind: 'answered', status: 503, nowMs: 5999 }).state.status).toBe('waiting');
    expect(after({ kind: 'answered', status: 503, nowMs: 6000 }).state).toMatchObject({
      status: 'late',
      lastAnswer: '503',
    });
  });

  it('ends when the server ends', () => {
    const { state, commands } = after(
      { kind: 'exited', nowMs: 1200 },
      { kind: 'answered', status: 200, nowMs: 1300 },
    );
    expect(state.status).toBe('exited');
    expect(commands).toEqual([]);
  });
});
