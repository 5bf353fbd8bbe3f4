import { writeOutputs } from './azure.ts';
import type { Config } from './config.ts';
import { type Call, json, JSON_TYPE, type Reply, type Route, type WriteTrouble } from './exchange.ts';
import { readInputs } from './input-reading.ts';
import { readJson } from './json-body.ts';
import { type Model, outputsFor } from './model.ts';
import { describe, quote, refuse } from './refusal.ts';

/** `{"error"}`, as TensorFlow Serving and KServe write a failure. */
export const writeError: WriteTrouble = (_status, message) => JSON.stringify({ error: message });

/**
 * `POST /v1/models/{model}:predict` with `{"instances": […]}`, the row format that KServe v1 and TensorFlow Serving
 * share. A classifier gives its labels unless the configuration asks for probabilities.
 * Source: https://kserve.github.io/website/latest/modelserving/data_plane/v1_protocol/
 */
export function predictRoute(model: Model, config: Config): Route {
  const outputs = outputsFor(model, config.method ?? 'predict');
  const names = outputs.map((output) => output.name);
  const answer = async ({ body }: Call): Promise<Reply> => {
    const started = performance.now();
    const request = readJson(body, model.exactIntegers);
    const unknown = Object.keys(request).find((key) => key !== 'instances' && key !== 'signature_name');
    if (unknown !== undefined) refuse(`the body has ${quote(unknown)}, it takes instances`);
    const { instances } = request;
    if (!Array.isArray(instances)) refuse(`instances is ${describe(instances)}, it has to be a list of rows`);
    const results = await model.run(readInputs(model, instances, 'instances'), names);
    const text = `{"predictions":${writeOutputs(outputs, results)}}`;
    return { status: 200, mediaType: JSON_TYPE, body: text, runMs: performance.now() - started };
  };
  return { post: { accepts: [JSON_TYPE], answer }, writeTrouble: writeError };
}

/** `GET /v1/models/{model}`: KServe's `ready` and TensorFlow Serving's `model_version_status` in one answer. */
export function statusRoute(model: Model): Route {
  const status = { error_code: 'OK', error_message: '' };
  const versions = [{ version: model.version, state: 'AVAILABLE', status }];
  const body = JSON.stringify({ name: model.name, ready: true, model_version_status: versions });
  return { get: () => json(body), writeTrouble: writeError };
}

/** `GET /v1/models`: the names of all models. */
export function listRoute(models: readonly Model[]): Route {
  const body = JSON.stringify({ models: [...new Set(models.map((model) => model.name))] });
  return { get: () => json(body), writeTrouble: writeError };
}
