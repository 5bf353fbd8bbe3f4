import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { newHome } from '@slipway/testing/one-run';
import { requires } from '@slipway/testing/requires';
import { newFolder, root, runAction, type StepResult } from '@slipway/testing/run-action';
import { afterAll, describe, expect, it } from 'vitest';

const fixtures = join(root, 'test', 'fixtures', 'models');

/** Packages and deploys real models from one workspace, as two steps of a job. */
class Job {
  readonly home = newHome();
  readonly workspace = newFolder('slipway-workspace-');

  constructor(...models: string[]) {
    for (const model of models)
      cpSync(join(fixtures, model), join(this.workspace, model), { recursive: true });
  }

  async package(inputs: Record<string, string>): Promise<string> {
    const made = await this.#run('package-model', inputs);
    expect(made.stdout).toContain('packaged');
    return made.outputs['package']!;
  }

  deploy(inputs: Record<string, string>): Promise<StepResult> {
    return this.#run('deploy-model', { endpoint: 'iris', ...inputs });
  }

  /** Scores a file of the workspace with `invoke`. */
  async score(file: string): Promise<unknown> {
    const { outputs } = await this.deploy({ command: 'invoke', 'request-file': file });
    expect(outputs['response-status']).toBe('200');
    return JSON.parse(outputs['response']!);
  }

  /** The answer in a file. The last bit of a number depends on the processor that it was computed on. */
  expected(file: string): unknown {
    return JSON.parse(readFileSync(join(this.workspace, file), 'utf8'), (_, value: unknown) =>
      typeof value === 'number' ? (expect.closeTo(value, 12) as unknown) : value,
    );
  }

  #run(action: string, inputs: Record<string, string>): Promise<StepResult> {
    return runAction(action, { inputs, home: this.home, workspace: this.workspace });
  }
}

const forNode = requires('npm');

describe.skipIf(forNode.missing)(`deploying ONNX models${forNode.note}`, () => {
  const job = new Job('iris-onnx', 'broken-onnx');
  afterAll(() => job.deploy({ command: 'delete' }));
  const sample = { 'sample-input': 'iris-onnx/sample-input.json' };

  it('serves, moves to a second version, and stays there when the third can not be loaded', async () => {
    const one = {
      models: 'iris-onnx/model.onnx',
      'sample-output': 'iris-onnx/sample-output.json',
      ...sample,
    };
    const first = await job.deploy({ package: await job.package({ ...one, path: 'one' }) });
    expect(first).toMatchObject({ exitCode: 0, outputs: { state: 'Healthy' } });
    expect(await job.score('iris-onnx/sample-input.json')).toEqual(
      job.expected('iris-onnx/sample-output.json'),
    );

    const two = {
      models: 'iris-onnx/model-v2.onnx',
      'sample-output': 'iris-onnx/sample-output-v2.json',
      ...sample,
    };
    const second = await job.deploy({ package: await job.package({ ...two, path: 'two' }) });
    expect(second.outputs).toMatchObject({ state: 'Healthy', previous: first.outputs['deployment'] });
    const now = job.expected('iris-onnx/sample-output-v2.json');
    expect(await job.score('iris-onnx/sample-input.json')).toEqual(now);

    const three = { models: 'broken-onnx/model.onnx', check: 'false', path: 'three' };
    const broken = await job.deploy({ package: await job.package(three) });
    expect(broken).toMatchObject({ exitCode: 1, outputs: { state: 'Failed', changed: 'false' } });
    const [error] = broken.annotations.filter(({ level }) => level === 'error');
    expect(error!.message).toContain('exit code 3: a model could not be loaded');
    expect(error!.message).toContain('last lines of its log');
    expect(await job.score('iris-onnx/sample-input.json')).toEqual(now);
  });
});

const forPython = requires('uv', 'python3');

describe.skipIf(forPython.missing)(`deploying models for Python${forPython.note}`, () => {
  const job = new Job('iris-sklearn', 'entry-script');
  afterAll(() => job.deploy({ command: 'delete' }));

  it('serves a scikit-learn file, and stays there when a script imports what is not installed', async () => {
    const sklearn = {
      models: 'iris-sklearn/model.joblib',
      'sample-input': 'iris-sklearn/sample-input.json',
      'sample-output': 'iris-sklearn/sample-output.json',
      path: 'one',
    };
    const first = await job.deploy({ package: await job.package(sklearn) });
    expect(first).toMatchObject({ exitCode: 0, outputs: { state: 'Healthy' } });
    const answer = job.expected('iris-sklearn/sample-output.json');
    expect(await job.score('iris-sklearn/sample-input.json')).toEqual(answer);

    const script = join(job.workspace, 'entry-script/src/score.py');
    writeFileSync(script, `import not_installed\n${readFileSync(script, 'utf8')}`);
    const broken = {
      models: 'entry-script/model',
      'entry-script': 'score.py',
      'source-directory': 'entry-script/src',
      environment: 'entry-script/requirements.txt',
      check: 'false',
      path: 'two',
    };
    const failed = await job.deploy({ package: await job.package(broken) });
    expect(failed).toMatchObject({ exitCode: 1, outputs: { state: 'Failed' } });
    const [error] = failed.annotations.filter(({ level }) => level === 'error');
    expect(error!.message).toContain('not_installed');
    expect(error!.message).toContain('exit code 3');
    expect(await job.score('iris-sklearn/sample-input.json')).toEqual(answer);
  });
});
