import { appendFileSync, copyFileSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';

import { describe, expect, test } from 'vitest';

import { newFolder, root, runAction } from '@slipway/testing/run-action';

import { listing } from './registry-listing.ts';

const fixtures = join(root, 'test', 'fixtures', 'models');

interface Refusal {
  what: string;
  prepare?: (workspace: string) => void;
  inputs: Record<string, string>;
  message: string;
  place?: { file: string; line?: number };
  /** How many mistakes the file has; one when left out. */
  mistakes?: number;
}

const model = { 'model-path': 'model.bin', name: 'iris' };

const refusals: readonly Refusal[] = [
  {
    what: 'a path that does not exist',
    inputs: { 'model-path': 'nowhere', name: 'iris' },
    message: 'nowhere does not exist',
  },
  {
    what: 'an empty folder',
    prepare: (workspace) => mkdirSync(join(workspace, 'empty/deeper'), { recursive: true }),
    inputs: { 'model-path': 'empty', name: 'iris' },
    message: 'empty is an empty folder',
  },
  {
    what: 'a link that leaves the folder',
    prepare: (workspace) => {
      mkdirSync(join(workspace, 'm'));
      writeFileSync(join(workspace, 'm/ok.bin'), 'ok');
      symlinkSync('../model.bin', join(workspace, 'm/away.bin'));
    },
    inputs: { 'model-path': 'm', name: 'iris' },
    message: 'away.bin is a link that leaves the folder',
  },
  {
    what: 'a link to nothing',
    prepare: (workspace) => {
      mkdirSync(join(workspace, 'm'));
      symlinkSync('gone', join(workspace, 'm/broken.bin'));
    },
    inputs: { 'model-path': 'm', name: 'iris' },
    message: 'broken.bin is a link to something that does not exist',
  },
  {
    what: 'a name that is not allowed',
    inputs: { ...model, name: '../iris' },
    message: 'letters, digits',
  },
  { what: 'a version that means something else', inputs: { ...model, version: 'latest' }, message: 'latest' },
  {
    what: 'a corrupt ONNX file',
    prepare: copyFixture('corrupt/truncated.onnx', 'truncated.onnx'),
    inputs: { 'model-path': 'truncated.onnx', name: 'iris' },
    message: 'truncated.onnx',
    place: { file: 'truncated.onnx' },
  },
  {
    what: 'a corrupt joblib file',
    prepare: copyFixture('corrupt/truncated.joblib', 'truncated.joblib'),
    inputs: { 'model-path': 'truncated.joblib', name: 'iris' },
    message: 'truncated.joblib',
    place: { file: 'truncated.joblib' },
  },
  {
    what: 'a corrupt MLmodel',
    prepare: copyFixture('corrupt/mlflow/MLmodel', 'mlflow/MLmodel'),
    inputs: { 'model-path': 'mlflow', name: 'iris' },
    message: 'MLmodel',
    place: { file: 'mlflow/MLmodel' },
    mistakes: 2,
  },
  {
    what: 'metrics that are broken in line 3',
    prepare: (workspace) =>
      writeFileSync(join(workspace, 'metrics.json'), '{\n  "accuracy": 0.9,\n  "rmse": NaN\n}\n'),
    inputs: { ...model, metrics: 'metrics.json' },
    message: '`rmse` is `NaN`',
    place: { file: 'metrics.json', line: 3 },
  },
  {
    what: 'a version that exists with other bytes',
    inputs: { ...model, version: '1' },
    message: 'iris:1 exists and holds other bytes',
  },
  { what: 'cores without memory', inputs: { ...model, cpu: '1' }, message: '`cpu` was given' },
  { what: 'gates without metrics', inputs: { ...model, require: 'a > 1' }, message: '`require` was given' },
  { what: 'a gate that is none', inputs: { ...model, metrics: 'a=1', require: 'a => 1' }, message: 'a => 1' },
  {
    what: 'a type that the files are not of',
    inputs: { ...model, type: 'mlflow_model' },
    message: 'mlflow_model',
  },
  {
    what: 'a registry that does not exist',
    inputs: { ...model, registry: 'azureml' },
    message: 'one of `file`',
  },
  {
    what: 'a name that differs by case only',
    inputs: { ...model, name: 'IRIS' },
    message: 'by upper and lower case only',
  },
];

function copyFixture(from: string, to: string): (workspace: string) => void {
  return (workspace) => {
    mkdirSync(join(workspace, to, '..'), { recursive: true });
    copyFileSync(join(fixtures, from), join(workspace, to));
  };
}

/** A home in which `iris:1` is registered, and a workspace with other bytes. */
async function begun(): Promise<{ workspace: string; home: string }> {
  const [workspace, home] = [newFolder(), newFolder()];
  writeFileSync(join(workspace, 'model.bin'), 'first');
  const first = await runAction('register-model', { workspace, home, inputs: model });
  expect(first).toMatchObject({ exitCode: 0 });
  writeFileSync(join(workspace, 'model.bin'), 'other');
  return { workspace, home };
}

describe('register-model refuses, and leaves the registry as it was', () => {
  test.each(refusals)('$what', async ({ prepare, inputs, message, place, mistakes = 1 }) => {
    const { workspace, home } = await begun();
    prepare?.(workspace);
    const before = listing(home);
    const step = await runAction('register-model', { workspace, home, inputs });
    expect(step).toMatchObject({ exitCode: 1 });
    const errors = step.annotations.filter(({ level }) => level === 'error');
    expect(errors).toHaveLength(mistakes);
    expect(errors[0]?.message).toContain(message);
    expect(errors[0]?.message).toContain('expected');
    expect(errors[0]).toMatchObject(place ?? {});
    expect(listing(home)).toEqual(before);
    expect(step.summary).toContain(message.replaceAll('>', '&gt;').split('&gt;')[0]);
  });

  test('all problems at once', async () => {
    const step = await runAction('register-model', {
      inputs: {
        'model-path': 'nowhere',
        name: 'iris',
        'sample-input': 'no-sample.json',
        metrics: 'no-metrics.json',
        registry: 'azureml',
      },
    });
    const messages = step.annotations.map(({ message }) => message.split('\n')[0]);
    expect(messages).toEqual([
      'input `registry`',
      'input `model-path`',
      'input `sample-input`',
      'input `metrics`',
    ]);
  });

  test.skipIf(process.platform === 'win32')('what is neither a file nor a folder', async () => {
    const { workspace, home } = await begun();
    mkdirSync(join(workspace, 'm'));
    spawnSync('mkfifo', [join(workspace, 'm/pipe')]);
    const before = listing(home);
    const inputs = { 'model-path': 'm', name: 'iris' };
    const step = await runAction('register-model', { workspace, home, inputs });
    expect(step.annotations[0]?.message).toContain('pipe is neither a file nor a folder');
    expect(listing(home)).toEqual(before);
  });

  test('a file that changes while it is read', async () => {
    const { workspace, home } = await begun();
    const path = join(workspace, 'model.bin');
    writeFileSync(path, Buffer.alloc(256 * 1024 * 1024, 1));
    const before = listing(join(home, 'registry', 'models'));
    const step = await runAction('register-model', {
      workspace,
      home,
      inputs: model,
      onOutput: (stdout) => {
        if (stdout.includes('::group::store')) appendFileSync(path, 'more');
      },
    });
    expect(step).toMatchObject({ exitCode: 1 });
    expect(step.stdout).toContain('CHANGED_WHILE_READ');
    expect(listing(join(home, 'registry', 'models'))).toEqual(before);
    expect(listing(join(home, 'registry', 'incoming'))).toEqual([]);
  });

  test('dry-run says what would be done and does nothing', async () => {
    const { workspace, home } = await begun();
    const before = listing(home);
    const inputs = { ...model, alias: 'production', 'dry-run': 'true' };
    const step = await runAction('register-model', { workspace, home, inputs });
    expect(step.exitCode).toBe(0);
    expect(step.stdout).toContain('1. store 1 file (5 B)');
    expect(step.stdout).toContain('2. record iris:2');
    expect(step.stdout).toContain('3. point the alias production at iris:2');
    expect(step.outputs).toEqual({ 'model-name': 'iris', registered: 'false' });
    expect(listing(home)).toEqual(before);
  });
});
