import type { Profile, ProfiledLevel, ProfileOrder } from '@slipway/core/profile';
import type { CarriedOut, Measured } from '@slipway/load/carry-out';
import type { LevelsPlan } from '@slipway/load/levels';

/** What is known about a profile besides what the load generator measured. */
export interface Circumstances {
  subject: Profile['subject'];
  order: ProfileOrder;
  bodies: number;
  machine: Profile['machine'];
  readyMs?: number;
  /** ISO 8601, UTC. */
  measuredAt: string;
}

/** Shorter pauses are the machine's and collectors' of garbage, and happen to every server. */
const leastStallMs = 100;
/** Arrival times at random are drawn from this; the same again gives the same schedule. */
const seed = 42;
/** Bounds a level that is meant to be bounded by time only. */
const mostRequests = 10_000_000;

/** What the load generator has to do for an order. Pure. */
export function levelsPlan(order: ProfileOrder): LevelsPlan {
  const { seconds, warmUpSeconds, arrivals } = order;
  const levels: LevelsPlan['levels'] =
    order.rates === undefined
      ? (order.concurrency ?? []).map((concurrency) => ({ kind: 'closed', concurrency }))
      : order.rates.map((rate) =>
          arrivals === 'poisson' ? { kind: 'poisson', rate, seed } : { kind: 'constant', rate },
        );
  return {
    kind: 'levels',
    levels,
    warmUp: { seconds: warmUpSeconds, requests: mostRequests },
    seconds,
    requests: order.requestsPerLevel ?? mostRequests,
    leastSuccessRate: order.minSuccessRate,
    // Twice what it takes when every answer comes in time: a server that lets everything time out is told sooner.
    budgetSeconds: 2 * (levels.length * (seconds + warmUpSeconds) + warmUpSeconds) + 10,
  };
}

/** A profile from what was measured. Pure. */
export function profileOf({ measured, because }: CarriedOut, circumstances: Circumstances): Profile {
  const levels = measured.filter(({ phase }) => phase.kind === 'level');
  const warmUps = measured.filter(({ phase }) => phase.kind === 'warm-up');
  const meter = measured[0]?.usage?.source;
  const startupPeak = measured[0]?.usage?.earlierPeakBytes;
  return {
    schemaVersion: 1,
    ...circumstances,
    warmUpRequests: warmUps.reduce((sum, { result }) => sum + result.sent, 0),
    levels: levels.map(levelOf),
    ended: because,
    startupPeakMemoryBytes: startupPeak,
    meter,
    notes: notesOf(levels),
  };
}

function levelOf({ phase: { arrivals }, result, usage }: Measured): ProfiledLevel {
  const cpuSeconds = usage?.cpuSeconds;
  return {
    ...(arrivals.kind === 'closed' ? { concurrency: arrivals.concurrency } : { offeredRate: arrivals.rate }),
    requests: result.sent,
    succeeded: result.succeeded,
    successRate: result.sent === 0 ? 0 : result.succeeded / result.sent,
    throughput: rounded(result.succeeded / result.seconds),
    latency: result.latency,
    latencyAsSent: result.latencyAsSent,
    statuses: result.statuses,
    errors: result.errors,
    ...(cpuSeconds === undefined || result.sent === 0
      ? {}
      : {
          cpuSecondsPerRequest: rounded(cpuSeconds / result.sent),
          cpuCores: rounded(cpuSeconds / result.seconds),
        }),
    peakMemoryBytes: usage?.peakMemoryBytes,
    seconds: rounded(result.seconds),
    sendLag: result.sendLag,
    generatorBusy: rounded(result.generatorBusy),
  };
}

function rounded(value: number): number {
  return Number(value.toPrecision(6));
}

/** What limits how far the figures can be trusted, each once. */
function notesOf(levels: readonly Measured[]): string[] {
  const notes = levels.flatMap(({ phase, result, usage }) => {
    const said = [...(usage?.notes ?? [])];
    const { latency, latencyAsSent, sendLag } = result;
    if (result.sent > 0 && result.sent < 1000)
      said.push(`${phase.name}: percentiles rest on only ${result.sent} requests`);
    if (phase.arrivals.kind === 'closed' && result.generatorBusy > 0.9)
      said.push(`${phase.name}: the load generator used a whole core, the server may be faster than this`);
    if (sendLag !== undefined && latency !== undefined && sendLag.p99 > Math.max(5, latency.p99 / 10))
      said.push(
        `${phase.name}: requests were sent up to ${Math.round(sendLag.max)} ms late, the load generator could not keep the rate`,
      );
    if (result.unsent > 0) said.push(`${phase.name}: ${result.unsent} requests could not be sent in time`);
    const isStalled = latency !== undefined && latency.max >= leastStallMs && latency.max > 10 * latency.p50;
    if (isStalled && latencyAsSent !== undefined && latency.p99 > 2 * latencyAsSent.p99)
      said.push(
        `${phase.name}: the server stood still for up to ${Math.round(latency.max)} ms; requests that would have come meanwhile are counted in`,
      );
    return said;
  });
  return [...new Set(notes)];
}
