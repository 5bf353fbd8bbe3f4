import { defaultProbe, defaultRequestSettings, type TrafficById } from '@slipway/core/endpoint';
import { describe, expect, it } from 'vitest';

import {
  isSameTraffic,
  trafficText,
  withOnly,
  withoutStarted,
  withStarted,
  withTraffic,
  type Deployed,
  type EndpointState,
} from './endpoint-state.ts';
import { orphans, type Journal } from './journal.ts';

const deployed = (id: string): Deployed => ({
  id,
  name: id.split('.')[0]!,
  packageDigest: `sha256:${id}`,
  models: [],
  instances: 1,
  liveness_probe: defaultProbe,
  readiness_probe: defaultProbe,
  request_settings: defaultRequestSettings,
  environment_variables: {},
});

function endpoint(changes: Partial<EndpointState>): EndpointState {
  return {
    revision: 1,
    served: 3,
    auth: 'key',
    drainTimeoutMs: 0,
    deployments: [deployed('blue.1'), deployed('green.2')],
    traffic: { 'blue.1': 100 },
    mirror: {},
    retired: [],
    history: [],
    ...changes,
  };
}

const ids = (deployments: readonly Deployed[]): string[] => deployments.map(({ id }) => id);
const shift = { traffic: { 'green.2': 100 }, auth: 'key', isBack: false, drainTimeoutMs: 5 } as const;

describe('a state', () => {
  it.each<[string, (state: EndpointState) => EndpointState]>([
    ['started', (state) => withStarted(state, [deployed('red.3')])],
    ['taken away', (state) => withoutStarted(state, ['green.2'])],
    ['shifted', (state) => withTraffic(state, 4, shift)],
    ['shifted back', (state) => withTraffic(state, 4, { ...shift, isBack: true })],
    ['stopped', (state) => withOnly(state, ['green.2'])],
  ])('does not change when it is %s again', (_, change) => {
    const once = change(endpoint({ history: [{ 'green.2': 100 }] }));
    expect(change(once)).toEqual(once);
    expect(once).not.toEqual(endpoint({ history: [{ 'green.2': 100 }] }));
  });

  it('remembers what served, notes who moved the traffic, and ends all mirroring', () => {
    const moved = withTraffic(endpoint({ mirror: { 'green.2': 10 } }), 4, shift);
    expect(moved).toMatchObject({ traffic: shift.traffic, served: 4, mirror: {}, drainTimeoutMs: 5 });
    expect(moved.history).toEqual([{ 'blue.1': 100 }]);
  });

  it('forgets on the way back what was left behind', () => {
    const history: TrafficById[] = [{ 'red.3': 100 }, shift.traffic, { 'old.0': 100 }];
    expect(withTraffic(endpoint({ history }), 4, { ...shift, isBack: true }).history).toEqual([
      { 'old.0': 100 },
    ]);
  });

  it('remembers the newest five', () => {
    let state = endpoint({});
    for (let token = 3; token < 12; token += 1) {
      state = withTraffic(withStarted(state, [deployed(`v.${token}`)]), token, {
        ...shift,
        traffic: { [`v.${token}`]: 100 },
      });
      state = withOnly(state, [`v.${token}`]);
    }
    expect(ids(state.retired)).toEqual(['v.10', 'v.9', 'v.8', 'v.7', 'v.6']);
    expect(state.history).toHaveLength(5);
  });

  it('remembers of what is taken away only what has served', () => {
    const state = endpoint({ traffic: {}, history: [{ 'blue.1': 100 }] });
    const left = withoutStarted(state, ['blue.1', 'green.2']);
    expect([ids(left.deployments), ids(left.retired)]).toEqual([[], ['blue.1']]);
    expect(ids(withoutStarted({ ...left, deployments: [deployed('blue.1')] }, ['blue.1']).retired)).toEqual([
      'blue.1',
    ]);
  });

  it('says its traffic in words, and compares it without regard to shares of nothing', () => {
    const { deployments } = endpoint({});
    expect(trafficText({ 'blue.1': 90, 'green.2': 10 }, deployments)).toBe('blue 90 %, green 10 %');
    expect(trafficText({}, deployments)).toBe('none');
    expect(isSameTraffic({ 'blue.1': 100, 'green.2': 0 }, { 'blue.1': 100 })).toBe(true);
    expect(isSameTraffic({ 'blue.1': 100 }, { 'green.2': 100 })).toBe(false);
  });
});

describe('what an unfinished change has left', () => {
  const journal = (token: number): Journal => ({
    token,
    who: 'ann',
    command: 'deploy',
    step: '',
    from: {},
    traffic: {},
    candidates: ['green.2', 'gone.9'],
    isNew: false,
    startedAt: '',
    deadline: '',
  });

  it('is what it had started, before the traffic moved', () => {
    expect(orphans(journal(4), endpoint({}))).toEqual(['green.2']);
  });

  it('is what it had not stopped, after the traffic moved', () => {
    expect(orphans(journal(3), endpoint({ traffic: { 'green.2': 100 } }))).toEqual(['blue.1']);
  });

  it('is nothing without a journal', () => {
    expect(orphans(undefined, endpoint({}))).toEqual([]);
  });
});
