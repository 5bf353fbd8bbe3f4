import { object, optional, type InferOutput } from 'valibot';

import type { LoadReducer } from './levels.ts';
import { usageSchema, type Meter } from './meters/meter.ts';
import { phaseResultSchema, phaseSchema, type Phase, type PhaseResult } from './phase.ts';

/** One measured phase: what the generator saw and what the server used meanwhile. */
export const measuredSchema = object({
  phase: phaseSchema,
  result: phaseResultSchema,
  /** Missing for a server that is not on this machine. */
  usage: optional(usageSchema),
});

/** One measured phase. */
export type Measured = InferOutput<typeof measuredSchema>;

/** A plan of load that was carried out. */
export interface CarriedOut {
  measured: readonly Measured[];
  /** Why it ended. */
  because: string;
}

/** What carrying out needs. */
export interface Means {
  measure(phase: Phase): Promise<PhaseResult>;
  meter?: Meter | undefined;
  onMeasured?: (measured: Measured) => void;
}

/** Time for a server to finish what follows an answer (its log, its garbage) before the meters are read. */
const restMs = 50;

/** Carries out a plan of load, phase by phase, and reads the meters around each. */
export async function carryOut<State>(
  reducer: LoadReducer<State>,
  initial: State,
  means: Means,
): Promise<CarriedOut> {
  const measured: Measured[] = [];
  let { state, commands } = reducer.next(initial, { kind: 'start' });
  for (;;) {
    const command = commands[0];
    if (command === undefined) throw new Error('a plan of load asked for nothing');
    if (command.kind === 'finish') return { measured, because: command.because };
    const one = await measureOne(command.phase, means);
    measured.push(one);
    means.onMeasured?.(one);
    ({ state, commands } = reducer.next(state, { kind: 'measured', phase: one.phase, result: one.result }));
  }
}

async function measureOne(phase: Phase, means: Means): Promise<Measured> {
  const { meter } = means;
  if (meter === undefined) return { phase, result: await means.measure(phase) };
  await meter.begin();
  const sampling = setInterval(() => void meter.sample(), meter.sampleMs);
  const result = await means.measure(phase).finally(() => clearInterval(sampling));
  await new Promise((resolve) => setTimeout(resolve, restMs));
  return { phase, result, usage: await meter.end() };
}
