import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { beforeAll, describe, expect, test } from 'vitest';

import type { ModelRecord } from '@slipway/core/model-record';
import { openRegistry } from '@slipway/models/registry/open';
import { nodePorts } from '@slipway/runner/ports';
import type { MlflowServer } from '@slipway/testing/mlflow-server';
import { newFolder, root, runAction, type StepResult } from '@slipway/testing/run-action';

const onnx = readFileSync(join(root, 'test/fixtures/models/iris-onnx/model.onnx'));

/** A run of a training, as it is put on the server. */
interface Trained {
  accuracy?: number | string;
  depth?: string;
  status?: 'FINISHED' | 'FAILED' | 'RUNNING';
  artifacts?: Readonly<Record<string, Uint8Array | string>>;
}

/** What runs of MLflow hold becomes versions, on a server that is there. */
export function describeSources(serverOf: () => MlflowServer): void {
  describe('what a training left on the server becomes a version', () => {
    const home = newFolder('slipway-home-');
    let server: MlflowServer;
    let experiment: string;
    const runs: Record<string, string> = {};

    const register = (
      inputs: Record<string, string>,
      environment: Record<string, string> = {},
    ): Promise<StepResult> =>
      runAction('register-model', {
        home,
        environment: { MLFLOW_TRACKING_URI: server.url, ...environment },
        inputs,
      });
    const best = (inputs: Record<string, string> = {}): Promise<StepResult> =>
      register({
        experiment: 'depths',
        metric: 'accuracy',
        direction: 'maximize',
        'model-path': 'model',
        name: 'best',
        'dry-run': 'true',
        ...inputs,
      });

    async function train(
      name: string,
      { accuracy, depth = '1', status = 'FINISHED', artifacts }: Trained,
    ): Promise<void> {
      const { run } = (await server.call('POST', 'runs/create', {
        experiment_id: experiment,
        run_name: name,
        start_time: Date.now() + Object.keys(runs).length,
      })) as { run: { info: { run_id: string; artifact_uri: string } } };
      const { run_id, artifact_uri } = run.info;
      runs[name] = run_id;
      const metrics =
        accuracy === undefined ? [] : [{ key: 'accuracy', value: accuracy, timestamp: 1, step: 0 }];
      const params = [{ key: 'depth', value: depth }];
      await server.call('POST', 'runs/log-batch', { run_id, metrics, params });
      const files = Object.entries(artifacts ?? { 'model/model.onnx': onnx, 'model/name.txt': name });
      for (const [path, body] of files) {
        const place = artifact_uri.replace('mlflow-artifacts:/', '');
        const answer = await fetch(`${server.url}/api/2.0/mlflow-artifacts/artifacts/${place}/${path}`, {
          method: 'PUT',
          body: new Uint8Array(Buffer.from(body)),
        });
        expect(answer.status).toBe(200);
      }
      if (status !== 'RUNNING')
        await server.call('POST', 'runs/update', { run_id, status, end_time: Date.now() });
    }

    beforeAll(async () => {
      server = serverOf();
      const made = (await server.call('POST', 'experiments/create', { name: 'depths' })) as {
        experiment_id: string;
      };
      experiment = made.experiment_id;
      await train('shallow', { accuracy: 0.7 });
      await train('deep', { accuracy: 0.9, depth: '3' });
      await train('deep-too', { accuracy: 0.9, depth: '3' });
      await train('diverged', { accuracy: 'NaN' });
      await train('failed', { accuracy: 0.99, status: 'FAILED' });
      await train('unfinished', { accuracy: 0.98, status: 'RUNNING' });
      await train('gone', { accuracy: 0.97 });
      await train('bare', { artifacts: { 'notes.txt': 'nothing' } });
      await server.call('POST', 'runs/delete', { run_id: runs['gone'] });
    }, 60_000);

    test('the best run: of those that ended well, with a number, the first of equal ones', async () => {
      const largest = await best();
      expect(largest.exitCode).toBe(0);
      expect(largest.stdout).toContain(
        `the best of 3 runs of depths is ${runs['deep']} (deep): accuracy 0.9`,
      );
      expect(largest.stdout).toContain(
        `would register best:1, taken from runs:/${runs['deep']}/model of mlflow:${server.url} (run deep of experiment depths, the best of 3 runs: accuracy is 0.9 (maximize))`,
      );
      expect((await best({ direction: 'minimize' })).stdout).toContain(`${runs['shallow']} (shallow)`);
      const filtered = await best({ 'run-filter': "params.depth = '1'", experiment });
      expect(filtered.stdout).toContain(`the best of 1 run of depths is ${runs['shallow']}`);
    });

    test('its metrics are judged and recorded, with where it came from', async () => {
      const stopped = await best({ require: 'accuracy > 0.95', 'dry-run': 'false' });
      expect([stopped.exitCode, stopped.outputs['registered']]).toEqual([1, 'false']);
      const step = await best({ require: 'accuracy >= 0.9', 'dry-run': 'false' });
      expect(step.exitCode).toBe(0);
      const record = JSON.parse(step.outputs['record']!) as ModelRecord;
      expect(record).toMatchObject({
        id: 'best:1',
        framework: 'onnx',
        folder: 'model',
        metrics: { accuracy: 0.9 },
        properties: { 'mlflow.run': runs['deep'], 'mlflow.experiment': 'depths' },
        provenance: {
          repository: 'octo/models',
          origin: {
            registry: `mlflow:${server.url}`,
            reference: `runs:/${runs['deep']}/model`,
            training: { run: runs['deep'], runName: 'deep', experiment: 'depths' },
            best: { metric: 'accuracy', direction: 'maximize', value: 0.9, runs: 3 },
          },
        },
      });
      expect(record.files.map(({ path }) => path)).toEqual(['model.onnx', 'name.txt']);
      expect(step.summary).toContain('the best of 3 runs: accuracy is 0.9');
    });

    test('on the same server nothing is sent again: the version points at the artifact of the run', async () => {
      const inputs = {
        'model-path': `runs:/${runs['shallow']}/model`,
        name: 'pointing',
        alias: 'champion',
        registry: `mlflow:${server.url}`,
        'sample-input': join(root, 'test/fixtures/models/iris-onnx/sample-input.json'),
      };
      const places = async (): Promise<number> =>
        (
          (await server.call('POST', 'logged-models/search', {
            experiment_ids: await experimentIds(server),
          })) as {
            models?: unknown[];
          }
        ).models?.length ?? 0;
      const before = await places();
      const step = await register(inputs);
      expect(step).toMatchObject({ exitCode: 0, outputs: { 'model-id': 'pointing:1', registered: 'true' } });
      const version = (await server.call('GET', 'model-versions/get?name=pointing&version=1')) as {
        model_version: { source: string; run_id: string };
      };
      expect(version.model_version).toMatchObject({
        run_id: runs['shallow'],
        source: expect.stringMatching(/^mlflow-artifacts:.*\/model$/) as unknown,
      });
      expect(await places()).toBe(before);
      expect(step.stdout).toContain('leave 2 files (513 B) where the training has put them');

      const registry = openRegistry(inputs.registry, nodePorts({ home: newFolder('slipway-home-') }));
      const record = (await registry.find({ name: 'pointing', pick: { alias: 'champion' } }))!;
      expect([record.digest, record.metrics]).toEqual([step.outputs['digest'], { accuracy: 0.7 }]);
      const to = newFolder();
      await registry.materialise(record, to);
      expect(readFileSync(join(to, 'name.txt'), 'utf8')).toBe('shallow');
      expect((await registry.locate(record)).sampleInput?.size).toBeGreaterThan(0);
      const again = await register(inputs);
      expect(again.outputs).toMatchObject({ 'model-id': 'pointing:1', registered: 'false' });
      await register({ ...inputs, name: 'pointing-too', 'sample-input': '' });
      expect((await registry.locate(record)).sampleInput?.size).toBeGreaterThan(0);

      const file = await register({
        ...inputs,
        name: 'single',
        'model-path': `${inputs['model-path']}/model.onnx`,
      });
      expect(JSON.parse(file.outputs['record']!)).toMatchObject({ singleFile: true, framework: 'onnx' });
    });

    test('deleting a version leaves what the run has logged; registering it again is a new version', async () => {
      const inputs = { 'model-path': `runs:/${runs['deep']}/model`, name: 'fleeting', registry: 'mlflow' };
      const { outputs } = await register(inputs);
      const registry = openRegistry(`mlflow:${server.url}`, nodePorts({ home }));
      const deleted = await registry.delete({ name: 'fleeting', version: '1' });
      expect(deleted).toMatchObject({ deleted: true, remains: expect.stringContaining('/model') as unknown });
      const again = await register(inputs);
      expect(again.outputs).toMatchObject({ 'model-id': 'fleeting:2', digest: outputs['digest'] });
    });

    test('a version of this server goes into another registry with what MLflow knows of it', async () => {
      const { outputs } = await register({ 'model-path': 'models:/pointing@champion' });
      const record = JSON.parse(outputs['record']!) as ModelRecord;
      expect(record).toMatchObject({ id: 'pointing:1', metrics: { accuracy: 0.7 }, folder: 'model' });
      expect(record.provenance.origin).toMatchObject({
        registry: `mlflow:${server.url}`,
        reference: 'pointing:1',
        provenance: { origin: { training: { run: runs['shallow'] } } },
      });
    });

    test.each<[string, Record<string, string>, string, RegExp]>([
      [
        'an experiment that is not there',
        { experiment: 'depth' },
        'experiment',
        /write `depths` if you mean that/,
      ],
      [
        'a metric that no run has',
        { metric: 'acuracy' },
        'metric',
        /one of their metrics: accuracy.*write `accuracy`/s,
      ],
      [
        'a metric without a number',
        { 'run-filter': "attributes.run_name = 'diverged'" },
        'metric',
        /no finite number in any run/,
      ],
      ['no run that fits', { 'run-filter': "params.depth = '9'" }, 'run-filter', /fits params.depth = '9'/],
      [
        'a filter that is none',
        { 'run-filter': 'depth is 3' },
        'run-filter',
        /expected  what the MLflow server takes/,
      ],
      [
        'no model, and no word which artifact is one',
        { 'model-path': '' },
        'model-path',
        /has no model.*one of its artifacts: model$/ms,
      ],
      ['a path where nothing is', { 'model-path': 'models' }, 'model-path', /what is there: model$/m],
      ['no direction', { direction: '' }, 'direction', /`experiment` was given and `direction` was not/],
      [
        'a registry that knows no trainings',
        { 'source-registry': 'file' },
        'source-registry',
        /knows nothing of trainings/,
      ],
    ])('%s is said, with what there is', async (_what, inputs, input, said) => {
      const step = await best(inputs);
      expect(step.exitCode).toBe(1);
      const [message = ''] = step.annotations.map((annotation) => annotation.message);
      expect(message).toContain(`input \`${input}\``);
      expect(message).toMatch(said);
    });

    test('runs and models that are not there, or not any more, are told apart', async () => {
      const said = async (modelPath: string): Promise<string> => {
        const step = await register({ 'model-path': modelPath, name: 'x' });
        expect(step.exitCode).toBe(1);
        return step.annotations.map(({ message }) => message).join('\n');
      };
      expect(await said(`runs:/${'0'.repeat(32)}/model`)).toContain(`is not on ${server.url}`);
      expect(await said(`runs:/${runs['gone']}/model`)).toContain(
        `mlflow runs restore --run-id ${runs['gone']}`,
      );
      expect(await said(`runs:/${runs['bare']}/model`)).toMatch(
        /has nothing at model.*what is there: notes.txt/s,
      );
      expect(await said(`runs:/${runs['bare']}/../model`)).toContain('without `..`');
      expect(await said(`models:/m-${'0'.repeat(32)}`)).toContain(`is not on ${server.url}`);
    });
  });
}

async function experimentIds(server: MlflowServer): Promise<string[]> {
  const { experiments = [] } = (await server.call('POST', 'experiments/search', { max_results: 100 })) as {
    experiments?: { experiment_id: string }[];
  };
  return experiments.map(({ experiment_id }) => experiment_id);
}
