import { isRecord } from '@slipway/core/is-record';
import { type Config, isMethod, type Method } from './config.ts';
import { json, JSON_TYPE, plain, type Reply, type Route, type WriteTrouble } from './exchange.ts';
import { readInputs, readNamed } from './input-reading.ts';
import { readJson } from './json-body.ts';
import { type Model, outputsFor, type Tensors } from './model.ts';
import { describe, quote, Refusal, refuse } from './refusal.ts';
import { openApi } from './swagger.ts';
import { writeTensor } from './tensor-writing.ts';
import type { Slot } from './tensor-reading.ts';

/** `{"message"}`, as azureml-inference-server-http writes every failure. */
export const writeAzureTrouble: WriteTrouble = (_status, message) => JSON.stringify({ message });

/** Keys that Azure's clients send beside the data and that an ONNX model has no use for. */
const IGNORED = new Set(['params', 'GlobalParameters', 'global_parameters']);
const DATA = ['data', 'input_data', 'inputs'] as const;

/** `GET /`: the server is alive, whether or not its models are loaded. */
export const healthRoute: Route = { get: () => plain('Healthy'), writeTrouble: writeAzureTrouble };

/**
 * `POST /score`: `{"data": …}`, `{"input_data": …}` or `{"inputs": {name: …}}`, with `"method"` for a classifier. The
 * answer is the bare output: a classifier's probabilities (with `"method": "predict"` its labels), the only output of
 * another model, or an object of all outputs by name.
 */
export function scoreRoute(model: Model, config: Config): Route {
  const habit = config.method ?? 'predict_proba';
  const answer = async ({ body }: { body: string }): Promise<Reply> => {
    const started = performance.now();
    const request = readJson(body, model.exactIntegers);
    const outputs = outputsFor(model, readMethod(model, request['method'], habit));
    const inputs = readData(model, request);
    const names = outputs.map((output) => output.name);
    const results = await model.run(inputs, names);
    const text = writeOutputs(outputs, results);
    return { status: 200, mediaType: JSON_TYPE, body: text, runMs: performance.now() - started };
  };
  return { post: { accepts: [JSON_TYPE], answer }, writeTrouble: writeAzureTrouble };
}

/** `GET /swagger.json?version=2|3|3.1`, written from what the model really takes and gives. */
export function swaggerRoute(model: Model, config: Config, prefix = ''): Route {
  const get = ({ query }: { query: string }): Reply => {
    const version = new URLSearchParams(query).get('version') ?? '2';
    const found = openApi(model, config, version, prefix);
    if (found !== undefined) return json(JSON.stringify(found));
    throw new Refusal(
      404,
      `Swagger version [${version.slice(0, 20)}] is not valid. Supported versions: [2, 3, 3.1].`,
    );
  };
  return { get, writeTrouble: writeAzureTrouble };
}

/** What `method` asks for: of a classifier labels or probabilities, of another model only its outputs. */
export function readMethod(model: Model, method: unknown, habit: Method): Method {
  if (method === undefined || method === null) return habit;
  if (!isMethod(method)) refuse(`method is ${describe(method)}, it has to be "predict" or "predict_proba"`);
  if (method === 'predict_proba' && model.classifier === undefined) {
    refuse('method is "predict_proba", but this model gives no probabilities');
  }
  return method;
}

/** One output as nested lists, or several as an object by name. */
export function writeOutputs(outputs: readonly Slot[], results: Tensors): string {
  const [only] = outputs;
  if (only !== undefined && outputs.length === 1) return writeResult(only, results);
  return `{${outputs.map((output) => `${JSON.stringify(output.name)}:${writeResult(output, results)}`).join(',')}}`;
}

function writeResult(output: Slot, results: Tensors): string {
  const tensor = results[output.name];
  return tensor === undefined ? 'null' : writeTensor(output.type, tensor);
}

function readData(model: Model, request: Readonly<Record<string, unknown>>): Tensors {
  let found: string | undefined;
  for (const key of Object.keys(request)) {
    if ((DATA as readonly string[]).includes(key)) {
      if (found !== undefined) refuse(`the body has both ${found} and ${key}, it has to have one of them`);
      found = key;
    } else if (key !== 'method' && !IGNORED.has(key)) {
      refuse(`the body has ${quote(key)}, it takes one of ${DATA.join(', ')}, and method`);
    }
  }
  if (found === undefined) refuse(`the body lacks its data, it has to have one of ${DATA.join(', ')}`);
  const value = request[found];
  return found === 'inputs' && isRecord(value)
    ? readNamed(model, value, found)
    : readInputs(model, value, found);
}
