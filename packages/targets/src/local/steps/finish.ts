import type { StepAnswer } from '@slipway/core/apply';
import { rememberedVersions, type DeploymentRecord } from '@slipway/core/endpoint';
import type { Ports } from '@slipway/core/ports';

import type { Left } from '../../kind.ts';
import { endpointFacts } from '../facts.ts';
import { findGateway, gatewayStatus, tellGateway } from '../gateway.ts';
import { releaseLock } from '../lock.ts';
import { find } from '../look.ts';
import type { Places } from '../places.ts';
import { changeRecord } from '../record.ts';

/** Servers that have no requests any more end within this time, or are ended. */
const endMs = 12_000;
const lookMs = 30;

/** What the step `finish` is told. */
export interface Finish {
  endpoint: string;
  /** Ids of those that go on running. */
  kept: readonly string[];
  drainTimeoutMs: number;
}

/** Lets the servers that are not needed any more finish and end, remembers them, and closes the journal. */
export async function finish(
  { endpoint, kept, drainTimeoutMs }: Finish,
  places: Places,
  token: number,
  ports: Ports,
): Promise<StepAnswer> {
  const { record } = await changeRecord(
    places,
    token,
    (known) => {
      const deployments = known.deployments.filter(({ id }) => kept.includes(id));
      const gone = known.deployments.filter(({ id }) => !kept.includes(id));
      return { ...known, deployments, retired: remembered(gone, known.retired, deployments) };
    },
    ports,
  );
  await tellGateway(places, ports);
  await untilGone(kept, places, drainTimeoutMs + endMs, ports);
  await removeOldLogs([...record.deployments, ...record.retired], places, ports);
  await ports.files.remove(places.journal);
  await releaseLock(places, { token }, ports);
  const left: Left = { endpoint: endpointFacts(endpoint, places, await find(places, ports)) };
  return { result: left };
}

function remembered(
  gone: readonly DeploymentRecord[],
  retired: readonly DeploymentRecord[],
  running: readonly DeploymentRecord[],
): DeploymentRecord[] {
  const ids = new Set(running.map(({ id }) => id));
  return [...gone.toReversed(), ...retired].filter(({ id }) => !ids.has(id)).slice(0, rememberedVersions);
}

/** The gateway ends them by itself; this only tells the user when it is done. */
async function untilGone(
  kept: readonly string[],
  places: Places,
  mostMs: number,
  ports: Ports,
): Promise<void> {
  const deadline = ports.clock.now() + mostMs;
  while (ports.clock.now() < deadline) {
    const control = await findGateway(places, ports);
    const status = control === undefined ? undefined : await gatewayStatus(control, ports);
    if (status?.deployments.every(({ id }) => kept.includes(id)) !== false) return;
    await ports.clock.sleep(lookMs);
  }
}

/** Logs of deployments that nobody remembers any more. */
async function removeOldLogs(
  known: readonly DeploymentRecord[],
  places: Places,
  ports: Ports,
): Promise<void> {
  for (const name of await ports.files.names(places.logs)) {
    const id = /^(.+\.\d+)\.\d+\.log(\.1)?$/.exec(name)?.[1];
    if (id !== undefined && known.every((deployment) => deployment.id !== id))
      await ports.files.remove(ports.files.join(places.logs, name));
  }
}
