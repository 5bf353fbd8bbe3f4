import {
  defaultProbe,
  defaultRequestSettings,
  type DeploymentStatus,
  type TrafficById,
} from '@slipway/core/endpoint';
import { Problems } from '@slipway/core/trouble';
import { describe, expect, it } from 'vitest';

import type { Deployed, EndpointState } from './endpoint-state.ts';
import { goalOf } from './goal.ts';
import type { Journal } from './journal.ts';
import type { Change, World } from './kind.ts';
import { local } from './local/local.ts';
import type { Candidate, ChangeFacts } from './facts.ts';
import { planChange } from './plan.ts';

function candidate(name: string, version = name): Candidate {
  return {
    name,
    packageDigest: `sha256:${version}`,
    models: [],
    instances: 1,
    liveness_probe: defaultProbe,
    readiness_probe: defaultProbe,
    request_settings: defaultRequestSettings,
    environment_variables: {},
  };
}

const running = (id: string): Deployed => ({ id, ...candidate(id.replace(/\.\d+$/, '')) });

const empty: EndpointState = {
  revision: 1,
  served: 0,
  auth: 'key',
  drainTimeoutMs: 30_000,
  deployments: [],
  traffic: {},
  mirror: {},
  retired: [],
  history: [],
};

function facts(state: Partial<EndpointState> | undefined, more: Partial<World> = {}): ChangeFacts {
  const whole = state === undefined ? undefined : { ...empty, ...state };
  return {
    endpoint: 'e',
    exists: whole !== undefined,
    deployments: [],
    remembered: [],
    world: { nextToken: 7, state: whole, ...more },
  };
}

const settings = {
  instances: 1,
  liveness_probe: defaultProbe,
  readiness_probe: defaultProbe,
  request_settings: defaultRequestSettings,
  environment_variables: {},
};
const deploy = (traffic?: Record<string, number>): Change => ({
  command: 'deploy',
  settings,
  traffic,
});

function journal(changes: Partial<Journal>): Journal {
  return {
    token: 6,
    who: 'ann',
    command: 'deploy',
    step: 's',
    from: {},
    traffic: {},
    candidates: [],
    isNew: false,
    startedAt: '',
    deadline: '',
    ...changes,
  };
}

const blue = { deployments: [running('blue.1')], traffic: { 'blue.1': 100 } };
const ids = (list: readonly { id: string }[]): string[] => list.map(({ id }) => id);

describe('what a deploy leads to', () => {
  it('is all traffic on the new deployment, and nothing else running', () => {
    const goal = goalOf(deploy(), { ...facts(blue), candidate: candidate('green') });
    expect(ids(goal.deployments)).toEqual(['green.7']);
    expect(ids(goal.starts)).toEqual(['green.7']);
    expect(goal.traffic).toEqual({ 'green.7': 100 });
  });

  it('is the split that was asked for, by name', () => {
    const goal = goalOf(deploy({ blue: 90, green: 10 }), { ...facts(blue), candidate: candidate('green') });
    expect(ids(goal.deployments)).toEqual(['blue.1', 'green.7']);
    expect(goal.traffic).toEqual({ 'blue.1': 90, 'green.7': 10 });
  });

  it('means the new revision when a running deployment has the same name', () => {
    const goal = goalOf(deploy({ blue: 100 }), {
      ...facts(blue),
      candidate: candidate('blue', 'other bytes'),
    });
    expect(ids(goal.deployments)).toEqual(['blue.7']);
    expect(goal.traffic).toEqual({ 'blue.7': 100 });
  });

  it('is what serves already when the package and the settings are the same', () => {
    const goal = goalOf(deploy(), { ...facts(blue), candidate: candidate('blue') });
    expect([goal.starts, goal.traffic]).toEqual([[], { 'blue.1': 100 }]);
    const other = goalOf(deploy(), { ...facts(blue), candidate: { ...candidate('blue'), instances: 2 } });
    expect(ids(other.starts)).toEqual(['blue.7']);
  });

  it('starts again with the server of a run that was killed, but does not trust it', () => {
    const record = { deployments: [running('blue.1'), running('green.6')], traffic: { 'blue.1': 100 } };
    const found = facts(record, { journal: journal({ candidates: ['green.6'] }) });
    const same = goalOf(deploy(), { ...found, candidate: candidate('green') });
    expect([ids(same.starts), same.traffic]).toEqual([['green.6'], { 'green.6': 100 }]);
    const other = goalOf(deploy({ blue: 50, red: 50 }), { ...found, candidate: candidate('red') });
    expect(ids(other.deployments)).toEqual(['blue.1', 'red.7']);
  });

  it('leaves out what a killed change had no time to stop, also when it has the same name', () => {
    const state = { deployments: [running('v.1'), running('v.6')], traffic: { 'v.6': 100 }, served: 6 };
    const found = facts(state, { journal: journal({}) });
    const goal = goalOf(deploy({ v: 100 }), found);
    expect([ids(goal.deployments), goal.traffic]).toEqual([['v.6'], { 'v.6': 100 }]);
    const keys = goalOf({ command: 'regenerate-keys', keyType: 'primary' }, found);
    expect(ids(keys.deployments)).toEqual(['v.6']);
  });

  it('refuses deployments that do not exist', () => {
    expect(() => goalOf(deploy({ red: 100 }), facts(blue))).toThrow(Problems);
    expect(() => goalOf(deploy({ red: 100 }), facts(blue))).toThrow('one of `blue`');
  });
});

describe('what a rollback leads to', () => {
  const record = {
    deployments: [running('green.2')],
    traffic: { 'green.2': 100 },
    retired: [running('blue.1'), running('old.0')],
    history: [{ 'blue.1': 60, 'old.0': 40 }, { 'old.0': 100 }] as TrafficById[],
  };

  it('is what served before, started again', () => {
    const goal = goalOf({ command: 'rollback' }, facts(record));
    expect(goal).toMatchObject({ traffic: { 'blue.1': 60, 'old.0': 40 }, isBack: true });
    expect(ids(goal.starts)).toEqual(['blue.1', 'old.0']);
  });

  it('skips what is not remembered any more', () => {
    const goal = goalOf({ command: 'rollback' }, facts({ ...record, retired: [running('old.0')] }));
    expect(goal.traffic).toEqual({ 'old.0': 100 });
    expect(() => goalOf({ command: 'rollback' }, facts({ ...record, history: [] }))).toThrow(
      'remembers nothing older',
    );
  });

  it('is a deployment that is named', () => {
    const goal = goalOf({ command: 'rollback', deployment: 'old' }, facts(record));
    expect([goal.traffic, goal.isBack]).toEqual([{ 'old.0': 100 }, false]);
    expect(() => goalOf({ command: 'rollback', deployment: 'red' }, facts(record))).toThrow('`red`');
  });

  it('is not repeated when the killed one had moved the traffic already', () => {
    const found = facts({ ...record, served: 6 }, { journal: journal({ command: 'rollback' }) });
    expect(goalOf({ command: 'rollback' }, found).traffic).toEqual({ 'green.2': 100 });
  });
});

describe('the plan', () => {
  const wanted = (change: Change) => ({ endpoint: 'e', change, timeoutMs: 1000, drainTimeoutMs: 1000 });
  const verbs = (change: Change, found: ChangeFacts): string[] => {
    const { course } = planChange(local, wanted(change), found);
    return course === undefined ? [] : course.foreseen(course.start).map(({ id }) => id.split(' ')[0]!);
  };
  const status: DeploymentStatus[] = [];

  it('has every step for a new endpoint, and ends with finish', () => {
    const steps = verbs(deploy(), { ...facts(undefined), candidate: candidate('blue') });
    expect(steps).toEqual(['open', 'stage', 'install', 'gateway', 'start', 'ready', 'traffic', 'finish']);
  });

  it('has no step when the endpoint is as wanted, and one for whatever is not', () => {
    const healthy = {
      ...facts(blue, { running: status }),
      candidate: candidate('blue'),
      deployments: [
        {
          name: 'blue',
          state: 'Healthy' as const,
          traffic: 100,
          ready: 1,
          instances: 1,
          models: [],
          packageDigest: '',
        },
      ],
    };
    expect(verbs(deploy(), healthy)).toEqual([]);
    expect(verbs(deploy(), { ...healthy, world: facts(blue).world })).toEqual(['open', 'gateway', 'finish']);
    const unfinished = { ...healthy, world: { ...healthy.world, journal: journal({}) } };
    expect(verbs(deploy(), unfinished)).toEqual(['open', 'gateway', 'finish']);
    const open = { ...deploy(), auth: 'none' } as Change;
    expect(verbs(open, healthy)).toEqual(['open', 'gateway', 'traffic', 'finish']);
    const ill = { ...healthy, deployments: [{ ...healthy.deployments[0]!, state: 'Unhealthy' as const }] };
    expect(verbs(deploy(), ill)).toEqual(['open', 'gateway', 'ready', 'finish']);
  });

  it('undoes what a killed run has started and this one does not want', () => {
    const record = { deployments: [running('blue.1'), running('green.6')], traffic: { 'blue.1': 100 } };
    const found = facts(record, { running: status, journal: journal({ candidates: ['green.6'] }) });
    expect(verbs(deploy(), { ...found, candidate: candidate('red') })).toContain('undo');
    expect(verbs(deploy(), { ...found, candidate: candidate('green') })).not.toContain('undo');
  });
});
