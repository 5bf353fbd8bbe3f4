import { describe, expect, it } from 'vitest';

import type { PackageManifest } from '@slipway/core/package-manifest';

import { imageConfig } from './config.ts';
import { imageAnnotations, imageLabels, toldBy } from './labels.ts';
import { packageLayers } from './layers.ts';
import type { PlacedFile } from '../package/content.ts';

const megabyte = 1_048_576;

function file(path: string, size: number): PlacedFile {
  return { content: { to: path, from: `/registry/${path}` }, listed: { path, size, sha256: 'a'.repeat(64) } };
}

const manifest: PackageManifest = {
  schemaVersion: 1,
  digest: `sha256:${'d'.repeat(64)}`,
  models: [
    {
      name: 'iris',
      version: '2',
      digest: `sha256:${'1'.repeat(64)}`,
      framework: 'onnx',
      folder: 'models/iris/2',
      schema: { inputs: [{ name: 'X', dtype: 'FP32', shape: ['batch', 4] }], outputs: [] },
    },
    {
      name: 'wine',
      version: '1',
      digest: `sha256:${'2'.repeat(64)}`,
      framework: 'onnx',
      folder: 'models/wine/1',
    },
  ],
  multiModel: true,
  environment: {
    provider: 'uv',
    lockFile: 'lock/lock.txt',
    lockSha256: 'b'.repeat(64),
    runtimeVersion: '3.11',
    platform: 'linux-x64',
    packages: 1,
  },
  start: {
    server: 'azureml',
    runtime: 'python',
    args: ['{package}/server/serve.py', '--host', '{host}', '--port', '{port}'],
    variables: {
      AZUREML_MODEL_DIR: '{package}/models',
      AML_APP_ROOT: '{package}/source',
      PYTHONPYCACHEPREFIX: '{environment}/pycache',
    },
    routes: { liveness: '/', readiness: '/', scoring: '/score', openapi: '/swagger.json' },
    exitCodes: {},
  },
  environmentVariables: { GREETING: 'hello', AML_APP_ROOT: 'mine' },
  fingerprint: 'f'.repeat(64),
  files: [],
  createdAt: '1970-01-01T00:00:00.000Z',
};

describe('the layers of a package', () => {
  const placed = [
    file('slipway-notes.txt', 1),
    file('models/wine/1/wine.onnx', 3 * megabyte),
    file('models/iris/2/small.json', 10),
    file('models/iris/2/b.onnx', megabyte),
    file('models/iris/2/a.onnx', 2 * megabyte),
    file('source/score.py', 10),
    file('server/serve.py', 10),
    file('lock/lock.txt', 10),
  ];
  const layers = packageLayers(manifest, placed, 'auto');

  it('come in the order of how often they change, and large files have layers of their own', () => {
    expect(layers.map(({ title }) => title)).toEqual([
      'the lock',
      'the server',
      'the source',
      'the small files of iris:2',
      'a.onnx of iris:2',
      'b.onnx of iris:2',
      'wine.onnx of wine:1',
      'the description of the package',
    ]);
  });

  it('put the weights below /models, and a link to them where the package is', () => {
    const paths = layers.flatMap(({ entries }) => entries.map(({ path }) => path));
    expect(paths).toEqual([
      '/var/azureml-app/lock/lock.txt',
      '/var/azureml-app/server/serve.py',
      '/var/azureml-app/source/score.py',
      '/models/iris/2/small.json',
      '/models/iris/2/a.onnx',
      '/models/iris/2/b.onnx',
      '/models/wine/1/wine.onnx',
      '/var/azureml-app/slipway-notes.txt',
      '/var/azureml-app/slipway.json',
      '/var/azureml-app/models',
    ]);
    expect(layers.at(-1)!.entries.at(-1)).toMatchObject({ kind: 'link', target: '/models' });
  });

  it('stay few enough for an engine, however many large files there are', () => {
    const many = Array.from({ length: 200 }, (_, index) =>
      file(`models/iris/2/${index}.bin`, megabyte + index),
    );
    const made = packageLayers(manifest, many, 'auto');
    expect(made.length).toBeLessThan(70);
    expect(made.flatMap(({ entries }) => entries)).toHaveLength(202);
  });
});

describe('what a container is started with', () => {
  const runtime = {
    program: 'python3',
    variables: { PYTHONPATH: '/opt/x', PYTHONPYCACHEPREFIX: undefined },
  } as const;
  const config = imageConfig(manifest, runtime);

  it('is the command of the package, with the places of the image', () => {
    expect(config.entrypoint).toEqual([
      'python3',
      '/var/azureml-app/server/serve.py',
      '--host',
      '0.0.0.0',
      '--port',
      '5001',
    ]);
    expect(config.ports).toEqual([5001]);
    expect(config.user).toBe('1001');
  });

  it('keeps the variables of the user, but not in the place of what the server needs', () => {
    expect(config.variables).toEqual({
      GREETING: 'hello',
      HOME: '/tmp',
      AZUREML_MODEL_DIR: '/models',
      AML_APP_ROOT: '/var/azureml-app/source',
      PYTHONPATH: '/opt/x',
    });
  });

  it('says of itself which models it holds, what was locked, and what it answers', () => {
    const labels = imageLabels(manifest);
    expect(labels['dev.slipway.models']).toBe(
      `iris:2=sha256:${'1'.repeat(64)},wine:1=sha256:${'2'.repeat(64)}`,
    );
    expect(labels['dev.slipway.lock-digest']).toBe(`sha256:${'b'.repeat(64)}`);
    expect(JSON.parse(labels['dev.slipway.openapi']!)).toMatchObject({
      components: {
        schemas: {
          'iris.inputs': {
            properties: {
              X: {
                type: 'array',
                items: { type: 'array', minItems: 4, maxItems: 4, items: { type: 'number' } },
              },
            },
          },
        },
      },
    });
    expect(JSON.parse(labels['dev.slipway.package']!)).not.toHaveProperty('files');
    expect(toldBy(imageAnnotations(manifest, 'f'))).toEqual({
      fingerprint: 'f',
      packageDigest: manifest.digest,
      lockDigest: `sha256:${'b'.repeat(64)}`,
    });
  });
});
