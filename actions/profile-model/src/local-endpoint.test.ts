import { expect, it } from 'vitest';

import { pidsOf } from './local-endpoint.ts';

const instance = (pid: number) =>
  ({ index: 0, phase: 'ready', pid, restarts: 0, active: 0, log: 'x.log' }) as const;

const deployments = [
  { id: 'blue.1', name: 'blue', state: 'Healthy', ready: 2, instances: [instance(11), instance(12)] },
  { id: 'green.2', name: 'green', state: 'Healthy', ready: 1, instances: [instance(21)] },
] as const;

it('measures the servers that get traffic, or those of the deployment that is asked for', () => {
  const record = { traffic: { 'blue.1': 100, 'green.2': 0 } };
  expect(pidsOf(record, deployments, undefined)).toEqual([11, 12]);
  expect(pidsOf(record, deployments, 'green')).toEqual([21]);
});
