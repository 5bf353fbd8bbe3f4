import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';

import { messageOf } from '@slipway/core/trouble';
import type { InferenceSession, OnnxValue, Tensor as OnnxTensor } from 'onnxruntime-node';

import type { ModelConfig } from './config.ts';
import { type Elements, elementTypes } from './element-types.ts';
import { LoadFailure, loadCause } from './load-failure.ts';
import { findClassifier, type Model, type Tensors } from './model.ts';
import { Refusal, refuse } from './refusal.ts';
import type { Runtime } from './runtime.ts';
import type { Slot, Tensor } from './tensor-reading.ts';
import { findZipMaps, withOutputs } from './zipmap.ts';

/** Up to this size one thread beats several: handing over the work takes longer than the work. */
const SMALL_MODEL_BYTES = 4 * 1024 * 1024;

/**
 * Loads a model.
 * @throws LoadFailure with the cause in one line.
 */
export async function loadModel(runtime: Runtime, config: ModelConfig, threads?: number): Promise<Model> {
  try {
    const options = await sessionOptions(config.file, threads);
    const opened = await open(runtime, config.file, options);
    return asModel(runtime, config, opened);
  } catch (error) {
    if (error instanceof LoadFailure) throw error;
    throw new LoadFailure(config, loadCause(messageOf(error), config.file), error);
  }
}

async function sessionOptions(file: string, threads?: number): Promise<InferenceSession.SessionOptions> {
  const { size } = await stat(file);
  // Weights in a file of their own make a small graph of a large model, so it counts as large: `size` is unknown.
  const isSmall = size <= SMALL_MODEL_BYTES && !(await hasExternalData(file));
  return {
    intraOpNumThreads: threads ?? (isSmall ? 1 : 0), // 0 lets onnxruntime take one thread a core
    interOpNumThreads: 1,
    logSeverityLevel: 4, // every error comes as an exception as well; the log would hold values of requests
  };
}

async function hasExternalData(file: string): Promise<boolean> {
  return (await readFile(file)).includes('location');
}

interface Opened {
  readonly session: InferenceSession;
  /** The tensor output that stands in for an output of another kind. */
  readonly standIns: ReadonlyMap<string, string>;
}

async function open(
  runtime: Runtime,
  file: string,
  options: InferenceSession.SessionOptions,
): Promise<Opened> {
  const session = await runtime.InferenceSession.create(file, options);
  if (session.outputMetadata.every((output) => output.isTensor)) return { session, standIns: new Map() };
  const bytes = await readFile(file);
  const outputs = new Set(session.outputNames);
  const zipMaps = findZipMaps(bytes).filter((zipMap) => outputs.has(zipMap.output));
  const standIns = new Map(zipMaps.map((zipMap) => [zipMap.output, zipMap.input]));
  const missing = [...standIns.values()].filter((name) => !outputs.has(name));
  if (missing.length === 0) return { session, standIns };
  await session.release();
  return { session: await runtime.InferenceSession.create(withOutputs(bytes, missing), options), standIns };
}

function asModel(runtime: Runtime, config: ModelConfig, { session, standIns }: Opened): Model {
  const inputs = session.inputMetadata.map((found) => asSlot(config, 'input', found));
  const hidden = new Set(standIns.values());
  const outputs = session.outputMetadata
    .filter((found) => !hidden.has(found.name))
    .map((found) => {
      const standIn = standIns.get(found.name);
      const tensor = session.outputMetadata.find((other) => other.name === standIn) ?? found;
      return { ...asSlot(config, 'output', tensor), name: found.name };
    });
  const run = async (feeds: Tensors, wanted: readonly string[]): Promise<Tensors> => {
    const fetches = standIns.size === 0 ? wanted : wanted.map((name) => standIns.get(name) ?? name);
    const results = await runSession(session, asFeeds(runtime, inputs, feeds), fetches);
    const tensors: Record<string, { elements: Elements; dims: readonly number[] }> = {};
    for (let i = 0; i < wanted.length; i++) {
      const result = results[fetches[i] as string] as OnnxTensor;
      tensors[wanted[i] as string] = { elements: result.data, dims: result.dims };
    }
    return tensors;
  };
  return {
    name: config.name,
    version: config.version,
    inputs,
    outputs,
    classifier: findClassifier(outputs),
    exactIntegers: inputs.some((slot) => slot.type.v2 === 'INT64' || slot.type.v2 === 'UINT64'),
    run,
  };
}

function asSlot(config: ModelConfig, kind: string, found: InferenceSession.ValueMetadata): Slot {
  const type = found.isTensor ? elementTypes.get(found.type) : undefined;
  if (!found.isTensor || type === undefined) {
    const what = found.isTensor ? `of the type ${found.type}` : 'not a tensor';
    throw new LoadFailure(
      config,
      `its ${kind} ${JSON.stringify(found.name)} is ${what}, which JSON can not carry`,
    );
  }
  return { name: found.name, type, shape: found.shape.map((dim) => (dim === '' ? -1 : dim)) };
}

function asFeeds(runtime: Runtime, inputs: readonly Slot[], tensors: Tensors): Record<string, OnnxTensor> {
  const feeds: Record<string, OnnxTensor> = {};
  for (const { name, type } of inputs) {
    const tensor = tensors[name];
    if (tensor === undefined) continue;
    feeds[name] = asOnnx(runtime, type.ort, tensor);
  }
  return feeds;
}

function asOnnx(runtime: Runtime, type: string, { elements, dims }: Tensor): OnnxTensor {
  const tensor = new runtime.Tensor(type as 'float32', elements as Float32Array, dims);
  if (type !== 'float16') return tensor;
  // onnxruntime-node 1.30 measures a Float16Array as empty, but takes the same bytes as 16-bit integers, which its own
  // constructor would turn back: https://github.com/microsoft/onnxruntime/pull/32323
  return Object.assign(tensor, { cpuData: new Uint16Array((elements as Float16Array).buffer) });
}

async function runSession(
  session: InferenceSession,
  feeds: Record<string, OnnxTensor>,
  fetches: readonly string[],
): Promise<Readonly<Record<string, OnnxValue>>> {
  try {
    return await session.run(feeds, fetches);
  } catch (error) {
    // The types and shapes are already known to be right: what is left are values the model can not work with.
    const [line = ''] = messageOf(error).split('\n');
    if (/alloc|out of memory/i.test(line)) throw new Refusal(500, 'The model ran out of memory.');
    refuse(`the model refuses these values: ${line.replaceAll(/(\/[\w.+-]+)+\/(?=[\w.+-]+:\d+)/g, '')}`);
  }
}

/** `digits:1 (digits.onnx)`, for messages. */
export function modelText(config: ModelConfig): string {
  return `${config.name}:${config.version} (${basename(config.file)})`;
}
