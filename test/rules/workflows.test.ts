import { basename } from 'node:path';

import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';

import { officialFindings } from './official-check.ts';
import { actionNames, filesWhere } from './repository.ts';

const workflows = filesWhere((path) => /^(\.github\/workflows|workflows-examples)\/[^/]+\.ya?ml$/.test(path));
const contracts = filesWhere((path) => /^actions\/[^/]+\/action\.yml$/.test(path));

interface Step {
  name?: string;
  uses?: string;
  run?: string;
  with?: Record<string, unknown>;
}

interface Workflow {
  permissions?: unknown;
  concurrency?: unknown;
  /** A job that calls a workflow has no steps and no limit of its own. */
  jobs: Record<string, { uses?: string; 'timeout-minutes'?: number; permissions?: unknown; steps?: Step[] }>;
}

test('there are workflows to check', () => {
  expect(workflows.length).toBeGreaterThanOrEqual(5);
});

describe('the examples', () => {
  const names = workflows
    .filter(({ path }) => path.startsWith('workflows-examples/'))
    .map(({ path }) => path);
  const [readme] = filesWhere((path) => path === 'workflows-examples/README.md');
  const tests = filesWhere((path) => /^test\/integration\/[^/]+\.test\.ts$/.test(path));
  /** Needs ghcr and Sigstore as they are. */
  const notCarriedOut = ['image-to-ghcr.yml'];

  test.each(names.map((path) => basename(path)))('%s is told of, and carried out by a test', (name) => {
    expect(readme?.text).toContain(`[${name}](${name})`);
    const isNamed = tests.some(({ text }) => text.includes(`'${name}'`));
    expect(isNamed).toBe(!notCarriedOut.includes(name));
  });
});

test.each(contracts)('GitHub accepts $path', async ({ path, text }) => {
  expect(await officialFindings(path, text)).toEqual([]);
});

describe.each(workflows)('$path', ({ path, text }) => {
  const workflow = parse(text) as Workflow;
  const jobs = Object.entries(workflow.jobs);
  const steps = jobs.flatMap(([, job]) => job.steps ?? []);

  test('GitHub accepts it, and every input that it gives exists', async () => {
    expect(await officialFindings(path, text)).toEqual([]);
  });

  test('it says what it may do and nothing is given by default: a stolen token can only do what is written', () => {
    expect(workflow.permissions).toEqual({});
    expect(jobs.filter(([, job]) => job.permissions === undefined).map(([id]) => id)).toEqual([]);
  });

  test('every permission has its reason beside it', () => {
    const bare = text.split('\n').filter((line) => /^\s+[a-z-]+: (read|write)\s*$/.test(line));
    expect(bare).toEqual([]);
  });

  test('it ends: every job has a limit of time, and runs of the same thing wait or give way', () => {
    const endless = jobs.filter(([, job]) => job.uses === undefined && job['timeout-minutes'] === undefined);
    expect(endless.map(([id]) => id)).toEqual([]);
    expect(workflow.concurrency).toBeDefined();
  });

  test('actions of others are pinned to a commit with its version beside: a tag can be moved', () => {
    const pinned = /^\s*-?\s*uses: [\w./-]+@[0-9a-f]{40} # v\d+(\.\d+)*$/;
    const loose = text
      .split('\n')
      .filter(
        (line) => /^\s*-?\s*uses:/.test(line) && !/uses: (\.\/|\$\/|owner\/(slipway|pipelines)\/)/.test(line),
      )
      .filter((line) => !pinned.test(line));
    expect(loose.map((line) => line.trim())).toEqual([]);
  });

  test('no expression stands inside a script: what somebody else wrote would become code', () => {
    expect(steps.filter(({ run }) => run?.includes('${{')).map(({ run }) => run)).toEqual([]);
  });

  test('a checkout leaves no token behind', () => {
    const kept = steps.filter(
      ({ uses, with: given }) =>
        uses?.startsWith('actions/checkout@') === true && given?.['persist-credentials'] !== false,
    );
    expect(kept).toEqual([]);
  });
});

describe('the official check sees what is wrong', () => {
  const workflow = (step: string): string => `
on: push
jobs:
  a:
    runs-on: ubuntu-24.04
    steps:
      - ${step}
`;

  test.each([
    [
      'an input that does not exist',
      'uses: owner/slipway/actions/register-model@v1',
      'modle-path: a',
      'modle',
    ],
    ['an input that is missing', 'uses: owner/slipway/actions/deploy-model@v1', 'package: a', 'endpoint'],
    ['an action that does not exist', 'uses: owner/slipway/actions/depoly-model@v1', '', 'depoly-model'],
    ['an input of a local action', 'uses: ./actions/register-model', 'modle-path: a', 'modle'],
    ['a context that does not exist', 'run: echo ${{ stepz.a }}', '', 'stepz'],
    ['a key that does not exist', 'runs: echo', '', 'runs'],
  ])('%s', async (_, step, given, named) => {
    const text = workflow(given === '' ? step : `${step}\n        with: { ${given} }`);
    const found = await officialFindings('.github/workflows/broken.yml', text);
    expect(found.join('\n')).toContain(named);
  });

  test('an action.yml without a description', async () => {
    const text = 'name: a\nruns: { using: node24, main: dist/index.js }\n';
    const found = await officialFindings('actions/broken/action.yml', text);
    expect(found.join('\n')).toContain('description');
  });

  test('and lets pass what is right', async () => {
    const [name] = actionNames();
    const given = '{ model-path: model.onnx, name: iris }';
    const text = workflow(`uses: owner/slipway/actions/register-model@v1\n        with: ${given}`);
    expect(name).toBeDefined();
    expect(await officialFindings('.github/workflows/right.yml', text)).toEqual([]);
  });
});
