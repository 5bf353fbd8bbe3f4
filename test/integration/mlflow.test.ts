import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';

import { openRegistry } from '@slipway/models/registry/open';
import { nodePorts } from '@slipway/runner/ports';
import { publishActions } from '@slipway/testing/act/published-actions';
import { runAct, stepOf } from '@slipway/testing/act/run-act';
import { MlflowServer, mlflowProgram } from '@slipway/testing/mlflow-server';
import { requires } from '@slipway/testing/requires';
import { newFolder, root, runAction } from '@slipway/testing/run-action';

import { describeSources } from './mlflow-sources.ts';
import { laySearch } from './search-runs.ts';

const tools = requires('uv');
const searchTools = requires('act', 'python3');
const run = promisify(execFile);

/** What somebody does with MLflow's own client: log and register a model, point an alias at it; save one as a folder. */
const training = `
import sys, mlflow
from mlflow.models import infer_signature
from sklearn.datasets import load_iris
from sklearn.linear_model import LogisticRegression
address, folder = sys.argv[1:]
mlflow.set_tracking_uri(address)
X, y = load_iris(return_X_y=True)
model = LogisticRegression(max_iter=500).fit(X, y)
told = dict(signature=infer_signature(X, model.predict(X)), pip_requirements=["scikit-learn"])
with mlflow.start_run():
    mlflow.log_metric("accuracy", 0.93)
    mlflow.sklearn.log_model(model, name="model", registered_model_name="theirs", **told)
client = mlflow.MlflowClient()
client.set_registered_model_alias("theirs", "champion", 1)
client.set_model_version_tag("theirs", "1", "team", "vision")
mlflow.sklearn.save_model(model, folder, **told)
print(model.predict(X[::25]).tolist())
`;

const loading = `
import sys, mlflow
from sklearn.datasets import load_iris
mlflow.set_tracking_uri(sys.argv[1])
X = load_iris().data[::25]
print([mlflow.sklearn.load_model(f"models:/{name}@production").predict(X).tolist() for name in sys.argv[2:]])
`;

describe.skipIf(tools.missing)(`an MLflow server with its own Python client beside${tools.note}`, () => {
  let server: MlflowServer;
  let python: string;
  /** By the model that was logged, saved and registered. */
  let predicted: string;
  const home = newFolder();
  const ports = nodePorts({ home });
  beforeAll(async () => {
    server = await MlflowServer.start();
    python = join(dirname(await mlflowProgram()), 'python');
  }, 180_000);
  afterAll(() => server[Symbol.asyncDispose]());

  const say = async (program: string, ...args: string[]): Promise<string> => {
    const { stdout } = await run(python, ['-c', program, server.url, ...args], { maxBuffer: 1 << 24 });
    return stdout.trim().split('\n').at(-1) ?? '';
  };

  test('what Python registered is found by its alias, and what it saved is registered', async () => {
    const model = join(newFolder(), 'model');
    predicted = await say(training, model);
    const registry = openRegistry(`mlflow:${server.url}`, ports);
    const record = await registry.find({ name: 'theirs', pick: { alias: 'champion' } });
    expect(record).toMatchObject({
      id: 'theirs:1',
      type: 'mlflow_model',
      framework: 'mlflow',
      tags: { team: 'vision' },
      metrics: { accuracy: 0.93 },
      digest: expect.stringMatching(/^sha256:[0-9a-f]{64}$/) as unknown,
    });
    expect(record?.schema?.inputs).toHaveLength(1);
    const to = newFolder();
    await registry.materialise(record!, to);
    expect(readFileSync(join(to, 'MLmodel'), 'utf8')).toContain('sklearn');
    expect(await registry.find({ name: 'theirs', pick: { latest: true } })).toEqual(record);
    await registry.attach(record!, 'model.sig', 'signed');
    expect(
      (
        await openRegistry(server.url.replace(/^/, 'mlflow:'), nodePorts({ home: newFolder() })).find({
          name: 'theirs',
          pick: { version: '1' },
        })
      )?.digest,
    ).toBe(record?.digest);

    const step = await runAction('register-model', {
      inputs: {
        'model-path': model,
        name: 'ours',
        alias: 'production',
        tags: 'team=web',
        registry: 'mlflow',
      },
      environment: { MLFLOW_TRACKING_URI: server.url },
      home,
    });
    expect(step.outputs).toMatchObject({
      'model-id': 'ours:1',
      'model-uri': `${server.url}/#/models/ours/versions/1`,
      registered: 'true',
    });
  }, 120_000);

  test('what Python logged becomes a version where it lies, and Python loads what the action registered', async () => {
    const { model_versions: versions } = (await server.call(
      'GET',
      `model-versions/search?filter=${encodeURIComponent("name='theirs'")}`,
    )) as { model_versions: { run_id: string; source: string }[] };
    const { run_id, source } = versions[0]!;
    for (const [name, modelPath] of [
      ['taken', `runs:/${run_id}/model`],
      ['logged', source],
    ] as const) {
      const step = await runAction('register-model', {
        inputs: {
          'model-path': modelPath,
          name,
          alias: 'production',
          require: 'accuracy >= 0.93',
          registry: 'mlflow',
        },
        environment: { MLFLOW_TRACKING_URI: server.url },
        home,
      });
      expect(step).toMatchObject({ exitCode: 0, outputs: { registered: 'true' } });
      expect(step.outputs['record']).toContain(`"training":{"run":"${run_id}"`);
      const version = step.outputs['model-version']!;
      expect(await server.call('GET', `model-versions/get?name=${name}&version=${version}`)).toMatchObject({
        model_version: { source, run_id },
      });
    }
    const only = await runAction('register-model', {
      inputs: {
        experiment: 'Default',
        metric: 'accuracy',
        direction: 'maximize',
        name: 'only',
        'dry-run': 'true',
      },
      environment: { MLFLOW_TRACKING_URI: server.url },
      home,
    });
    expect(only.stdout).toContain(`would register only:1, taken from runs:/${run_id}/model of`);
    const promoted = await runAction('register-model', {
      inputs: { 'model-path': 'models:/theirs@champion' },
      environment: { MLFLOW_TRACKING_URI: server.url },
      home,
    });
    expect(JSON.parse(promoted.outputs['record']!)).toMatchObject({
      id: 'theirs:1',
      type: 'mlflow_model',
      tags: { team: 'vision' },
      properties: { 'mlflow.run': run_id, 'promoted-from': `mlflow:${server.url} theirs:1` },
      metrics: { accuracy: 0.93 },
    });
    expect(await say(loading, 'ours', 'taken', 'logged')).toBe(
      `[${[predicted, predicted, predicted].join(', ')}]`,
    );
  }, 120_000);

  describeSources(() => server);

  test.skipIf(searchTools.missing)(
    `best-run-of-a-search: of three trainings, one of which failed, the best becomes a version${searchTools.note}`,
    async () => {
      const [released, repository] = [newFolder(), newFolder()];
      onTestFinished(() => [released, repository].forEach((made) => rmSync(made, { recursive: true })));
      publishActions(root, released);
      laySearch(repository);
      const ran = await runAct({
        workflow: join(root, 'workflows-examples', 'best-run-of-a-search.yml'),
        repository,
        published: { 'owner/slipway@v1': released },
        variables: { MLFLOW_TRACKING_URI: server.url },
      });
      onTestFinished(ran.clear);
      const trained = ran.jobs
        .filter(({ id }) => id === 'train')
        .map(({ matrix, steps }) => [matrix['depth'], steps.find(({ name }) => name === 'Train')?.result]);
      expect(Object.fromEntries(trained)).toEqual({ 2: 'success', 4: 'success', 8: 'failure' });
      const step = stepOf(ran, 'register', 'Register the best');
      expect(step?.outputs).toMatchObject({ 'model-id': 'digits:1', registered: 'true' });
      expect(step?.log).toMatch(/the best of 2 runs of digits is [0-9a-f]{32} \(depth-4\): val_accuracy 0.9/);
    },
    120_000,
  );

  test('thousands of files go as one archive, and come back as they were', async () => {
    const source = newFolder();
    const contents = Array.from({ length: 1600 }, (_, index): [string, string] => {
      const long = index % 400 === 0 ? `${'long/'.repeat(30)}ünï-` : '';
      return [`${index % 7}/${long}${index}.txt`, `${index}`.repeat(index % 200)];
    });
    for (const [path, content] of contents) {
      mkdirSync(dirname(join(source, path)), { recursive: true });
      writeFileSync(join(source, path), content);
    }
    const inputs = { 'model-path': source, name: 'many', registry: `mlflow:${server.url}` };
    const first = await runAction('register-model', { inputs, home });
    expect(first.outputs).toMatchObject({ 'model-id': 'many:1', registered: 'true' });
    const again = await runAction('register-model', { inputs, home });
    expect(again.outputs).toMatchObject({ 'model-id': 'many:1', registered: 'false' });

    const registry = openRegistry(`mlflow:${server.url}`, ports);
    const record = (await registry.find({ name: 'many', pick: { latest: true } }))!;
    const to = newFolder();
    await registry.materialise(record, to);
    for (const [path, content] of contents) expect(readFileSync(join(to, path), 'utf8')).toBe(content);
    const { files } = await registry.locate(record);
    const [path, content] = contents[1200]!;
    const located = files.find((file) => file.path === path)!;
    expect(Buffer.from(await located.read(0, 1_000_000)).toString()).toBe(content);
  }, 120_000);
});
