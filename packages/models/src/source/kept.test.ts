import { expect, test } from 'vitest';

import type { ModelRecord } from '@slipway/core/model-record';
import { keptOf } from './registered.ts';

const record: ModelRecord = {
  name: 'iris',
  version: '3',
  id: 'iris:3',
  digest: `sha256:${'ab'.repeat(32)}`,
  type: 'custom_model',
  framework: 'onnx',
  tags: { team: 'a', stage: 'Staging', 'slipway.archived': 'true' },
  properties: { 'mlflow.run': 'abc', stage: 'Production' },
  datasets: [],
  files: [],
  singleFile: false,
  metrics: { auc: 0.9 },
  provenance: { createdAt: '2026-01-01T00:00:00.000Z' },
};

test('where a version stood in one registry says nothing in another', () => {
  expect(keptOf(record)).toEqual({
    record: { ...record, tags: { team: 'a' }, properties: { 'mlflow.run': 'abc' } },
    properties: { 'mlflow.run': 'abc' },
    ignored: [],
    metrics: { auc: 0.9 },
    folderName: 'model',
  });
});

test('a single file stays one, a folder keeps its name', () => {
  expect(keptOf({ ...record, singleFile: true })).not.toHaveProperty('folderName', expect.anything());
  expect(keptOf({ ...record, folder: 'net' }).folderName).toBe('net');
  for (const folder of ['..', '../net', 'a/b', 'a\\b', ''])
    expect(keptOf({ ...record, folder }).folderName).toBe('model');
});
