import { shortDigest } from '@slipway/core/digest';
import { code, type Block } from '@slipway/core/markdown';
import { resultOf, type Outcome } from '@slipway/core/plan';
import type { Notice, Report } from '@slipway/core/report';
import { anotherVersion } from '@slipway/models/event/told-models';
import type { EndpointFacts } from '@slipway/targets/facts';
import { unchanged } from '@slipway/targets/plan';
import { invokeStep, leftStep, trafficStep, type Invoked } from '@slipway/targets/steps';

import type { Spec } from './inputs.ts';
import type { Standing } from './latest-wins.ts';
import { modelsOf, type Facts } from './look.ts';

/** The outputs of deploy-model. */
export const outputs = [
  'scoring-uri',
  'swagger-uri',
  'state',
  'deployment',
  'previous',
  'changed',
  'superseded',
  'traffic',
  'key-file',
  'response',
  'response-status',
] as const;

/** Says what happened. Pure. */
export function report(spec: Spec, facts: Facts, outcome: Outcome): Report {
  const left = resultOf(outcome, leftStep)?.endpoint;
  const isDeleted = spec.command === 'delete' && outcome.status === 'done';
  const now = left ?? (isDeleted ? { ...gone(facts.found) } : facts.found);
  const invoked = resultOf(outcome, invokeStep);
  const isChanged = hasChanged(spec, outcome);
  const isSuperseded = facts.standing?.superseded !== undefined;
  const names = serving(now);
  const wanted = facts.wanted.change.command === 'deploy' ? facts.wanted.change.deployment : undefined;
  const before = serving(facts.found).filter((name) => !names.includes(name));
  return {
    outputs: {
      'scoring-uri': now.scoringUri,
      'swagger-uri': now.swaggerUri,
      // A candidate that failed is what this run was about, although something older serves.
      state: outcome.status === 'failed' && spec.command === 'deploy' ? 'Failed' : now.state,
      deployment: invoked?.deployment ?? (isSuperseded ? names[0] : (wanted ?? spec.deployment ?? names[0])),
      previous: isChanged ? before[0] : undefined,
      changed: isChanged,
      superseded: facts.standing === undefined ? undefined : isSuperseded,
      traffic: Object.fromEntries(
        now.deployments.filter(({ traffic }) => traffic > 0).map(({ name, traffic }) => [name, traffic]),
      ),
      'key-file': now.keyFile,
      response: invoked?.body,
      'response-status': invoked?.status,
    },
    headline: headline(spec, facts, outcome, now),
    summary: [...endpointBlocks(now), ...answerBlocks(invoked)],
    notices: [...notices(now), ...unclearNotices(facts.standing), ...eventNotices(spec, facts)],
    ...failedInvocation(invoked),
  };
}

/** Not refused: with `models: iris@champion` a newer version may have come before this run. */
function eventNotices({ event }: Spec, { wanted }: Facts): Notice[] {
  const message = anotherVersion(event.event, modelsOf(wanted.change));
  return message === undefined ? [] : [{ level: 'warning', title: 'Event', message }];
}

function gone(found: EndpointFacts): EndpointFacts {
  return { endpoint: found.endpoint, exists: false, deployments: [], remembered: [] };
}

function serving({ deployments }: EndpointFacts): string[] {
  return deployments
    .filter(({ traffic }) => traffic > 0)
    .toSorted((left, right) => right.traffic - left.traffic)
    .map(({ name }) => name);
}

/** True when clients or servers notice a difference. A deployment that failed after the traffic moved has changed it. */
function hasChanged({ command }: Spec, { status, steps }: Outcome): boolean {
  if (['status', 'invoke', 'logs'].includes(command) || status === 'planned') return false;
  if (status === 'done') return steps.length > 0;
  return steps.some((step) => step.id === trafficStep && step.status === 'done');
}

function headline(
  spec: Spec,
  { found, wanted, standing }: Facts,
  outcome: Outcome,
  now: EndpointFacts,
): string {
  const { endpoint } = found;
  if (standing?.superseded !== undefined) return `${endpoint} stays as it is: ${standing.superseded}`;
  if (outcome.status === 'planned') return `${spec.command} of ${endpoint} was only planned`;
  switch (spec.command) {
    case 'deploy':
    case 'rollback':
      return outcome.steps.length === 0
        ? `nothing had to be done for ${endpoint} at ${now.scoringUri ?? ''}`
        : `${endpoint} serves ${trafficText(now)} at ${now.scoringUri ?? ''}`;
    case 'status':
      return unchanged(wanted, found);
    case 'delete':
      return outcome.steps.length === 0 ? 'nothing had to be deleted' : `${endpoint} was deleted`;
    case 'invoke': {
      const answer = resultOf(outcome, invokeStep);
      return `${answer?.deployment || endpoint} answered ${answer?.status ?? 'nothing'} in ${answer?.ms ?? 0} ms`;
    }
    case 'logs':
      return `the logs of ${endpoint} are above`;
    case 'regenerate-keys':
      return `${endpoint} has a new ${spec.keyType} key in ${now.keyFile ?? 'its key file'}`;
  }
}

function trafficText({ deployments }: EndpointFacts): string {
  const shares = deployments
    .filter(({ traffic }) => traffic > 0)
    .map(({ name, traffic }) => (traffic === 100 ? name : `${name} ${traffic} %`));
  return shares.join(', ') || 'nobody yet';
}

function endpointBlocks(now: EndpointFacts): Block[] {
  if (!now.exists) return [];
  const rows: [string, string | undefined][] = [
    ['endpoint', now.endpoint],
    ['state', now.state],
    ['scoring', now.scoringUri && code(now.scoringUri)],
    ['swagger', now.swaggerUri && code(now.swaggerUri)],
    ['access', now.auth === 'key' ? `a key of ${code(now.keyFile ?? '')}` : 'open to this machine'],
    ['remembered', now.remembered.length === 0 ? undefined : now.remembered.join(', ')],
  ];
  return [
    { kind: 'facts', rows },
    {
      kind: 'table',
      columns: ['deployment', 'traffic', 'state', 'instances', 'models', 'package'],
      rows: now.deployments.map((one) => [
        one.name,
        `${one.traffic} %`,
        one.state,
        `${one.ready} of ${one.instances} ready`,
        one.models.join(', '),
        code(shortDigest(one.packageDigest)),
      ]),
      align: ['left', 'right'],
    },
  ];
}

function answerBlocks(invoked: Invoked | undefined): Block[] {
  if (invoked === undefined) return [];
  const text = invoked.body.length > 10_000 ? `${invoked.body.slice(0, 9997)}...` : invoked.body;
  return [
    { kind: 'paragraph', text: `${invoked.deployment} answered ${invoked.status} in ${invoked.ms} ms:` },
    { kind: 'code', text },
  ];
}

function notices({ unfinished }: EndpointFacts): Notice[] {
  if (unfinished === undefined) return [];
  const message = `${unfinished}. It was stopped there; the next deploy goes on with it or undoes it.`;
  return [{ level: 'warning', title: 'Unfinished change', message }];
}

function unclearNotices(standing: Standing | undefined): Notice[] {
  return (standing?.unclear ?? []).map((pair) => ({
    level: 'warning',
    title: 'Latest wins',
    message: `nobody can say which of ${pair} is newer, so it was deployed`,
  }));
}

function failedInvocation(invoked: Invoked | undefined): { failed?: string } {
  if (invoked === undefined || (invoked.status >= 200 && invoked.status < 300)) return {};
  return { failed: `the endpoint answered ${invoked.status}: ${invoked.body.slice(0, 500)}` };
}
