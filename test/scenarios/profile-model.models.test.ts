import { cpSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { newHome } from '@slipway/testing/one-run';
import { requires } from '@slipway/testing/requires';
import { startResultsService, type ResultsService } from '@slipway/testing/results-service/service';
import { newFolder, root, runAction, type StepResult } from '@slipway/testing/run-action';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const models = join(root, 'test', 'fixtures', 'models');

/** What a registry of the provider `file` tells of a model's tags. */
async function tagsOf(id: string, home: string, workspace: string): Promise<Record<string, string>> {
  const { nodePorts } = await import('@slipway/runner/ports');
  const { openRegistry } = await import('@slipway/models/registry/open');
  const [name = '', version = ''] = id.split(':');
  const record = await openRegistry('', nodePorts({ home, workspace })).find({ name, pick: { version } });
  return record!.tags;
}

const npm = requires('npm');

describe.skipIf(npm.missing)(`profiling the digits model in ONNX${npm.note}`, () => {
  const home = newHome();
  const workspace = newFolder('slipway-workspace-');
  let service: ResultsService;
  let profiled: StepResult;

  const run = (action: string, inputs: Record<string, string>): Promise<StepResult> =>
    runAction(action, { inputs, workspace, home, environment: service.environment });

  const profile = {
    package: 'package',
    requests: 'digits/requests.jsonl',
    concurrency: '1,8',
    duration: '1.5',
    'warm-up': '0.5',
    'write-tags': 'true',
  };

  beforeAll(async () => {
    service = await startResultsService();
    cpSync(join(models, 'digits-mlp-onnx'), join(workspace, 'digits'), { recursive: true });
    await run('register-model', {
      'model-path': 'digits/model.onnx',
      name: 'digits',
      'sample-input': 'digits/sample-input.json',
      tags: 'team=vision',
    });
    await run('package-model', { models: 'digits:1', artifact: 'the-package' });
    profiled = await run('profile-model', { ...profile, artifact: 'the-profile' });
  });

  afterAll(() => service.close());

  it('measures every level and writes the size to the tags of the model, beside those it has', async () => {
    expect(profiled).toMatchObject({ exitCode: 0 });
    const { 'recommended-cpu': cpu, 'recommended-memory-gb': memory } = profiled.outputs;
    expect(Number(cpu)).toBeGreaterThanOrEqual(0.1);
    expect(Number(memory)).toBeGreaterThanOrEqual(0.1);
    expect(await tagsOf('digits:1', home, workspace)).toEqual({
      team: 'vision',
      requestedCpu: cpu,
      requestedMemoryInGB: memory,
    });
    expect(profiled.summary).toContain('100 from digits/requests.jsonl');
  });

  it('gives the profile on to later jobs', () => {
    expect(service.artifacts().map(({ name }) => name)).toEqual(['the-package', 'the-profile']);
  });

  it('has nothing left to do the second time', async () => {
    const again = await run('profile-model', profile);
    expect(again.stdout).not.toContain('::group::');
    expect(again.outputs['measured']).toBe('false');
  });

  it('profiles a package that another job gave on', async () => {
    const job = await runAction('profile-model', {
      inputs: { package: 'artifact:the-package', concurrency: '2', duration: '1', 'warm-up': '0.2' },
      environment: service.environment,
    });
    expect(job).toMatchObject({ exitCode: 0 });
    expect(readdirSync(job.workspace)).toEqual(['profile.json']);
    const written = JSON.parse(readFileSync(join(job.workspace, 'profile.json'), 'utf8')) as {
      subject: { packageDigest: string };
    };
    expect(written.subject.packageDigest).toMatch(/^sha256:[0-9a-f]{64}$/);
  });
});

const python = requires('uv', 'python3');

describe.skipIf(python.missing)(`profiling an entry script in Python${python.note}`, () => {
  it('measures the workers of the server, which are processes below it', async () => {
    const home = newHome();
    const workspace = newFolder('slipway-workspace-');
    cpSync(join(models, 'entry-script'), join(workspace, 'entry'), { recursive: true });
    const packaged = await runAction('package-model', {
      inputs: {
        models: 'entry/model',
        'entry-script': 'entry/src/score.py',
        environment: 'entry/requirements.txt',
        'sample-input': 'entry/sample-input.json',
      },
      home,
      workspace,
    });
    expect(packaged).toMatchObject({ exitCode: 0 });
    const result = await runAction('profile-model', {
      inputs: { package: 'package', concurrency: '1,4', duration: '2', 'warm-up': '1' },
      home,
      workspace,
    });
    expect(result).toMatchObject({ exitCode: 0 });
    const { outputs } = result;
    expect(outputs['success-rate']).toBe('1');
    expect(Number(outputs['throughput'])).toBeGreaterThan(20);
    if (process.platform !== 'linux') return;
    // A request costs this server some 0.5 to 2 ms of CPU, nearly all of it in the worker below the first process.
    expect(Number(outputs['cpu-seconds-per-request'])).toBeGreaterThan(0.000_2);
    expect(Number(outputs['peak-memory-mb'])).toBeGreaterThan(40);
  });
});
