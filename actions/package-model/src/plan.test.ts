import { describe, expect, it } from 'vitest';

import type { PackageManifest } from '@slipway/core/package-manifest';
import { Failure } from '@slipway/core/trouble';

import type { Facts } from './facts.ts';
import type { Spec } from './inputs.ts';
import { plan } from './plan.ts';
import { report } from './report.ts';

const spec = {
  path: 'package',
  output: 'directory',
  check: true,
  timeout: 30,
  tolerance: 1e-4,
} as unknown as Spec;

const facts = {
  destination: '/w/package',
  title: 'iris:1',
  server: 'azureml',
  environment: {
    provider: 'uv',
    wanted: { server: [], model: [], constraints: [], indexOptions: [] },
    facts: { runtimeVersion: '3.11', platform: 'linux-x64', fingerprint: 'f', tool: 'uv' },
  },
  files: [],
  manifest: { models: [], start: { runtime: 'python' }, sampleInput: 'samples/input.json' },
  notices: [],
} as unknown as Facts;

const manifest = {
  digest: `sha256:${'a'.repeat(64)}`,
  files: [],
  environment: { lockSha256: 'b', packages: 3 },
} as unknown as PackageManifest;

describe('what package-model plans', () => {
  it('puts a package in place only after it was booted', () => {
    expect(plan(spec, facts).steps.map(({ id, title }) => `${id}: ${title}`)).toEqual([
      'lock: lock the dependencies (Python 3.11, uv)',
      'assemble: assemble the package of iris:1',
      'install: install the environment',
      'check: boot it and score the sample',
      'publish: put the package in place: /w/package',
    ]);
  });

  it('leaves the check out when told to, and gives the package on last', () => {
    const steps = plan({ ...spec, check: false, artifact: 'iris' } as Spec, facts).steps.map(({ id }) => id);
    expect(steps).toEqual(['lock', 'assemble', 'publish', 'give']);
  });

  it('does nothing for what is there, but gives it on', () => {
    const known = { ...facts, unchanged: manifest };
    expect(plan(spec, known)).toMatchObject({
      steps: [],
      unchanged: expect.stringContaining('/w/package') as string,
    });
    expect(plan({ ...spec, artifact: 'iris' } as Spec, known).steps.map(({ id }) => id)).toEqual(['give']);
  });

  it('is plain data', () => {
    const { steps } = plan(spec, facts);
    expect(JSON.parse(JSON.stringify(steps))).toEqual(steps);
  });
});

describe('what package-model reports', () => {
  it('names no package when it was not put in place', () => {
    const failure = new Failure('SERVER_EXITED', 'gone');
    const { outputs, headline } = report(spec, facts, {
      status: 'failed',
      failure,
      steps: [
        { id: 'assemble', title: '', status: 'done', ms: 1, result: { folder: '/w/.x', manifest } },
        { id: 'check', title: '', status: 'failed', ms: 1, failure },
      ],
    });
    expect(outputs).toMatchObject({
      package: undefined,
      'package-digest': undefined,
      'cache-hit': false,
      server: 'azureml',
    });
    expect(headline).toBe('iris:1 was not packaged');
  });

  it('says that nothing had to be done', () => {
    const known = { ...facts, unchanged: manifest };
    const { outputs } = report(spec, known, { status: 'done', steps: [] });
    expect(outputs).toMatchObject({
      package: '/w/package',
      'package-digest': manifest.digest,
      'cache-hit': true,
    });
  });
});
