import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { firstDifference } from '@slipway/packaging/boot/answers';
import { whileServing } from '@slipway/packaging/boot/boot';
import { installEnvironment } from '@slipway/packaging/environment/install';
import { readPackage } from '@slipway/packaging/package/read';
import { nodePorts } from '@slipway/runner/ports';
import { newFolder, root, runAction } from '@slipway/testing/run-action';

import type { Benchmark, BenchContext, Figure } from '../bench/figure.ts';

/** A framework whose packages are too large for the tests. */
interface Framework {
  name: string;
  /** Makes `model/`, `sample-input.json` and `sample-output.json` in the folder it is given. */
  recipe: string;
  /** What the recipe imports. */
  packages: readonly string[];
  /** What it has to answer beside the sample: to a path and a body, with a status. */
  asks: readonly [title: string, path: string, body: object, status: number][];
}

const iris = [5.1, 3.5, 1.4, 0.2];
const tensor = (name: string, datatype = 'FP32'): object => ({
  inputs: [{ name, shape: [1, 4], datatype, data: iris }],
});

const frameworks: readonly Framework[] = [
  {
    name: 'tensorflow',
    recipe: 'tensorflow_iris.py',
    packages: ['tensorflow-cpu==2.21.0', 'scikit-learn==1.9.1'],
    asks: [
      ['an input by its name', '/score', { inputs: { features: [iris] } }, 200],
      ['another signature', '/score', { data: [iris], signature_name: 'labels' }, 200],
      ['KServe v1', '/v1/models/model:predict', { instances: [iris] }, 200],
      ['the Open Inference Protocol', '/v2/models/model/infer', tensor('features'), 200],
      ['a signature that is not there', '/score', { data: [iris], signature_name: 'x' }, 400],
      ['a row that is too short', '/score', { data: [[1, 2]] }, 400],
      ['a text', '/score', { data: [['a', 1, 2, 3]] }, 400],
      ['an input that is not there', '/v2/models/model/infer', tensor('x'), 400],
      ['a model that is not there', '/score?model=x', { data: [iris] }, 404],
    ],
  },
  {
    name: 'pytorch',
    recipe: 'torchscript_iris.py',
    packages: ['torch', 'numpy', 'scikit-learn==1.9.1'],
    asks: [
      ['an input by its name', '/score', { inputs: { input: [iris] } }, 200],
      ['KServe v1', '/v1/models/model:predict', { instances: [iris] }, 200],
      ['the Open Inference Protocol', '/v2/models/model/infer', tensor('input'), 200],
      ['numbers of a type that the weights do not have', '/score', { data: [iris], dtype: 'int64' }, 400],
      ['a type that is not there', '/score', { data: [iris], dtype: 'text' }, 400],
      ['a row that is too short', '/score', { data: [[1, 2]] }, 400],
      ['a text', '/score', { data: [['a', 1, 2, 3]] }, 400],
      ['a model that is not there', '/score?model=x', { data: [iris] }, 404],
    ],
  },
];

/**
 * Makes a real model of each framework that weighs hundreds of megabytes, packages it without code, boots and scores the
 * package, and compares the answer with the framework's own.
 */
async function run(context: BenchContext): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const framework of frameworks) {
    const [workspace, home] = [newFolder('slipway-soak-'), newFolder('slipway-soak-home-')];
    try {
      figures.push(...(await tryOne(framework, workspace, home, context)));
    } finally {
      for (const folder of [workspace, home]) rmSync(folder, { recursive: true, force: true });
    }
  }
  return figures;
}

async function tryOne(
  { name, recipe, packages, asks }: Framework,
  workspace: string,
  home: string,
  context: BenchContext,
): Promise<Figure[]> {
  context.note(`${name}: making the model`);
  const script = join(root, 'soak', 'models', recipe);
  const imports = packages.flatMap((requirement) => ['--with', requirement]);
  execFileSync('uv', ['run', '--no-project', '--python', '3.11', ...imports, 'python', script, workspace], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  context.note(`${name}: packaging it`);
  const inputs = {
    models: 'model',
    'python-version': '3.11',
    'sample-input': 'sample-input.json',
    'sample-output': 'sample-output.json',
    tolerance: '0.00001',
  };
  const packaged = await runAction('package-model', { inputs, workspace, home });
  if (packaged.exitCode !== 0) {
    context.note(packaged.stdout + packaged.stderr);
    return [{ what: `${name}: packaged and answered as the framework does`, value: 0, unit: '', ok: false }];
  }
  const ports = nodePorts({ workspace, home, temp: workspace });
  const opened = await readPackage('package', ports);
  const [model] = opened.manifest.models;
  const environment = await installEnvironment(opened.manifest, opened.folder, ports);
  const seen = await whileServing(
    opened.manifest,
    opened.folder,
    environment,
    120_000,
    ports,
    async (server) => {
      const wrong: string[] = [];
      for (const [title, path, body, status] of asks) {
        const answer = await post(server.url + path.replace('/models/model', `/models/${model!.name}`), body);
        if (answer.status !== status) wrong.push(`${title}: ${answer.status} ${answer.text}`);
      }
      const sample: unknown = JSON.parse(readFileSync(join(workspace, 'sample-input.json'), 'utf8'));
      const times: number[] = [];
      for (let index = 0; index < 51; index += 1) {
        const startedMs = performance.now();
        await post(`${server.url}/score`, sample as object);
        times.push(performance.now() - startedMs);
      }
      const own: unknown = JSON.parse(readFileSync(join(workspace, 'sample-output.json'), 'utf8'));
      const answer = await post(`${server.url}/score`, sample as object);
      const difference = firstDifference(own, JSON.parse(answer.text), 1e-5);
      return { readyMs: server.readyMs, wrong, difference, times };
    },
  );
  for (const line of seen.wrong) context.note(`${name}: ${line}`);
  const same = seen.difference === undefined;
  return [
    { what: `${name}: answers the sample as the framework itself`, value: same ? 1 : 0, unit: '', ok: same },
    {
      what: `${name}: other requests of ${asks.length} answered wrongly`,
      value: seen.wrong.length,
      unit: '',
      limit: 0,
      ok: seen.wrong.length === 0,
    },
    { what: `${name}: package, install, boot and score`, value: packaged.ms / 1000, unit: 's', ok: true },
    {
      what: `${name}: start of the server until it is ready`,
      value: seen.readyMs / 1000,
      unit: 's',
      ok: true,
    },
    {
      what: `${name}: one request, median`,
      value: seen.times.toSorted((a, b) => a - b)[25]!,
      unit: 'ms',
      ok: true,
    },
    { what: `${name}: one request, slowest of 51`, value: Math.max(...seen.times), unit: 'ms', ok: true },
  ];
}

async function post(url: string, body: object): Promise<{ status: number; text: string }> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return { status: response.status, text: await response.text() };
}

const soak: Benchmark = {
  name: 'frameworks',
  title: 'TensorFlow and PyTorch packages without code, compared with the frameworks themselves',
  run,
};

export default soak;
