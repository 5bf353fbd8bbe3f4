import type { StepAnswer } from '@slipway/core/apply';
import { rememberedVersions, type DeploymentRecord, type TrafficById } from '@slipway/core/endpoint';
import type { Ports } from '@slipway/core/ports';
import { Failure } from '@slipway/core/trouble';

import { findGateway, gatewayStatus, tellGateway } from '../gateway.ts';
import type { Places } from '../places.ts';
import { changeRecord } from '../record.ts';
import { readinessOf } from './wait-ready.ts';

/** How long the gateway may take to follow a change of `endpoint.json`, which it looks at every 200 ms. */
const followMs = 10_000;
const lookMs = 30;

/** Adds the deployments that are to be started, without traffic. */
export async function start(
  starts: readonly DeploymentRecord[],
  places: Places,
  token: number,
  ports: Ports,
): Promise<StepAnswer> {
  const { record, isChanged } = await changeRecord(
    places,
    token,
    (known) => ({
      ...known,
      deployments: [
        ...known.deployments,
        ...starts.filter(({ id }) => known.deployments.every((deployment) => deployment.id !== id)),
      ],
    }),
    ports,
  );
  await tellGateway(places, ports);
  await untilFollowed(record.revision, places, ports);
  return { unchanged: !isChanged };
}

/** Takes away the deployments that an unfinished change has started. */
export async function undo(
  ids: readonly string[],
  places: Places,
  token: number,
  ports: Ports,
): Promise<StepAnswer> {
  await changeRecord(
    places,
    token,
    (known) => ({ ...known, deployments: known.deployments.filter(({ id }) => !ids.includes(id)) }),
    ports,
  );
  await tellGateway(places, ports);
  return {};
}

/** What the step `traffic` is told. */
export interface MoveTraffic {
  traffic: TrafficById;
  auth: 'key' | 'none';
  /** Ids of those that were started and have to be ready. */
  starts: readonly string[];
  /** True when the change goes back: what served before is forgotten. */
  isBack: boolean;
  drainTimeoutMs: number;
}

/**
 * Moves the traffic in one write, which the gateway follows in one assignment.
 * @throws Failure `SERVER_NOT_READY` when a deployment is not ready any more; the traffic stays then
 */
export async function moveTraffic(
  { traffic, auth, starts, isBack, drainTimeoutMs }: MoveTraffic,
  places: Places,
  token: number,
  ports: Ports,
): Promise<StepAnswer> {
  await refuseLost(starts, places, ports);
  const { record } = await changeRecord(
    places,
    token,
    (known) => {
      const before =
        Object.keys(known.traffic).length === 0 || isSame(known.traffic, traffic) ? [] : [known.traffic];
      const history = isBack ? withoutReached(known.history, traffic) : [...before, ...known.history];
      return {
        ...known,
        traffic,
        auth,
        drainTimeoutMs,
        mirror: {},
        served: token,
        history: history.slice(0, rememberedVersions),
      };
    },
    ports,
  );
  await tellGateway(places, ports);
  await untilFollowed(record.revision, places, ports);
  return {};
}

/** Going back forgets what was left behind on the way. */
function withoutReached(history: readonly TrafficById[], traffic: TrafficById): readonly TrafficById[] {
  const at = history.findIndex((entry) => isSame(entry, traffic));
  return at < 0 ? history : history.slice(at + 1);
}

/** True when two splits send the same share to the same deployments. */
export function isSame(left: TrafficById, right: TrafficById): boolean {
  const ids = new Set([...Object.keys(left), ...Object.keys(right)]);
  return [...ids].every((id) => (left[id] ?? 0) === (right[id] ?? 0));
}

async function refuseLost(ids: readonly string[], places: Places, ports: Ports): Promise<void> {
  if (ids.length === 0) return;
  const control = await findGateway(places, ports);
  const status = control === undefined ? undefined : await gatewayStatus(control, ports);
  for (const id of ids) {
    const { kind } = readinessOf(status?.deployments.find((deployment) => deployment.id === id));
    if (kind !== 'ready')
      throw new Failure(
        'SERVER_NOT_READY',
        'the new servers were ready and are not any more; the traffic stays',
        {
          remedy: 'look at their log: they may need more memory than there is',
        },
      );
  }
}

/** Waits until the gateway follows a revision. */
export async function untilFollowed(revision: number, places: Places, ports: Ports): Promise<void> {
  const deadline = ports.clock.now() + followMs;
  for (;;) {
    const control = await findGateway(places, ports);
    const status = control === undefined ? undefined : await gatewayStatus(control, ports);
    if (status !== undefined && status.revision >= revision) return;
    if (ports.clock.now() > deadline)
      throw new Failure('PROCESS_FAILED', 'the gateway of the endpoint does not follow the change', {
        remedy: 'look at logs/gateway.log in the folder of the endpoint',
      });
    await ports.clock.sleep(lookMs);
  }
}
