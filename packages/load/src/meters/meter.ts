import { array, number, object, optional, pipe, readonly, string, type InferOutput } from 'valibot';

/** What a server used during one phase. Plain data; what could not be measured is missing and `notes` says why. */
export const usageSchema = object({
  /** CPU time of all its processes, user and system. */
  cpuSeconds: optional(number()),
  /** The most memory at a time, in bytes. Of several processes it is a sum, in which shared pages count repeatedly. */
  peakMemoryBytes: optional(number()),
  /** The most memory from its start to the begin of the phase, in bytes: loading a model may take more than scoring. */
  earlierPeakBytes: optional(number()),
  /** Memory at the end of the phase in which shared pages count once (PSS), in bytes. */
  proportionalMemoryBytes: optional(number()),
  /** How many processes the server had at the end. */
  processes: number(),
  /** What people need to know about the figures. */
  notes: pipe(array(string()), readonly()),
  /** Where the figures come from: `/proc`, `cgroup v2`, `ps`, `Win32_Process`. */
  source: string(),
});

/** What a server used. */
export type Usage = InferOutput<typeof usageSchema>;

/** Measures what processes use, span by span. No method throws: a process that is gone uses nothing. */
export interface Meter {
  /** How often `sample` wants to be called. */
  readonly sampleMs: number;
  /** Begins a span; the high-water marks of memory start anew where the system permits it. */
  begin(): Promise<void>;
  /** Looks in between, for processes that come and go. Cheap. */
  sample(): Promise<void>;
  /** Ends the span. */
  end(): Promise<Usage>;
}
