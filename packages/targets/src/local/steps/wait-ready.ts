import type { StepAnswer } from '@slipway/core/apply';
import type { DeploymentStatus, InstanceStatus } from '@slipway/core/endpoint';
import type { Ports } from '@slipway/core/ports';
import { Failure } from '@slipway/core/trouble';
import { bootFailure } from '@slipway/packaging/package/boot-failure';

import { findGateway, gatewayStatus } from '../gateway.ts';
import { tail } from '../log-tail.ts';
import type { Places } from '../places.ts';
import { readRecord } from '../record.ts';

/** Between two looks. */
const lookMs = 50;
/** How many lines of a server's log are looked at to find the cause, and how many are shown. */
const readLines = 400;
const shownLines = 20;

/** What is seen of a deployment that is to become ready. */
export type Readiness =
  { kind: 'ready' } | { kind: 'waiting' } | { kind: 'gave up'; instance: InstanceStatus | undefined };

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
  ids: readonly string[],
  places: Places,
  deadlineMs: number,
  ports: Ports,
): Promise<StepAnswer> {
  const { clock } = ports;
  for (;;) {
    const control = await findGateway(places, ports);
    if (control === undefined) throw await gatewayGone(places, ports);
    const status = await gatewayStatus(control, ports);
    const seen = ids.map((id) => status?.deployments.find((entry) => entry.id === id));
    const readiness = seen.map(readinessOf);
    if (readiness.every(({ kind }) => kind === 'ready')) return {};
    const lost = readiness.findIndex(({ kind }) => kind === 'gave up');
    if (lost >= 0) {
      const { instance } = readiness[lost] as Extract<Readiness, { kind: 'gave up' }>;
      throw await failureOf(ids[lost]!, instance, places, ports);
    }
    if (clock.now() > deadlineMs) {
      const late = seen.flatMap((entry) => entry?.instances ?? []).find(({ phase }) => phase !== 'ready');
      throw await lateFailure(ids[0]!, late, places, ports);
    }
    await clock.sleep(lookMs);
  }
}

async function gatewayGone(places: Places, ports: Ports): Promise<Failure> {
  return new Failure('PROCESS_FAILED', 'the gateway of the endpoint ended', {
    log: await tail(places.gatewayLog, shownLines, ports),
    remedy: 'mend what its log says, and run again',
  });
}

async function failureOf(
  id: string,
  instance: InstanceStatus | undefined,
  places: Places,
  ports: Ports,
): Promise<Failure> {
  const deployment = (await readRecord(places, ports))?.deployments.find((entry) => entry.id === id);
  const name = deployment?.name ?? id;
  const log =
    instance === undefined ? [] : await tail(ports.files.join(places.logs, instance.log), readLines, ports);
  if (instance?.exit === undefined)
    return instance?.phase === 'unschedulable'
      ? new Failure('PROCESS_FAILED', `the server of ${name} could not be started: ${instance.said ?? ''}`, {
          log: log.slice(-shownLines),
        })
      : notReady(name, instance, log);
  const { code, signal } = instance.exit;
  const exitCodes = deployment?.start.exitCodes ?? {};
  const why = bootFailure({ exitCode: code, signal, log, exitCodes });
  return new Failure('SERVER_EXITED', `the server of ${name} ended before it was ready: ${why.cause}`, {
    log: log.slice(-shownLines),
    ...(why.remedy === undefined ? {} : { remedy: why.remedy }),
  });
}

function notReady(name: string, instance: InstanceStatus | undefined, log: readonly string[]): Failure {
  return new Failure(
    'SERVER_NOT_READY',
    `the server of ${name} runs, but its readiness probe was not good in time (last: ${instance?.said ?? 'no answer'})`,
    { log: log.slice(-shownLines), remedy: 'look at the log of the server, or give it more time' },
  );
}

async function lateFailure(
  id: string,
  instance: InstanceStatus | undefined,
  places: Places,
  ports: Ports,
): Promise<Failure> {
  const deployment = (await readRecord(places, ports))?.deployments.find((entry) => entry.id === id);
  const log =
    instance === undefined ? [] : await tail(ports.files.join(places.logs, instance.log), shownLines, ports);
  return new Failure(
    'SERVER_NOT_READY',
    `the server of ${deployment?.name ?? id} was not ready within \`timeout\` (last answer of its probe: ${instance?.said ?? 'none'})`,
    { log, remedy: 'look at the log of the server, or raise `timeout`' },
  );
}
