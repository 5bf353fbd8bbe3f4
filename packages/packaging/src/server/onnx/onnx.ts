import type { Detected } from '@slipway/formats/detected';

import { modelNames, type Refusal, type ServedModel, type ServerProvider, type Serving } from '../kind.ts';

/** What onnxruntime 1.30 reads. Source: measured, by loading models of each generation. */
const newest = { opset: 26, irVersion: 13 };

type Onnx = Extract<Detected, { framework: 'onnx' }>;

/** Slipway's own server for ONNX graphs: Node and onnxruntime, no Python. */
export const onnx: ServerProvider = {
  id: 'onnx',
  title: "Slipway's ONNX server",

  refuses(serving) {
    if (serving.entryScript !== undefined) {
      return {
        said: 'an entry script, which is Python',
        expected: 'ONNX models without an entry script',
        remedy: 'use the server `azureml`, or leave `entry-script` out',
      };
    }
    return serving.models
      .map((model) => refusesModel(model, serving))
      .find((refusal) => refusal !== undefined);
  },

  parts: (serving) => ({
    environment: 'npm',
    requirements: [],
    readyLock: 'programs/npm/onnx',
    programs: [{ from: 'programs/onnx-server', to: 'server' }],
    writes: [{ to: 'server/onnx.json', content: configText(serving) }],
    start: {
      server: 'onnx',
      runtime: 'node',
      args: '{package}/server/index.js --config {package}/server/onnx.json --port {port} --host {host} --environment {environment}'.split(
        ' ',
      ),
      variables: {},
      routes: {
        liveness: '/v2/health/live',
        readiness: '/v2/health/ready',
        scoring: '/score',
        openapi: '/swagger.json',
      },
      exitCodes,
    },
  }),
};

function refusesModel(model: ServedModel, serving: Serving): Refusal | undefined {
  const { detected } = model;
  if (!isOnnx(detected)) {
    return {
      said: `${modelNames(serving)}, of which ${model.name}:${model.version} is no ONNX model`,
      expected: 'ONNX models only',
      remedy: 'give `entry-script` to serve them together',
    };
  }
  const opset = detected.facts.opsets[''] ?? 0;
  if (opset > newest.opset) return tooNew(model, `opset ${opset}`, `opset ${newest.opset} or older`);
  const { irVersion } = detected.facts;
  if (irVersion > newest.irVersion)
    return tooNew(model, `IR version ${irVersion}`, `IR version ${newest.irVersion} or older`);
  return undefined;
}

function tooNew(model: ServedModel, said: string, expected: string): Refusal {
  return {
    said: `${model.name}:${model.version} has ${said}`,
    expected: `${expected}, which onnxruntime 1.30 can load`,
    remedy: 'export the model again with a lower target opset',
  };
}

function isOnnx(detected: Detected): detected is Onnx {
  return detected.framework === 'onnx';
}

/** The configuration of the server; paths are relative to it. */
function configText({ models }: Serving): string {
  const listed = models.map(({ name, version, root, detected }) => ({
    name,
    version,
    file: `../${root}/${isOnnx(detected) ? detected.facts.path : ''}`,
  }));
  return `${JSON.stringify({ models: listed }, null, 2)}\n`;
}

/** Source: packages/serving/src/onnx/main.ts. */
const exitCodes: Readonly<Record<string, string>> = {
  1: 'a defect of the server',
  2: 'a flag or the configuration of the server is wrong',
  3: 'a model could not be loaded',
  98: 'the address can not be listened on',
  100: 'onnxruntime-node is not installed',
};
