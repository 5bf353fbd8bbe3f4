import type { TrafficById } from '@slipway/core/endpoint';
import { refuse } from '@slipway/core/trouble';

import type { Deployed, EndpointState } from './endpoint-state.ts';
import { isCommitted, orphans } from './journal.ts';
import type { Change, Deploy, Traffic } from './kind.ts';
import type { Candidate, ChangeFacts } from './facts.ts';

/** What an endpoint is to be when a change is done. Plain data. */
export interface Goal {
  /** Those that run in the end. */
  deployments: readonly Deployed[];
  /** Those of them that have to be started, or of which nobody knows yet whether they serve. */
  starts: readonly Deployed[];
  traffic: TrafficById;
  auth: 'key' | 'none';
  /** True when the change goes back: then what served before is forgotten, not remembered. */
  isBack: boolean;
}

/**
 * What a change leads to. Pure.
 * @throws Problems when it names deployments that do not exist
 */
export function goalOf(change: Change, facts: ChangeFacts): Goal {
  if (change.command === 'deploy') return deployGoal(change, facts);
  if (change.command === 'rollback') return rollbackGoal(change.deployment, facts);
  return goalAsItIs(facts);
}

/** The same deployments and traffic, without what an unfinished change has left. */
function goalAsItIs(facts: ChangeFacts): Goal {
  const { state } = facts.world;
  return {
    deployments: running(facts),
    starts: [],
    traffic: state?.traffic ?? {},
    auth: state?.auth ?? 'key',
    isBack: false,
  };
}

function deployGoal(change: Deploy, facts: ChangeFacts): Goal {
  const { state } = facts.world;
  const { candidate } = facts;
  const known = running(facts);
  const auth = change.auth ?? state?.auth ?? 'key';
  const started = candidate === undefined ? undefined : startedOf(candidate, facts);
  const all = started === undefined || known.includes(started) ? known : [...known, started];
  const starts = started === undefined || known.includes(started) ? [] : [started];
  const traffic =
    change.traffic === undefined
      ? started === undefined
        ? (state?.traffic ?? {})
        : { [started.id]: 100 }
      : byId(change.traffic, all, started);
  const isNamed = (deployment: Deployed): boolean =>
    change.traffic !== undefined && Object.hasOwn(change.traffic, deployment.name);
  const kept = all.filter(
    (deployment) =>
      deployment === started ||
      (traffic[deployment.id] ?? 0) > 0 ||
      // Another revision of a named deployment gives way to the one that was started.
      (isNamed(deployment) && deployment.name !== started?.name),
  );
  return { deployments: kept, starts, traffic, auth, isBack: false };
}

/** The deployment that serves the package already, or was started for it by a run that was killed, or a new one. */
function startedOf(candidate: Candidate, facts: ChangeFacts): Deployed {
  const same = facts.world.state?.deployments.find((deployment) => isSame(deployment, candidate));
  return same ?? { id: `${candidate.name}.${facts.world.nextToken}`, ...candidate };
}

/** True when a deployment serves this package in this way. Where its files lie does not count. */
export function isSame(deployment: Deployed, candidate: Candidate): boolean {
  const told = (one: Candidate): string =>
    JSON.stringify([
      one.name,
      one.packageDigest,
      one.instances,
      entries(one.liveness_probe),
      entries(one.readiness_probe),
      entries(one.request_settings),
      entries(one.environment_variables),
    ]);
  return told(deployment) === told(candidate);
}

function entries(fields: object): [string, unknown][] {
  return Object.entries(fields).toSorted(([left], [right]) => (left < right ? -1 : 1));
}

function byId(traffic: Traffic, all: readonly Deployed[], started: Deployed | undefined): TrafficById {
  const shares: Record<string, number> = {};
  for (const [name, percent] of Object.entries(traffic)) {
    const deployment = started?.name === name ? started : all.find((one) => one.name === name);
    if (deployment === undefined) unknownDeployment('traffic', name, all);
    if (percent > 0) shares[deployment.id] = percent;
  }
  return shares;
}

function unknownDeployment(input: string, name: string, all: readonly Deployed[]): never {
  const names = all.map((deployment) => `\`${deployment.name}\``);
  refuse({
    where: { input },
    said: `\`${name}\``,
    expected: names.length === 0 ? 'nothing: no deployment runs yet' : `one of ${names.join(', ')}`,
    remedy: 'name a deployment that runs, or the one that this run deploys',
  });
}

function rollbackGoal(name: string | undefined, facts: ChangeFacts): Goal {
  const { state, journal } = facts.world;
  if (state === undefined) return goalAsItIs(facts);
  const isDone = journal?.command === 'rollback' && isCommitted(journal, state);
  if (isDone) return { ...goalAsItIs(facts), isBack: true };
  const traffic = name === undefined ? previous(facts.endpoint, state) : { [named(name, state).id]: 100 };
  const known = running(facts);
  const all = [...known, ...state.retired, ...state.deployments];
  const deployments = Object.keys(traffic).map((id) => all.find((deployment) => deployment.id === id)!);
  const starts = deployments.filter((deployment) => !known.includes(deployment));
  return { deployments, starts, traffic, auth: state.auth, isBack: name === undefined };
}

function previous(endpoint: string, state: EndpointState): TrafficById {
  const all = [...state.deployments, ...state.retired];
  const last = state.history.find((traffic) =>
    Object.keys(traffic).every((id) => all.some((deployment) => deployment.id === id)),
  );
  if (last !== undefined) return last;
  refuse({
    where: { input: 'command' },
    said: '`rollback`',
    expected: `an endpoint that served something before; \`${endpoint}\` remembers nothing older`,
    remedy: 'deploy the package that is to serve',
  });
}

/** The newest one with this name that does not serve; else the one that does. */
function named(name: string, state: EndpointState): Deployed {
  const all = [...state.retired, ...state.deployments];
  const found = all.find((deployment) => deployment.name === name);
  if (found === undefined) unknownDeployment('deployment', name, all);
  return state.deployments.find((deployment) => deployment.name === name) ?? found;
}

/** Those that run, without what an unfinished change has left. */
function running({ world }: ChangeFacts): Deployed[] {
  const without = orphans(world.journal, world.state);
  return (world.state?.deployments ?? []).filter(({ id }) => !without.includes(id));
}
