import type { Json } from '@slipway/core/plan';
import type { PackagedModel, PackageManifest } from '@slipway/core/package-manifest';
import type { Field } from '@slipway/core/tensor';

/**
 * The OpenAPI 3.1 description of what a package answers, from what its models say of themselves. Pure, so that an image
 * can carry it as a label; the running server's own description may say more.
 * Source: https://spec.openapis.org/oas/v3.1.1.html
 */
export function openApi({ models, start }: Pick<PackageManifest, 'models' | 'start'>): Json {
  const title = models.map(({ name, version }) => `${name}:${version}`).join(', ');
  const [first] = models;
  const described = models.filter(({ schema }) => schema !== undefined);
  return {
    openapi: '3.1.1',
    info: { title, version: models.length === 1 ? (first?.version ?? '1') : '1' },
    paths: {
      [start.routes.liveness]: {
        get: { summary: 'Whether the server lives', responses: { '200': { description: 'It does' } } },
      },
      [start.routes.scoring]: {
        post: {
          summary: `Scores with ${title}`,
          requestBody: { required: true, content: { 'application/json': {} } },
          responses: {
            '200': { description: 'The scores', content: { 'application/json': {} } },
            '400': { description: 'The request does not fit the model' },
          },
        },
      },
    },
    components:
      described.length === 0 ? undefined : { schemas: Object.fromEntries(described.flatMap(schemas)) },
  };
}

/** What a model takes and gives, each as a schema with its name: `iris.inputs`, `iris.outputs`. */
function schemas({ name, schema }: PackagedModel): [string, Json][] {
  if (schema === undefined) return [];
  return [
    [`${name}.inputs`, objectOf(schema.inputs)],
    [`${name}.outputs`, objectOf(schema.outputs)],
  ];
}

function objectOf(fields: readonly Field[]): Json {
  const named = fields.map((field, index) => [field.name ?? String(index), field] as const);
  const required = named.filter(([, { required: isRequired }]) => isRequired !== false).map(([name]) => name);
  return {
    type: 'object',
    properties: Object.fromEntries(named.map(([name, field]) => [name, fieldSchema(field)])),
    required,
  };
}

/** One array for each dimension around the elements; sizes are only promised where the model fixes them. */
function fieldSchema({ dtype, shape = [] }: Field): Json {
  return shape.toReversed().reduce<Json>((items, size) => {
    const isFixed = typeof size === 'number' && size > 0;
    return { type: 'array', items, ...(isFixed ? { minItems: size, maxItems: size } : {}) };
  }, elementSchema(dtype));
}

function elementSchema(dtype: string): Json {
  if (dtype === 'BOOL') return { type: 'boolean' };
  if (/^U?INT\d+$/.test(dtype)) return { type: 'integer' };
  if (/^(FP|BF)\d+$/.test(dtype)) return { type: 'number' };
  return dtype === 'BYTES' ? { type: 'string' } : {};
}
