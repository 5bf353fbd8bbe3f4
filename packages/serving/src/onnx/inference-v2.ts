import { isRecord } from '@slipway/core/is-record';
import type { Config } from './config.ts';
import { json, JSON_TYPE, type Call, type Reply, type Route } from './exchange.ts';
import { readJson } from './json-body.ts';
import { writeError } from './kserve-v1.ts';
import { inputsText, type Model, type Tensors } from './model.ts';
import { describe, quote, Refusal, refuse } from './refusal.ts';
import { sameSizes } from './same-sizes.ts';
import { readTensor, shapeText, type Slot, type Tensor } from './tensor-reading.ts';
import { writeFlat } from './tensor-writing.ts';

/**
 * The Open Inference Protocol v2 over JSON.
 * Source: https://github.com/kserve/open-inference-protocol/blob/main/specification/protocol/inference_rest.md
 */
export function serverRoute(config: Config): Route {
  const body = JSON.stringify({ name: config.serviceName, version: config.serviceVersion, extensions: [] });
  return { get: () => json(body), writeTrouble: writeError };
}

/** `GET /v2/health/live`: the process answers. */
export const liveRoute: Route = { get: () => json('{"live":true}'), writeTrouble: writeError };

/** `GET /v2/health/ready` once every model is loaded. */
export const readyRoute: Route = { get: () => json('{"ready":true}'), writeTrouble: writeError };

/** `GET /v2/health/ready` before that. */
export const notReadyRoute: Route = { get: () => json('{"ready":false}', 503), writeTrouble: writeError };

/** `GET /v2/models/{model}[/versions/{version}]/ready`: a model that has routes is loaded. */
export function modelReadyRoute(model: Model): Route {
  const body = JSON.stringify({ name: model.name, ready: true });
  return { get: () => json(body), writeTrouble: writeError };
}

/** `GET /v2/models/{model}[/versions/{version}]`: what the model takes and gives. */
export function modelRoute(model: Model, versions: readonly string[]): Route {
  const tensor = ({ name, type, shape }: Slot): object => ({
    name,
    datatype: type.v2,
    shape: shape.map((dim) => (typeof dim === 'number' ? dim : -1)),
  });
  const body = JSON.stringify({
    name: model.name,
    versions,
    platform: 'onnxruntime_onnx',
    inputs: model.inputs.map(tensor),
    outputs: model.outputs.map(tensor),
  });
  return { get: () => json(body), writeTrouble: writeError };
}

/** `POST /v2/models/{model}[/versions/{version}]/infer`. */
export function inferRoute(model: Model): Route {
  const answer = async ({ body }: Call): Promise<Reply> => {
    const started = performance.now();
    const request = readJson(body, model.exactIntegers);
    const id = readId(request['id']);
    const outputs = readOutputs(model, request['outputs']);
    const inputs = readInferInputs(model, request['inputs']);
    const names = outputs.map((output) => output.name);
    const results = await model.run(inputs, names);
    const head = `{"model_name":${JSON.stringify(model.name)},"model_version":${JSON.stringify(model.version)}`;
    const written = outputs.map((output) => writeOutput(output, results)).join(',');
    const text = `${head}${id === undefined ? '' : `,"id":${JSON.stringify(id)}`},"outputs":[${written}]}`;
    return { status: 200, mediaType: JSON_TYPE, body: text, runMs: performance.now() - started };
  };
  return { post: { accepts: [JSON_TYPE], answer }, writeTrouble: writeError };
}

function readId(id: unknown): string | undefined {
  if (id === undefined || id === null) return undefined;
  if (typeof id !== 'string') refuse(`id is ${describe(id)}, it has to be a string`);
  if (id.length > 100) throw new Refusal(431, 'id must not exceed 100 characters');
  return id;
}

function readOutputs(model: Model, wanted: unknown): readonly Slot[] {
  if (wanted === undefined || wanted === null) return model.outputs;
  if (!Array.isArray(wanted)) refuse(`outputs is ${describe(wanted)}, it has to be a list of {name}`);
  if (wanted.length === 0) return model.outputs;
  return wanted.map((output: unknown, index) => {
    const name = isRecord(output) ? output['name'] : undefined;
    const found = model.outputs.find((slot) => slot.name === name);
    if (
      found !== undefined &&
      wanted.findIndex((other) => isRecord(other) && other['name'] === name) === index
    ) {
      return found;
    }
    const names = model.outputs.map((slot) => JSON.stringify(slot.name)).join(', ');
    refuse(`outputs[${index}].name is ${describe(name)}, the model gives ${names}, each once`);
  });
}

function readInferInputs(model: Model, inputs: unknown): Tensors {
  if (!Array.isArray(inputs)) refuse(`inputs is ${describe(inputs)}, it has to be a list of tensors`);
  const tensors: Record<string, Tensor> = {};
  inputs.forEach((input: unknown, index) => {
    const at = `inputs[${index}]`;
    if (!isRecord(input)) refuse(`${at} is ${describe(input)}, it has to be {name, shape, datatype, data}`);
    const slot = model.inputs.find((other) => other.name === input['name']);
    if (slot === undefined)
      refuse(`${at}.name is ${describe(input['name'])}, the model takes ${inputsText(model)}`);
    if (Object.hasOwn(tensors, slot.name)) refuse(`${at}.name is ${quote(slot.name)} a second time`);
    tensors[slot.name] = readInferInput(slot, input, at);
  });
  const missing = model.inputs.find((slot) => !Object.hasOwn(tensors, slot.name));
  if (missing !== undefined)
    refuse(`inputs lacks ${quote(missing.name)}, the model takes ${inputsText(model)}`);
  return sameSizes(model, tensors);
}

/** The data is flat in row-major order, or nested as the shape says; both are allowed. */
function readInferInput(slot: Slot, input: Readonly<Record<string, unknown>>, at: string): Tensor {
  const { datatype, data, shape } = input;
  if (datatype !== slot.type.v2) {
    refuse(
      `${at}.datatype is ${describe(datatype)}, the model takes "${slot.type.v2}" (input ${quote(slot.name)})`,
    );
  }
  const dims = readShape(slot, shape, at);
  if (!Array.isArray(data)) refuse(`${at}.data is ${describe(data)}, it has to be a list`);
  if (Array.isArray(data[0])) return readTensor({ ...slot, shape: dims }, data, `${at}.data`);
  const size = dims.reduce((product, dim) => product * dim, 1);
  if (data.length !== size) {
    refuse(
      `${at}.data has ${data.length} values, its shape ${shapeText(dims)} takes ${size} (input ${quote(slot.name)})`,
    );
  }
  const { elements } = readTensor({ ...slot, shape: [size] }, data, `${at}.data`);
  return { elements, dims };
}

function readShape(slot: Slot, shape: unknown, at: string): number[] {
  if (!Array.isArray(shape) || !shape.every((dim) => Number.isSafeInteger(dim) && Number(dim) > 0)) {
    refuse(`${at}.shape is ${JSON.stringify(shape)?.slice(0, 60)}, it has to be a list of sizes from 1`);
  }
  const dims = shape as number[];
  const isFree = slot.shape.length === 0;
  const fits = slot.shape.every((dim, axis) => typeof dim !== 'number' || dim < 0 || dims[axis] === dim);
  if (!isFree && (dims.length !== slot.shape.length || !fits)) {
    refuse(
      `${at}.shape is ${shapeText(dims)}, the model takes ${shapeText(slot.shape)} (input ${quote(slot.name)})`,
    );
  }
  return dims;
}

function writeOutput(output: Slot, results: Tensors): string {
  const { dims, elements } = results[output.name] ?? { dims: [], elements: [] };
  const head = `{"name":${JSON.stringify(output.name)},"shape":[${dims.join(',')}],"datatype":"${output.type.v2}"`;
  return `${head},"data":${writeFlat(output.type, elements)}}`;
}
