import { createHistogram, type RecordableHistogram } from 'node:perf_hooks';

import type { Latencies } from '@slipway/core/profile';

/** Microseconds; latencies above an hour count as an hour. */
const highest = 3_600_000_000;

/** A histogram of microseconds with three significant digits. */
export function microseconds(): RecordableHistogram {
  return createHistogram({ lowest: 1, highest, figures: 3 });
}

/** Records milliseconds in a histogram of microseconds. */
export function recordMs(histogram: RecordableHistogram, ms: number): void {
  histogram.record(Math.min(highest, Math.max(1, Math.round(ms * 1000))));
}

/** The figures of a histogram of microseconds, in milliseconds; undefined when nothing was recorded. */
export function latenciesOf(histogram: RecordableHistogram): Latencies | undefined {
  if (histogram.count === 0) return undefined;
  const at = (percent: number): number => histogram.percentile(percent) / 1000;
  return {
    p50: at(50),
    p90: at(90),
    p95: at(95),
    p99: at(99),
    p999: at(99.9),
    mean: Math.round(histogram.mean) / 1000,
    max: histogram.max / 1000,
  };
}

/**
 * The latencies of one phase. Besides the histogram it counts equal values (to three digits), because a histogram of
 * Node's can not be walked through, which `backfill` needs.
 */
export class LatencyRecord {
  readonly #histogram = microseconds();
  readonly #counts = new Map<number, number>();

  add(ms: number): void {
    recordMs(this.#histogram, ms);
    const value = threeDigits(ms);
    this.#counts.set(value, (this.#counts.get(value) ?? 0) + 1);
  }

  /** Distinct values in milliseconds and how often each was seen. */
  get counts(): ReadonlyMap<number, number> {
    return this.#counts;
  }

  get latencies(): Latencies | undefined {
    return latenciesOf(this.#histogram);
  }
}

function threeDigits(ms: number): number {
  if (ms < 0.001) return 0.001;
  const unit = 10 ** (Math.floor(Math.log10(ms)) - 2);
  return Math.round(ms / unit) * unit;
}

/**
 * The latencies a closed loop would have seen, had it not stopped sending while it waited.
 *
 * A loop that waits for answers sends nothing while the server stands still: one slow answer stands for all the requests
 * that would have come meanwhile ("coordinated omission"). For every latency of at least twice the usual interval
 * between two requests of one connection, those requests are added: each came an interval later and so waited an
 * interval less. The same correction as wrk's `stats_correct`
 * (https://github.com/wg/wrk/blob/a211dd5a7050b1f9e8a9870b95513060e72ac4a0/src/stats.c#L38) and HdrHistogram's
 * `recordCorrectedValues`. At most as many are added as were measured, since the latencies of a connection add up to the
 * time of the phase.
 *
 * @param counts distinct latencies in milliseconds and how often each was measured
 * @param intervalMs the mean time between two requests of one connection
 */
export function backfill(counts: ReadonlyMap<number, number>, intervalMs: number): Latencies | undefined {
  const corrected = microseconds();
  for (const [ms, count] of counts) {
    for (let seen = 0; seen < count; seen += 1) {
      recordMs(corrected, ms);
      if (ms < 2 * intervalMs) continue;
      for (let missing = ms - intervalMs; missing > intervalMs; missing -= intervalMs)
        recordMs(corrected, missing);
    }
  }
  return latenciesOf(corrected);
}
