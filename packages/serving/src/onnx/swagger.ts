import type { Config } from './config.ts';
import type { Model } from './model.ts';
import { outputsFor } from './model.ts';
import type { Slot } from './tensor-reading.ts';

type Schema = Record<string, unknown>;

/**
 * The service as Swagger 2.0, OpenAPI 3.0.3 or 3.1.0, in the shape azureml-inference-server-http gives it: the same
 * paths, operation ids and definitions, with the model's real inputs and outputs in `ServiceInput` and `ServiceOutput`.
 * @param version `2`, `2.0`, `3`, `3.0` or `3.1`; for any other the answer is undefined.
 * @param prefix stands before every path.
 */
export function openApi(model: Model, config: Config, version: string, prefix: string): object | undefined {
  const about = {
    title: config.serviceName,
    description: `API specification for ${config.serviceName}`,
    version: config.serviceVersion,
  };
  if (version === '2' || version === '2.0') return swagger2(model, config, about, prefix);
  if (version === '3' || version === '3.0') return openApi3('3.0.3', model, config, about, prefix);
  if (version === '3.1') return openApi3('3.1.0', model, config, about, prefix);
  return undefined;
}

function swagger2(model: Model, config: Config, info: object, prefix: string): object {
  const refer = (name: string): Schema => ({ $ref: `#/definitions/${name}` });
  const failed = { description: 'The scoring request failed', schema: refer('ErrorResponse') };
  const input = { name: 'serviceInputPayload', in: 'body', required: true, schema: refer('ServiceInput') };
  const output = { description: 'The scoring request was successful', schema: refer('ServiceOutput') };
  return {
    swagger: '2.0',
    info,
    schemes: ['https', 'http'],
    consumes: ['application/json'],
    produces: ['application/json'],
    paths: paths(prefix, {
      health: { 200: { description: 'The service is healthy', schema: { type: 'string' } } },
      score: { parameters: [input], responses: { 200: output, default: failed } },
      swagger: { 200: { description: 'The specification', schema: { type: 'object' } } },
    }),
    definitions: definitions(model, config),
  };
}

function openApi3(openapi: string, model: Model, config: Config, info: object, prefix: string): object {
  const content = (schema: Schema, type = 'application/json'): object => ({ [type]: { schema } });
  const refer = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });
  const failed = { description: 'The scoring request failed', content: content(refer('ErrorResponse')) };
  const output = {
    description: 'The scoring request was successful',
    content: content(refer('ServiceOutput')),
  };
  const healthy = {
    description: 'The service is healthy',
    content: content({ type: 'string' }, 'text/plain'),
  };
  return {
    openapi,
    info,
    servers: [{ url: '/' }],
    paths: paths(prefix, {
      health: { 200: healthy },
      score: {
        requestBody: { required: true, content: content(refer('ServiceInput')) },
        responses: { 200: output, default: failed },
      },
      swagger: { 200: { description: 'The specification', content: content({ type: 'object' }) } },
    }),
    components: { schemas: definitions(model, config) },
  };
}

function paths(prefix: string, parts: { health: object; score: object; swagger: object }): object {
  return {
    [`${prefix}/`]: {
      get: {
        operationId: 'ServiceHealthCheck',
        description: 'Simple health check endpoint to ensure the service is up at any given point.',
        responses: parts.health,
      },
    },
    [`${prefix}/score`]: {
      post: {
        operationId: 'RunMLService',
        description: 'Run the model and get its prediction.',
        ...parts.score,
      },
    },
    [`${prefix}/swagger.json`]: {
      get: {
        operationId: 'GetSwaggerSpec',
        description: 'Get this specification.',
        responses: parts.swagger,
      },
    },
  };
}

function definitions(model: Model, config: Config): Schema {
  const [only] = model.inputs;
  const isSingle = only !== undefined && model.inputs.length === 1;
  const data = isSingle ? tensorSchema(only) : objectSchema(model.inputs);
  const properties: Schema = { data };
  if (model.classifier !== undefined)
    properties['method'] = { type: 'string', enum: ['predict', 'predict_proba'] };
  const outputs = outputsFor(model, config.method ?? 'predict_proba');
  const [answer] = outputs;
  const example = isSingle
    ? exampleOf(only)
    : Object.fromEntries(model.inputs.map((slot) => [slot.name, exampleOf(slot)]));
  return {
    ServiceInput: { type: 'object', required: ['data'], properties, example: { data: example } },
    ServiceOutput:
      answer !== undefined && outputs.length === 1 ? tensorSchema(answer) : objectSchema(outputs),
    ErrorResponse: { type: 'object', properties: { message: { type: 'string' } } },
  };
}

function objectSchema(slots: readonly Slot[]): Schema {
  return {
    type: 'object',
    required: slots.map((slot) => slot.name),
    properties: Object.fromEntries(slots.map((slot) => [slot.name, tensorSchema(slot)])),
  };
}

function tensorSchema({ type, shape }: Slot): Schema {
  return shape.reduceRight<Schema>(
    (items, dim) => {
      const fixed = typeof dim === 'number' && dim >= 0 ? { minItems: dim, maxItems: dim } : { minItems: 1 };
      return { type: 'array', ...fixed, items };
    },
    { ...type.schema },
  );
}

/** The largest axis an example spells out: an image of 224 × 224 × 3 would make it longer than the rest. */
const LONGEST_EXAMPLE = 1024;

function exampleOf({ type, shape }: Slot): unknown {
  const sizes = shape.map((dim) => (typeof dim === 'number' && dim >= 0 ? dim : 1));
  const size = sizes.reduce((product, dim) => product * dim, 1);
  const zero = { number: 0, integer: 0, boolean: false, string: '' }[type.schema.type];
  if (size > LONGEST_EXAMPLE) return [];
  return sizes.reduceRight<unknown>((item, dim) => Array.from({ length: dim }, () => item), zero);
}
