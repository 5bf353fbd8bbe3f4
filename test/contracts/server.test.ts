import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import type { PackageManifest } from '@slipway/core/package-manifest';
import type { Detected } from '@slipway/formats/detected';
import { startCommand } from '@slipway/packaging/boot/start';
import { chooseServer, servers } from '@slipway/packaging/server/all';
import type { Serving } from '@slipway/packaging/server/kind';
import { root } from '@slipway/testing/run-action';

function model(detected: Partial<Detected>, name = 'm', folder = ''): Serving['models'][number] {
  return {
    name,
    version: '1',
    root: `models/${name}/1${folder}`,
    detected: { type: 'custom_model', notes: [], facts: {}, ...detected } as Detected,
  };
}

const onnx = (name: string, opset = 18): Serving['models'][number] =>
  model(
    {
      framework: 'onnx',
      facts: { path: 'model.onnx', irVersion: 8, opsets: { '': opset }, metadata: {}, externalData: [] },
    },
    name,
  );
const sklearn = model({ framework: 'scikit-learn', facts: { estimators: [] } });
const mlflow = model({ framework: 'mlflow', facts: { flavors: [] } }, 'diabetes', '/model');
const xgboost = model(
  { framework: 'xgboost', facts: { path: 'model.ubj', encoding: 'ubj' } },
  'cancer',
  '/booster',
);
const pytorch = (container: 'TorchScript' | 'state dict'): Serving['models'][number] =>
  model({ framework: 'pytorch', facts: { path: 'model.pt', container, imports: [] } }, 'net');
const custom = model({ framework: 'custom' });

/** What there is to be served, and the server that is chosen for it. */
const served: readonly [title: string, serving: Serving, server: string][] = [
  ['an ONNX model', { models: [onnx('a')] }, 'onnx'],
  ['two ONNX models', { models: [onnx('a'), onnx('b')] }, 'onnx'],
  ['a scikit-learn model', { models: [sklearn] }, 'azureml'],
  ['an MLflow model', { models: [mlflow] }, 'azureml'],
  ['an XGBoost model', { models: [xgboost] }, 'azureml'],
  ['a TorchScript model', { models: [pytorch('TorchScript')] }, 'azureml'],
  ['models of several frameworks', { models: [sklearn, mlflow, xgboost] }, 'azureml'],
  ['an entry script and anything', { models: [custom], entryScript: 'score.py' }, 'azureml'],
  ['an entry script and an ONNX model', { models: [onnx('a')], entryScript: 'score.py' }, 'azureml'],
  ['an entry script and several models', { models: [custom, onnx('b')], entryScript: 'score.py' }, 'azureml'],
];

/** Where the files of the bundle come from. */
const sources: Readonly<Record<string, string>> = {
  'programs/python': 'packages/serving/python',
  'programs/npm': 'packages/serving/npm',
  'programs/onnx-server': 'packages/serving/src/onnx',
};

function isInBundle(path: string): boolean {
  const [prefix, source] = Object.entries(sources).find(([known]) => path.startsWith(known)) ?? ['', ''];
  return prefix !== '' && existsSync(join(root, source, path.slice(prefix.length)));
}

describe.each(served)('%s', (_title, serving, id) => {
  const parts = servers[id]!.parts(serving);

  it(`is served by \`${id}\`, chosen or named`, () => {
    expect(chooseServer('auto', serving).id).toBe(id);
    expect(chooseServer(id, serving).id).toBe(id);
  });

  it('brings only files that are there', () => {
    const named = [
      ...parts.programs.map(({ from }) => from),
      ...parts.requirements,
      parts.readyLock ?? 'programs/npm',
    ];
    expect(named.filter((path) => !isInBundle(path))).toEqual([]);
  });

  it('starts where it is told, with words that are known and no path of this machine', () => {
    const { args, variables, routes, server } = parts.start;
    const texts = [...args, ...Object.values(variables)];
    expect(server).toBe(id);
    expect(args.join(' ')).toContain('--port {port}');
    expect(args.join(' ')).toContain('--host {host}');
    for (const [, word] of texts.join(' ').matchAll(/\{(\w+)\}/g))
      expect(['package', 'environment', 'port', 'host']).toContain(word);
    expect(texts.filter((text) => text.startsWith('/') || text.includes(root))).toEqual([]);
    for (const route of Object.values(routes)) expect(route).toMatch(/^\//);
  });

  it('says the same twice', () => {
    expect(servers[id]!.parts(serving)).toEqual(parts);
  });
});

describe('AZUREML_MODEL_DIR', () => {
  it('is the folder of the only model', () => {
    expect(servers['azureml']!.parts({ models: [mlflow] }).start.variables).toMatchObject({
      AZUREML_MODEL_DIR: '{package}/models/diabetes/1',
    });
  });

  it('holds <name>/<version> of several', () => {
    const parts = servers['azureml']!.parts({ models: [custom, onnx('b')], entryScript: 'a/score.py' });
    expect(parts.start.variables).toMatchObject({
      AZUREML_MODEL_DIR: '{package}/models',
      AML_APP_ROOT: '{package}/source',
    });
    expect(parts.start.args).toContain('{package}/source/a/score.py');
  });
});

describe('models without code', () => {
  const parts = servers['azureml']!.parts({ models: [sklearn, mlflow, xgboost] });

  it('are named with their folders, and with their file where looking told', () => {
    expect(parts.start.variables).toMatchObject({ SLIPWAY_MODELS: '{package}/server/models.json' });
    expect(parts.writes.map(({ to }) => to)).toEqual(['server/models.json']);
    expect(JSON.parse(parts.writes[0]!.content)).toEqual({
      models: [
        { name: 'm', version: '1', framework: 'scikit-learn', folder: '../models/m/1' },
        { name: 'diabetes', version: '1', framework: 'mlflow', folder: '../models/diabetes/1/model' },
        {
          name: 'cancer',
          version: '1',
          framework: 'xgboost',
          folder: '../models/cancer/1/booster',
          file: 'model.ubj',
        },
      ],
    });
  });

  it('bring what the scoring of each framework needs, each once', () => {
    const { requirements } = servers['azureml']!.parts({ models: [xgboost, sklearn, xgboost] });
    expect(requirements).toEqual([
      'programs/python/requirements-xgboost.txt',
      'programs/python/requirements-sklearn.txt',
    ]);
  });
});

describe('servers of base images', () => {
  const routes = { liveness: '/live', readiness: '/ready', scoring: '/predict', port: 8080 };
  const repository = model(
    {
      framework: 'triton',
      facts: {
        models: [
          { name: 'b', versions: [1] },
          { name: 'a', versions: [1] },
        ],
      },
    },
    'text',
    '/repository',
  );

  it('`custom` starts what the image starts, and answers where the user says', () => {
    const { environment, start } = servers['custom']!.parts({ models: [custom], routes });
    expect(environment).toBe('none');
    expect(start).toMatchObject({ runtime: 'image', args: [], port: 8080 });
    expect(start.routes).toMatchObject({ liveness: '/live', readiness: '/ready', scoring: '/predict' });
    expect(start.variables).toEqual({ AZUREML_MODEL_DIR: '{package}/models/m/1' });
  });

  it('`triton` serves the repositories of the package, on the port it is told', () => {
    const { start } = servers['triton']!.parts({ models: [repository] });
    expect(start.args).toEqual([
      'tritonserver',
      '--model-repository={package}/models/text/1/repository',
      '--http-address={host}',
      '--http-port={port}',
    ]);
    expect(start.routes.scoring).toBe('/v2/models/a/infer');
    const base = { entrypoint: [], command: [], ports: [], labels: {}, variables: {} };
    expect(servers['triton']!.refusesBase!(base)?.expected).toContain('tritonserver');
    const variables = { TRITON_SERVER_VERSION: '2.60.0' };
    expect(servers['triton']!.refusesBase!({ ...base, variables })).toBeUndefined();
  });

  it('can not be started as a process', () => {
    const { start } = servers['triton']!.parts({ models: [repository] });
    const manifest = { start, environmentVariables: {} } as unknown as PackageManifest;
    const where = { port: 1, host: 'x' };
    expect(() => startCommand(manifest, '/p', '/e', where, { node: 'node', platform: 'linux' })).toThrow(
      /`triton`, a program of the base image.*container engine/,
    );
  });

  it.each<[string, Serving, string, RegExp]>([
    ['a program without routes', { models: [custom] }, 'custom', /nothing says where it answers/],
    ['an entry script', { models: [custom], entryScript: 's.py', routes }, 'custom', /does not run/],
    [
      'a repository without a server',
      { models: [repository] },
      'auto',
      /is a model repository of Triton.*`triton`/,
    ],
    ['a model that is no repository', { models: [sklearn] }, 'triton', /is no model repository of Triton/],
  ])('refuse %s', (_title, serving, wanted, message) => {
    expect(() => chooseServer(wanted, serving)).toThrow(message);
  });
});

describe('what no server takes', () => {
  it.each<[string, Serving, string, RegExp]>([
    [
      'a model of no known framework',
      { models: [custom] },
      'auto',
      /m:1 is of no known framework.*entry-script/,
    ],
    [
      'two models of which one is no ONNX model',
      { models: [onnx('a'), sklearn] },
      'auto',
      /a:1 is an ONNX model and others are not.*package them apart/,
    ],
    [
      'weights without code',
      { models: [pytorch('state dict')] },
      'auto',
      /a state dict: weights without the code.*torch\.jit\.script/,
    ],
    [
      'an opset that the runtime does not know',
      { models: [onnx('a', 28)] },
      'auto',
      /opset 28.*opset 26 or older/,
    ],
    [
      'an entry script for the ONNX server',
      { models: [onnx('a')], entryScript: 's.py' },
      'onnx',
      /which is Python/,
    ],
    ['a scikit-learn model for the ONNX server', { models: [sklearn] }, 'onnx', /is no ONNX model/],
  ])('%s', (_title, serving, wanted, message) => {
    expect(() => chooseServer(wanted, serving)).toThrow(message);
  });
});
