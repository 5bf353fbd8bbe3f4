import type { TensorType } from '@slipway/core/tensor';

/** The elements of a tensor as onnxruntime holds them: BOOL as bytes, BYTES as JavaScript strings. */
export type Elements =
  | Float16Array
  | Float32Array
  | Float64Array
  | Int8Array
  | Int16Array
  | Int32Array
  | BigInt64Array
  | Uint8Array
  | Uint16Array
  | Uint32Array
  | BigUint64Array
  | string[];

/** One element type of ONNX: how JSON values become its elements, and what the protocols call it. */
export interface ElementType {
  /** The name in the Open Inference Protocol. */
  readonly v2: TensorType;
  /** The name in onnxruntime's JavaScript interface. */
  readonly ort: string;
  /** What a JSON value has to be, for messages: `a number`. */
  readonly takes: string;
  /** The JSON Schema of one element, with the formats OpenAPI uses. */
  readonly schema: { readonly type: 'number' | 'integer' | 'boolean' | 'string'; readonly format?: string };
  /** True when a missing value has an element of its own, NaN. */
  readonly hasNaN: boolean;
  create(length: number): Elements;
  /**
   * Copies JSON values to `elements` from `offset` on. Integers that a double does not hold come as bigint.
   * @returns the index of the first value that is not one of this type, or -1.
   */
  copy(elements: Elements, offset: number, values: readonly unknown[]): number;
  /** The JSON value that a cell of a CSV file stands for; the text itself when it stands for none. */
  fromText(text: string): unknown;
}

const MAX_FLOAT16 = 65504;
const MAX_FLOAT32 = 3.4028234663852886e38;

/** The element types that both ONNX Runtime for Node and JSON can carry, by the name onnxruntime gives them. */
export const elementTypes: ReadonlyMap<string, ElementType> = new Map(
  [
    floating('FP16', 'float16', 'float', MAX_FLOAT16, (length) => new Float16Array(length)),
    floating('FP32', 'float32', 'float', MAX_FLOAT32, (length) => new Float32Array(length)),
    floating('FP64', 'float64', 'double', Number.MAX_VALUE, (length) => new Float64Array(length)),
    integer('INT8', 'int8', -(2 ** 7), 2 ** 7 - 1, (length) => new Int8Array(length)),
    integer('INT16', 'int16', -(2 ** 15), 2 ** 15 - 1, (length) => new Int16Array(length)),
    integer('INT32', 'int32', -(2 ** 31), 2 ** 31 - 1, (length) => new Int32Array(length)),
    integer('UINT8', 'uint8', 0, 2 ** 8 - 1, (length) => new Uint8Array(length)),
    integer('UINT16', 'uint16', 0, 2 ** 16 - 1, (length) => new Uint16Array(length)),
    integer('UINT32', 'uint32', 0, 2 ** 32 - 1, (length) => new Uint32Array(length)),
    bigInteger('INT64', 'int64', -(2n ** 63n), 2n ** 63n - 1n, (length) => new BigInt64Array(length)),
    bigInteger('UINT64', 'uint64', 0n, 2n ** 64n - 1n, (length) => new BigUint64Array(length)),
    boolean(),
    text(),
  ].map((type) => [type.ort, type]),
);

type NumberElements = Exclude<Elements, BigInt64Array | BigUint64Array | string[]>;

function floating(
  v2: TensorType,
  ort: string,
  format: string,
  max: number,
  create: (length: number) => NumberElements,
): ElementType {
  return {
    v2,
    ort,
    takes: `a number (${v2})`,
    schema: { type: 'number', format },
    hasNaN: true,
    create,
    copy(elements, offset, values) {
      const target = elements as NumberElements;
      for (let i = 0; i < values.length; i++) {
        let value = values[i];
        if (typeof value === 'bigint') value = Number(value);
        if (typeof value !== 'number' || value > max || value < -max) return i;
        target[offset + i] = value;
      }
      return -1;
    },
    fromText: numberFromText,
  };
}

function integer(
  v2: TensorType,
  ort: string,
  min: number,
  max: number,
  create: (length: number) => NumberElements,
): ElementType {
  return {
    v2,
    ort,
    takes: `an integer from ${min} to ${max} (${v2})`,
    schema: { type: 'integer', format: ort },
    hasNaN: false,
    create,
    copy(elements, offset, values) {
      const target = elements as NumberElements;
      for (let i = 0; i < values.length; i++) {
        const value = values[i];
        if (typeof value !== 'number' || !Number.isInteger(value) || value > max || value < min) return i;
        target[offset + i] = value;
      }
      return -1;
    },
    fromText: numberFromText,
  };
}

function bigInteger(
  v2: TensorType,
  ort: string,
  min: bigint,
  max: bigint,
  create: (length: number) => BigInt64Array | BigUint64Array,
): ElementType {
  return {
    v2,
    ort,
    takes: `an integer from ${min} to ${max} (${v2})`,
    schema: { type: 'integer', format: ort },
    hasNaN: false,
    create,
    copy(elements, offset, values) {
      const target = elements as BigInt64Array | BigUint64Array;
      for (let i = 0; i < values.length; i++) {
        let value = values[i];
        if (typeof value === 'number' && Number.isSafeInteger(value)) value = BigInt(value);
        if (typeof value !== 'bigint' || value > max || value < min) return i;
        target[offset + i] = value;
      }
      return -1;
    },
    fromText: (cell) => (/^-?\d{1,20}$/.test(cell) ? BigInt(cell) : cell),
  };
}

function boolean(): ElementType {
  const words = new Map([
    ['true', true],
    ['false', false],
    ['1', true],
    ['0', false],
  ]);
  return {
    v2: 'BOOL',
    ort: 'bool',
    takes: 'true or false (BOOL)',
    schema: { type: 'boolean' },
    hasNaN: false,
    create: (length) => new Uint8Array(length),
    copy(elements, offset, values) {
      const target = elements as Uint8Array;
      for (let i = 0; i < values.length; i++) {
        const value = values[i];
        if (typeof value !== 'boolean') return i;
        target[offset + i] = value ? 1 : 0;
      }
      return -1;
    },
    fromText: (cell) => words.get(cell.toLowerCase()) ?? cell,
  };
}

function text(): ElementType {
  return {
    v2: 'BYTES',
    ort: 'string',
    takes: 'a string of whole characters without U+0000 (BYTES)',
    schema: { type: 'string' },
    hasNaN: false,
    create: () => [],
    copy(elements, offset, values) {
      const target = elements as string[];
      for (let i = 0; i < values.length; i++) {
        const value = values[i];
        // onnxruntime ends a string at U+0000, and half a surrogate pair has no bytes in UTF-8.
        if (typeof value !== 'string' || value.includes('\0') || !value.isWellFormed()) return i;
        target[offset + i] = value;
      }
      return -1;
    },
    fromText: (cell) => cell,
  };
}

function numberFromText(cell: string): unknown {
  return /^\s*[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?\s*$/i.test(cell) ? Number(cell) : cell;
}
