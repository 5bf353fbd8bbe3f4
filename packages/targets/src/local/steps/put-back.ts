import type { StepAnswer } from '@slipway/core/apply';
import type { Results } from '@slipway/core/plan';
import type { Ports } from '@slipway/core/ports';

import { stopGateway, tellGateway } from '../gateway.ts';
import { releaseLock } from '../lock.ts';
import type { Places } from '../places.ts';
import { placesOf } from '../places.ts';
import { changeRecord, readRecord } from '../record.ts';
import { openStep, type Session } from './session.ts';

/** Servers without requests get this long to end; the runner kills a cancelled run after ten seconds. */
const graceMs = 3000;

/** What the step `put-back` is told. */
export interface PutBack {
  /** Ids of what the change has started. */
  starts: readonly string[];
}

/**
 * Leaves an endpoint as it was before a change that did not succeed: what was started is taken away, and a new endpoint
 * goes with it. When the traffic had moved already there is nothing to take back; the journal stays, and the next run
 * finishes the rest. Needs no network and no waiting, so that it also works in a run that is being cancelled.
 */
export async function putBack({ starts }: PutBack, ports: Ports, earlier: Results): Promise<StepAnswer> {
  const session = earlier.get<Session>(openStep);
  if (session === undefined) return { unchanged: true };
  const places = placesOf(session.endpoint, ports);
  const record = await readRecord(places, ports);
  if (record === undefined || record.served === session.token) {
    await releaseLock(places, session, ports);
    return { unchanged: true };
  }
  if (session.isNew) {
    await removeEndpoint(places, session.endpoint, graceMs, ports);
    return {};
  }
  await changeRecord(
    places,
    session.token,
    (known) => ({ ...known, deployments: known.deployments.filter(({ id }) => !starts.includes(id)) }),
    ports,
  );
  await tellGateway(places, ports);
  await ports.files.remove(places.journal);
  await releaseLock(places, session, ports);
  return {};
}

/** Ends all processes of an endpoint and removes its folder, which disappears in one step. */
export async function removeEndpoint(
  places: Places,
  endpoint: string,
  stopMs: number,
  ports: Ports,
): Promise<void> {
  const { files } = ports;
  await stopGateway(places, stopMs, ports);
  const doomed = files.join(
    files.dirname(places.folder),
    `.deleted-${endpoint}-${crypto.randomUUID().slice(0, 8)}`,
  );
  await files.move(places.folder, doomed);
  await files.remove(doomed);
}
