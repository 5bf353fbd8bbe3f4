import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { newHome } from '@slipway/testing/one-run';
import { requires } from '@slipway/testing/requires';
import { newFolder, root, runAction, type StepResult } from '@slipway/testing/run-action';

const fixtures = join(root, 'test', 'fixtures', 'models');
const needed = requires('uv', 'python3');
const home = newHome();

function packageModel(inputs: Record<string, string>, workspace: string): Promise<StepResult> {
  return runAction('package-model', { inputs, workspace, home });
}

function workspaceWith(...models: string[]): string {
  const workspace = newFolder('slipway-workspace-');
  for (const model of models) cpSync(join(fixtures, model), join(workspace, model), { recursive: true });
  return workspace;
}

describe.skipIf(needed.missing)(`packaging without code, framework by framework${needed.note}`, () => {
  it('XGBoost, LightGBM and skops in one package, each in the version that wrote it', async () => {
    const workspace = workspaceWith('cancer-xgboost', 'wine-lightgbm', 'iris-skops');
    const result = await packageModel(
      {
        models: 'cancer-xgboost/model.ubj\nwine-lightgbm/model.txt\niris-skops/model.skops',
        'sample-input': 'cancer-xgboost/sample-input.json',
        'sample-output': 'cancer-xgboost/sample-output.json',
      },
      workspace,
    );
    expect(result.stdout).toContain('as expected');
    expect(result.exitCode).toBe(0);
    const lock = readFileSync(join(workspace, 'package', 'lock', 'requirements.lock.txt'), 'utf8');
    expect(lock).toContain('xgboost');
    expect(lock).toMatch(/==3\.2\.0/);
    expect(lock).toMatch(/^lightgbm==4/m);
    expect(lock).toContain('scikit-learn==1.9.1');
    expect(lock).toMatch(/^skops==/m);
    const models = JSON.parse(readFileSync(join(workspace, 'package', 'server', 'models.json'), 'utf8')) as {
      models: { name: string; framework: string; file: string }[];
    };
    expect(models.models.map(({ name, framework, file }) => [name, framework, file])).toEqual([
      ['cancer-xgboost', 'xgboost', 'model.ubj'],
      ['wine-lightgbm', 'lightgbm', 'model.txt'],
      ['iris-skops', 'scikit-learn', 'model.skops'],
    ]);
  });

  it('says that an entry script answers a broken request with 500, and packages it', async () => {
    const workspace = newFolder('slipway-workspace-');
    mkdirSync(join(workspace, 'model'));
    writeFileSync(join(workspace, 'model', 'factor.json'), '2');
    writeFileSync(join(workspace, 'requirements.txt'), '');
    writeFileSync(
      join(workspace, 'score.py'),
      'import json\ndef init(): pass\ndef run(raw_data): return json.loads(raw_data)["data"]\n',
    );
    writeFileSync(join(workspace, 'sample.json'), '{"data": [1]}');
    const result = await packageModel(
      {
        models: 'model',
        'entry-script': 'score.py',
        environment: 'requirements.txt',
        'sample-input': 'sample.json',
      },
      workspace,
    );
    expect(result.exitCode).toBe(0);
    const warned = result.annotations.map((annotation) => JSON.stringify(annotation)).join('\n');
    expect(warned).toContain('a body that is no JSON is answered with 500');
    expect(warned).toContain('a body without an input of the model is answered with 500');
  });
});

describe('servers that only an image has', () => {
  function repository(): string {
    const workspace = newFolder('slipway-workspace-');
    mkdirSync(join(workspace, 'repository', 'net', '1'), { recursive: true });
    writeFileSync(join(workspace, 'repository', 'net', 'config.pbtxt'), 'backend: "onnxruntime"\n');
    cpSync(
      join(fixtures, 'iris-onnx', 'model.onnx'),
      join(workspace, 'repository', 'net', '1', 'model.onnx'),
    );
    return workspace;
  }

  it('are named for a repository of Triton', async () => {
    const result = await packageModel({ models: 'repository' }, repository());
    expect(result.exitCode).toBe(1);
    expect(result.stdout).toContain('is a model repository of Triton');
    expect(result.stdout).toContain('set `server` to `triton`');
  });

  it('are refused for a package in a folder', async () => {
    const inputs = { models: 'repository', server: 'triton', 'base-image': 'example.com/tritonserver:1' };
    const result = await packageModel(inputs, repository());
    expect(result.exitCode).toBe(1);
    expect(result.stdout).toContain('set `output` to `registry`, `oci-layout` or `docker`');
  });

  it('need routes when they are the user’s own', async () => {
    const inputs = {
      models: 'repository',
      server: 'custom',
      output: 'oci-layout',
      'base-image': 'localhost:1/own:1',
      check: 'false',
    };
    const result = await packageModel(inputs, repository());
    expect(result.exitCode).toBe(1);
    expect(result.stdout).toContain('nothing says where it answers');
    expect(result.stdout).toContain('inference_config');
  });
});
