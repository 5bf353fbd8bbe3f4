import { expect, test } from 'vitest';

import { defaultLimits } from './config.ts';
import type { DispatchAnswer } from '@slipway/http/github-answer';
import { emptyOutbox, outbox, type Command, type Outbox } from './outbox.ts';

const limits = { ...defaultLimits, spacingMs: 1000, firstPauseMs: 2000, attempts: 4 };
const reducer = outbox(limits);

const entry = (id: string, lane = id, queuedAt = 0) => ({ id, lane, attempts: 0, queuedAt });

/** Lets a script of answers happen on a clock that jumps to each wake-up; answers when what was sent, and the end. */
function simulate(
  entries: ReturnType<typeof entry>[],
  answerTo: (id: string, nth: number) => DispatchAnswer,
) {
  const sends: [string, number][] = [];
  const ends: Command[] = [];
  let now = 0;
  let state: Outbox = emptyOutbox;
  let commands: Command[];
  ({ state, commands } = reducer.next(state, { kind: 'queued', entries, now }));
  for (let steps = 0; commands.length > 0; steps += 1) {
    expect(steps).toBeLessThan(100_000);
    ends.push(...commands.filter(({ kind }) => kind === 'sent' || kind === 'give up'));
    const send = commands.find((command) => command.kind === 'send');
    const wake = commands.find((command) => command.kind === 'wake');
    if (send !== undefined) {
      sends.push([send.id, now]);
      const answer = answerTo(send.id, sends.filter(([id]) => id === send.id).length);
      ({ state, commands } = reducer.next(state, { kind: 'answered', id: send.id, answer, now }));
    } else if (wake !== undefined) {
      now = wake.at;
      ({ state, commands } = reducer.next(state, { kind: 'woke', now }));
    } else break;
  }
  return { sends, ends, state };
}

const accepted: DispatchAnswer = { kind: 'accepted' };
const failed: DispatchAnswer = { kind: 'failed', why: '500' };

test('the first goes at once, the next ones a second apart, all once', () => {
  const { sends, ends, state } = simulate([entry('a'), entry('b'), entry('c')], () => accepted);
  expect(sends).toEqual([
    ['a', 0],
    ['b', 1000],
    ['c', 2000],
  ]);
  expect(ends.map(({ kind }) => kind)).toEqual(['sent', 'sent', 'sent']);
  expect(state.waiting).toEqual([]);
});

test('what failed waits longer each time; others do not wait for it', () => {
  const { sends } = simulate([entry('a'), entry('b')], (id, nth) =>
    id === 'a' && nth < 4 ? failed : accepted,
  );
  expect(sends).toEqual([
    ['a', 0],
    ['b', 1000],
    ['a', 2000],
    ['a', 6000],
    ['a', 14_000],
  ]);
});

test('events of one model stay in their order, also when the first one fails', () => {
  const { sends } = simulate([entry('iris 3', 'iris'), entry('iris 4', 'iris')], (id, nth) =>
    id === 'iris 3' && nth < 3 ? failed : accepted,
  );
  expect(sends.map(([id]) => id)).toEqual(['iris 3', 'iris 3', 'iris 3', 'iris 4']);
});

test('after the last attempt it is given up, and its lane goes on', () => {
  const { sends, ends } = simulate([entry('a', 'x'), entry('b', 'x')], (id) =>
    id === 'a' ? failed : accepted,
  );
  expect(sends.map(([id]) => id)).toEqual(['a', 'a', 'a', 'a', 'b']);
  expect(ends).toEqual([
    { kind: 'give up', id: 'a', attempts: 4, why: '500' },
    { kind: 'sent', id: 'b' },
  ]);
});

test('what GitHub rejects is given up at once', () => {
  const { sends, ends } = simulate([entry('a')], () => ({ kind: 'rejected', why: '422' }));
  expect(sends).toHaveLength(1);
  expect(ends).toEqual([{ kind: 'give up', id: 'a', attempts: 1, why: '422' }]);
});

test('a limit stops every call for as long as it says, and costs no attempt', () => {
  const { sends, ends } = simulate([entry('a'), entry('b')], (id, nth) =>
    id === 'a' && nth <= 6 ? { kind: 'limited', pauseMs: 90_000, why: '429' } : accepted,
  );
  expect(sends.slice(0, 3)).toEqual([
    ['a', 0],
    ['a', 90_000],
    ['a', 180_000],
  ]);
  expect(ends.map(({ kind }) => kind)).toEqual(['sent', 'sent']);
});

test('a limit that does not say how long it lasts: a minute, then twice as long', () => {
  const { sends } = simulate([entry('a')], (_id, nth) =>
    nth < 4 ? { kind: 'limited', why: '403' } : accepted,
  );
  expect(sends.map(([, at]) => at)).toEqual([0, 60_000, 180_000, 420_000]);
});

test('a limit that is used up by a call that succeeded stops the next one', () => {
  const { sends } = simulate([entry('a'), entry('b')], () => ({ kind: 'accepted', pauseMs: 30_000 }));
  expect(sends).toEqual([
    ['a', 0],
    ['b', 30_000],
  ]);
});

test('age gives up what limits would keep forever', () => {
  const { ends } = simulate([entry('a')], () => ({ kind: 'limited', why: '403' }));
  expect(ends).toEqual([expect.objectContaining({ kind: 'give up', why: '403' })]);
});

test('the same dispatch queued twice is sent once', () => {
  const first = reducer.next(emptyOutbox, { kind: 'queued', entries: [entry('a')], now: 0 });
  const second = reducer.next(first.state, { kind: 'queued', entries: [entry('a')], now: 1 });
  expect(second.state.waiting).toHaveLength(1);
  expect(second.commands).toEqual([]);
});

test('three thousand dispatches with every kind of answer: each one ends, exactly once', () => {
  let seed = 1;
  const random = (): number => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;
  const many = Array.from({ length: 3000 }, (_, index) => entry(`${index}`, `${index % 50}`));
  const { ends } = simulate(many, () => {
    const dice = random();
    if (dice < 0.6) return accepted;
    if (dice < 0.9) return failed;
    return dice < 0.95 ? { kind: 'limited', pauseMs: 2000, why: '429' } : { kind: 'rejected', why: '422' };
  });
  const ids = ends.map((end) => ('id' in end ? end.id : ''));
  expect(ids).toHaveLength(3000);
  expect(new Set(ids).size).toBe(3000);
});
