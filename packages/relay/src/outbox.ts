import type { Reducer } from '@slipway/core/reducer';

import type { Limits } from './config.ts';
import type { DispatchAnswer } from '@slipway/http/github-answer';

/** A dispatch that waits for its turn. */
export interface Waiting {
  id: string;
  /** Dispatches of one lane are sent in the order of their receipt: the events of one model to one repository. */
  lane: string;
  /** Failed calls so far. */
  attempts: number;
  /** Milliseconds since 1970. */
  queuedAt: number;
  /** Not to be sent before; milliseconds since 1970. */
  notBefore: number;
}

/** What waits, and what is being sent. GitHub asks for calls one after another, so it is one at most. */
export interface Outbox {
  waiting: readonly Waiting[];
  sending: string | undefined;
  /** No call of any kind before; milliseconds since 1970. */
  notBefore: number;
  /** Limits that GitHub hit us with, one after another, without saying how long they last. */
  strikes: number;
}

/** What happened. `now` in milliseconds since 1970. */
export type Seen =
  | { kind: 'queued'; entries: readonly Omit<Waiting, 'notBefore'>[]; now: number }
  | { kind: 'answered'; id: string; answer: DispatchAnswer; now: number }
  | { kind: 'woke'; now: number };

/** What has to be done. */
export type Command =
  | { kind: 'send'; id: string }
  | { kind: 'sent'; id: string }
  | { kind: 'failed'; id: string; attempts: number; why: string }
  | { kind: 'give up'; id: string; attempts: number; why: string }
  /** Come back then; replaces an earlier one. */
  | { kind: 'wake'; at: number };

/** Nothing waits. */
export const emptyOutbox: Outbox = { waiting: [], sending: undefined, notBefore: 0, strikes: 0 };

/** GitHub's advice where a limit does not say how long it lasts; doubled each time, an hour at most. */
const unknownPauseMs = 60_000;

/** Decides what is sent when: one call at a time, spaced, with back-off, and never against a limit. */
export function outbox(limits: Limits): Reducer<Outbox, Seen, Command> {
  return {
    next(state, seen) {
      const told = observe(state, seen, limits);
      const then = proceed(told.state, seen.now, limits);
      return { state: then.state, commands: [...told.commands, ...then.commands] };
    },
  };
}

interface Next {
  state: Outbox;
  commands: Command[];
}

function observe(state: Outbox, seen: Seen, limits: Limits): Next {
  if (seen.kind === 'woke') return { state, commands: [] };
  if (seen.kind === 'queued') {
    const known = new Set(state.waiting.map(({ id }) => id));
    const added = seen.entries
      .filter(({ id }) => !known.has(id))
      .map((entry) => ({ ...entry, notBefore: 0 }));
    return { state: { ...state, waiting: [...state.waiting, ...added] }, commands: [] };
  }
  return answered({ ...state, sending: undefined }, seen, limits);
}

function answered(state: Outbox, seen: Extract<Seen, { kind: 'answered' }>, limits: Limits): Next {
  const { id, answer, now } = seen;
  const entry = state.waiting.find((candidate) => candidate.id === id);
  if (entry === undefined) return { state, commands: [] };
  const without = state.waiting.filter((candidate) => candidate !== entry);
  const notBefore = Math.max(state.notBefore, now + (answer.kind === 'accepted' ? (answer.pauseMs ?? 0) : 0));
  if (answer.kind === 'accepted')
    return {
      state: { ...state, waiting: without, notBefore, strikes: 0 },
      commands: [{ kind: 'sent', id }],
    };
  const isOld = now - entry.queuedAt >= limits.ageMs;
  if (answer.kind === 'limited') {
    const pauseMs = answer.pauseMs ?? Math.min(unknownPauseMs * 2 ** state.strikes, 3_600_000);
    const paused = { ...state, notBefore: now + pauseMs, strikes: state.strikes + 1 };
    return isOld ? giveUp(paused, without, entry, answer.why) : { state: paused, commands: [] };
  }
  const attempts = entry.attempts + 1;
  if (answer.kind === 'rejected' || isOld || attempts >= limits.attempts)
    return giveUp(state, without, { ...entry, attempts }, answer.why);
  const backOff = Math.min(limits.firstPauseMs * 2 ** (attempts - 1), limits.longestPauseMs);
  const later = { ...entry, attempts, notBefore: now + Math.max(backOff, answer.pauseMs ?? 0) };
  return {
    state: { ...state, waiting: state.waiting.map((candidate) => (candidate === entry ? later : candidate)) },
    commands: [{ kind: 'failed', id, attempts, why: answer.why }],
  };
}

function giveUp(state: Outbox, waiting: readonly Waiting[], { id, attempts }: Waiting, why: string): Next {
  return { state: { ...state, waiting }, commands: [{ kind: 'give up', id, attempts, why }] };
}

/** Sends the first one whose turn it is, or says when to come back. */
function proceed(state: Outbox, now: number, limits: Limits): Next {
  if (state.sending !== undefined || state.waiting.length === 0) return { state, commands: [] };
  if (now < state.notBefore) return { state, commands: [{ kind: 'wake', at: state.notBefore }] };
  const lanes = new Set<string>();
  let soonest = Number.POSITIVE_INFINITY;
  for (const { id, lane, notBefore } of state.waiting) {
    if (lanes.has(lane)) continue;
    lanes.add(lane);
    if (notBefore <= now) {
      return {
        state: { ...state, sending: id, notBefore: now + limits.spacingMs },
        commands: [{ kind: 'send', id }],
      };
    }
    soonest = Math.min(soonest, notBefore);
  }
  return { state, commands: [{ kind: 'wake', at: soonest }] };
}
