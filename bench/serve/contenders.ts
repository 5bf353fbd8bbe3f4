import { execFile } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

import { build } from 'esbuild';

import type { Contender } from './contender.ts';
import { CACHE, pythonEnvironment } from './python-environment.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const PYTHON = join(import.meta.dirname, 'python');

/** The model that all of them serve. */
export const MODEL_FOLDER = join(ROOT, 'test/fixtures/models/digits-mlp-onnx');
const MODEL_FILE = join(MODEL_FOLDER, 'model.onnx');

/** The project's server, bundled into one file as packages carry it; onnxruntime-node stays outside of it. */
export function slipway(): Contender {
  // Below the repository, because that is where onnxruntime-node is installed.
  const folder = join(ROOT, 'node_modules/.cache/slipway-bench');
  const program = join(folder, 'onnx-server.mjs');
  const config = join(folder, 'onnx-server.json');
  return {
    title: 'slipway',
    async prepare() {
      await mkdir(folder, { recursive: true });
      await build({
        entryPoints: [join(ROOT, 'packages/serving/src/onnx/main.ts')],
        outfile: program,
        bundle: true,
        platform: 'node',
        format: 'esm',
        conditions: ['source'],
        external: ['onnxruntime-node'],
      });
      await writeFile(
        config,
        JSON.stringify({ models: [{ name: 'digits', version: '1', file: MODEL_FILE }] }),
      );
    },
    command: (port) => ({
      program: process.execPath,
      args: [program, '--config', config, '--port', String(port)],
    }),
    path: '/score',
    body: (row) => ({ data: [row] }),
    probabilities: (answer) => answer as number[][],
  };
}

/** azureml-inference-server-http with an entry script that runs the same file in onnxruntime. */
export function azureml(): Contender {
  let programs = '';
  return {
    title: 'azureml-inference-server-http 1.5.1',
    async prepare() {
      programs = await pythonEnvironment('azureml', [
        'azureml-inference-server-http==1.5.1',
        'onnxruntime==1.30.0',
      ]);
    },
    command: (port) => ({
      program: join(programs, 'azmlinfsrv'),
      args: ['--entry_script', join(PYTHON, 'azureml_score.py'), '--port', String(port)],
      env: { MODEL_FILE },
    }),
    path: '/score',
    body: (row) => ({ data: [row] }),
    probabilities: (answer) => answer as number[][],
  };
}

/** `mlflow models serve` with the same file as an MLflow model of the ONNX flavor. */
export function mlflow(): Contender {
  const model = join(CACHE, 'mlflow-model');
  let programs = '';
  return {
    title: 'mlflow models serve 3.17.2',
    async prepare() {
      programs = await pythonEnvironment('mlflow', ['mlflow==3.17.2', 'onnxruntime==1.30.0', 'onnx==1.23.2']);
      await rm(model, { recursive: true, force: true });
      const args = [join(PYTHON, 'mlflow_model.py'), MODEL_FILE, model];
      await promisify(execFile)(join(programs, 'python'), args, { cwd: CACHE });
    },
    command: (port) => ({
      program: join(programs, 'mlflow'),
      args: ['models', 'serve', '-m', model, '--env-manager', 'local', '-h', '127.0.0.1', '-p', String(port)],
      env: { MLFLOW_DISABLE_TELEMETRY: 'true', PATH: programs },
    }),
    path: '/invocations',
    body: (row) => ({ inputs: { input: [row] } }),
    probabilities: (answer) =>
      (answer as { predictions: { probabilities: number[][] } }).predictions.probabilities,
  };
}

/** `bentoml serve` with a service that runs the same file in onnxruntime. */
export function bentoml(): Contender {
  let programs = '';
  return {
    title: 'bentoml serve 1.4.39',
    async prepare() {
      programs = await pythonEnvironment('bentoml', ['bentoml==1.4.39', 'onnxruntime==1.30.0']);
    },
    command: (port) => ({
      program: join(programs, 'bentoml'),
      args: [
        'serve',
        'bentoml_service:Digits',
        '--working-dir',
        PYTHON,
        '--host',
        '127.0.0.1',
        '--port',
        String(port),
      ],
      env: { MODEL_FILE, BENTOML_DO_NOT_TRACK: 'True', PATH: programs },
    }),
    path: '/score',
    body: (row) => ({ data: [row] }),
    probabilities: (answer) => answer as number[][],
  };
}
