import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import type { ModelRecord } from '@slipway/core/model-record';
import { newFolder, root, runAction } from '@slipway/testing/run-action';

import { storedVersions } from './registry-listing.ts';

const workspace = join(root, 'test', 'fixtures', 'models');

describe('register-model takes every kind of model', () => {
  test.each([
    ['iris-onnx/model.onnx', 'onnx', 'custom_model', 'input', 'label probabilities'],
    ['digits-mlp-onnx/model.onnx', 'onnx', 'custom_model', 'input', 'label probabilities'],
    ['broken-onnx', 'onnx', 'custom_model', 'input', 'label probabilities'],
    ['iris-sklearn/model.joblib', 'scikit-learn', 'custom_model', undefined, undefined],
    ['diabetes-mlflow/model', 'mlflow', 'mlflow_model', 'age sex bmi bp s1 s2 s3 s4 s5 s6', '-'],
    ['iris-tensor-mlflow/model', 'mlflow', 'mlflow_model', '-', '-'],
    ['entry-script/model', 'custom', 'custom_model', undefined, undefined],
    ['two-models/models', 'scikit-learn', 'custom_model', undefined, undefined],
  ])('%s is %s', async (path, framework, type, inputs, outputs) => {
    const step = await runAction('register-model', {
      workspace,
      inputs: { 'model-path': path, name: 'tried' },
    });
    expect(step).toMatchObject({ exitCode: 0 });
    const record = JSON.parse(step.outputs['record']!) as ModelRecord;
    expect(record).toMatchObject({ id: 'tried:1', framework, type });
    expect(record.schema?.inputs.map(({ name }) => name ?? '-')).toEqual(inputs?.split(' '));
    expect(record.schema?.outputs.map(({ name }) => name ?? '-')).toEqual(outputs?.split(' '));
    expect(step.outputs).toMatchObject({
      'model-name': 'tried',
      'model-version': '1',
      'model-id': 'tried:1',
      digest: record.digest,
      registered: 'true',
    });
    expect(storedVersions(step.home, 'tried')).toEqual([{ version: '1', digest: record.digest }]);
    expect(step.summary).toContain(record.digest);
  });

  test('the record says who registered it, where and from what', async () => {
    const step = await runAction('register-model', {
      workspace,
      inputs: {
        'model-path': 'iris-onnx/model.onnx',
        name: 'iris',
        description: 'flowers',
        tags: 'stage=test\nteam=a=b',
        properties: 'origin=ci',
        datasets: 'iris-2024\nhttps://example.org/iris.csv',
        cpu: '0.5',
        'memory-gb': '1.5',
        framework: 'Onnx',
        'framework-version': '1.21',
        'sample-input': 'iris-onnx/sample-input.json',
        'sample-output': 'iris-onnx/sample-output.json',
        metrics: 'iris-onnx/metrics.json',
      },
    });
    expect(step).toMatchObject({ exitCode: 0 });
    expect(JSON.parse(step.outputs['record']!)).toMatchObject({
      description: 'flowers',
      tags: { stage: 'test', team: 'a=b' },
      properties: { origin: 'ci' },
      datasets: ['iris-2024', 'https://example.org/iris.csv'],
      resources: { cpu: 0.5, memoryGb: 1.5 },
      framework: 'onnx',
      frameworkVersion: '1.21',
      sampleInput: 'input/sample-input.json',
      sampleOutput: 'output/sample-output.json',
      metrics: { accuracy: 0.8 },
      provenance: {
        repository: 'octo/models',
        commit: '0123456789abcdef0123456789abcdef01234567',
        runId: '42',
        actor: 'octocat',
        createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) as unknown,
      },
    });
    const uri = new URL(step.outputs['model-uri']!);
    expect(JSON.parse(readFileSync(uri, 'utf8'))).toMatchObject({ record: { id: 'iris:1' } });
  });

  test('a second run with the same bytes changes nothing, says so, and moves the alias when asked', async () => {
    const home = newFolder();
    const inputs = { 'model-path': 'iris-onnx/model.onnx', name: 'iris' };
    const first = await runAction('register-model', { workspace, home, inputs });
    const again = await runAction('register-model', { workspace, home, inputs });
    expect(again.exitCode).toBe(0);
    expect(again.stdout).toContain('iris:1 holds these bytes already');
    expect(again.outputs).toEqual({ ...first.outputs, registered: 'false' });
    const moved = await runAction('register-model', {
      workspace,
      home,
      inputs: { ...inputs, alias: 'production' },
    });
    expect(moved.stdout).toContain('production points at iris:1');
    expect(readFileSync(join(home, 'registry/models/iris/aliases/production'), 'utf8').trim()).toBe('1');
    const other = await runAction('register-model', {
      workspace,
      home,
      inputs: { 'model-path': 'iris-onnx/model-v2.onnx', name: 'iris', alias: 'production' },
    });
    expect(other.stdout).toContain('production points at iris:2 (it was iris:1)');
  });
});
