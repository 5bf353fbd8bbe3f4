import { number, object, type InferOutput } from 'valibot';

/** Latencies in milliseconds, from the moment a request should have been sent to the last byte of its answer. */
export const latenciesSchema = object({
  p50: number(),
  p90: number(),
  p95: number(),
  p99: number(),
  p999: number(),
  mean: number(),
  max: number(),
});

/** Latencies in milliseconds. */
export type Latencies = InferOutput<typeof latenciesSchema>;

/** One level of load of a profile. */
export interface ProfiledLevel {
  /** Requests in flight at a time; missing when requests came at a rate. */
  concurrency?: number;
  /** Requests a second that were offered, answered or not; missing when the next request waited for an answer. */
  offeredRate?: number;
  requests: number;
  succeeded: number;
  /** Between 0 and 1. */
  successRate: number;
  /** Successful answers a second. */
  throughput: number;
  /** Of successes and time-outs; missing when there were none. */
  latency?: Latencies;
  /** The same without the requests that a loop which waits for answers did not send during a stall. */
  latencyAsSent?: Latencies;
  /** How many answers had which HTTP status. */
  statuses: Readonly<Record<string, number>>;
  /** How many requests got no answer, by the reason: `timeout`, `ECONNRESET`, … */
  errors: Readonly<Record<string, number>>;
  /** CPU seconds of the server a request; missing for an endpoint that is not on this machine. */
  cpuSecondsPerRequest?: number;
  /** Cores in use on average. */
  cpuCores?: number;
  /** The kernel's high-water mark of the server's memory, in bytes. */
  peakMemoryBytes?: number;
  seconds: number;
  /** How late requests were sent, in milliseconds; only when they came at a rate. */
  sendLag?: { p99: number; max: number };
  /** The share of one core that the load generator used. */
  generatorBusy: number;
}

/** What a server needs, with the figures that say why. */
export interface Recommendation {
  /** In cores, in steps of 0.1. */
  cpu: number;
  /** In GiB, in steps of 0.1. */
  memoryGb: number;
  /** One sentence. */
  because: string;
}

/** What was asked of a measurement; the same again on the same machine is the same measurement. */
export interface ProfileOrder {
  /** Requests in flight at a time, level by level; missing when `rates` is there. */
  concurrency?: readonly number[];
  /** Requests a second, level by level. */
  rates?: readonly number[];
  /** How requests at a rate arrive. */
  arrivals: 'constant' | 'poisson';
  /** Of each level. */
  seconds: number;
  /** The most requests of a level. */
  requestsPerLevel?: number;
  warmUpSeconds: number;
  timeoutMs: number;
  /** A level with a smaller share of successes is the last one. */
  minSuccessRate: number;
}

/** A measured profile. Plain data; written as `profile.json`. */
export interface Profile {
  schemaVersion: 1;
  subject: { package?: string; packageDigest?: string; endpoint?: string };
  order: ProfileOrder;
  /** How many different request bodies were replayed. */
  bodies: number;
  warmUpRequests: number;
  levels: readonly ProfiledLevel[];
  /** Why no further level was measured. */
  ended: string;
  /** The most memory before the first level, loading included, in bytes. */
  startupPeakMemoryBytes?: number;
  /** From the start of the server to its first good answer, in milliseconds; missing for an endpoint. */
  readyMs?: number;
  /** Where the figures of CPU time and memory come from: `/proc`, `cgroup v2`, `ps`, `Win32_Process`. */
  meter?: string;
  /** What people need to know about the figures. */
  notes: readonly string[];
  /** Where it was measured. */
  machine: { platform: string; architecture: string; cores: number; memoryBytes: number };
  /** ISO 8601, UTC. */
  measuredAt: string;
}
