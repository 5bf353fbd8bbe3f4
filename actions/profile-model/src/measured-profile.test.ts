import { checkedJson } from '@slipway/core/checked-json';
import { profileSchema, type Latencies, type ProfileOrder } from '@slipway/core/profile';
import type { Measured } from '@slipway/load/carry-out';
import type { PhaseResult } from '@slipway/load/phase';
import { describe, expect, it } from 'vitest';

import { azureWords } from './azure-words.ts';
import { levelsPlan, profileOf, type Circumstances } from './measured-profile.ts';
import { judge } from './verdict.ts';

const order: ProfileOrder = {
  concurrency: [1, 4],
  arrivals: 'constant',
  seconds: 10,
  warmUpSeconds: 2,
  timeoutMs: 1000,
  minSuccessRate: 0.99,
};

const circumstances: Circumstances = {
  subject: { package: 'package' },
  order,
  bodies: 3,
  machine: { platform: 'linux', architecture: 'x64', cores: 2, memoryBytes: 8e9 },
  readyMs: 120,
  measuredAt: '2026-11-21T04:00:00.000Z',
};

const latency: Latencies = { p50: 1, p90: 2, p95: 3, p99: 4, p999: 5, mean: 1.5, max: 6 };

const result: PhaseResult = {
  ended: 'complete',
  seconds: 10,
  sent: 5000,
  unsent: 0,
  succeeded: 4990,
  statuses: { 200: 4990, 500: 10 },
  errors: {},
  latency,
  latencyAsSent: latency,
  generatorBusy: 0.2,
};

const closedAt = (concurrency: number) => ({ kind: 'closed', concurrency }) as const;

const measured = (changed: Partial<PhaseResult> = {}, kind: 'warm-up' | 'level' = 'level'): Measured => ({
  phase: { name: 'level 1 of 1', kind, arrivals: closedAt(4), seconds: 10, requests: 1e6 },
  result: { ...result, ...changed },
  usage: {
    cpuSeconds: 5,
    peakMemoryBytes: 200e6,
    earlierPeakBytes: 300e6,
    processes: 1,
    notes: [],
    source: '/proc',
  },
});

describe('levelsPlan', () => {
  it('climbs from the lightest to the heaviest level', () => {
    const plan = levelsPlan(order);
    expect(plan.levels).toEqual([closedAt(1), closedAt(4)]);
    expect(plan).toMatchObject({ seconds: 10, leastSuccessRate: 0.99, warmUp: { seconds: 2 } });
    expect(plan.budgetSeconds).toBeGreaterThan(2 * 12);
  });

  it('takes rates instead, at equal distances or at random', () => {
    const { concurrency: _concurrency, ...rest } = order;
    expect(levelsPlan({ ...rest, rates: [50] }).levels).toEqual([{ kind: 'constant', rate: 50 }]);
    expect(levelsPlan({ ...rest, rates: [50], arrivals: 'poisson' }).levels).toMatchObject([
      { kind: 'poisson', rate: 50 },
    ]);
  });
});

describe('profileOf', () => {
  it('counts warm-ups for nothing but their number', () => {
    const profile = profileOf(
      { measured: [measured({ sent: 70 }, 'warm-up'), measured()], because: 'all levels were measured' },
      circumstances,
    );
    expect(profile.warmUpRequests).toBe(70);
    expect(profile.levels).toHaveLength(1);
    expect(profile.levels[0]).toMatchObject({
      concurrency: 4,
      requests: 5000,
      succeeded: 4990,
      successRate: 0.998,
      throughput: 499,
      cpuSecondsPerRequest: 0.001,
      cpuCores: 0.5,
      peakMemoryBytes: 200e6,
    });
    expect(profile).toMatchObject({ startupPeakMemoryBytes: 300e6, meter: '/proc', notes: [] });
  });

  it('says what limits the trust in its figures', () => {
    const notesOf = (changed: Partial<PhaseResult>): readonly string[] =>
      profileOf({ measured: [measured(changed)], because: '' }, circumstances).notes;
    expect(notesOf({ sent: 40, succeeded: 40 })).toEqual([expect.stringMatching(/only 40 requests/)]);
    expect(notesOf({ generatorBusy: 0.97 })).toEqual([expect.stringMatching(/whole core/)]);
    expect(notesOf({ sendLag: { p99: 80, max: 150 } })).toEqual([expect.stringMatching(/150 ms late/)]);
    expect(notesOf({ unsent: 12 })).toEqual([expect.stringMatching(/12 requests could not be sent/)]);
    const stalled = { ...latency, p99: 950, max: 1000 };
    expect(notesOf({ latency: stalled })).toEqual([expect.stringMatching(/stood still for up to 1000 ms/)]);
  });

  it('is the same text when it was kept and read in between', () => {
    const text = JSON.stringify(profileOf({ measured: [measured()], because: '' }, circumstances));
    expect(JSON.stringify(checkedJson(profileSchema, text, 'kept.json'))).toBe(text);
  });

  it('has no figures of a server elsewhere', () => {
    const { usage: _usage, ...elsewhere } = measured();
    const [level] = profileOf({ measured: [elsewhere], because: '' }, circumstances).levels;
    expect(level).not.toHaveProperty('cpuSecondsPerRequest', expect.anything());
    expect(level?.peakMemoryBytes).toBeUndefined();
  });
});

describe('azureWords', () => {
  it('names the figures of the chosen level as Azure did', () => {
    const profile = profileOf({ measured: [measured()], because: '' }, circumstances);
    const words = azureWords(profile, judge(profile, { percentile: '99', minSuccessRate: 0.99 }));
    expect(words).toMatchObject({
      state: 'Succeeded',
      totalQueries: 5000,
      successQueries: 4990,
      measuredQueriesPerSecond: 499,
      latencyPercentile50InMs: 1,
      latencyPercentile999InMs: 5,
      averageLatencyInMs: 1.5,
      maxUtilizedMemoryInGB: 0.2,
      requestedCpu: 0.8,
      recommendedCpu: 0.8,
      requestedMemoryInGB: 0.4,
    });
    expect(words['successRate']).toBeCloseTo(99.8, 6);
  });

  it('says that there is nothing when nothing was measured', () => {
    const profile = profileOf({ measured: [], because: '' }, circumstances);
    const words = azureWords(profile, judge(profile, { percentile: '99', minSuccessRate: 0.99 }));
    expect(words).toEqual({ state: 'Failed', createdTime: '2026-11-21T04:00:00.000Z' });
  });
});
