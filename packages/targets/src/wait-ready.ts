import type { DeploymentStatus, InstanceStatus } from '@slipway/core/endpoint';
import type { Clock } from '@slipway/core/ports';
import { Failure } from '@slipway/core/trouble';
import { bootFailure } from '@slipway/packaging/boot/boot-failure';

import type { Deployed } from './endpoint-state.ts';
import type { Hands } from './kind.ts';

/** The hands that show servers. */
type Showing = Pick<Hands, 'running' | 'printed'>;

/** Between two looks. */
const lookMs = 50;
/** How many lines of a server's log are shown. */
const shownLines = 20;

/** What is seen of a deployment that is to become ready. */
export type Readiness =
  { kind: 'ready' } | { kind: 'waiting' } | { kind: 'gave up'; instance: InstanceStatus };

/** Whether every instance of a deployment is ready, or one has given up. Pure. */
export function readinessOf(status: DeploymentStatus | undefined): Readiness {
  if (status === undefined) return { kind: 'waiting' };
  const lost = status.instances.find(({ phase }) => phase === 'failed' || phase === 'unschedulable');
  if (lost !== undefined) return { kind: 'gave up', instance: lost };
  return status.instances.every(({ phase }) => phase === 'ready') ? { kind: 'ready' } : { kind: 'waiting' };
}

/**
 * Waits until all instances of deployments are ready.
 * @throws Failure `SERVER_EXITED` or `SERVER_NOT_READY` with the cause and the last lines of the server's log
 */
export async function waitReady(
  deployments: readonly Deployed[],
  deadlineMs: number,
  hands: Showing,
  clock: Clock,
): Promise<void> {
  for (;;) {
    const running = await hands.running();
    const seen = deployments.map((deployment) => ({
      deployment,
      status: running?.find(({ id }) => id === deployment.id),
    }));
    if (seen.every(({ status }) => readinessOf(status).kind === 'ready')) return;
    for (const { deployment, status } of seen) {
      const readiness = readinessOf(status);
      if (readiness.kind === 'gave up') throw await gaveUp(deployment, readiness.instance, hands);
    }
    if (clock.now() > deadlineMs) {
      const late = seen.find(({ status }) => readinessOf(status).kind !== 'ready')!;
      throw await tooLate(late.deployment, late.status, hands);
    }
    await clock.sleep(lookMs);
  }
}

/**
 * Looks once more before the traffic moves.
 * @throws Failure `SERVER_NOT_READY` when a deployment is not ready any more
 */
export async function refuseLost(ids: readonly string[], hands: Pick<Hands, 'running'>): Promise<void> {
  if (ids.length === 0) return;
  const running = await hands.running();
  for (const wanted of ids)
    if (readinessOf(running?.find(({ id }) => id === wanted)).kind !== 'ready')
      throw new Failure(
        'SERVER_NOT_READY',
        'the new servers were ready and are not any more; the traffic stays',
        { remedy: 'look at their log: they may need more memory than there is' },
      );
}

async function gaveUp(deployment: Deployed, instance: InstanceStatus, hands: Showing): Promise<Failure> {
  const { name } = deployment;
  const { log, exitCodes } = await hands.printed(deployment, instance.log);
  const shown = log.slice(-shownLines);
  if (instance.exit === undefined)
    return instance.phase === 'unschedulable'
      ? new Failure('PROCESS_FAILED', `the server of ${name} could not be started: ${instance.said ?? ''}`, {
          log: shown,
        })
      : new Failure(
          'SERVER_NOT_READY',
          `the server of ${name} runs, but its readiness probe was not good in time (last: ${instance.said ?? 'no answer'})`,
          { log: shown, remedy: 'look at the log of the server, or give it more time' },
        );
  const { code, signal } = instance.exit;
  const { cause, remedy } = bootFailure({ exitCode: code, signal, log, exitCodes });
  return new Failure('SERVER_EXITED', `the server of ${name} ended before it was ready: ${cause}`, {
    log: shown,
    remedy,
  });
}

async function tooLate(
  deployment: Deployed,
  status: DeploymentStatus | undefined,
  hands: Showing,
): Promise<Failure> {
  const instance = status?.instances.find(({ phase }) => phase !== 'ready');
  const log = instance === undefined ? [] : (await hands.printed(deployment, instance.log)).log;
  return new Failure(
    'SERVER_NOT_READY',
    `the server of ${deployment.name} was not ready within \`timeout\` (last answer of its probe: ${instance?.said ?? 'none'})`,
    {
      log: log.slice(-shownLines),
      remedy: 'look at the log of the server, or raise `timeout`',
    },
  );
}
