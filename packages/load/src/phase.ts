import type { Latencies } from '@slipway/core/profile';

/** Where requests go and what they carry. Plain data: it travels to the load program on its standard input. */
export interface Target {
  url: string;
  method: string;
  headers: Readonly<Record<string, string>>;
  /** Replayed round-robin; at least one. */
  bodies: readonly string[];
  /** A request without a whole answer after this time has failed. From the moment it was sent. */
  timeoutMs: number;
}

/**
 * How requests arrive.
 *
 * `constant` and `poisson` are open loops: requests come when they come, whether or not the server has answered the
 * earlier ones, as from many independent users. `closed` keeps a number of requests in flight: the next one waits for an
 * answer, as from that many programs that score one row after the other.
 */
export type Arrivals =
  | { kind: 'closed'; concurrency: number }
  | { kind: 'constant'; rate: number }
  | { kind: 'poisson'; rate: number; seed: number };

/** One stretch of load. It ends with whichever bound is reached first. */
export interface Phase {
  /** For people: `warm-up`, `level 2 of 3: 4 at a time`. */
  name: string;
  /** Warm-ups are carried out like levels, but count for nothing. */
  kind: 'warm-up' | 'level';
  arrivals: Arrivals;
  /** Requests are sent for so long. */
  seconds: number;
  /** At most so many requests are sent. */
  requests: number;
}

/** Why a phase was over. */
export type PhaseEnd =
  | 'complete' // its time or its number of requests was reached
  | 'unreachable' // nothing took connections any more
  | 'aborted'; // it was called off from outside

/** The first answer that was no success, for messages. */
export interface FirstFailure {
  /** HTTP status, when there was an answer. */
  status?: number;
  /** The beginning of the body of that answer. */
  body?: string;
  /** `ECONNREFUSED`, `timeout`, … when there was none. */
  error?: string;
}

/** What a phase measured. Plain data. */
export interface PhaseResult {
  ended: PhaseEnd;
  /** From the first request to the last answer. */
  seconds: number;
  sent: number;
  /** Requests that came due and could not be sent before the phase had to end; only in an open loop. */
  unsent: number;
  /** Answers with a status from 200 to 299. */
  succeeded: number;
  /** How many answers had which status. */
  statuses: Readonly<Record<string, number>>;
  /** How many requests got no answer, by the reason: `timeout`, `ECONNRESET`, … */
  errors: Readonly<Record<string, number>>;
  firstFailure?: FirstFailure;
  /**
   * Of successes, and of time-outs with the time that was waited: a fast error is no fast answer. From the moment the
   * request should have been sent. In a closed loop that moment is estimated, see `backfill`. Missing without any.
   */
  latency?: Latencies;
  /** The same from the moment of sending; only for closed loops. */
  latencyAsSent?: Latencies;
  /** How late requests were sent; only for open loops. In milliseconds. */
  sendLag?: { p99: number; max: number };
  /** The share of one core that the generator used. Near 1, a closed loop measures the generator, not the server. */
  generatorBusy: number;
}
