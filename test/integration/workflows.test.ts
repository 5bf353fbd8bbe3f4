import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';

import type { ModelRecord } from '@slipway/core/model-record';
import { publishActions } from '@slipway/testing/act/published-actions';
import { share } from '@slipway/testing/one-run';
import { requires } from '@slipway/testing/requires';
import { newFolder, root } from '@slipway/testing/run-action';
import type { RanJob } from '@slipway/testing/workflow-runner/job';
import { runWorkflow, type RanWorkflow } from '@slipway/testing/workflow-runner/run-workflow';

const tools = requires('bash', 'curl', 'npm');
const minutes = 60_000;
const digits = join(root, 'test/fixtures/models/digits-mlp-onnx');
const released = newFolder('slipway-released-');
const clear: (() => void)[] = [];

beforeAll(() => publishActions(root, released));
afterAll(() => rmSync(released, { recursive: true }));

afterEach(() => {
  for (const work of clear.splice(0)) work();
});

/** A repository with the digits model, as a user of the examples would have it. */
function repository(change: (folder: string) => void = () => undefined): string {
  const folder = newFolder();
  clear.push(() => rmSync(folder, { recursive: true }));
  cpSync(digits, folder, { recursive: true });
  change(folder);
  return folder;
}

/** Carries out one of the examples with the built actions. */
async function ran(example: string, files = repository()): Promise<RanWorkflow> {
  const answer = await runWorkflow({
    workflow: join(root, 'workflows-examples', example),
    repository: files,
    actions: { 'owner/slipway': released },
    // Every job has a home folder of its own; what was downloaded or installed before is not there once more.
    environment: { npm_config_cache: join(homedir(), '.npm'), npm_config_prefer_offline: 'true' },
    layHome: (home) => void share(join(home, '.slipway')),
  });
  clear.push(answer.clear);
  return answer;
}

/** The steps that failed, with the end of what they said: what a person would look at. */
function trouble({ jobs }: RanWorkflow): string[] {
  return Object.entries(jobs).flatMap(([id, { steps }]) =>
    steps
      .filter(({ conclusion }) => conclusion === 'failure')
      .map(({ name, log }) => `${id} › ${name}\n${log.slice(-3000)}`),
  );
}

function logOf(job: RanJob | undefined, step: string): string {
  return job?.steps.find(({ name }) => name === step)?.log ?? '';
}

/** The probabilities that the model is known to give for the sample. */
const expectedAnswer = JSON.parse(readFileSync(join(digits, 'sample-output.json'), 'utf8')) as number[][];

describe.skipIf(tools.missing)(`the workflows of workflows-examples${tools.note}`, () => {
  test(
    'pipeline-four-jobs: what is registered in one job is what serves in the fourth',
    async () => {
      const run = await ran('pipeline-four-jobs.yml');
      expect(trouble(run)).toEqual([]);
      expect(Object.values(run.jobs).map(({ result }) => result)).toEqual(Array(4).fill('success'));
      expect(run.artifacts.map(({ name }) => name)).toEqual(['record', 'package', 'profile']);
      const { register, deploy } = run.jobs;
      expect(register?.outputs['model']).toBe('digits:1');
      expect(answerOf(logOf(deploy, 'Score a sample'))).toEqual(closeTo(expectedAnswer));
      expect(logOf(deploy, 'What went out')).toMatch(
        /^digits:1 \(sha256:[0-9a-f]{64}\) in package sha256:[0-9a-f]{64}, on [\d.]+ cores and [\d.]+ GiB\n$/,
      );
      // The endpoint was there until the machine of the job was gone.
      expect(deploy?.ended.length).toBeGreaterThan(process.platform === 'linux' ? 0 : -1);
    },
    10 * minutes,
  );

  test(
    'pipeline-four-jobs: a model that does not pass its gate stops the run, and nothing goes on',
    async () => {
      const files = repository((folder) =>
        writeFileSync(join(folder, 'metrics.json'), JSON.stringify({ accuracy: 0.5 })),
      );
      const run = await ran('pipeline-four-jobs.yml', files);
      expect(Object.values(run.jobs).map(({ result }) => result)).toEqual([
        'failure',
        'skipped',
        'skipped',
        'skipped',
      ]);
      expect(run.artifacts).toEqual([]);
      expect(trouble(run).join('\n')).toContain('accuracy');
    },
    minutes,
  );

  test(
    'pipeline-one-job: the registry and the endpoint stay on a machine of its own',
    async () => {
      const run = await ran('pipeline-one-job.yml');
      expect(trouble(run)).toEqual([]);
      const steps = run.jobs['deliver']?.steps ?? [];
      const scoringUri = steps.map(({ outputs }) => outputs['scoring-uri']).find((uri) => uri !== undefined);
      const answer = await fetch(scoringUri ?? '', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: readFileSync(join(digits, 'sample-input.json')),
      });
      expect(await answer.json()).toEqual(closeTo(expectedAnswer));
      const registry = join(run.folder, 'self-hosted', 'home', '.slipway', 'registry');
      const stored = JSON.parse(readFileSync(join(registry, 'models', 'digits', '1.json'), 'utf8')) as {
        record: ModelRecord;
      };
      expect(stored.record.id).toBe('digits:1');
    },
    10 * minutes,
  );

  test(
    'pull-request-dry-run: the plan is shown, and nothing is kept or deployed',
    async () => {
      const run = await ran('pull-request-dry-run.yml');
      expect(trouble(run)).toEqual([]);
      const job = run.jobs['dry-run'];
      expect(logOf(job, 'Would it be registered?')).toContain('Dry run');
      expect(logOf(job, 'What would be deployed?')).toContain('Dry run');
      expect(job?.ended).toEqual([]);
      expect(existsSync(join(run.folder, 'dry-run', 'home', '.slipway', 'registry'))).toBe(false);
    },
    10 * minutes,
  );
});

function answerOf(log: string): unknown {
  return JSON.parse(log.trim());
}

/** Matches arrays of arrays of numbers that differ by rounding alone. */
function closeTo(expected: readonly number[][]): unknown {
  return expected.map((row) => row.map((value) => expect.closeTo(value, 5)));
}
