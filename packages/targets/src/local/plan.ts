import { shortDigest } from '@slipway/core/digest';
import type { DeploymentRecord, TrafficById } from '@slipway/core/endpoint';
import type { Json, Step } from '@slipway/core/plan';

import { invokeStep, leftStep, trafficStep, type Change, type Wanted } from '../kind.ts';
import type { LocalFacts } from './facts.ts';
import { goalOf, type Goal } from './goal.ts';
import { isCommitted, journalText, orphans } from './journal.ts';
import type { Finish } from './steps/finish.ts';
import type { Invoke } from './steps/invoke.ts';
import type { ShowLogs } from './steps/logs.ts';
import type { Open } from './steps/open.ts';
import type { PutBack } from './steps/put-back.ts';
import { openStep } from './steps/session.ts';
import type { Stage } from './steps/stage.ts';
import { isSame, type MoveTraffic } from './steps/traffic.ts';

/** What has to be done for a change. Pure; no step when the endpoint is as wanted. */
export function plan(wanted: Wanted, facts: LocalFacts): Step[] {
  const { change } = wanted;
  switch (change.command) {
    case 'status':
      return [];
    case 'invoke':
      return [invokeOf(change, wanted, facts)];
    case 'logs':
      return [logsOf(change, facts)];
    case 'delete':
      return deletion(wanted, facts);
    case 'regenerate-keys':
      return [
        opening(wanted, facts, goalOf(change, facts)),
        ...undoing(facts, goalOf(change, facts)),
        step('keys', `make a new ${change.keyType} key`, { keyType: change.keyType }),
        finishing(wanted, facts, goalOf(change, facts)),
      ];
    case 'deploy':
    case 'rollback':
      return changeSteps(wanted, facts, goalOf(change, facts));
  }
}

/** What leaves the endpoint as it was when a change does not succeed. Pure. */
export function putBack({ change }: Wanted, facts: LocalFacts): Step[] {
  if (['status', 'invoke', 'logs', 'delete'].includes(change.command)) return [];
  const { journal, record } = facts.found;
  const goal = goalOf(change, facts);
  const starts = [...goal.starts.map(({ id }) => id), ...orphans(journal, record)];
  const away =
    goal.starts.length === 0 ? '' : `take ${goal.starts.map(({ name }) => name).join(' and ')} away, and `;
  const traffic = trafficText(record?.traffic ?? {}, record?.deployments ?? []);
  const title =
    record === undefined ? `${away}remove the endpoint` : `${away}leave the traffic as it was: ${traffic}`;
  return [step('put-back', title, { starts } satisfies PutBack)];
}

/** Why nothing has to be done. Pure. */
export function unchanged({ endpoint, change }: Wanted, facts: LocalFacts): string {
  if (!facts.exists) return `there is no endpoint \`${endpoint}\``;
  const serving = facts.deployments.filter(({ traffic }) => traffic > 0);
  const shares = serving.map(
    ({ name, traffic, packageDigest }) => `${name} ${traffic} % (${shortDigest(packageDigest)})`,
  );
  const what = serving.length === 0 ? 'no deployment has traffic' : shares.join(', ');
  return change.command === 'status'
    ? `${endpoint} is ${facts.state ?? 'not there'}: ${what}`
    : `${endpoint} serves this already: ${what}`;
}

function changeSteps(wanted: Wanted, facts: LocalFacts, goal: Goal): Step[] {
  if (isAsWanted(facts, goal)) return [];
  const { starts } = goal;
  const names = starts.map(({ name }) => name).join(' and ');
  const from = wanted.change.command === 'deploy' ? wanted.change.package?.folder : undefined;
  const unhealthy = goal.deployments.filter(
    (deployment) =>
      (goal.traffic[deployment.id] ?? 0) > 0 &&
      facts.deployments.some(({ name, state }) => name === deployment.name && state !== 'Healthy'),
  );
  const awaited = [...starts, ...unhealthy.filter((deployment) => !starts.includes(deployment))];
  const hasSample =
    wanted.change.command !== 'deploy' || wanted.change.package?.manifest.sampleInput !== undefined;
  return [
    opening(wanted, facts, goal),
    ...undoing(facts, goal),
    ...starts.flatMap((deployment) => staging(deployment, from)),
    step('gateway', gatewayTitle(facts), {}),
    ...(starts.length === 0
      ? []
      : [step('start', `start ${names} without traffic`, { starts: starts as unknown as Json })]),
    ...(awaited.length === 0
      ? []
      : [
          step('ready', `wait until ${awaited.map(({ name }) => name).join(' and ')} is ready`, {
            ids: awaited.map(({ id }) => id),
          }),
        ]),
    ...(starts.length === 0 || !hasSample
      ? []
      : [step('score', `score the sample request with ${names}`, { starts: starts.map(idAndDigest) })]),
    ...movingTraffic(wanted, facts, goal),
    finishing(wanted, facts, goal),
  ];
}

/** Nothing to start, to stop, to move or to finish, and everything that has traffic is well. */
function isAsWanted({ found, deployments }: LocalFacts, goal: Goal): boolean {
  const { record, status, journal } = found;
  if (record === undefined || status === undefined || journal !== undefined) return false;
  const isKept = ({ id }: DeploymentRecord): boolean =>
    goal.deployments.some((deployment) => deployment.id === id);
  return (
    goal.starts.length === 0 &&
    goal.auth === record.auth &&
    record.deployments.every(isKept) &&
    goal.deployments.length === record.deployments.length &&
    isSame(goal.traffic, record.traffic) &&
    deployments.every(({ state, traffic }) => traffic === 0 || state === 'Healthy')
  );
}

function opening(wanted: Wanted, { found, endpoint }: LocalFacts, goal: Goal): Step {
  const { record, journal, nextToken } = found;
  const { change } = wanted;
  const without = orphans(journal, record);
  const isResumed =
    journal !== undefined && without.some((id) => goal.starts.some((start) => start.id === id));
  const isNew = record === undefined || (journal?.isNew === true && !isCommitted(journal, record));
  const port = change.command === 'deploy' ? change.port : undefined;
  const args: Open = {
    endpoint,
    command: change.command,
    token: nextToken,
    revision: record?.revision ?? 0,
    isNew,
    ...(port === undefined ? {} : { port }),
    from: record?.traffic ?? {},
    traffic: goal.traffic,
    candidates: [...new Set([...goal.starts.map(({ id }) => id), ...without])],
    timeoutMs: wanted.timeoutMs,
  };
  const title = isResumed
    ? `take the endpoint ${endpoint} and go on with what ${journalText(journal)}`
    : record === undefined
      ? `make the endpoint ${endpoint}`
      : `take the endpoint ${endpoint}`;
  return { ...step(openStep, title, args as unknown as Json), id: openStep };
}

/** What a run that was killed has started, and this one does not want. */
function undoing({ found }: LocalFacts, goal: Goal): Step[] {
  const ids = orphans(found.journal, found.record).filter((id) =>
    goal.starts.every((start) => start.id !== id),
  );
  if (ids.length === 0) return [];
  return [step('undo', `undo what ${journalText(found.journal!)}`, { ids })];
}

function staging(deployment: DeploymentRecord, from: string | undefined): Step[] {
  const digest = deployment.packageDigest;
  const args: Stage = { digest, ...(from === undefined ? {} : { from }) };
  const what = `the package ${shortDigest(digest)}`;
  return [
    {
      ...step('stage', `copy ${what} to where it is served from`, args as unknown as Json),
      id: `stage ${deployment.id}`,
    },
    { ...step('install', `install the environment of ${what}`, { digest }), id: `install ${deployment.id}` },
  ];
}

function gatewayTitle({ found }: LocalFacts): string {
  const at = found.record === undefined ? '' : ` on port ${found.record.port}`;
  return found.status === undefined ? `start the gateway${at}` : `find the gateway${at}`;
}

function movingTraffic(wanted: Wanted, { found }: LocalFacts, goal: Goal): Step[] {
  const { record } = found;
  const isMoved = record !== undefined && isSame(record.traffic, goal.traffic);
  if (isMoved && record.auth === goal.auth && goal.starts.length === 0) return [];
  const args: MoveTraffic = {
    traffic: goal.traffic,
    auth: goal.auth,
    starts: goal.starts.map(({ id }) => id),
    isBack: goal.isBack,
    drainTimeoutMs: wanted.drainTimeoutMs,
  };
  const title = isMoved
    ? 'let clients in as wanted, and leave the traffic'
    : `move the traffic: ${trafficText(goal.traffic, goal.deployments)}`;
  return [{ ...step('traffic', title, args as unknown as Json), id: trafficStep }];
}

/** `iris-1 90 %, iris-2 10 %`. */
export function trafficText(traffic: TrafficById, deployments: readonly DeploymentRecord[]): string {
  const shares = deployments
    .filter(({ id }) => (traffic[id] ?? 0) > 0)
    .map(({ id, name }) => `${name} ${traffic[id]} %`);
  return shares.join(', ') || 'none';
}

function finishing({ drainTimeoutMs }: Wanted, { endpoint, found }: LocalFacts, goal: Goal): Step {
  const kept = goal.deployments.map(({ id }) => id);
  const gone = (found.record?.deployments ?? []).filter(({ id }) => !kept.includes(id));
  const args: Finish = { endpoint, kept, drainTimeoutMs };
  const title =
    gone.length === 0
      ? 'note what serves now'
      : `let ${gone.map(({ name }) => name).join(' and ')} finish, and stop it`;
  return { ...step('finish', title, args as unknown as Json), id: leftStep };
}

function deletion(wanted: Wanted, facts: LocalFacts): Step[] {
  const { endpoint, found } = facts;
  if (found.record === undefined) return [];
  return [
    opening(wanted, facts, goalOf(wanted.change, facts)),
    step('delete', `stop all servers of ${endpoint} and remove it`, {
      stopMs: wanted.drainTimeoutMs + 10_000,
    }),
  ];
}

function invokeOf(change: Extract<Change, { command: 'invoke' }>, wanted: Wanted, facts: LocalFacts): Step {
  const args: Invoke = {
    endpoint: facts.endpoint,
    url: facts.scoringUri ?? '',
    body: change.body,
    contentType: change.contentType,
    ...(change.deployment === undefined ? {} : { deployment: change.deployment }),
    timeoutMs: wanted.timeoutMs,
  };
  const who = change.deployment === undefined ? facts.endpoint : `${change.deployment} of ${facts.endpoint}`;
  return { ...step('invoke', `score with ${who}`, args as unknown as Json), id: invokeStep };
}

function logsOf(change: Extract<Change, { command: 'logs' }>, facts: LocalFacts): Step {
  const { endpoint, found } = facts;
  const all = [...(found.record?.deployments ?? []), ...(found.record?.retired ?? [])];
  const meant =
    change.deployment === undefined
      ? (found.record?.deployments ?? [])
      : all.filter(({ name }) => name === change.deployment).slice(0, 1);
  const args: ShowLogs = {
    endpoint,
    deployments: meant.map(({ id, name }) => ({ id, name })),
    lines: change.lines,
  };
  return step(
    'logs',
    `show the logs of ${meant.map(({ name }) => name).join(' and ') || endpoint}`,
    args as unknown as Json,
  );
}

function idAndDigest({ id, packageDigest }: DeploymentRecord): { id: string; packageDigest: string } {
  return { id, packageDigest };
}

function step(verb: string, title: string, args: Json): Step {
  return { id: verb, title, provider: 'local', verb, args };
}
