/** Latencies in milliseconds, from the moment a request should have been sent to the last byte of its answer. */
export interface Latencies {
  p50: number;
  p90: number;
  p95: number;
  p99: number;
  p999: number;
  mean: number;
  max: number;
}

/** One level of load of a profile. */
export interface ProfiledLevel {
  /** Requests in flight at a time. */
  concurrency: number;
  requests: number;
  succeeded: number;
  /** Between 0 and 1. */
  successRate: number;
  /** Requests a second, answered. */
  throughput: number;
  latency: Latencies;
  /** CPU seconds of the server a request; missing for an endpoint that is not on this machine. */
  cpuSecondsPerRequest?: number;
  /** Cores in use on average. */
  cpuCores?: number;
  /** The kernel's high-water mark of the server's memory, in bytes. */
  peakMemoryBytes?: number;
  seconds: number;
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

/** A measured profile. Plain data; written as `profile.json`. */
export interface Profile {
  schemaVersion: 1;
  subject: { package?: string; packageDigest?: string; endpoint?: string };
  /** How many different request bodies were replayed. */
  bodies: number;
  warmUpRequests: number;
  levels: readonly ProfiledLevel[];
  recommendation?: Recommendation;
  /** Where it was measured. */
  machine: { platform: string; architecture: string; cores: number; memoryBytes: number };
  measuredAt: string;
}
