import type { DeploymentRecord, EndpointRecord, TrafficById } from '@slipway/core/endpoint';
import { refuse } from '@slipway/core/trouble';

import type { Change, Traffic } from '../kind.ts';
import type { Candidate, LocalFacts } from './facts.ts';
import { isCommitted, orphans } from './journal.ts';

/** What an endpoint is to be when a change is done. Plain data. */
export interface Goal {
  /** Those that run in the end. */
  deployments: readonly DeploymentRecord[];
  /** Those of them that have to be started, or of which nobody knows yet whether they serve. */
  starts: readonly DeploymentRecord[];
  traffic: TrafficById;
  auth: 'key' | 'none';
  /** True when the change goes back: then what served before is forgotten, not remembered. */
  isBack: boolean;
}

/**
 * What a change leads to. Pure.
 * @throws Problems when it names deployments that do not exist
 */
export function goalOf(change: Change, facts: LocalFacts): Goal {
  if (change.command === 'deploy') return deployGoal(change, facts);
  if (change.command === 'rollback') return rollbackGoal(change.deployment, facts);
  return goalAsItIs(facts);
}

/** The same deployments and traffic, without what an unfinished change has started. */
function goalAsItIs(facts: LocalFacts): Goal {
  const { record } = facts.found;
  return {
    deployments: running(facts),
    starts: [],
    traffic: record?.traffic ?? {},
    auth: record?.auth ?? 'key',
    isBack: false,
  };
}

function deployGoal(change: Extract<Change, { command: 'deploy' }>, facts: LocalFacts): Goal {
  const { record } = facts.found;
  const { candidate } = facts;
  const known = running(facts);
  const auth = change.auth ?? record?.auth ?? 'key';
  const started = candidate === undefined ? undefined : startedOf(candidate, facts);
  const all = started === undefined || known.includes(started) ? known : [...known, started];
  const starts = started === undefined || known.includes(started) ? [] : [started];
  const traffic =
    change.traffic === undefined
      ? started === undefined
        ? (record?.traffic ?? {})
        : { [started.id]: 100 }
      : byId(change.traffic, all, started);
  const isNamed = (deployment: DeploymentRecord): boolean =>
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
function startedOf(candidate: Candidate, facts: LocalFacts): DeploymentRecord {
  const same = facts.found.record?.deployments.find((deployment) => isSame(deployment, candidate));
  return same ?? { id: `${candidate.name}.${facts.found.nextToken}`, ...candidate };
}

/** True when a deployment serves this package in this way. Where its files lie does not count. */
export function isSame(deployment: DeploymentRecord, candidate: Candidate): boolean {
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

function byId(
  traffic: Traffic,
  all: readonly DeploymentRecord[],
  started: DeploymentRecord | undefined,
): TrafficById {
  const shares: Record<string, number> = {};
  for (const [name, percent] of Object.entries(traffic)) {
    const deployment = started?.name === name ? started : all.find((one) => one.name === name);
    if (deployment === undefined) unknownDeployment('traffic', name, all);
    if (percent > 0) shares[deployment.id] = percent;
  }
  return shares;
}

function unknownDeployment(input: string, name: string, all: readonly DeploymentRecord[]): never {
  const names = all.map((deployment) => `\`${deployment.name}\``);
  refuse({
    where: { input },
    said: `\`${name}\``,
    expected: names.length === 0 ? 'nothing: no deployment runs yet' : `one of ${names.join(', ')}`,
    remedy: 'name a deployment that runs, or the one that this run deploys',
  });
}

function rollbackGoal(name: string | undefined, facts: LocalFacts): Goal {
  const { record, journal } = facts.found;
  if (record === undefined) return goalAsItIs(facts);
  const isDone = journal?.command === 'rollback' && isCommitted(journal, record);
  if (isDone) return { ...goalAsItIs(facts), deployments: serving(record), isBack: true };
  const traffic = name === undefined ? previous(record) : { [named(name, record).id]: 100 };
  const known = running(facts);
  const all = [...known, ...record.retired, ...record.deployments];
  const deployments = Object.keys(traffic).map((id) => all.find((deployment) => deployment.id === id)!);
  const starts = deployments.filter((deployment) => !known.includes(deployment));
  return { deployments, starts, traffic, auth: record.auth, isBack: name === undefined };
}

function serving(record: EndpointRecord): DeploymentRecord[] {
  return record.deployments.filter(({ id }) => (record.traffic[id] ?? 0) > 0);
}

function previous(record: EndpointRecord): TrafficById {
  const all = [...record.deployments, ...record.retired];
  const last = record.history.find((traffic) =>
    Object.keys(traffic).every((id) => all.some((deployment) => deployment.id === id)),
  );
  if (last !== undefined) return last;
  refuse({
    where: { input: 'command' },
    said: '`rollback`',
    expected: `an endpoint that served something before; \`${record.name}\` remembers nothing older`,
    remedy: 'deploy the package that is to serve',
  });
}

/** The newest one with this name that does not serve; else the one that does. */
function named(name: string, record: EndpointRecord): DeploymentRecord {
  const all = [...record.retired, ...record.deployments];
  const found = all.find((deployment) => deployment.name === name);
  if (found === undefined) unknownDeployment('deployment', name, all);
  return record.deployments.find((deployment) => deployment.name === name) ?? found;
}

/** Those that run, without what an unfinished change has started. */
function running({ found }: LocalFacts): DeploymentRecord[] {
  const without = orphans(found.journal, found.record);
  return (found.record?.deployments ?? []).filter(({ id }) => !without.includes(id));
}
