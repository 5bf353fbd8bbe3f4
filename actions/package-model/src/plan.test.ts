import { inspect } from 'node:util';

import { describe, expect, it } from 'vitest';

import type { PackageManifest } from '@slipway/core/package-manifest';
import { Secret } from '@slipway/core/secret';
import { printedStep, type Step } from '@slipway/core/step';
import { Failure } from '@slipway/core/trouble';

import type { Facts, PlannedOutput } from './facts.ts';
import type { Spec } from './inputs.ts';
import { plan } from './plan.ts';
import { report } from './report.ts';

const spec = {
  output: ['directory'],
  imageContents: 'server',
  platforms: ['linux/amd64'],
  check: true,
  timeout: 30,
  tolerance: 1e-4,
} as unknown as Spec;

const manifest = {
  digest: `sha256:${'a'.repeat(64)}`,
  files: [],
  environment: { lockSha256: 'b', packages: 3 },
} as unknown as PackageManifest;

function output(id: PlannedOutput['id'], place: string, isCurrent = false): PlannedOutput {
  const existing = { digest: manifest.digest, package: { folder: place, manifest } };
  return {
    id,
    destination: { path: place, image: { host: 'ghcr.io', repository: 'owner/iris', tag: '1' }, access: {} },
    found: isCurrent ? { place, existing } : { place },
    isCurrent,
  };
}

const environment = {
  provider: 'uv',
  wanted: { server: [], model: [], constraints: [], indexOptions: [] },
  facts: { runtimeVersion: '3.11', platform: 'linux-x64', fingerprint: 'f', tool: 'uv' },
};

const facts = {
  title: 'iris:1',
  server: 'azureml',
  environments: [environment],
  outputs: [output('directory', '/w/package')],
  files: [],
  manifest: { models: [], start: { runtime: 'python' }, sampleInput: 'samples/input.json' },
  check: { in: 'process' },
  notices: [],
} as unknown as Facts;

const base = { reference: { repository: 'library/python' }, digest: `sha256:${'c'.repeat(64)}` };

/** The image for two platforms goes to a registry, beside the folder. */
const images = {
  ...facts,
  environments: [
    { ...environment, platform: 'linux/amd64', base },
    { ...environment, platform: 'linux/arm64', base },
  ],
  outputs: [output('directory', '/w/package'), output('registry', 'ghcr.io/owner/iris:1')],
} as unknown as Facts;

const imagesSpec = {
  ...spec,
  output: ['directory', 'registry'],
  platforms: ['linux/amd64', 'linux/arm64'],
} as unknown as Spec;

function ids(of: { steps: readonly { id: string }[] }): string[] {
  return of.steps.map(({ id }) => id);
}

describe('what package-model plans', () => {
  it('puts a package in place only after it was booted', () => {
    expect(plan(spec, facts).steps.map(({ id, title }) => `${id}: ${title}`)).toEqual([
      'lock: lock the dependencies (Python 3.11, uv)',
      'assemble: assemble the package of iris:1',
      'install: install the environment',
      'check: boot it and score the sample',
      'publish:directory: put the package in place: /w/package',
    ]);
  });

  it('locks for every platform, and moves the folder last, because images are made of the same files', () => {
    expect(plan(imagesSpec, images).steps.map(({ id, title }) => `${id}: ${title}`)).toEqual([
      'lock: lock the dependencies (linux/amd64, Python 3.11, uv)',
      'lock:linux/arm64: lock the dependencies (linux/arm64, Python 3.11, uv)',
      'assemble: assemble the package of iris:1',
      'install: install the environment',
      'check: boot it and score the sample',
      'image: make the image on library/python for linux/amd64, linux/arm64',
      'publish:registry: push the image to ghcr.io/owner/iris:1',
      'publish:directory: put the package in place: /w/package',
    ]);
  });

  it('copies nothing for an image that is not tried in a process, and clears away what was copied for the trial', () => {
    const alone = { ...images, outputs: [images.outputs[1]!] };
    const { check: _check, ...untried } = alone;
    expect(ids(plan(imagesSpec, untried as Facts))).toEqual([
      'lock',
      'lock:linux/arm64',
      'image',
      'publish:registry',
    ]);
    const tried = plan(imagesSpec, alone);
    expect(ids(tried).at(-1)).toBe('tidy');
    expect(tried.putBack?.map(({ id }) => id)).toEqual(['tidy']);
  });

  it('lists what is in it before anybody can find it', () => {
    const listed = { ...images, bill: { path: '/w/package.cdx.json', models: [] } } as Facts;
    const all = ids(plan(imagesSpec, listed));
    expect(all.indexOf('sbom')).toBeGreaterThan(all.indexOf('image'));
    expect(all.indexOf('sbom')).toBeLessThan(all.indexOf('publish:registry'));
  });

  it('is tried as it will run where an engine is: after the image is made, before anybody sees it', () => {
    const engine = { program: 'docker', version: '28', platform: 'linux/amd64' };
    const check = { in: 'container', engine, platform: 'linux/amd64' };
    const tried = { ...images, outputs: [images.outputs[1]!], check } as unknown as Facts;
    expect(ids(plan(imagesSpec, tried))).toEqual([
      'lock',
      'lock:linux/arm64',
      'image',
      'check',
      'publish:registry',
    ]);
  });

  it('makes only what is not there yet', () => {
    const half = { ...images, outputs: [output('directory', '/w/package', true), images.outputs[1]!] };
    const { check: _check, ...untried } = half;
    expect(ids(plan(imagesSpec, untried as Facts))).toEqual([
      'lock',
      'lock:linux/arm64',
      'image',
      'publish:registry',
    ]);
  });

  it('leaves the check out when told to, and gives the package on last', () => {
    const { check: _check, ...untried } = facts;
    expect(ids(plan({ ...spec, artifact: 'iris' } as Spec, untried as Facts))).toEqual([
      'lock',
      'assemble',
      'publish:directory',
      'give',
    ]);
  });

  it('does nothing for what is there, but gives it on', () => {
    const known = { ...facts, outputs: [output('directory', '/w/package', true)] };
    expect(plan(spec, known)).toMatchObject({
      steps: [],
      unchanged: expect.stringContaining('/w/package') as string,
    });
    expect(ids(plan({ ...spec, artifact: 'iris' } as Spec, known))).toEqual(['give']);
  });

  it('is printed with no secret in it: each is ***', () => {
    const planted = (name: string): Secret => new Secret(`planted-${name}`);
    const access = {
      credentials: [{ host: 'ghcr.io', user: 'ann', password: planted('image-password') }],
    };
    const indexes = [{ host: 'packages.example.com', user: 'ann', password: planted('index-password') }];
    const wanted = { ...environment.wanted, access: { credentials: indexes, folders: [], noIndex: false } };
    const secretFacts = {
      ...images,
      environments: images.environments.map((one) => ({ ...one, wanted })),
      outputs: images.outputs.map((one) => ({
        ...one,
        destination: { ...one.destination, access },
      })),
    };
    const engine = { program: 'docker', version: '28', platform: 'linux/amd64' };
    const inContainer = { ...secretFacts, check: { in: 'container', engine, platform: 'linux/amd64' } };
    const asked = { ...imagesSpec, attest: true, githubToken: planted('github-token'), artifact: 'iris' };
    const steps = [secretFacts, inContainer].flatMap((one) => {
      const { steps: planned, putBack = [] } = plan(asked as Spec, one as Facts);
      return [...planned, ...putBack] as Step[];
    });
    expect(steps.map(({ id }) => id)).toEqual(expect.arrayContaining(['lock', 'publish:registry', 'attest']));
    for (const one of steps) {
      const printed = JSON.stringify(printedStep(one)) + inspect(one, { depth: null, showHidden: true });
      expect(printed).not.toContain('planted');
      expect(printed).toContain(one.title);
    }
    const all = JSON.stringify(steps.map(printedStep));
    expect(all).toContain('"host":"packages.example.com","user":"ann","password":"***"');
    expect(all).toContain('"host":"ghcr.io","user":"ann","password":"***"');
    expect(all).toContain('{"token":"***"}');
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
    expect(outputs).toMatchObject({ package: undefined, 'cache-hit': false, server: 'azureml' });
    expect(outputs['package-digest']).toBeUndefined();
    expect(headline).toBe('iris:1 was not packaged');
  });

  it('says that nothing had to be done', () => {
    const known = { ...facts, outputs: [output('directory', '/w/package', true)] };
    const { outputs } = report(spec, known, { status: 'done', steps: [] });
    expect(outputs).toMatchObject({
      package: '/w/package',
      'package-digest': manifest.digest,
      'cache-hit': true,
    });
  });

  it('names the image by its digest, and what was sent', () => {
    const digest = `sha256:${'e'.repeat(64)}`;
    const pushed = { reference: `ghcr.io/owner/iris@${digest}`, digest, uploadedBytes: 7, unchanged: false };
    const step = { title: '', status: 'done', ms: 1 } as const;
    const { outputs } = report(
      imagesSpec,
      { ...images, outputs: [images.outputs[1]!] },
      {
        status: 'done',
        steps: [
          { ...step, id: 'image', result: { image: {}, manifests: [manifest] } },
          { ...step, id: 'publish:registry', result: pushed },
        ],
      },
    );
    expect(outputs).toMatchObject({
      package: pushed.reference,
      image: pushed.reference,
      'image-digest': digest,
      'uploaded-bytes': 7,
      'package-digest': manifest.digest,
    });
  });
});
