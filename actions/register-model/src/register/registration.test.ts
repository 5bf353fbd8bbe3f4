import { describe, expect, test } from 'vitest';

import type { ModelRecord } from '@slipway/core/model-record';
import type { TakenModel } from '@slipway/models/source/taken';

import type { Spec } from '../inputs.ts';
import type { ModelFacts } from './model-facts.ts';
import { registrationOf, type Beside } from './registration.ts';

const file = {
  path: 'sub/serving.json',
  from: '/w/serving.json',
  size: 1,
  modifiedMs: 0,
  sha256: 'ab'.repeat(32),
};
const weights = { path: 'model.onnx', from: '/w/model.onnx', size: 2, modifiedMs: 0 };
const facts: ModelFacts = { type: 'custom_model', framework: 'onnx', notes: [] };
const beside: Beside = {
  name: 'iris',
  registry: { provider: 'mlflow', location: 'https://m.example.org' },
  sampleInput: undefined,
  sampleOutput: undefined,
  metrics: {},
};
const record = {
  description: 'Tells irises apart.',
  tags: { team: 'a', owner: 'ann' },
  datasets: ['d:1'],
  resources: { cpu: 2, memoryGb: 4 },
} as unknown as ModelRecord;

function made(
  spec: Partial<Spec>,
  taken: Partial<TakenModel>,
  more: Partial<Beside> = {},
  sampleInput?: string,
): ReturnType<typeof registrationOf> {
  const found = { files: [file, weights], ignored: [], properties: {}, ...taken };
  const known = sampleInput === undefined ? facts : { ...facts, sampleInput };
  return registrationOf(spec as Spec, found, known, { ...beside, ...more });
}

describe('what was registered before', () => {
  test('is kept', () => {
    expect(made({}, { record, properties: { a: '1' }, metrics: { auc: 0.9 } })).toMatchObject({
      ...record,
      properties: { a: '1' },
      metrics: { auc: 0.9 },
    });
  });

  test('and what is given counts before it, value by value', () => {
    const spec = {
      description: 'New.',
      tags: { owner: 'bob' },
      properties: { b: '2' },
      datasets: [],
      cpu: 1,
      memoryGb: 1,
    };
    const given = { record, properties: { a: '1' }, metrics: { auc: 0.9, loss: 1 } };
    expect(made(spec, given, { metrics: { loss: 2 } })).toMatchObject({
      description: 'New.',
      tags: { team: 'a', owner: 'bob' },
      properties: { a: '1', b: '2' },
      datasets: [],
      metrics: { auc: 0.9, loss: 2 },
      resources: { cpu: 1, memoryGb: 1 },
    });
  });
});

describe('files that a registry has already', () => {
  const inPlace = {
    root: '1/r',
    source: 'mlflow-artifacts:/1/r',
    run: 'abc',
    registry: beside.registry,
  };

  test('stay where they are in that registry, and are stored in every other one', () => {
    const { registry: _registry, ...there } = inPlace;
    expect(made({}, { inPlace }).inPlace).toEqual(there);
    const inPlaceOf = (provider: string, location: string): unknown =>
      made({}, { inPlace }, { registry: { provider, location } }).inPlace;
    expect(inPlaceOf('file', '/r')).toBeUndefined();
    expect(inPlaceOf('mlflow', 'https://other.example.org')).toBeUndefined();
  });

  test('have samples beside them that are called by their bytes, so that no version replaces those of another', () => {
    expect(made({}, { inPlace }, {}, file.path).sampleInput?.path).toBe('abababababab/serving.json');
    expect(made({}, {}, {}, file.path).sampleInput?.path).toBe('serving.json');
  });
});

test('a sample that is given counts before that of the registry, and that before one among the files', () => {
  const [given, kept] = [
    { ...file, path: 'given.json' },
    { ...file, path: 'kept.json' },
  ];
  const pathOf = (taken: Partial<TakenModel>, more: Partial<Beside>): string | undefined =>
    made({}, taken, more, file.path).sampleInput?.path;
  expect(pathOf({ sampleInput: kept }, { sampleInput: given })).toBe('given.json');
  expect(pathOf({ sampleInput: kept }, {})).toBe('kept.json');
  expect(pathOf({}, {})).toBe('serving.json');
});
