import type { Profile } from '@slipway/core/profile';

import type { Judgement } from './verdict.ts';

/**
 * The figures under the names that Azure ML's profiler of the SDK v1 gave them, so that what read those goes on working.
 * Those of the chosen level; a success rate is in per cent, memory in GB. Source: azureml-core 1.x, `ModelProfile`.
 */
export function azureWords(
  profile: Profile,
  { chosen, recommendation }: Judgement,
): Record<string, number | string> {
  const level = chosen === undefined ? undefined : profile.levels[chosen];
  if (level === undefined) return { state: 'Failed', createdTime: profile.measuredAt };
  const { latency } = level;
  const figures: Record<string, number | string | undefined> = {
    state: 'Succeeded',
    createdTime: profile.measuredAt,
    requestedCpu: recommendation?.cpu,
    requestedMemoryInGB: recommendation?.memoryGb,
    recommendedCpu: recommendation?.cpu,
    recommendedMemoryInGB: recommendation?.memoryGb,
    requestedQueriesPerSecond: level.offeredRate,
    measuredQueriesPerSecond: level.throughput,
    maxUtilizedCpu: level.cpuCores,
    maxUtilizedMemoryInGB: level.peakMemoryBytes === undefined ? undefined : level.peakMemoryBytes / 1e9,
    totalQueries: level.requests,
    successQueries: level.succeeded,
    successRate: level.successRate * 100,
    averageLatencyInMs: latency?.mean,
    latencyPercentile50InMs: latency?.p50,
    latencyPercentile90InMs: latency?.p90,
    latencyPercentile95InMs: latency?.p95,
    latencyPercentile99InMs: latency?.p99,
    latencyPercentile999InMs: latency?.p999,
  };
  return Object.fromEntries(
    Object.entries(figures).filter((entry): entry is [string, number | string] => entry[1] !== undefined),
  );
}
