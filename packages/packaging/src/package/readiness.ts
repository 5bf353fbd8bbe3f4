import type { Reducer } from '@slipway/core/reducer';

/** Waiting for a server that was just started. */
export interface Waiting {
  status: 'waiting' | 'ready' | 'exited' | 'late';
  /** How often the probe was tried. */
  tries: number;
  /** The last answer that was not good, for the report: `503`, `no answer`. */
  lastAnswer: string | undefined;
  startedMs: number;
  timeoutMs: number;
}

/** What is seen while waiting. */
export type SeenWhileWaiting =
  | { kind: 'answered'; status: number; nowMs: number }
  | { kind: 'no answer'; nowMs: number }
  | { kind: 'exited'; nowMs: number };

/** Probe again after so many milliseconds. */
export interface ProbeAgain {
  kind: 'probe';
  afterMs: number;
}

/** A server that was started now and gets this long to become ready. */
export function startWaiting(startedMs: number, timeoutMs: number): Waiting {
  return { status: 'waiting', tries: 0, lastAnswer: undefined, startedMs, timeoutMs };
}

/** Small servers are ready within 100 ms, so the first probes come fast; large models do not deserve 100 probes a second. */
function pauseMs(tries: number): number {
  return Math.min(500, 20 * 1.3 ** tries);
}

/** Decides whether a server is ready (2xx), gone, late, or has to be asked again. */
export const readiness: Reducer<Waiting, SeenWhileWaiting, ProbeAgain> = {
  next(state, seen) {
    if (state.status !== 'waiting') return { state, commands: [] };
    if (seen.kind === 'exited') return { state: { ...state, status: 'exited' }, commands: [] };
    const tries = state.tries + 1;
    if (seen.kind === 'answered' && seen.status >= 200 && seen.status < 300)
      return { state: { ...state, status: 'ready', tries }, commands: [] };
    const lastAnswer = seen.kind === 'answered' ? String(seen.status) : 'no answer';
    if (seen.nowMs - state.startedMs >= state.timeoutMs)
      return { state: { ...state, status: 'late', tries, lastAnswer }, commands: [] };
    return { state: { ...state, tries, lastAnswer }, commands: [{ kind: 'probe', afterMs: pauseMs(tries) }] };
  },
};
