import type { Latencies, Profile, ProfiledLevel, Recommendation } from '@slipway/core/profile';
import { recommend } from '@slipway/load/recommend';

/** What a level has to keep. */
export interface Objective {
  /** Of the latency that `maxLatencyMs` bounds. */
  percentile: '50' | '90' | '95' | '99' | '99.9';
  maxLatencyMs?: number;
  /** Between 0 and 1. */
  minSuccessRate: number;
}

/** How a profile stands to an objective. */
export interface Judgement {
  verdict: 'passed' | 'failed';
  /** Why each level does not keep the objective; undefined for those that do. In the order of the levels. */
  misses: readonly (string | undefined)[];
  /** Index of the level that stands for the profile; undefined when nothing was measured. */
  chosen: number | undefined;
  recommendation?: Recommendation;
  /** Why there is no recommendation. */
  noRecommendation?: string;
}

const keys: Readonly<Record<Objective['percentile'], keyof Latencies>> = {
  '50': 'p50',
  '90': 'p90',
  '95': 'p95',
  '99': 'p99',
  '99.9': 'p999',
};

/**
 * Judges a profile. Pure. It passes when a level keeps the objective; of those the one with the most throughput stands
 * for the profile, and the size that it needs is recommended. When none does, the fastest one stands for it.
 */
export function judge(
  profile: Pick<Profile, 'levels' | 'startupPeakMemoryBytes'>,
  objective: Objective,
): Judgement {
  const { levels } = profile;
  const misses = levels.map((level) => missOf(level, objective));
  const kept = levels.flatMap((level, index) => (misses[index] === undefined ? [{ level, index }] : []));
  const best = kept.toSorted((one, other) => other.level.throughput - one.level.throughput)[0];
  if (best === undefined) {
    const noRecommendation = 'no size is recommended, because no level kept the objective';
    return { verdict: 'failed', misses, chosen: fastest(levels, objective), noRecommendation };
  }
  return { verdict: 'passed', misses, chosen: best.index, ...recommendation(best.level, profile) };
}

function missOf(
  level: ProfiledLevel,
  { percentile, maxLatencyMs, minSuccessRate }: Objective,
): string | undefined {
  if (level.successRate < minSuccessRate)
    return `success rate ${percentText(level.successRate)}, less than ${percentText(minSuccessRate)}`;
  const latency = level.latency?.[keys[percentile]];
  if (latency === undefined) return 'no request succeeded';
  if (maxLatencyMs !== undefined && latency > maxLatencyMs)
    return `p${percentile} ${msText(latency)}, more than ${msText(maxLatencyMs)}`;
  return undefined;
}

function fastest(levels: readonly ProfiledLevel[], { percentile }: Objective): number | undefined {
  const latencyAt = (index: number): number => levels[index]!.latency?.[keys[percentile]] ?? Number.MAX_VALUE;
  return levels.map((_, index) => index).toSorted((one, other) => latencyAt(one) - latencyAt(other))[0];
}

function recommendation(
  level: ProfiledLevel,
  { levels, startupPeakMemoryBytes }: Pick<Profile, 'levels' | 'startupPeakMemoryBytes'>,
): Pick<Judgement, 'recommendation' | 'noRecommendation'> {
  const peaks = [startupPeakMemoryBytes, ...levels.map(({ peakMemoryBytes }) => peakMemoryBytes)];
  const peakMemoryBytes = Math.max(0, ...peaks.filter((peak) => peak !== undefined));
  const { cpuSecondsPerRequest } = level;
  if (cpuSecondsPerRequest === undefined || peakMemoryBytes === 0)
    return { noRecommendation: 'no size is recommended, because CPU time and memory could not be measured' };
  const rate = level.offeredRate ?? level.throughput;
  return { recommendation: recommend({ rate, cpuSecondsPerRequest, peakMemoryBytes }) };
}

/** An objective for people: `p99 ≤ 50 ms, success rate ≥ 99 %`. */
export function objectiveText({ percentile, maxLatencyMs, minSuccessRate }: Objective): string {
  const latency = maxLatencyMs === undefined ? '' : `p${percentile} ≤ ${msText(maxLatencyMs)}, `;
  return `${latency}success rate ≥ ${percentText(minSuccessRate)}`;
}

/** Milliseconds with three significant digits: `0.214 ms`, `12.3 ms`, `1042 ms`. */
export function msText(ms: number): string {
  return `${ms >= 100 ? Math.round(ms) : Number(ms.toPrecision(3))} ms`;
}

/** A share as per cent: `99.95 %`. Never rounded up to 100, since one failure in a million is not none. */
export function percentText(share: number): string {
  const percent = Math.floor(share * 10_000 + 1e-6) / 100;
  return `${percent} %`;
}
