import { cpSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { requires } from '@slipway/testing/requires';
import { startResultsService, type ResultsService } from '@slipway/testing/results-service/service';
import { newFolder, root, runAction, type StepResult } from '@slipway/testing/run-action';

const needed = requires('npm');

describe.skipIf(needed.missing)(`handing models and packages on between jobs${needed.note}`, () => {
  let service: ResultsService;
  let registered: StepResult;
  let packaged: StepResult;

  /** A job on a machine of its own: nothing but artifacts goes from one to the next. */
  function job(action: string, inputs: Record<string, string>): Promise<StepResult> {
    const workspace = newFolder('slipway-job-');
    cpSync(join(root, 'test', 'fixtures', 'models', 'iris-onnx'), join(workspace, 'iris'), {
      recursive: true,
    });
    return runAction(action, { inputs, workspace, environment: service.environment });
  }

  beforeAll(async () => {
    service = await startResultsService();
    registered = await job('register-model', {
      'model-path': 'iris/model.onnx',
      name: 'iris',
      'sample-input': 'iris/sample-input.json',
      'sample-output': 'iris/sample-output.json',
      artifact: 'the-model',
    });
    packaged = await job('package-model', { models: 'artifact:the-model', artifact: 'the-package' });
  });

  afterAll(() => service.close());

  it('packages a model that another job registered, with its name, version and samples', () => {
    expect(registered).toMatchObject({ exitCode: 0 });
    expect(packaged).toMatchObject({ exitCode: 0 });
    expect(packaged.stdout).toContain('packaged iris:1 at');
    expect(packaged.stdout).toContain('as expected');
  });

  it('gives the package on whole', () => {
    expect(service.artifacts().map(({ name }) => name)).toEqual(['the-model', 'the-package']);
  });

  it('refuses a model that was damaged on the way', async () => {
    service.corrupt('the-model');
    const refused = await job('package-model', { models: 'artifact:the-model' });
    expect(refused.exitCode).toBe(1);
    expect(refused.stdout).toMatch(/DIGEST_MISMATCH|ARTIFACT_FAILED/);
    expect(readdirSync(refused.workspace)).toEqual(['iris']);
    expect(readFileSync(join(refused.workspace, 'iris', 'model.onnx')).length).toBeGreaterThan(0);
  });
});
