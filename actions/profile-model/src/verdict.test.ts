import type { ProfiledLevel } from '@slipway/core/profile';
import { describe, expect, it } from 'vitest';

import { judge, objectiveText, percentText, type Objective } from './verdict.ts';

const level = (
  concurrency: number,
  throughput: number,
  p99: number,
  changed: Partial<ProfiledLevel> = {},
): ProfiledLevel => ({
  concurrency,
  requests: 1000,
  succeeded: 1000,
  successRate: 1,
  throughput,
  latency: { p50: p99 / 2, p90: p99 * 0.8, p95: p99 * 0.9, p99, p999: p99 * 2, mean: p99 / 2, max: p99 * 3 },
  statuses: { 200: 1000 },
  errors: {},
  cpuSecondsPerRequest: 0.007,
  cpuCores: throughput * 0.007,
  peakMemoryBytes: 400 * 1024 ** 2,
  seconds: 10,
  generatorBusy: 0.1,
  ...changed,
});

const objective: Objective = { percentile: '99', minSuccessRate: 0.99 };
const ladder = [level(1, 50, 20), level(4, 100, 45), level(8, 110, 90)];

describe('judge', () => {
  it('lets the level with the most throughput stand for a profile when any latency is good', () => {
    const judged = judge({ levels: ladder }, objective);
    expect(judged).toMatchObject({ verdict: 'passed', chosen: 2, misses: [undefined, undefined, undefined] });
    // 110/s × 7 ms ÷ 0.7 = 1.1 cores.
    expect(judged.recommendation).toMatchObject({ cpu: 1.1, memoryGb: 0.5 });
  });

  it('chooses among the levels that keep the objective only, and says what the others missed', () => {
    const judged = judge({ levels: ladder }, { ...objective, maxLatencyMs: 50 });
    expect(judged).toMatchObject({ verdict: 'passed', chosen: 1 });
    expect(judged.misses).toEqual([undefined, undefined, 'p99 90 ms, more than 50 ms']);
    expect(judged.recommendation).toMatchObject({ cpu: 1 });
  });

  it('judges by the percentile that was asked for', () => {
    const at50 = judge({ levels: ladder }, { ...objective, percentile: '50', maxLatencyMs: 46 });
    expect(at50.misses).toEqual([undefined, undefined, undefined]);
    const at999 = judge({ levels: ladder }, { ...objective, percentile: '99.9', maxLatencyMs: 46 });
    expect(at999.misses).toEqual([
      undefined,
      'p99.9 90 ms, more than 46 ms',
      'p99.9 180 ms, more than 46 ms',
    ]);
  });

  it('keeps a bound that is met exactly', () => {
    expect(judge({ levels: [level(1, 50, 20)] }, { ...objective, maxLatencyMs: 20 }).verdict).toBe('passed');
    const rate = level(1, 50, 20, { successRate: 0.99 });
    expect(judge({ levels: [rate] }, objective).verdict).toBe('passed');
  });

  it('fails without a recommendation when no level keeps the objective; the fastest one stands for it', () => {
    const judged = judge({ levels: ladder }, { ...objective, maxLatencyMs: 5 });
    expect(judged).toMatchObject({ verdict: 'failed', chosen: 0 });
    expect(judged).not.toHaveProperty('recommendation', expect.anything());
    expect(judged.noRecommendation).toMatch(/no level kept the objective/);
  });

  it('does not take a level for good that answers fast and wrong', () => {
    const broken = level(8, 900, 1, { successRate: 0.5 });
    const judged = judge({ levels: [...ladder, broken] }, objective);
    expect(judged.chosen).toBe(2);
    expect(judged.misses[3]).toBe('success rate 50 %, less than 99 %');
  });

  it('has no chosen level when nothing was measured', () => {
    expect(judge({ levels: [] }, objective)).toMatchObject({ verdict: 'failed', chosen: undefined });
  });

  it('takes the largest peak of all, loading included', () => {
    const startup = judge({ levels: ladder, startupPeakMemoryBytes: 2 * 1024 ** 3 }, objective);
    expect(startup.recommendation!.memoryGb).toBe(2.5);
  });

  it('sizes for the rate that was offered, where one was', () => {
    const { concurrency: _concurrency, ...rest } = level(0, 99, 20);
    const judged = judge({ levels: [{ ...rest, offeredRate: 200 }] }, objective);
    expect(judged.recommendation!.cpu).toBe(2);
  });

  it('recommends nothing for a server elsewhere', () => {
    const { cpuSecondsPerRequest: _cpu, peakMemoryBytes: _peak, ...rest } = level(1, 50, 20);
    const judged = judge({ levels: [rest] }, objective);
    expect(judged.verdict).toBe('passed');
    expect(judged.noRecommendation).toMatch(/could not be measured/);
  });
});

it('writes an objective as people do', () => {
  expect(objectiveText({ ...objective, maxLatencyMs: 50 })).toBe('p99 ≤ 50 ms, success rate ≥ 99 %');
  expect(objectiveText(objective)).toBe('success rate ≥ 99 %');
});

it('never rounds a share up to all', () => {
  expect(percentText(0.999_999)).toBe('99.99 %');
  expect(percentText(1)).toBe('100 %');
  expect(percentText(0.9995)).toBe('99.95 %');
});
