import { latenciesSchema } from '@slipway/core/profile';
import {
  array,
  literal,
  number,
  object,
  optional,
  picklist,
  pipe,
  readonly,
  record,
  string,
  variant,
  type InferOutput,
} from 'valibot';

/** Where requests go and what they carry. Plain data: it travels to the load program on its standard input. */
export const targetSchema = object({
  url: string(),
  method: string(),
  headers: pipe(record(string(), string()), readonly()),
  /** Replayed round-robin; at least one. */
  bodies: pipe(array(string()), readonly()),
  /** A request without a whole answer after this time has failed. From the moment it was sent. */
  timeoutMs: number(),
});

/** Where requests go and what they carry. */
export type Target = InferOutput<typeof targetSchema>;

/**
 * How requests arrive.
 *
 * `constant` and `poisson` are open loops: requests come when they come, whether or not the server has answered the
 * earlier ones, as from many independent users. `closed` keeps a number of requests in flight: the next one waits for an
 * answer, as from that many programs that score one row after the other.
 */
export const arrivalsSchema = variant('kind', [
  object({ kind: literal('closed'), concurrency: number() }),
  object({ kind: literal('constant'), rate: number() }),
  object({ kind: literal('poisson'), rate: number(), seed: number() }),
]);

/** How requests arrive. */
export type Arrivals = InferOutput<typeof arrivalsSchema>;

/** One stretch of load. It ends with whichever bound is reached first. */
export const phaseSchema = object({
  /** For people: `warm-up`, `level 2 of 3: 4 at a time`. */
  name: string(),
  /** Warm-ups are carried out like levels, but count for nothing. */
  kind: picklist(['warm-up', 'level']),
  arrivals: arrivalsSchema,
  /** Requests are sent for so long. */
  seconds: number(),
  /** At most so many requests are sent. */
  requests: number(),
});

/** One stretch of load. */
export type Phase = InferOutput<typeof phaseSchema>;

const phaseEnd = picklist([
  'complete', // its time or its number of requests was reached
  'unreachable', // nothing took connections any more
  'aborted', // it was called off from outside
]);

/** Why a phase was over. */
export type PhaseEnd = InferOutput<typeof phaseEnd>;

const firstFailure = object({
  /** HTTP status, when there was an answer. */
  status: optional(number()),
  /** The beginning of the body of that answer. */
  body: optional(string()),
  /** `ECONNREFUSED`, `timeout`, … when there was none. */
  error: optional(string()),
});

/** The first answer that was no success, for messages. */
export type FirstFailure = InferOutput<typeof firstFailure>;

const counts = pipe(record(string(), number()), readonly());

/** What a phase measured. Plain data. */
export const phaseResultSchema = object({
  ended: phaseEnd,
  /** From the first request to the last answer. */
  seconds: number(),
  sent: number(),
  /** Requests that came due and could not be sent before the phase had to end; only in an open loop. */
  unsent: number(),
  /** Answers with a status from 200 to 299. */
  succeeded: number(),
  /** How many answers had which status. */
  statuses: counts,
  /** How many requests got no answer, by the reason: `timeout`, `ECONNRESET`, … */
  errors: counts,
  firstFailure: optional(firstFailure),
  /**
   * Of successes, and of time-outs with the time that was waited: a fast error is no fast answer. From the moment the
   * request should have been sent. In a closed loop that moment is estimated, see `backfill`. Missing without any.
   */
  latency: optional(latenciesSchema),
  /** The same from the moment of sending; only for closed loops. */
  latencyAsSent: optional(latenciesSchema),
  /** How late requests were sent; only for open loops. In milliseconds. */
  sendLag: optional(object({ p99: number(), max: number() })),
  /** The share of one core that the generator used. Near 1, a closed loop measures the generator, not the server. */
  generatorBusy: number(),
});

/** What a phase measured. */
export type PhaseResult = InferOutput<typeof phaseResultSchema>;
