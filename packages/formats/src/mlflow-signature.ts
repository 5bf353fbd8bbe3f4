import {
  array,
  boolean,
  fallback,
  literal,
  notValue,
  nullish,
  number,
  object,
  optional,
  pipe,
  safeParse,
  string,
  union,
  unknown,
  type GenericSchema,
  type InferOutput,
} from 'valibot';

import type { Field, ModelSchema, TensorType } from '@slipway/core/tensor';
import { messageOf } from '@slipway/core/trouble';
import type { YamlValue } from './yaml-value.ts';

const common = {
  name: fallback(optional(string()), undefined),
  required: fallback(optional(boolean()), undefined),
};
const shape = array(number());
const tensorSpec = object({
  ...common,
  type: literal('tensor'),
  'tensor-spec': object({ dtype: string(), shape }),
});
const columnSpec = object({
  ...common,
  type: pipe(string(), notValue('tensor')),
  /** Of `array`. */
  items: optional(unknown()),
  /** Of `object`. */
  properties: optional(unknown()),
  /** Of `map`. */
  values: optional(unknown()),
});
const columnOrTensor = union([tensorSpec, columnSpec]);
const parameterSpec = object({
  ...common,
  type: string(),
  default: optional(unknown()),
  shape: fallback(nullish(shape), undefined),
});

/**
 * MLflow's description of one column. `type` is a plain type, or `array`, `object`, `map`, `any` with their parts.
 * Source: https://github.com/mlflow/mlflow/blob/v3.4.0/mlflow/types/schema.py, `ColSpec.to_dict`.
 */
export type ColumnSpec = InferOutput<typeof columnSpec>;

/** MLflow's description of one tensor; `dtype` is numpy's name and -1 a free dimension. */
export type TensorSpec = InferOutput<typeof tensorSpec>;

/** MLflow's description of one parameter; `shape` null means a single value. */
export type ParameterSpec = InferOutput<typeof parameterSpec>;

/** A signature: as MLflow writes it, and in the words of Slipway. */
export interface Signature {
  inputs: (ColumnSpec | TensorSpec)[];
  outputs: (ColumnSpec | TensorSpec)[];
  params: ParameterSpec[];
  schema: ModelSchema;
}

/** MLflow's column types and their Open Inference Protocol names; others keep MLflow's own word. */
const columnTypes: Readonly<Record<string, TensorType>> = {
  boolean: 'BOOL',
  integer: 'INT32',
  long: 'INT64',
  float: 'FP32',
  double: 'FP64',
  string: 'BYTES',
};

const tensorTypes: Readonly<Record<string, TensorType>> = {
  bool: 'BOOL',
  uint8: 'UINT8',
  uint16: 'UINT16',
  uint32: 'UINT32',
  uint64: 'UINT64',
  int8: 'INT8',
  int16: 'INT16',
  int32: 'INT32',
  int64: 'INT64',
  float16: 'FP16',
  float32: 'FP32',
  float64: 'FP64',
  bfloat16: 'BF16',
  str: 'BYTES',
  object: 'BYTES',
};

/** Reads the field `signature`: its `inputs`, `outputs` and `params` are JSON inside of YAML, or null. */
export function readSignature(value: YamlValue): Signature {
  const fields = value.fields('`inputs`, `outputs` and `params`');
  const inputs = specsOf(fields.get('inputs'), columnOrTensor);
  const outputs = specsOf(fields.get('outputs'), columnOrTensor);
  const params = specsOf(fields.get('params'), parameterSpec);
  return {
    inputs,
    outputs,
    params,
    schema: {
      inputs: inputs.map(fieldOf),
      outputs: outputs.map(fieldOf),
      parameters: params.length === 0 ? undefined : params.map(parameterOf),
    },
  };
}

function listOf(value: YamlValue | undefined): unknown[] {
  if (value === undefined || value.isEmpty) return [];
  const text = value.isList ? JSON.stringify(value.plain()) : value.text('a list as JSON in a text');
  if (text === undefined) return [];
  try {
    const list: unknown = JSON.parse(text);
    if (Array.isArray(list)) return list;
    value.wrong(`\`${value.path}\` is no list`, 'a list as JSON in a text');
  } catch (error) {
    value.wrong(`\`${value.path}\` is no JSON: ${messageOf(error)}`, 'a list as JSON in a text');
  }
  return [];
}

function specsOf<Schema extends GenericSchema>(
  value: YamlValue | undefined,
  schema: Schema,
): InferOutput<Schema>[] {
  return listOf(value).flatMap((spec) => {
    const read = safeParse(schema, spec);
    if (read.success) return [read.output];
    value?.wrong(
      `\`${JSON.stringify(spec)}\` has no type`,
      'columns with `type`, or tensors with `tensor-spec`',
    );
    return [];
  });
}

function fieldOf(spec: ColumnSpec | TensorSpec): Field {
  const tensor = 'tensor-spec' in spec ? spec['tensor-spec'] : undefined;
  return {
    name: spec.name,
    dtype: tensor === undefined ? (columnTypes[spec.type] ?? spec.type) : tensorType(tensor.dtype),
    shape: tensor?.shape,
    required: spec.required,
  };
}

/** numpy writes texts of a fixed length as `<U10`. */
function tensorType(dtype: string): string {
  return tensorTypes[dtype] ?? (/^[<>|=]?[US]\d*$/.test(dtype) ? 'BYTES' : dtype);
}

function parameterOf(spec: ParameterSpec): Field {
  return {
    name: spec.name,
    dtype: columnTypes[spec.type] ?? spec.type,
    shape: spec.shape ?? undefined,
    required: false,
  };
}
