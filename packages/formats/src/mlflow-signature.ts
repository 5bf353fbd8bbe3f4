import type { Field, ModelSchema, TensorType } from '@slipway/core/tensor';
import { messageOf } from '@slipway/core/trouble';
import type { YamlValue } from './yaml-value.ts';

/**
 * MLflow's description of one column. `type` is a plain type, or `array`, `object`, `map`, `any` with their parts.
 * Source: https://github.com/mlflow/mlflow/blob/v3.4.0/mlflow/types/schema.py, `ColSpec.to_dict`.
 */
export interface ColumnSpec {
  type: string;
  name?: string;
  required?: boolean;
  /** Of `array`. */
  items?: ColumnSpec;
  /** Of `object`. */
  properties?: Record<string, ColumnSpec>;
  /** Of `map`. */
  values?: ColumnSpec;
}

/** MLflow's description of one tensor; `dtype` is numpy's name and -1 a free dimension. */
export interface TensorSpec {
  type: 'tensor';
  name?: string;
  required?: boolean;
  'tensor-spec': { dtype: string; shape: number[] };
}

/** MLflow's description of one parameter; `shape` null means a single value. */
export interface ParameterSpec {
  name: string;
  type: string;
  default: unknown;
  shape?: number[] | null;
}

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
  const specs = (name: string) => listOf(fields.get(name)).filter((spec) => isSpec(fields.get(name)!, spec));
  const inputs = specs('inputs') as Signature['inputs'];
  const outputs = specs('outputs') as Signature['outputs'];
  const params = specs('params') as ParameterSpec[];
  return {
    inputs,
    outputs,
    params,
    schema: {
      inputs: inputs.map(fieldOf),
      outputs: outputs.map(fieldOf),
      ...(params.length === 0 ? {} : { parameters: params.map(parameterOf) }),
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

function isSpec(value: YamlValue, spec: unknown): boolean {
  const { type, 'tensor-spec': tensor } = (spec ?? {}) as {
    type?: unknown;
    'tensor-spec'?: TensorSpec['tensor-spec'];
  };
  const isTensor = typeof tensor?.dtype === 'string' && Array.isArray(tensor.shape);
  if (typeof type === 'string' && (type !== 'tensor' || isTensor)) return true;
  value.wrong(
    `\`${JSON.stringify(spec)}\` has no type`,
    'columns with `type`, or tensors with `tensor-spec`',
  );
  return false;
}

function fieldOf(spec: ColumnSpec | TensorSpec): Field {
  const tensor = 'tensor-spec' in spec ? spec['tensor-spec'] : undefined;
  return {
    ...(spec.name === undefined ? {} : { name: spec.name }),
    dtype: tensor === undefined ? (columnTypes[spec.type] ?? spec.type) : tensorType(tensor.dtype),
    ...(tensor === undefined ? {} : { shape: tensor.shape }),
    ...(spec.required === undefined ? {} : { required: spec.required }),
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
    ...(spec.shape === undefined || spec.shape === null ? {} : { shape: spec.shape }),
    required: false,
  };
}
