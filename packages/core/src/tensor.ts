/**
 * What a model takes and gives, as far as its format says. One type for ONNX graphs, MLflow signatures and others:
 * `dtype` holds the format-neutral names of the Open Inference Protocol v2.
 * Source: https://github.com/kserve/open-inference-protocol/blob/main/specification/protocol/inference_rest.md#tensor-data-types
 */
export type TensorType =
  | 'BOOL'
  | 'UINT8'
  | 'UINT16'
  | 'UINT32'
  | 'UINT64'
  | 'INT8'
  | 'INT16'
  | 'INT32'
  | 'INT64'
  | 'FP16'
  | 'FP32'
  | 'FP64'
  | 'BF16'
  | 'BYTES';

/** One dimension: its size, a symbolic name, or -1 when it is free. */
export type Dimension = number | string;

/** One input or output of a model. */
export interface Field {
  /** Missing when the format numbers its fields instead of naming them. */
  name?: string;
  /** A tensor's element type, or the format's own word for what is not a tensor (`map`, `object`, `datetime` …). */
  dtype: TensorType | (string & {});
  /** Missing for a column of a table (one value a row). */
  shape?: readonly Dimension[];
  required?: boolean;
}

/** The schema of a model: what goes in, what comes out, and parameters of a call. */
export interface ModelSchema {
  inputs: readonly Field[];
  outputs: readonly Field[];
  parameters?: readonly Field[];
}
