import type { Recommendation } from '@slipway/core/profile';

/** What a size is derived from. */
export interface Observed {
  /** Requests a second that one instance has to bear. */
  rate: number;
  cpuSecondsPerRequest: number;
  /** The most memory at any time, loading included, in bytes. */
  peakMemoryBytes: number;
}

/** Of the given cores, so much may be busy on average: above it, queues grow fast. The AKS autoscaler's default. */
const targetUtilization = 0.7;
/** What a few minutes of measuring may not have seen; the Vertical Pod Autoscaler adds 15 %. */
const memoryMargin = 1.2;
/** For what stands beside the server in its container, in bytes. */
const memoryReserve = 32 * 1024 ** 2;
const gib = 1024 ** 3;

/**
 * The size of one instance: `cpu = rate × CPU seconds a request ÷ 0.7` and `memory = peak × 1.2 + 32 MiB`, both up to
 * the next tenth, at least 0.1 (the steps and the least that Azure ML accepts). Pure.
 *
 * Sources: Azure ML's autoscaler, "target_utilization", 70 %
 * (https://learn.microsoft.com/azure/machine-learning/v1/how-to-deploy-azure-kubernetes-service#autoscaling);
 * Vertical Pod Autoscaler, "recommendation-margin-fraction", 0.15
 * (https://github.com/kubernetes/autoscaler/tree/55c37cd5/vertical-pod-autoscaler/pkg/recommender).
 */
export function recommend({ rate, cpuSecondsPerRequest, peakMemoryBytes }: Observed): Recommendation {
  const cores = rate * cpuSecondsPerRequest;
  const cpu = tenthsUp(cores / targetUtilization);
  const memoryGb = tenthsUp((peakMemoryBytes * memoryMargin + memoryReserve) / gib);
  const perSecond = figure(rate);
  const milliseconds = figure(cpuSecondsPerRequest * 1000);
  const because =
    `${perSecond} requests a second × ${milliseconds} ms of CPU keep ${figure(cores)} cores busy, ` +
    `of which at most 70 % should be; the memory peak was ${Math.round(peakMemoryBytes / 1024 ** 2)} MiB, ` +
    `plus 20 % and 32 MiB`;
  return { cpu, memoryGb, because };
}

/** Up to the next tenth; a rounding error of binary fractions is no reason for a tenth more. */
function tenthsUp(value: number): number {
  return Math.max(1, Math.ceil(value * 10 - 1e-9)) / 10;
}

function figure(value: number): string {
  return value >= 100 ? String(Math.round(value)) : String(Number(value.toPrecision(3)));
}
