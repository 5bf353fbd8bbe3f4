import type { Dimension, Field, TensorType } from '@slipway/core/tensor';
import { brokenFile } from './broken-file.ts';
import { walkMessage, type ProtoField, type Span } from './protobuf.ts';
import type { Window } from './window.ts';

/**
 * Element types by their number: ONNX's own name and the name in the Open Inference Protocol, where it has one.
 * Source: https://github.com/onnx/onnx/blob/v1.19.0/onnx/onnx.proto, TensorProto.DataType.
 */
const elementTypes: readonly (readonly [onnx: string, tensor?: TensorType])[] = [
  ['undefined'],
  ['float', 'FP32'],
  ['uint8', 'UINT8'],
  ['int8', 'INT8'],
  ['uint16', 'UINT16'],
  ['int16', 'INT16'],
  ['int32', 'INT32'],
  ['int64', 'INT64'],
  ['string', 'BYTES'],
  ['bool', 'BOOL'],
  ['float16', 'FP16'],
  ['double', 'FP64'],
  ['uint32', 'UINT32'],
  ['uint64', 'UINT64'],
  ['complex64'],
  ['complex128'],
  ['bfloat16', 'BF16'],
  ['float8e4m3fn'],
  ['float8e4m3fnuz'],
  ['float8e5m2'],
  ['float8e5m2fnuz'],
  ['uint4'],
  ['int4'],
  ['float4e2m1'],
];

/** Protobuf's own limit of nested messages; deeper ones are refused by every reader. */
const DEPTH_LIMIT = 100;

/** What a TypeProto says: `text` in ONNX Runtime's spelling, such as `seq(map(int64,tensor(float)))`. */
interface ValueType {
  text: string;
  tensor?: TensorType;
  shape?: Dimension[];
}

/** Reads a ValueInfoProto: a tensor's name, element type and shape, or the ONNX name of what is not a tensor. */
export async function readValueInfo(file: string, window: Window, span: Span): Promise<Field> {
  let name = '';
  let type: ValueType = { text: 'undefined' };
  await walkMessage(file, window, span, async (field) => {
    if (field.number === 1) name = await window.text(field.start, field.end - field.start);
    if (field.number === 2) type = await readType(file, window, field, 0);
  });
  return {
    name,
    dtype: type.tensor ?? type.text,
    shape: type.shape,
  };
}

async function readType(file: string, window: Window, span: Span, depth: number): Promise<ValueType> {
  if (depth > DEPTH_LIMIT) brokenFile(file, 'a type is nested deeper than 100 levels', 'an ONNX type');
  let type: ValueType = { text: 'undefined' };
  await walkMessage(file, window, span, async (field) => {
    if (field.number === 1) type = await readTensor(file, window, field, 'tensor');
    if (field.number === 8) type = await readTensor(file, window, field, 'sparse_tensor');
    if (field.number === 4) type = { text: `seq(${await elementText(file, window, field, depth)})` };
    if (field.number === 5) type = { text: await mapText(file, window, field, depth) };
    if (field.number === 9) type = { text: `optional(${await elementText(file, window, field, depth)})` };
  });
  return type;
}

async function readTensor(file: string, window: Window, span: Span, kind: string): Promise<ValueType> {
  let element = 0;
  let shape: Dimension[] | undefined;
  await walkMessage(file, window, span, (field) => {
    if (field.number === 1) element = field.value;
    if (field.number === 2)
      return readShape(file, window, field).then((dimensions) => void (shape = dimensions));
  });
  const [onnx, tensor] = elementTypes[element] ?? [`type ${element}`];
  return {
    text: `${kind}(${onnx})`,
    tensor: tensor === undefined || kind !== 'tensor' ? undefined : tensor,
    shape,
  };
}

async function readShape(file: string, window: Window, span: Span): Promise<Dimension[]> {
  const shape: Dimension[] = [];
  await walkMessage(file, window, span, async (field) => {
    if (field.number === 1) shape.push(await readDimension(file, window, field));
  });
  return shape;
}

/** A dimension without size and name is free, as -1 says. */
async function readDimension(file: string, window: Window, span: Span): Promise<Dimension> {
  let dimension: Dimension = -1;
  await walkMessage(file, window, span, async (field) => {
    if (field.number === 1) dimension = field.value;
    if (field.number === 2 && field.end > field.start) {
      dimension = await window.text(field.start, field.end - field.start);
    }
  });
  return dimension;
}

async function elementText(file: string, window: Window, span: Span, depth: number): Promise<string> {
  let text = 'undefined';
  await walkMessage(file, window, span, async (field: ProtoField) => {
    if (field.number === 1) ({ text } = await readType(file, window, field, depth + 1));
  });
  return text;
}

async function mapText(file: string, window: Window, span: Span, depth: number): Promise<string> {
  let key = 0;
  let value = 'undefined';
  await walkMessage(file, window, span, async (field) => {
    if (field.number === 1) key = field.value;
    if (field.number === 2) value = (await readType(file, window, field, depth + 1)).text;
  });
  return `map(${elementTypes[key]?.[0] ?? `type ${key}`},${value})`;
}
