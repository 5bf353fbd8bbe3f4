import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { startPackageIndex, wheelsOf, type PackageIndex } from '@slipway/testing/package-index';
import { requires } from '@slipway/testing/requires';
import { newFolder, root, runAction, type StepResult } from '@slipway/testing/run-action';

import { treeOf } from '../contracts/environment-image.ts';

const script = `import alpha
def init():
    pass
def run(data):
    return {"alpha": alpha.version}
`;

/** A model that is only a file, with code that answers the version of the package \`alpha\`. */
function workspaceWith(requirements: string): string {
  const workspace = newFolder('slipway-workspace-');
  writeFileSync(join(workspace, 'model.json'), '{}');
  writeFileSync(join(workspace, 'score.py'), script);
  writeFileSync(join(workspace, 'requirements.txt'), requirements);
  writeFileSync(join(workspace, 'sample-input.json'), '{}');
  writeFileSync(join(workspace, 'sample-output.json'), '{"alpha": "1.0"}');
  return workspace;
}

const inputs = {
  models: 'model.json',
  'entry-script': 'score.py',
  environment: 'requirements.txt',
  'sample-input': 'sample-input.json',
  'sample-output': 'sample-output.json',
};
const alpha = [
  { name: 'alpha', version: '1.0', requires: ['beta'] },
  { name: 'beta', version: '1.0' },
];

function lockOf({ outputs }: StepResult): string {
  return readFileSync(join(outputs['package']!, 'lock', 'requirements.lock.txt'), 'utf8');
}

/**
 * An entry that runs an action in a network of its own, in which there is only this machine. There is no shell on the
 * way, because shells drop variables with a hyphen in their name.
 */
function withoutNetwork(folder: string, action: string): string {
  const entry = join(folder, 'without-network.mjs');
  const built = pathToFileURL(join(root, 'actions', action, 'dist', 'index.js')).href;
  writeFileSync(
    entry,
    `import { spawnSync } from 'node:child_process';
if (process.env.INSIDE === undefined) {
  const args = ['-rn', process.execPath, import.meta.filename];
  process.exit(spawnSync('unshare', args, { stdio: 'inherit', env: { ...process.env, INSIDE: '1' } }).status ?? 1);
}
spawnSync('ip', ['link', 'set', 'lo', 'up']);
await import('${built}');
`,
  );
  return entry;
}

const offline = requires('uv', 'python3', 'unshare', 'ip');

describe.skipIf(offline.missing)(`packaging where there is no network${offline.note}`, () => {
  it('takes everything from a folder of wheels, and starts what it made', async () => {
    const workspace = workspaceWith('alpha\n');
    const wheels = join(workspace, 'wheels');
    const server = join(root, 'packages', 'serving', 'python', 'requirements-azureml.txt');
    const fetched = spawnSync('python3', ['-m', 'pip', 'download', '-q', '-d', wheels, '-r', server]);
    expect(fetched.status).toBe(0);
    const entry = withoutNetwork(workspace, 'package-model');
    const result = await runAction('package-model', {
      inputs: { ...inputs, 'find-links': `wheels\n${wheelsOf(alpha)}`, 'no-index': 'true' },
      workspace,
      entry,
      environment: { UV_CACHE_DIR: newFolder('slipway-uv-cache-') },
    });
    expect(result).toMatchObject({ exitCode: 0 });
    expect(result.stdout).toContain('as expected');
    expect(lockOf(result)).toContain('alpha==1.0');
    expect(lockOf(result)).not.toContain(workspace);
  }, 180_000);
});

const needed = requires('uv', 'python3');

describe.skipIf(needed.missing)(`packages of a private index${needed.note}`, () => {
  const password = 'open#Sesame:7';
  let index: PackageIndex;
  beforeAll(async () => {
    index = await startPackageIndex(alpha, `robot:${password}`);
  });
  afterAll(() => index.stop());

  it('come with a password that is neither in the log nor in anything that was written', async () => {
    const result = await runAction('package-model', {
      inputs: {
        ...inputs,
        'extra-index-urls': index.url,
        'index-credentials': `127.0.0.1=robot:${password}`,
      },
      workspace: workspaceWith('alpha\n'),
    });
    expect(result).toMatchObject({ exitCode: 0 });
    expect(index.requests).toContain('GET /files/alpha-1.0-py3-none-any.whl 200');
    expect(lockOf(result)).toContain(`--extra-index-url ${index.url}`);
    const printed = result.stdout.replaceAll(/^::add-mask::.*$/gm, '') + result.stderr + result.summary;
    const written = [...treeOf(result.workspace).values(), ...treeOf(join(result.home, 'locks')).values()];
    expect([printed, ...written].filter((text) => text.includes(password) || text.includes('robot'))).toEqual(
      [],
    );
  });

  it('are refused with the line that is missing', async () => {
    const result = await runAction('package-model', {
      inputs: { ...inputs, 'extra-index-urls': index.url },
      workspace: workspaceWith('alpha\n'),
    });
    expect(result.exitCode).toBe(1);
    expect(result.stdout).toContain('127.0.0.1=user:password');
  });

  it('are told apart from mistakes in the inputs, all of which are told at once', async () => {
    const result = await runAction('package-model', {
      inputs: {
        ...inputs,
        'index-url': 'https://me:Secret9@packages.example.com/simple',
        'no-index': 'true',
        'earlier-lock': 'nowhere',
        constraints: 'beta=1',
      },
      workspace: workspaceWith('alpha\n'),
    });
    expect(result.exitCode).toBe(1);
    for (const name of ['index-url', 'no-index', 'earlier-lock', 'constraints'])
      expect(result.stdout).toContain(`input \`${name}\``);
    expect(result.stdout).not.toContain('Secret9');
  });
});

describe.skipIf(needed.missing)(`environments that are only in an image${needed.note}`, () => {
  it('are refused for a package in a folder', async () => {
    const workspace = workspaceWith('');
    mkdirSync(join(workspace, 'empty'));
    const environment = `ghcr.io/octo/env@sha256:${'a'.repeat(64)}`;
    const result = await runAction('package-model', { inputs: { ...inputs, environment }, workspace });
    expect(result.exitCode).toBe(1);
    expect(result.stdout).toContain('input `output`');
  });
});

describe.skipIf(needed.missing)(`versions that would only show when a model is loaded${needed.note}`, () => {
  it('stop the package before anything is installed', async () => {
    const workspace = newFolder('slipway-workspace-');
    const fixture = join(root, 'test', 'fixtures', 'models', 'two-models', 'models', 'diabetes', '1');
    cpSync(fixture, workspace, { recursive: true });
    writeFileSync(join(workspace, 'requirements.txt'), 'numpy==1.26.0\nscikit-learn==1.5.2\n');
    const result = await runAction('package-model', {
      inputs: { models: 'diabetes.joblib', environment: 'requirements.txt', 'python-version': '3.11' },
      workspace,
    });
    expect(result.exitCode).toBe(1);
    expect(result.stdout).toContain('numpy 1.26.0 is locked, but the pickle names `numpy._core`');
    expect(result.outputs['package']).toBeUndefined();
  });
});
