import type { InstanceStatus, ServiceState } from '@slipway/core/endpoint';

/** What is looked at of an instance to tell the state of its deployment. */
export interface InstanceFacts {
  phase: InstanceStatus['phase'];
  /** True once any of its processes was ready. */
  wasReady: boolean;
}

/**
 * The state of a deployment in the documents' words. Pure.
 * - `Failed`: an instance gave up before it was ever ready; nobody tries again.
 * - `Unschedulable`: a process could not be started at all, and none serves.
 * - `Transitioning`: instances start that have never been ready.
 * - `Healthy`: at least one instance serves, and none starts for the first time.
 * - `Unhealthy`: it did serve, and none does now.
 */
export function serviceState(instances: readonly InstanceFacts[]): ServiceState {
  const has = (phase: InstanceStatus['phase']): boolean =>
    instances.some((instance) => instance.phase === phase);
  if (has('failed')) return 'Failed';
  if (has('unschedulable') && !has('ready')) return 'Unschedulable';
  if (instances.some(({ phase, wasReady }) => phase === 'starting' && !wasReady)) return 'Transitioning';
  if (has('ready')) return 'Healthy';
  return instances.length === 0 ? 'Transitioning' : 'Unhealthy';
}
