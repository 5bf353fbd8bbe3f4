import { isRecord } from '@slipway/core/is-record';
import type { Config } from './config.ts';
import { readMethod, writeOutputs } from './azure.ts';
import { readCsv } from './csv.ts';
import { type Call, JSON_TYPE, plain, type Reply, type Route, type WriteTrouble } from './exchange.ts';
import { readInputs, readNamed, readRecords, readSplit } from './input-reading.ts';
import { readJson } from './json-body.ts';
import { type Model, outputsFor, type Tensors } from './model.ts';
import { describe, quote, refuse } from './refusal.ts';
import { readTable } from './table-reading.ts';

const CODES = new Map([
  [400, 'BAD_REQUEST'],
  [404, 'ENDPOINT_NOT_FOUND'],
  [503, 'TEMPORARILY_UNAVAILABLE'],
]);

/** `{"error_code", "message"}`, as MLflow's scoring server writes a failure. */
export const writeMlflowTrouble: WriteTrouble = (status, message) => {
  const code = CODES.get(status) ?? (status < 500 ? 'BAD_REQUEST' : 'INTERNAL_ERROR');
  return JSON.stringify({ error_code: code, message });
};

const CSV_TYPE = 'text/csv';
const FORMS = ['dataframe_split', 'dataframe_records', 'instances', 'inputs'] as const;

/**
 * `POST /invocations` of MLflow's scoring server, answered with `{"predictions": …}`. A classifier gives its labels, as
 * MLflow models do, unless `params.method` or the configuration asks for probabilities.
 * Source: https://mlflow.org/docs/latest/ml/deployment/deploy-model-locally/#rest-endpoints
 */
export function invocationsRoute(model: Model, config: Config): Route {
  const habit = config.method ?? 'predict';
  const answer = async (call: Call): Promise<Reply> => {
    const started = performance.now();
    const isCsv = call.mediaType === CSV_TYPE;
    const request = isCsv ? {} : readJson(call.body, model.exactIntegers);
    const outputs = outputsFor(model, readMethod(model, methodOf(request['params']), habit));
    const inputs = isCsv ? readTable(model, readCsv(call.body), 'the CSV body') : readForms(model, request);
    const names = outputs.map((output) => output.name);
    const results = await model.run(inputs, names);
    const body = `{"predictions":${writeOutputs(outputs, results)}}`;
    return { status: 200, mediaType: JSON_TYPE, body, runMs: performance.now() - started };
  };
  return { post: { accepts: [JSON_TYPE, CSV_TYPE], answer }, writeTrouble: writeMlflowTrouble };
}

/** `GET /ping` and `GET /health`. */
export const pingRoute: Route = { get: () => plain('\n'), writeTrouble: writeMlflowTrouble };

function methodOf(params: unknown): unknown {
  if (params === undefined || params === null) return undefined;
  if (!isRecord(params)) refuse(`params is ${describe(params)}, it has to be an object`);
  return params['method'];
}

function readForms(model: Model, request: Readonly<Record<string, unknown>>): Tensors {
  const keys = Object.keys(request).filter((key) => key !== 'params');
  const unknown = keys.find((key) => !(FORMS as readonly string[]).includes(key));
  if (unknown !== undefined)
    refuse(`the body has ${quote(unknown)}, it takes one of ${FORMS.join(', ')}, and params`);
  const [form] = keys;
  if (form === undefined) refuse(`the body lacks its data, it has to have one of ${FORMS.join(', ')}`);
  if (keys.length > 1) refuse(`the body has ${keys.join(' and ')}, it has to have exactly one of them`);
  const value = request[form];
  switch (form) {
    case 'dataframe_split':
      if (!isRecord(value)) refuse(`dataframe_split is ${describe(value)}, it has to be {columns, data}`);
      return readSplit(model, value, form);
    case 'dataframe_records':
      if (!Array.isArray(value))
        refuse(`dataframe_records is ${describe(value)}, it has to be a list of objects`);
      return readRecords(model, value, form);
    default:
      return isRecord(value) ? readNamed(model, value, form) : readInputs(model, value, form);
  }
}
