import type { DeploymentStatus, InstanceStatus, ServiceState } from '@slipway/core/endpoint';

import type { TinyBehaviour } from '../tiny-package.ts';

/** How a simulated server behaves: as that of a tiny package, or worse. Plain data. */
export interface SimulatedBehaviour extends TinyBehaviour {
  /** Ends this long after it got ready, and is started again. */
  crashesAfterMs?: number;
  /** Forgets its model this long after it got ready: it lives on, and its readiness probe is not good any more. */
  forgetsAfterMs?: number;
  /** Is killed the moment it has scored a sample request, and does not come back. */
  isLostOnceScored?: boolean;
}

/** A server that was started. Plain data; what it does follows from the time. */
export interface SimulatedServer {
  /** Name of its deployment. */
  name: string;
  behaviour: SimulatedBehaviour;
  startedMs: number;
  /** When it scored a sample request. */
  scoredMs?: number;
}

/** A server that fails does so after this time. */
const failsAfterMs = 30;
/** Between a crash and the next start. */
const restartMs = 1000;
/** When a probe that was never good is given up. */
const probedMs = 300_000;

/** What is seen of a server at a time. Pure. */
export function instanceStatus(server: SimulatedServer, nowMs: number): InstanceStatus {
  return { index: 0, restarts: 0, active: 0, log: `${server.name}.log`, ...phaseOf(server, nowMs) };
}

type Phase = Pick<InstanceStatus, 'phase'> & Partial<InstanceStatus>;

function phaseOf({ behaviour, startedMs, scoredMs }: SimulatedServer, nowMs: number): Phase {
  const { failsWith, neverReady, readyAfterMs = 0, crashesAfterMs, forgetsAfterMs } = behaviour;
  const ranMs = nowMs - startedMs;
  const starting: Phase = { phase: 'starting', said: 'no answer' };
  if (failsWith !== undefined && ranMs >= failsAfterMs)
    return { phase: 'failed', exit: { code: failsWith.exitCode, signal: null } };
  if (neverReady === true && ranMs > probedMs) return { phase: 'failed', said: '503' };
  if (failsWith !== undefined || neverReady === true || ranMs < readyAfterMs) return starting;
  if (behaviour.isLostOnceScored === true && scoredMs !== undefined)
    return { phase: 'waiting', exit: { code: null, signal: 'SIGKILL' } };
  if (forgetsAfterMs !== undefined && ranMs - readyAfterMs >= forgetsAfterMs)
    return { phase: 'unready', said: '503' };
  if (crashesAfterMs === undefined) return { phase: 'ready' };
  const lifeMs = readyAfterMs + crashesAfterMs + restartMs;
  const [restarts, agedMs] = [Math.floor(ranMs / lifeMs), ranMs % lifeMs];
  if (agedMs < readyAfterMs) return { ...starting, restarts };
  if (agedMs < readyAfterMs + crashesAfterMs) return { phase: 'ready', restarts };
  return { phase: 'waiting', restarts, exit: { code: 1, signal: null } };
}

const states: Readonly<Record<InstanceStatus['phase'], ServiceState>> = {
  starting: 'Transitioning',
  ready: 'Healthy',
  unready: 'Unhealthy',
  waiting: 'Unhealthy',
  unschedulable: 'Unschedulable',
  failed: 'Failed',
  draining: 'Transitioning',
  gone: 'Transitioning',
};

/** What is seen of a deployment, which has one server. Pure. */
export function deploymentStatus(id: string, server: SimulatedServer, nowMs: number): DeploymentStatus {
  const instance = instanceStatus(server, nowMs);
  const ready = instance.phase === 'ready' ? 1 : 0;
  return { id, name: server.name, state: states[instance.phase], ready, instances: [instance] };
}
