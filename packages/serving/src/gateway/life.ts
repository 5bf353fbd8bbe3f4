import type { InstanceStatus, Probe, ServerExit } from '@slipway/core/endpoint';
import type { Reducer } from '@slipway/core/reducer';

/** The life of one server process, and of those that take its place after it. */
export interface Life {
  readonly phase: InstanceStatus['phase'];
  readonly liveness: Probe;
  readonly readiness: Probe;
  /** When the present process was started. */
  readonly startedMs: number;
  /** True once any process of this instance was ready: from then on a lost process is replaced, not given up. */
  readonly wasReady: boolean;
  /** When the present process became ready; undefined while it has not. */
  readonly readyMs: number | undefined;
  /** Answers of the readiness probe in a row that were good, or were not. */
  readonly successes: number;
  readonly failures: number;
  /** Answers of the liveness probe in a row that were not good. */
  readonly deaf: number;
  readonly restarts: number;
  /** How many restarts in a row were needed without a time of quiet between them; decides the pause. */
  readonly hurry: number;
  readonly exit: ServerExit | undefined;
  /** What the probe, or the attempt to start, said last when it was not good. */
  readonly said: string | undefined;
}

/** Which of the two questions a probe asks. */
export type ProbeKind = 'readiness' | 'liveness';

/** What is seen of an instance. */
export type SeenOfInstance =
  | { kind: 'started'; nowMs: number }
  | { kind: 'adopted'; nowMs: number }
  | { kind: 'not started'; nowMs: number; reason: string }
  | { kind: 'probed'; probe: ProbeKind; ok: boolean; said: string; nowMs: number }
  | { kind: 'exited'; exit: ServerExit; nowMs: number }
  | { kind: 'let go'; nowMs: number };

/** What is to be done for an instance. Commands of a process that ended meanwhile mean nothing any more. */
export type InstanceCommand =
  { kind: 'probe'; probe: ProbeKind; afterMs: number } | { kind: 'start'; afterMs: number } | { kind: 'end' };

/** While a server starts it is asked this often, so that a quick one serves quickly. */
const eagerMs = 100;
/** After the initial delay less often: a server that takes that long does not deserve ten probes a second. */
const patientMs = 500;
/** After this long without a restart, the next one comes without a long pause again. */
const quietMs = 60_000;
const longestPauseMs = 30_000;

/** An instance that has not been started. `wasReady` is true for one that replaces a process of an earlier gateway. */
export function newLife(liveness: Probe, readiness: Probe, wasReady: boolean): Life {
  return {
    phase: 'starting',
    liveness,
    readiness,
    startedMs: 0,
    wasReady,
    readyMs: undefined,
    successes: 0,
    failures: 0,
    deaf: 0,
    restarts: 0,
    hurry: 0,
    exit: undefined,
    said: undefined,
  };
}

/**
 * Decides what an instance is and needs, with Azure's probe settings and one difference that only makes it quicker:
 * until a server is ready for the first time it is asked every 100 ms from its start on (every 500 ms after
 * `initial_delay`) and not only every `period`. What counts as failure is as in Azure: nothing within `initial_delay`,
 * then one a `period`, so that a server has `initial_delay + period × failure_threshold` seconds to become ready.
 */
export const life: Reducer<Life, SeenOfInstance, InstanceCommand> = {
  next(state, seen) {
    if (state.phase === 'gone') return { state, commands: [] };
    switch (seen.kind) {
      case 'started':
        return started(state, seen.nowMs);
      case 'adopted':
        return started({ ...state, wasReady: true }, seen.nowMs);
      case 'not started':
        return notStarted(state, seen.reason);
      case 'probed':
        return seen.probe === 'readiness' ? readinessSeen(state, seen) : livenessSeen(state, seen);
      case 'exited':
        return exited(state, seen.exit, seen.nowMs);
      case 'let go':
        return { state: { ...state, phase: 'draining' }, commands: [] };
    }
  },
};

interface Decided {
  state: Life;
  commands: InstanceCommand[];
}

function started(state: Life, nowMs: number): Decided {
  if (state.phase === 'draining') return { state, commands: [{ kind: 'end' }] };
  return {
    state: {
      ...state,
      phase: 'starting',
      startedMs: nowMs,
      readyMs: undefined,
      successes: 0,
      failures: 0,
      deaf: 0,
    },
    commands: [{ kind: 'probe', probe: 'readiness', afterMs: eagerMs / 4 }],
  };
}

/** Nothing of a machine's limits lasts for ever, so it is tried again, ever more slowly. */
function notStarted(state: Life, reason: string): Decided {
  if (state.phase === 'draining') return { state: { ...state, phase: 'gone' }, commands: [] };
  return {
    state: { ...state, phase: 'unschedulable', said: reason, hurry: state.hurry + 1 },
    commands: [{ kind: 'start', afterMs: pauseMs(state.hurry) }],
  };
}

function pauseMs(hurry: number): number {
  return Math.min(longestPauseMs, eagerMs * 2 ** hurry);
}

interface Answer {
  ok: boolean;
  said: string;
  nowMs: number;
}

function readinessSeen(state: Life, answer: Answer): Decided {
  if (state.phase === 'draining' || state.phase === 'failed') return { state, commands: [] };
  return state.readyMs === undefined ? firstReadiness(state, answer) : laterReadiness(state, answer);
}

/** Not ready yet in this process: asked eagerly, failures counted by periods after the initial delay. */
function firstReadiness(state: Life, { ok, said, nowMs }: Answer): Decided {
  const { initial_delay, period, success_threshold, failure_threshold } = state.readiness;
  const sinceStart = nowMs - state.startedMs;
  const isPatient = sinceStart > initial_delay * 1000;
  if (ok) {
    const successes = state.successes + 1;
    if (successes < success_threshold)
      return {
        state: { ...state, successes },
        commands: [{ kind: 'probe', probe: 'readiness', afterMs: eagerMs }],
      };
    return becameReady({ ...state, successes }, nowMs);
  }
  const failures = isPatient ? Math.floor((sinceStart - initial_delay * 1000) / (period * 1000)) : 0;
  const waiting = { ...state, successes: 0, failures, said };
  if (failures >= failure_threshold) return givenUp(waiting);
  const afterMs = isPatient ? patientMs : eagerMs;
  return { state: waiting, commands: [{ kind: 'probe', probe: 'readiness', afterMs }] };
}

function becameReady(state: Life, nowMs: number): Decided {
  return {
    state: { ...state, phase: 'ready', wasReady: true, readyMs: nowMs, failures: 0, said: undefined },
    commands: [
      { kind: 'probe', probe: 'readiness', afterMs: state.readiness.period * 1000 },
      { kind: 'probe', probe: 'liveness', afterMs: state.liveness.period * 1000 },
    ],
  };
}

/** A server that never becomes ready is a failed candidate; one that replaces a lost process is tried again. */
function givenUp(state: Life): Decided {
  return {
    state: state.wasReady ? state : { ...state, phase: 'failed' },
    commands: [{ kind: 'end' }],
  };
}

function laterReadiness(state: Life, { ok, said }: Answer): Decided {
  const { period, success_threshold, failure_threshold } = state.readiness;
  const commands: InstanceCommand[] = [{ kind: 'probe', probe: 'readiness', afterMs: period * 1000 }];
  const successes = ok ? state.successes + 1 : 0;
  const failures = ok ? 0 : state.failures + 1;
  const counted = { ...state, successes, failures };
  if (!ok && failures >= failure_threshold)
    return { state: { ...counted, phase: 'unready', said }, commands };
  if (ok && successes >= success_threshold)
    return { state: { ...counted, phase: 'ready', said: undefined }, commands };
  return { state: counted, commands };
}

function livenessSeen(state: Life, { ok, said }: Answer): Decided {
  if (state.phase !== 'ready' && state.phase !== 'unready') return { state, commands: [] };
  const deaf = ok ? 0 : state.deaf + 1;
  if (deaf >= state.liveness.failure_threshold)
    return { state: { ...state, deaf, phase: 'unready', said }, commands: [{ kind: 'end' }] };
  return {
    state: { ...state, deaf },
    commands: [{ kind: 'probe', probe: 'liveness', afterMs: state.liveness.period * 1000 }],
  };
}

/** A candidate that ends before it was ever ready has failed for good; everything else is started again. */
function exited(state: Life, exit: ServerExit, nowMs: number): Decided {
  // One that was given up was ended from here: how it ended says nothing.
  if (state.phase === 'failed') return { state, commands: [] };
  const ended = { ...state, exit, readyMs: undefined };
  if (state.phase === 'draining') return { state: { ...ended, phase: 'gone' }, commands: [] };
  if (!state.wasReady) return { state: { ...ended, phase: 'failed' }, commands: [] };
  const wasQuiet = state.readyMs !== undefined && nowMs - state.readyMs > quietMs;
  const hurry = wasQuiet ? 0 : state.hurry;
  return {
    state: { ...ended, phase: 'waiting', restarts: state.restarts + 1, hurry: hurry + 1 },
    commands: [{ kind: 'start', afterMs: pauseMs(hurry) }],
  };
}
