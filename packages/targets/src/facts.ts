import type { ServiceState } from '@slipway/core/endpoint';

import type { Deployed } from './endpoint-state.ts';
import { journalText } from './journal.ts';
import type { World } from './kind.ts';

/** A deployment as people see it. */
export interface DeploymentFacts {
  name: string;
  state: ServiceState;
  /** In percent. */
  traffic: number;
  ready: number;
  instances: number;
  models: readonly string[];
  packageDigest: string;
}

/** What is reported of an endpoint. */
export interface EndpointFacts {
  endpoint: string;
  exists: boolean;
  /** Of what has traffic; `Transitioning` while a run changes the endpoint. Missing when there is no endpoint. */
  state?: ServiceState;
  scoringUri?: string;
  swaggerUri?: string;
  auth?: 'key' | 'none';
  /** Where the keys are; readable by its owner only. */
  keyFile?: string;
  deployments: readonly DeploymentFacts[];
  /** Names of stopped deployments that a rollback can start again, newest first. */
  remembered: readonly string[];
  /** A change that was begun and not finished, in words: who, what, how far. */
  unfinished?: string;
}

/** What is reported of an endpoint that a target found. Pure. */
export function endpointFacts(endpoint: string, world: World): EndpointFacts {
  const { state, journal, holder, scoringUri, swaggerUri, keyFile } = world;
  if (state === undefined) return { endpoint, exists: false, deployments: [], remembered: [] };
  return {
    endpoint,
    exists: true,
    state: endpointState(world),
    scoringUri,
    swaggerUri,
    auth: state.auth,
    keyFile: state.auth === 'key' ? keyFile : undefined,
    deployments: state.deployments.map((deployment) => deploymentFacts(deployment, world)),
    remembered: state.retired.map(({ name }) => name),
    unfinished: journal === undefined || holder !== undefined ? undefined : journalText(journal),
  };
}

function deploymentFacts(deployment: Deployed, { state, running }: World): DeploymentFacts {
  const seen = running?.find(({ id }) => id === deployment.id);
  return {
    name: deployment.name,
    // Nobody runs its servers: it is deployed, and cannot be reached.
    state: running === undefined ? 'Unhealthy' : (seen?.state ?? 'Transitioning'),
    traffic: state?.traffic[deployment.id] ?? 0,
    ready: seen?.ready ?? 0,
    instances: deployment.instances,
    models: deployment.models,
    packageDigest: deployment.packageDigest,
  };
}

/** From bad to good; the worst of what has traffic is the endpoint's. */
const order: readonly ServiceState[] = ['Failed', 'Unschedulable', 'Unhealthy', 'Transitioning', 'Healthy'];

function endpointState(world: World): ServiceState {
  const { state, holder, running } = world;
  if (holder !== undefined) return 'Transitioning';
  const serving = (state?.deployments ?? [])
    .filter(({ id }) => (state?.traffic[id] ?? 0) > 0)
    .map((deployment) => deploymentFacts(deployment, world).state);
  if (serving.length === 0) return running === undefined ? 'Unhealthy' : 'Transitioning';
  return order.find((one) => serving.includes(one)) ?? 'Healthy';
}

/** A deployment to be started, before it has an id. */
export type Candidate = Omit<Deployed, 'id'>;

/** What is known of an endpoint before a change is planned. */
export interface ChangeFacts extends EndpointFacts {
  world: World;
  /** What a `deploy` with a package is to start. */
  candidate?: Candidate;
}
