import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test, vi } from 'vitest';

import type { ModelRecord } from '@slipway/core/model-record';
import { workflowArtifacts } from '@slipway/runner/artifacts';
import { GitHubStandIn } from '@slipway/testing/github/stand-in';
import { startResultsService, type ResultsService } from '@slipway/testing/results-service/service';
import { newFolder, runAction, type StepResult } from '@slipway/testing/run-action';

const token = 'ghs_of_the_workflow_0123456789';
const workspace = newFolder('slipway-workspace-');
let earlier: ResultsService;
let gitHub: GitHubStandIn;

/** Each step on a machine of its own. */
function register(
  inputs: Record<string, string>,
  environment: Record<string, string> = { GITHUB_API_URL: gitHub.url },
): Promise<StepResult> {
  return runAction('register-model', { workspace, inputs, environment });
}

const fromEarlier = (inputs: Record<string, string> = {}): Promise<StepResult> =>
  register({
    'model-path': 'artifact:record',
    'artifact-run-id': '41',
    'artifact-repository': 'octo/models',
    'github-token': token,
    ...inputs,
  });

function recordOf({ outputs }: StepResult): ModelRecord {
  return JSON.parse(outputs['record']!) as ModelRecord;
}

function said({ annotations }: StepResult): string {
  return annotations.map(({ message }) => message).join('\n');
}

beforeAll(async () => {
  earlier = await startResultsService();
  gitHub = await GitHubStandIn.start();
  gitHub.tokens.set(token, { repositories: ['octo/models'] });
  writeFileSync(join(workspace, 'model.bin'), 'weights');
  const given = await register(
    {
      'model-path': 'model.bin',
      name: 'iris',
      metrics: 'accuracy=0.9',
      tags: 'owner=ann',
      artifact: 'record',
    },
    earlier.environment,
  );
  expect(given.exitCode).toBe(0);
});

afterAll(async () => {
  vi.unstubAllEnvs();
  await gitHub[Symbol.asyncDispose]();
  await earlier.close();
});

/** What the run gave is kept by GitHub when the run is over. */
function runEnds(): void {
  for (const { id, name, digest, bytes } of earlier.artifacts())
    gitHub.artifacts.push({ id, name, digest, bytes, run: '41', repository: 'octo/models' });
}

test('what a job of this run gave on is registered, under its name, with its record', async () => {
  const step = await register({ 'model-path': 'artifact:record' }, earlier.environment);
  expect(step).toMatchObject({ exitCode: 0, outputs: { 'model-id': 'iris:1', registered: 'true' } });
  expect(recordOf(step)).toMatchObject({
    singleFile: true,
    metrics: { accuracy: 0.9 },
    tags: { owner: 'ann' },
    provenance: {
      origin: { reference: 'artifact:record', provenance: { run: expect.any(String) as unknown } },
    },
  });
});

test('an artifact of an earlier run, with a token: a record, or plain files', async () => {
  const folder = join(newFolder(), 'trained');
  mkdirSync(join(folder, 'sub'), { recursive: true });
  writeFileSync(join(folder, 'a.bin'), 'a');
  writeFileSync(join(folder, 'sub', 'b.bin'), 'b');
  const places = { RUNNER_TEMP: newFolder(), GITHUB_WORKSPACE: workspace };
  for (const [name, value] of Object.entries({ ...earlier.environment, ...places })) vi.stubEnv(name, value);
  await workflowArtifacts.give('trained', folder);
  runEnds();

  const step = await fromEarlier({ name: 'promoted' });
  expect(step).toMatchObject({ exitCode: 0, outputs: { 'model-id': 'promoted:1' } });
  expect(recordOf(step).provenance.origin).toMatchObject({
    workflowRun: { id: '41', repository: 'octo/models' },
  });
  expect(step.summary).toContain('artifact:record of run 41 of octo/models');
  expect(step.masks).toContain(token);

  const plain = await fromEarlier({ 'model-path': 'artifact:trained', name: 'plain' });
  expect(recordOf(plain)).toMatchObject({ singleFile: false, folder: 'trained', properties: {} });
  expect(recordOf(plain).files.map(({ path }) => path)).toEqual(['a.bin', 'sub/b.bin']);
  const nameless = await fromEarlier({ 'model-path': 'artifact:trained' });
  expect(said(nameless)).toContain('the model was not registered before');
});

test('what stands in the way is said: the name, the token, bytes that are others', async () => {
  runEnds();
  const missing = await fromEarlier({ 'model-path': 'artifact:nothing' });
  expect(said(missing)).toContain('could not fetch artifact `nothing` of run 41 of octo/models');
  const stranger = await fromEarlier({ 'github-token': 'ghs_of_somebody_else_0123456789' });
  expect(said(stranger)).toContain('give a token with `actions: read` for octo/models');
  gitHub.artifacts.forEach((artifact) => (artifact.digest = `sha256:${'0'.repeat(64)}`));
  expect(said(await fromEarlier())).toContain('its digest differs');
});
