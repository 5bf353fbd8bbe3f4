import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, afterEach, beforeAll, describe, expect, onTestFinished, test } from 'vitest';

import { publishActions } from '@slipway/testing/act/published-actions';
import {
  runAct,
  stepOf,
  tokenOfRun,
  troubleOf,
  type ActRun,
  type RanByAct,
} from '@slipway/testing/act/run-act';
import { GitHubStandIn } from '@slipway/testing/github/stand-in';
import { OciRegistry } from '@slipway/testing/oci-registry';
import { TokenService } from '@slipway/testing/oci-token-service';
import { share } from '@slipway/testing/one-run';
import { requires } from '@slipway/testing/requires';
import { newFolder, root } from '@slipway/testing/run-action';

import {
  layRepository,
  layTraining,
  modelFile,
  runReleased,
  samplesOf,
  servingVersion,
  type Version,
} from './two-versions.ts';

const tools = requires('act', 'bash', 'docker-registry', 'npm', 'openssl', 'python3');
const minutes = 60_000;
const examples = join(root, 'workflows-examples');
const digits = join(root, 'test/fixtures/models/digits-mlp-onnx');
const released = newFolder('slipway-released-');
/** One machine for all runs: environments are installed once, everything else is gone after a test. */
const home = newFolder('slipway-home-');
const machine = { home, released };
const registry = `file:${join(home, 'models')}`;
const clear: (() => void)[] = [];

beforeAll(() => {
  share(join(home, '.slipway'));
  publishActions(root, released);
});
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
async function register(version: Version, more: Record<string, string> = {}): Promise<void> {
  const { input, output } = samplesOf(version);
  const step = await runReleased(machine, 'register-model', {
    registry,
    'model-path': modelFile(version),
    name: 'digits',
    'sample-input': input,
    'sample-output': output,
    ...more,
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
    'train-register-dispatch starts new-model-version: staging, production, once; rollback-by-hand goes back',
    async () => {
      const repository = folder();
      layRepository(repository);
      const github = await GitHubStandIn.start();
      onTestFinished(() => github[Symbol.asyncDispose]());
      github.tokens.set(tokenOfRun, { repositories: ['octo/models'] });
      const train = async (version: Version): Promise<void> => {
        layTraining(repository, version);
        const environment = { GITHUB_API_URL: github.url };
        expect(troubleOf(await ran('train-register-dispatch.yml', { repository, environment }))).toEqual([]);
      };
      const deliver = (payload = github.dispatches.at(-1)?.payload): Promise<RanByAct> =>
        ran('new-model-version.yml', {
          repository,
          event: {
            name: 'repository_dispatch',
            payload: { action: 'model-registered', client_payload: payload },
          },
        });
      await train(1);
      const first = await deliver();
      expect(troubleOf(first)).toEqual([]);
      const all = ['package', 'profile', 'staging', 'approval', 'production'].map((id) => `${id}: success`);
      expect(jobsOf(first)).toEqual(all);
      expect(await servingVersion(machine, 'digits')).toBe(1);

      await train(2);
      await train(2);
      expect(github.dispatches).toMatchObject([{ payload: { version: '1' } }, { payload: { version: '2' } }]);
      expect(jobsOf(await deliver())).toEqual(all);
      expect(await servingVersion(machine, 'digits-staging')).toBe(2);
      expect(await servingVersion(machine, 'digits')).toBe(2);

      const late = await deliver(github.dispatches[0]?.payload);
      const changed = late.jobs.at(-1)?.steps.map(({ outputs }) => outputs['changed']);
      expect([jobsOf(late), changed]).toEqual([all, ['false']]);
      expect(await servingVersion(machine, 'digits')).toBe(2);

      const other = await deliver({ ...github.dispatches[0]?.payload, name: 'roses' });
      expect(other.jobs.filter(({ result }) => result !== 'skipped')).toEqual([]);

      const back = await ran('rollback-by-hand.yml', byHand({ endpoint: 'digits' }));
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

  test(
    'release-pipeline: the version of the release, through a registry of images with the token of the run alone',
    async () => {
      const octocat = { user: 'octocat', password: tokenOfRun, identityToken: 'of nobody' };
      const tokens = await TokenService.start(octocat, 'https');
      const { certificate } = tokens;
      const images = await OciRegistry.start({ auth: tokens, certificate });
      onTestFinished(async () => {
        tokens.stop();
        await images.end();
      });
      const publish = (tag: string, prerelease: boolean): Promise<RanByAct> =>
        ran('release-pipeline.yml', {
          variables: { MODEL_REGISTRY: `oci://${images.host}/octo/models` },
          environment: { NODE_EXTRA_CA_CERTS: certificate.file },
          event: {
            name: 'release',
            payload: { action: 'published', release: { tag_name: tag, prerelease } },
          },
        });
      const tried = await publish('v1.2.0-rc.1', true);
      expect(troubleOf(tried)).toEqual([]);
      expect(tried.jobs.filter(({ result }) => result === 'success').map(({ id }) => id)).toEqual([
        'package',
      ]);
      // The same bytes are the same version, whatever the release is called.
      const run = await publish('v1.2.0', false);
      expect(jobsOf(run)).toEqual(['package: success', 'approval: success', 'deploy: success']);
      expect(new Set(tokens.requests.map(({ as }) => as))).toEqual(new Set(['octocat']));
      expect(stepOf(run, 'deploy', 'What went out')?.summary).toMatch(/^digits:v1\.2\.0/);
    },
    2 * minutes,
  );

  test(
    'promote-between-registries: the same number and the same digest in both',
    async () => {
      await register(1);
      const shared = join(folder(), 'shared');
      const promote = (): Promise<RanByAct> =>
        ran('promote-between-registries.yml', {
          ...byHand({ version: '1' }),
          variables: { TEAM_REGISTRY: registry, SHARED_REGISTRY: `file:${shared}` },
        });
      const run = await promote();
      expect(troubleOf(run)).toEqual([]);
      const { digest, ...there } = stepOf(run, 'promote', 'Promote')?.outputs ?? {};
      expect(there).toMatchObject({ 'model-id': 'digits:1', registered: 'true' });
      const here = await runReleased(machine, 'watch-models', { registry });
      expect(here.outputs['versions']).toContain(`"digest":"${digest}"`);
      expect(stepOf(await promote(), 'promote', 'Promote')?.outputs['registered']).toBe('false');
    },
    2 * minutes,
  );

  test(
    'nightly-profile: what serves is measured, and being slower than the baseline fails the run',
    async () => {
      const repository = folder();
      layRepository(repository);
      await register(1, { registry: 'file', alias: 'production' });
      const variables = { P99_BASELINE_MS: '0.001' };
      const run = await ran('nightly-profile.yml', { repository, variables, event: { name: 'schedule' } });
      expect(run.artifacts.map(({ name }) => name)).toEqual(['profile-42']);
      const failed = run.jobs[0]?.steps.filter(({ result }) => result !== 'success');
      expect(failed?.map(({ name, log }) => [name, log])).toEqual([
        [
          'Not slower than the baseline',
          expect.stringMatching(/^p99 is [\d.]+ ms, the baseline is 0.001\n$/),
        ],
      ]);
    },
    2 * minutes,
  );

  test(
    'self-hosted-ghes: without artifacts, from the mirrors of the house',
    async () => {
      const run = await ran('self-hosted-ghes.yml', {
        event: { name: 'push' },
        variables: {},
        environment: { GITHUB_SERVER_URL: 'https://ghes.example.org' },
      });
      expect(troubleOf(run)).toEqual([]);
      expect(jobsOf(run)).toEqual(['deliver: success']);
      expect(run.artifacts).toEqual([]);
    },
    2 * minutes,
  );
});

/** Somebody who presses the button. */
function byHand(inputs: Record<string, string>): Pick<ActRun, 'event'> {
  return { event: { name: 'workflow_dispatch', payload: { inputs } } };
}
