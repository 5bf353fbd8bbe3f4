import type { Reducer } from '@slipway/core/reducer';

import { array, literal, number, object, pipe, readonly, type InferOutput } from 'valibot';

import { arrivalsSchema, type Arrivals, type Phase, type PhaseResult } from './phase.ts';

/** What every plan of load is told: that it starts, and what each phase measured. */
export type LoadSeen = { kind: 'start' } | { kind: 'measured'; phase: Phase; result: PhaseResult };

/** What every plan of load asks for: one phase more, or the end and why. */
export type LoadCommand = { kind: 'measure'; phase: Phase } | { kind: 'finish'; because: string };

/** A plan of load as a pure function: a ladder of levels, a search for the highest rate that meets an objective, … */
export type LoadReducer<State> = Reducer<State, LoadSeen, LoadCommand>;

/** A ladder of levels, each measured after a warm-up that counts for nothing. Plain data. */
export const levelsPlanSchema = object({
  kind: literal('levels'),
  /** At least one; from light to heavy, since the ladder ends at the first level that the server does not bear. */
  levels: pipe(array(arrivalsSchema), readonly()),
  /** Before the first level; later levels get a quarter of it, for new connections and workers that were idle. */
  warmUp: object({ seconds: number(), requests: number() }),
  /** Bounds of each level. */
  seconds: number(),
  requests: number(),
  /** Between 0 and 1. A level below it ends the ladder. */
  leastSuccessRate: number(),
  /** No phase starts when it could not end within this time, counted over all phases. */
  budgetSeconds: number(),
});

/** A ladder of levels. */
export type LevelsPlan = InferOutput<typeof levelsPlanSchema>;

/** How far a ladder is. Plain data. */
export interface LevelsState {
  plan: LevelsPlan;
  /** Index of the level that is warmed up or measured. */
  level: number;
  spentSeconds: number;
}

/** The state in which a ladder starts. */
export function startLevels(plan: LevelsPlan): LevelsState {
  return { plan, level: 0, spentSeconds: 0 };
}

/** The ladder: warm-up, level 1, warm-up, level 2, … until the top, the budget, or a level the server does not bear. */
export const levels: LoadReducer<LevelsState> = {
  next(state, seen) {
    if (seen.kind === 'start') return measure(state, warmUpOf(state));
    const after = { ...state, spentSeconds: state.spentSeconds + seen.result.seconds };
    const broken = reasonToStop(after, seen.phase, seen.result);
    if (broken !== undefined) return finish(after, broken);
    if (seen.phase.kind === 'warm-up') return measure(after, levelOf(after));
    const next = { ...after, level: after.level + 1 };
    if (next.level >= next.plan.levels.length) return finish(next, 'all levels were measured');
    return measure(next, warmUpOf(next));
  },
};

type Next = ReturnType<typeof levels.next>;

function measure(state: LevelsState, phase: Phase): Next {
  const { budgetSeconds } = state.plan;
  if (state.spentSeconds > 0 && state.spentSeconds + phase.seconds > budgetSeconds)
    return finish(state, `the time for it (${budgetSeconds} s) is used up`);
  return { state, commands: [{ kind: 'measure', phase }] };
}

function finish(state: LevelsState, because: string): Next {
  return { state, commands: [{ kind: 'finish', because }] };
}

function reasonToStop({ plan }: LevelsState, phase: Phase, result: PhaseResult): string | undefined {
  if (result.ended === 'aborted') return 'it was called off';
  if (result.ended === 'unreachable') return `the server could not be reached any more (${phase.name})`;
  if (result.sent > 0 && result.succeeded === 0) return `no request succeeded (${phase.name})`;
  if (phase.kind === 'warm-up') return undefined;
  const rate = result.succeeded / result.sent;
  if (rate >= plan.leastSuccessRate) return undefined;
  return `${percent(rate)} of the requests succeeded, less than ${percent(plan.leastSuccessRate)} (${phase.name})`;
}

function percent(share: number): string {
  return `${Number((share * 100).toFixed(2))} %`;
}

function warmUpOf({ plan, level }: LevelsState): Phase {
  const share = level === 0 ? 1 : 0.25;
  const arrivals = plan.levels[level]!;
  return {
    name: level === 0 ? 'warm-up' : `warm-up for ${arrivalsText(arrivals)}`,
    kind: 'warm-up',
    arrivals,
    seconds: plan.warmUp.seconds * share,
    requests: Math.max(1, Math.ceil(plan.warmUp.requests * share)),
  };
}

function levelOf({ plan, level }: LevelsState): Phase {
  const arrivals = plan.levels[level]!;
  const name = `level ${level + 1} of ${plan.levels.length}: ${arrivalsText(arrivals)}`;
  return { name, kind: 'level', arrivals, seconds: plan.seconds, requests: plan.requests };
}

/** Arrivals for people: `4 at a time`, `200 a second (Poisson)`. */
export function arrivalsText(arrivals: Arrivals): string {
  if (arrivals.kind === 'closed') return `${arrivals.concurrency} at a time`;
  return `${arrivals.rate} a second${arrivals.kind === 'poisson' ? ' (Poisson)' : ''}`;
}
