import type { DeploymentRecord, EndpointRecord, GatewayStatus, ServiceState } from '@slipway/core/endpoint';

import type { DeploymentFacts, EndpointFacts } from '../kind.ts';
import { journalText, type Journal } from './journal.ts';
import type { Holder } from './lock.ts';
import type { Places } from './places.ts';

/** A deployment to be started, before it has an id. */
export type Candidate = Omit<DeploymentRecord, 'id'>;

/** What is on disk and running of an endpoint. */
export interface Found {
  record?: EndpointRecord;
  /** What the gateway says; missing when it does not run or does not answer. */
  status?: GatewayStatus;
  journal?: Journal;
  /** Who changes the endpoint now. */
  holder?: Holder;
  /** The token that the next change gets. */
  nextToken: number;
}

/** What the local target looks up. */
export interface LocalFacts extends EndpointFacts {
  places: Places;
  found: Found;
  /** What a `deploy` with a package is to start. */
  candidate?: Candidate;
}

/** What is told of an endpoint. Pure. */
export function endpointFacts(endpoint: string, places: Places, found: Found): EndpointFacts {
  const { record, journal, holder } = found;
  if (record === undefined) return { endpoint, exists: false, deployments: [], remembered: [] };
  const address = `http://${record.host}:${record.port}`;
  return {
    endpoint,
    exists: true,
    state: endpointState(record, found),
    scoringUri: `${address}/score`,
    swaggerUri: `${address}/swagger.json`,
    auth: record.auth,
    ...(record.auth === 'key' ? { keyFile: places.keys } : {}),
    deployments: record.deployments.map((deployment) => deploymentFacts(deployment, found)),
    remembered: record.retired.map(({ name }) => name),
    ...(journal === undefined || holder !== undefined ? {} : { unfinished: journalText(journal) }),
  };
}

function deploymentFacts(deployment: DeploymentRecord, { record, status }: Found): DeploymentFacts {
  const seen = status?.deployments.find(({ id }) => id === deployment.id);
  return {
    name: deployment.name,
    // Nobody runs its servers: it is deployed, and can not be reached.
    state: status === undefined ? 'Unhealthy' : (seen?.state ?? 'Transitioning'),
    traffic: record?.traffic[deployment.id] ?? 0,
    ready: seen?.ready ?? 0,
    instances: deployment.instances,
    models: deployment.models,
    packageDigest: deployment.packageDigest,
  };
}

/** From bad to good; the worst of what has traffic is the endpoint's. */
const order: readonly ServiceState[] = ['Failed', 'Unschedulable', 'Unhealthy', 'Transitioning', 'Healthy'];

function endpointState(record: EndpointRecord, found: Found): ServiceState {
  if (found.holder !== undefined) return 'Transitioning';
  const serving = record.deployments
    .filter(({ id }) => (record.traffic[id] ?? 0) > 0)
    .map((deployment) => deploymentFacts(deployment, found).state);
  if (serving.length === 0) return found.status === undefined ? 'Unhealthy' : 'Transitioning';
  return order.find((state) => serving.includes(state)) ?? 'Healthy';
}
