// A measured profile, as data: kept for later runs and written as `profile.json`. Who reads it checks it with the schema.

import {
  array,
  literal,
  minLength,
  number,
  object,
  optional,
  picklist,
  pipe,
  readonly,
  record,
  string,
  type InferOutput,
} from 'valibot';

const numbers = pipe(array(number()), readonly());
const countByName = pipe(record(string(), number()), readonly());

/** Latencies in milliseconds, as they come over a wire. */
export const latenciesSchema = object({
  p50: number(),
  p90: number(),
  p95: number(),
  p99: number(),
  p999: number(),
  mean: number(),
  max: number(),
});

/** Latencies in milliseconds, from the moment a request should have been sent to the last byte of its answer. */
export type Latencies = InferOutput<typeof latenciesSchema>;

const profiledLevel = object({
  /** Requests in flight at a time; missing when requests came at a rate. */
  concurrency: optional(number()),
  /** Requests a second that were offered, answered or not; missing when the next request waited for an answer. */
  offeredRate: optional(number()),
  requests: number(),
  succeeded: number(),
  /** Between 0 and 1. */
  successRate: number(),
  /** Successful answers a second. */
  throughput: number(),
  /** Of successes and time-outs; missing when there were none. */
  latency: optional(latenciesSchema),
  /** The same without the requests that a loop which waits for answers did not send during a stall. */
  latencyAsSent: optional(latenciesSchema),
  /** How many answers had which HTTP status. */
  statuses: countByName,
  /** How many requests got no answer, by the reason: `timeout`, `ECONNRESET`, … */
  errors: countByName,
  /** CPU seconds of the server a request; missing for an endpoint that is not on this machine. */
  cpuSecondsPerRequest: optional(number()),
  /** Cores in use on average. */
  cpuCores: optional(number()),
  /** The kernel's high-water mark of the server's memory, in bytes. */
  peakMemoryBytes: optional(number()),
  seconds: number(),
  /** How late requests were sent, in milliseconds; only when they came at a rate. */
  sendLag: optional(object({ p99: number(), max: number() })),
  /** The share of one core that the load generator used. */
  generatorBusy: number(),
});

/** One level of load of a profile. */
export type ProfiledLevel = InferOutput<typeof profiledLevel>;

/** What a server needs, with the figures that say why. */
export interface Recommendation {
  /** In cores, in steps of 0.1. */
  cpu: number;
  /** In GiB, in steps of 0.1. */
  memoryGb: number;
  /** One sentence. */
  because: string;
}

const profileOrder = object({
  /** Requests in flight at a time, level by level; missing when `rates` is there. */
  concurrency: optional(numbers),
  /** Requests a second, level by level. */
  rates: optional(numbers),
  /** How requests at a rate arrive. */
  arrivals: picklist(['constant', 'poisson']),
  /** Of each level. */
  seconds: number(),
  /** The most requests of a level. */
  requestsPerLevel: optional(number()),
  warmUpSeconds: number(),
  timeoutMs: number(),
  /** A level with a smaller share of successes is the last one. */
  minSuccessRate: number(),
});

/** What was asked of a measurement; the same again on the same machine is the same measurement. */
export type ProfileOrder = InferOutput<typeof profileOrder>;

/** A measured profile, in the order in which it is written: one that was kept gives the same text again. */
export const profileSchema = object({
  schemaVersion: literal(1),
  subject: object({
    package: optional(string()),
    packageDigest: optional(string()),
    endpoint: optional(string()),
  }),
  order: profileOrder,
  /** How many different request bodies were replayed. */
  bodies: number(),
  /** Where it was measured. */
  machine: object({ platform: string(), architecture: string(), cores: number(), memoryBytes: number() }),
  /** From the start of the server to its first good answer, in milliseconds; missing for an endpoint. */
  readyMs: optional(number()),
  /** ISO 8601, UTC. */
  measuredAt: string(),
  warmUpRequests: number(),
  levels: pipe(array(profiledLevel), minLength(1), readonly()),
  /** Why no further level was measured. */
  ended: string(),
  /** The most memory before the first level, loading included, in bytes. */
  startupPeakMemoryBytes: optional(number()),
  /** Where the figures of CPU time and memory come from: `/proc`, `cgroup v2`, `ps`, `Win32_Process`. */
  meter: optional(string()),
  /** What people need to know about the figures. */
  notes: pipe(array(string()), readonly()),
});

/** A measured profile. Plain data; written as `profile.json`. */
export type Profile = InferOutput<typeof profileSchema>;
