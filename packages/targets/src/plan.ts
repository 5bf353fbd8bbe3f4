import { shortDigest } from '@slipway/core/digest';
import type { Plan } from '@slipway/core/plan';
import { step, type Step } from '@slipway/core/step';

import { changeCourse } from './change-course.ts';
import { isSameTraffic, trafficText, type Deployed } from './endpoint-state.ts';
import { goalOf, type Goal } from './goal.ts';
import { isCommitted, journalText, orphans } from './journal.ts';
import type { Change, Target, Wanted } from './kind.ts';
import type { ChangeFacts } from './facts.ts';
import {
  answer,
  finish,
  install,
  invoke,
  invokeStep,
  leftStep,
  moveTraffic,
  open,
  openStep,
  putBack,
  putBackStep,
  ready,
  remove,
  renewKey,
  score,
  showLogs,
  stage,
  start,
  trafficStep,
  undo,
} from './steps.ts';

/** What has to be done for a change. Pure; neither step nor course when the endpoint is as wanted. */
export function planChange(target: Target, wanted: Wanted, facts: ChangeFacts): Plan {
  const { change } = wanted;
  switch (change.command) {
    case 'status':
      return { steps: [] };
    case 'invoke':
      return { steps: [invocation(target, change, wanted, facts)] };
    case 'logs':
      return { steps: [logging(target, change, facts)] };
    case 'delete':
    case 'regenerate-keys':
    case 'deploy':
    case 'rollback': {
      const goal = goalOf(change, facts);
      const planned = new ChangePlan(target, wanted, facts, goal);
      const steps = planned.steps();
      if (steps.length === 0) return { steps, unchanged: unchanged(wanted, facts) };
      const reached = trafficText(goal.traffic, goal.deployments);
      const course = changeCourse({ steps, putBack: planned.putBack(), reached });
      return { steps: [], course };
    }
  }
}

/** Why nothing has to be done, in one sentence. Pure. */
export function unchanged({ endpoint, change }: Wanted, facts: ChangeFacts): string {
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

/** The steps of one change, from what is to what is to be. Pure. */
class ChangePlan {
  readonly #target: Target;
  readonly #wanted: Wanted;
  readonly #facts: ChangeFacts;
  readonly #goal: Goal;
  /** What a run that was killed has left. */
  readonly #orphans: readonly string[];

  constructor(target: Target, wanted: Wanted, facts: ChangeFacts, goal: Goal) {
    this.#target = target;
    this.#wanted = wanted;
    this.#facts = facts;
    this.#goal = goal;
    this.#orphans = orphans(facts.world.journal, facts.world.state);
  }

  steps(): Step[] {
    const { change, drainTimeoutMs } = this.#wanted;
    if (change.command === 'delete') {
      if (!this.#facts.exists) return [];
      const title = `stop all servers of ${this.#facts.endpoint} and remove it`;
      return [this.#open(), step(remove, 'delete', title, { stopMs: drainTimeoutMs + 10_000 })];
    }
    if (change.command === 'regenerate-keys') {
      const { keyType } = change;
      return [
        this.#open(),
        ...this.#undo(),
        step(renewKey, 'keys', `make a new ${keyType} key`, { keyType }),
        this.#finish(),
      ];
    }
    return this.#isAsWanted() ? [] : this.#replace();
  }

  /** What leaves the endpoint as it was when the change does not succeed. */
  putBack(): Step {
    if (this.#wanted.change.command === 'delete')
      return step(putBack, putBackStep, 'let go of the endpoint', { starts: [] });
    const { state } = this.#facts.world;
    const { starts } = this.#goal;
    const away = starts.length === 0 ? '' : `take ${namesOf(starts)} away, and `;
    const title =
      state === undefined
        ? `${away}remove the endpoint`
        : `${away}leave the traffic as it was: ${trafficText(state.traffic, state.deployments)}`;
    return step(putBack, putBackStep, title, { starts: [...starts.map(({ id }) => id), ...this.#orphans] });
  }

  /** Nothing to start, to stop, to move or to finish, and everything that has traffic is well. */
  #isAsWanted(): boolean {
    const { state, running, journal } = this.#facts.world;
    const goal = this.#goal;
    if (state === undefined || running === undefined || journal !== undefined) return false;
    const isKept = ({ id }: Deployed): boolean => goal.deployments.some((deployment) => deployment.id === id);
    return (
      goal.starts.length === 0 &&
      goal.auth === state.auth &&
      state.deployments.every(isKept) &&
      goal.deployments.length === state.deployments.length &&
      isSameTraffic(goal.traffic, state.traffic) &&
      this.#facts.deployments.every(({ state: is, traffic }) => traffic === 0 || is === 'Healthy')
    );
  }

  /** The strategy `replace`: all traffic moves in one step, when what was started is ready and has scored. */
  #replace(): Step[] {
    const { starts } = this.#goal;
    const { change } = this.#wanted;
    const opened = change.command === 'deploy' ? change.package : undefined;
    const hasSample = change.command !== 'deploy' || opened?.manifest.sampleInput !== undefined;
    const awaited = [...starts, ...this.#unhealthy().filter((deployment) => !starts.includes(deployment))];
    const started = starts.length > 0;
    return [
      this.#open(),
      ...this.#undo(),
      ...starts.flatMap((deployment) => staging(deployment, opened?.folder)),
      step(answer, 'gateway', this.#answerTitle(), {}),
      ...(started ? [step(start, 'start', `start ${namesOf(starts)} without traffic`, { starts })] : []),
      ...(awaited.length > 0
        ? [step(ready, 'ready', `wait until ${namesOf(awaited)} is ready`, { deployments: awaited })]
        : []),
      ...(started && hasSample
        ? [step(score, 'score', `score the sample request with ${namesOf(starts)}`, { starts })]
        : []),
      ...this.#moveTraffic(),
      this.#finish(),
    ];
  }

  /** What is to have traffic, runs already, and is not well. */
  #unhealthy(): Deployed[] {
    const { deployments, traffic } = this.#goal;
    return deployments.filter(
      ({ id, name }) =>
        (traffic[id] ?? 0) > 0 &&
        this.#facts.deployments.some((seen) => seen.name === name && seen.state !== 'Healthy'),
    );
  }

  #open(): Step {
    const { endpoint, world } = this.#facts;
    const { state, journal, nextToken } = world;
    const { change, timeoutMs } = this.#wanted;
    const { starts, traffic } = this.#goal;
    const isResumed =
      journal !== undefined && this.#orphans.some((id) => starts.some((deployment) => deployment.id === id));
    const title = isResumed
      ? `take the endpoint ${endpoint} and go on with what ${journalText(journal)}`
      : state === undefined
        ? `make the endpoint ${endpoint}`
        : `take the endpoint ${endpoint}`;
    return step(open, openStep, title, {
      target: this.#target,
      endpoint,
      command: change.command,
      token: nextToken,
      revision: state?.revision ?? 0,
      isNew: state === undefined || (journal?.isNew === true && !isCommitted(journal, state)),
      port: change.command === 'deploy' ? change.port : undefined,
      from: state?.traffic ?? {},
      traffic,
      candidates: [...new Set([...starts.map(({ id }) => id), ...this.#orphans])],
      timeoutMs,
    });
  }

  /** What a run that was killed has started, and this one does not want. */
  #undo(): Step[] {
    const ids = this.#orphans.filter((id) => this.#goal.starts.every((deployment) => deployment.id !== id));
    const { journal, state } = this.#facts.world;
    // What had served before is let go with the rest, at the end.
    if (ids.length === 0 || journal === undefined || (state && isCommitted(journal, state))) return [];
    return [step(undo, 'undo', `undo what ${journalText(journal)}`, { ids })];
  }

  #answerTitle(): string {
    const { running, scoringUri } = this.#facts.world;
    const at = scoringUri === undefined ? '' : ` on port ${new URL(scoringUri).port}`;
    return running === undefined ? `start the gateway${at}` : `find the gateway${at}`;
  }

  #moveTraffic(): Step[] {
    const { state } = this.#facts.world;
    const { traffic, auth, starts, isBack, deployments } = this.#goal;
    const isMoved = state !== undefined && isSameTraffic(state.traffic, traffic);
    if (isMoved && state.auth === auth && starts.length === 0) return [];
    const title = isMoved
      ? 'let clients in as wanted, and leave the traffic'
      : `move the traffic: ${trafficText(traffic, deployments)}`;
    return [
      step(moveTraffic, trafficStep, title, {
        traffic,
        auth,
        starts: starts.map(({ id }) => id),
        isBack,
        drainTimeoutMs: this.#wanted.drainTimeoutMs,
      }),
    ];
  }

  #finish(): Step {
    const { endpoint, world } = this.#facts;
    const kept = this.#goal.deployments.map(({ id }) => id);
    const gone = (world.state?.deployments ?? []).filter(({ id }) => !kept.includes(id));
    const title = gone.length === 0 ? 'note what serves now' : `let ${namesOf(gone)} finish, and stop it`;
    const { drainTimeoutMs } = this.#wanted;
    return step(finish, leftStep, title, { target: this.#target, endpoint, kept, drainTimeoutMs });
  }
}

function staging({ id, packageDigest: digest }: Deployed, from: string | undefined): Step[] {
  const what = `the package ${shortDigest(digest)}`;
  return [
    step(stage, `stage ${id}`, `copy ${what} to where it is served from`, { digest, from }),
    step(install, `install ${id}`, `install the environment of ${what}`, { digest }),
  ];
}

function namesOf(deployments: readonly Deployed[]): string {
  return deployments.map(({ name }) => name).join(' and ');
}

function invocation(
  target: Target,
  { body, contentType, deployment }: Extract<Change, { command: 'invoke' }>,
  { timeoutMs }: Wanted,
  { endpoint, scoringUri = '' }: ChangeFacts,
): Step {
  const who = deployment === undefined ? endpoint : `${deployment} of ${endpoint}`;
  const args = { target, endpoint, url: scoringUri, body, contentType, deployment, timeoutMs };
  return step(invoke, invokeStep, `score with ${who}`, args);
}

function logging(
  target: Target,
  { deployment, lines }: Extract<Change, { command: 'logs' }>,
  { endpoint, world }: ChangeFacts,
): Step {
  const { deployments = [], retired = [] } = world.state ?? {};
  const meant =
    deployment === undefined
      ? deployments
      : [...deployments, ...retired].filter(({ name }) => name === deployment).slice(0, 1);
  const title = `show the logs of ${namesOf(meant) || endpoint}`;
  return step(showLogs, 'logs', title, { target, endpoint, deployments: meant, lines });
}
