import type { Arrivals } from './phase.ts';

/** Answers the moments at which requests are due, one after the other: milliseconds since the start of the phase. */
export type Schedule = () => number;

/** The schedule of an open loop. The same seed gives the same schedule, so that a run can be repeated. Pure. */
export function scheduleOf(arrivals: Exclude<Arrivals, { kind: 'closed' }>): Schedule {
  const meanMs = 1000 / arrivals.rate;
  if (arrivals.kind === 'constant') {
    let index = 0;
    return () => index++ * meanMs;
  }
  const random = mulberry32(arrivals.seed);
  let due = 0;
  return () => (due += -Math.log(1 - random()) * meanMs);
}

/** Tommy Ettinger's mulberry32: 32 bits of state, plenty for arrival times. Answers numbers in [0, 1). */
function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
