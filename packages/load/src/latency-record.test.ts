import { describe, expect, it } from 'vitest';

import { backfill, LatencyRecord, latenciesOf, microseconds } from './latency-record.ts';

describe('LatencyRecord', () => {
  it('answers percentiles in milliseconds with three digits', () => {
    const record = new LatencyRecord();
    for (let ms = 1; ms <= 1000; ms += 1) record.add(ms);
    const { p50, p90, p99, p999, max, mean } = record.latencies!;
    expect(p50 / 500).toBeCloseTo(1, 2);
    expect(p90 / 900).toBeCloseTo(1, 2);
    expect(p99 / 990).toBeCloseTo(1, 2);
    expect(p999 / 999).toBeCloseTo(1, 2);
    expect(max / 1000).toBeCloseTo(1, 2);
    expect(mean / 500.5).toBeCloseTo(1, 2);
  });

  it('has no figures when nothing was recorded', () => {
    expect(latenciesOf(microseconds())).toBeUndefined();
  });
});

describe('backfill', () => {
  it('adds the requests that a stall swallowed', () => {
    // 10 ms between requests, 99 answers in 10 ms and one in 1000 ms: 98 requests more, evenly between 20 and 990 ms.
    const counts = new Map([
      [10, 99],
      [1000, 1],
    ]);
    const corrected = backfill(counts, 10)!;
    expect(corrected.p50 / 10).toBeCloseTo(1, 1);
    expect(corrected.p90).toBeGreaterThan(780);
    expect(corrected.p90).toBeLessThan(820);
    expect(corrected.max / 1000).toBeCloseTo(1, 2);
  });

  it('leaves latencies below twice the interval alone', () => {
    const counts = new Map([
      [10, 50],
      [19, 50],
    ]);
    const corrected = backfill(counts, 10)!;
    expect(corrected.mean).toBeCloseTo(14.5, 1);
  });
});
