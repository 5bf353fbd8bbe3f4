import { expect, test } from 'vitest';

import type { Origin } from '@slipway/core/model-record';
import { originText } from './origin-text.ts';

const registry = 'mlflow:https://m.example.org';
const training = { run: 'abc', runName: 'bold-owl', experiment: 'iris' };

test.each<[Origin, string]>([
  [{ registry: 'oci:ghcr.io/octo', reference: 'iris:3' }, 'iris:3 of oci:ghcr.io/octo'],
  [{ reference: 'artifact:record' }, 'artifact:record'],
  [
    { reference: 'artifact:record', workflowRun: { id: '7', repository: 'octo/iris' } },
    'artifact:record of run 7 of octo/iris',
  ],
  [
    { registry, reference: 'runs:/abc/model', training: { run: 'abc', experiment: 'iris' } },
    `runs:/abc/model of ${registry} (experiment iris)`,
  ],
  [
    {
      registry,
      reference: 'runs:/abc/model',
      training,
      best: { metric: 'auc', direction: 'maximize', value: 0.9, runs: 12 },
    },
    `runs:/abc/model of ${registry} (run bold-owl of experiment iris, the best of 12 runs: auc is 0.9 (maximize))`,
  ],
])('%j', (origin, text) => {
  expect(originText(origin)).toBe(text);
});
