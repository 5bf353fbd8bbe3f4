import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';

import { publishActions } from '@slipway/testing/act/published-actions';
import { runAct, stepOf, troubleOf, type ActRun, type RanByAct } from '@slipway/testing/act/run-act';
import { requires } from '@slipway/testing/requires';
import { newFolder, root } from '@slipway/testing/run-action';

import {
  layRepository,
  modelFile,
  runReleased,
  samplesOf,
  servingVersion,
  type Version,
} from './two-versions.ts';

const tools = requires('act', 'bash', 'npm');
const minutes = 60_000;
const examples = join(root, 'workflows-examples');
const digits = join(root, 'test/fixtures/models/digits-mlp-onnx');
const released = newFolder('slipway-released-');
/** One machine for all runs: environments are installed once, everything else is gone after a test. */
const home = newFolder('slipway-home-');
const machine = { home, released };
const registry = `file:${join(home, 'models')}`;
const clear: (() => void)[] = [];

beforeAll(() => publishActions(root, released));
afterAll(() => [released, home].forEach((made) => rmSync(made, { recursive: true })));
afterEach(() => {
  for (const work of clear.splice(0)) work();
  for (const kept of ['models', '.slipway/endpoints', '.slipway/registry'])
    rmSync(join(home, kept), { recursive: true, force: true });
});

/** A folder that is gone after the test. */
function folder(): string {
  const made = newFolder();
  clear.push(() => rmSync(made, { recursive: true }));
  return made;
}

/** Carries out an example in a repository with the digits model. */
async function ran(example: string, more: Partial<ActRun> = {}): Promise<RanByAct> {
  const run = await runAct({
    workflow: join(examples, example),
    repository: digits,
    published: { 'owner/slipway@v1': released },
    variables: { MODEL_REGISTRY: registry },
    home,
    ...more,
  });
  clear.push(run.clear);
  return run;
}

/** Registers a version of `digits` from outside of the workflows, as another repository would. */
async function register(version: Version): Promise<void> {
  const { input, output } = samplesOf(version);
  const step = await runReleased(machine, 'register-model', {
    registry,
    'model-path': modelFile(version),
    name: 'digits',
    'sample-input': input,
    'sample-output': output,
  });
  expect(step.outputs['model-id']).toBe(`digits:${version}`);
}

const jobsOf = (run: RanByAct): string[] => run.jobs.map(({ id, result }) => `${id}: ${result}`);

describe.skipIf(tools.missing)(`the workflows of workflows-examples, by act${tools.note}`, () => {
  test(
    'calling-repository and called-pipeline: a repository names its model, and the pipeline of another delivers it',
    async () => {
      const pipelines = folder();
      const workflows = join(pipelines, '.github', 'workflows');
      mkdirSync(workflows, { recursive: true });
      cpSync(join(examples, 'called-pipeline.yml'), join(workflows, 'called-pipeline.yml'));
      const run = await ran('calling-repository.yml', {
        published: { 'owner/slipway@v1': released, 'owner/pipelines@v1': pipelines },
      });
      expect(troubleOf(run)).toEqual([]);
      expect(jobsOf(run)).toEqual(['package: success', 'deploy: success', 'tell: success']);
      expect(run.artifacts.map(({ name }) => name)).toEqual(['package-digits']);
      const told = stepOf(run, 'tell', 'What went out')?.log ?? '';
      const [, model, uri = ''] = /^(\S+) serves at (\S+)\n$/.exec(told) ?? [];
      expect(model).toBe('digits:1');
      expect((await fetch(uri, { method: 'POST' })).status).toBe(401);
    },
    2 * minutes,
  );

  test(
    'new-model-version: through staging into production, once; rollback-by-hand: back to what served before',
    async () => {
      const repository = folder();
      layRepository(repository);
      const deliver = (name: string, version: string): Promise<RanByAct> =>
        ran('new-model-version.yml', {
          repository,
          event: {
            name: 'repository_dispatch',
            payload: { action: 'model-registered', client_payload: { name, version } },
          },
        });
      await register(1);
      const first = await deliver('digits', '1');
      expect(troubleOf(first)).toEqual([]);
      const all = ['package', 'profile', 'staging', 'production'].map((id) => `${id}: success`);
      expect(jobsOf(first)).toEqual(all);
      expect(await servingVersion(machine, 'digits')).toBe(1);

      await register(2);
      expect(jobsOf(await deliver('digits', '2'))).toEqual(all);
      expect([
        await servingVersion(machine, 'digits-staging'),
        await servingVersion(machine, 'digits'),
      ]).toEqual([2, 2]);

      const again = await deliver('digits', '2');
      const changed = again.jobs.at(-1)?.steps.map(({ outputs }) => outputs['changed']);
      expect([jobsOf(again), changed]).toEqual([all, ['false']]);

      const other = await deliver('roses', '1');
      expect(other.jobs.filter(({ result }) => result !== 'skipped')).toEqual([]);

      const back = await ran('rollback-by-hand.yml', { event: byHand({ endpoint: 'digits' }) });
      expect(troubleOf(back)).toEqual([]);
      expect(stepOf(back, 'rollback', 'What serves now')?.summary).toContain('digits-1');
      expect(await servingVersion(machine, 'digits')).toBe(1);
    },
    2 * minutes,
  );

  test(
    'scheduled-watch: each new version gets a job, the newest serves, and a second run has nothing to do',
    async () => {
      await register(1);
      await register(2);
      const schedule = { name: 'schedule', payload: {} };
      const run = await ran('scheduled-watch.yml', { event: schedule });
      expect(troubleOf(run)).toEqual([]);
      expect(jobsOf(run)).toEqual([
        'watch: success',
        'deliver: success',
        'deliver: success',
        'told: success',
      ]);
      expect(run.jobs.map(({ matrix }) => matrix['id']).filter(Boolean)).toEqual(['digits:1', 'digits:2']);
      expect(await servingVersion(machine, 'digits')).toBe(2);
      const again = await ran('scheduled-watch.yml', { event: schedule });
      expect(again.jobs.filter(({ result }) => result !== 'skipped').map(({ id }) => id)).toEqual(['watch']);
    },
    2 * minutes,
  );
});

function byHand(inputs: Record<string, string>): NonNullable<ActRun['event']> {
  return { name: 'workflow_dispatch', payload: { inputs } };
}
