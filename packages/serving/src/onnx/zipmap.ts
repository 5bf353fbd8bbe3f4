/**
 * skl2onnx ends a classifier with `ZipMap`, which turns the matrix of probabilities into a list of maps. onnxruntime for
 * Node can not hand out maps, so the matrix that goes into ZipMap is made an output of its own.
 * The numbers are the fields of https://github.com/onnx/onnx/blob/v1.21.0/onnx/onnx.proto.
 */

/** One ZipMap node: the tensor it takes and the list of maps it gives. */
export interface ZipMap {
  readonly input: string;
  readonly output: string;
}

const GRAPH = 7; // ModelProto
const NODE = 1; // GraphProto
const OUTPUT = 12;
const NODE_INPUT = 1; // NodeProto
const NODE_OUTPUT = 2;
const OP_TYPE = 4;
const NAME = 1; // ValueInfoProto
const TYPE = 2;
const TENSOR_TYPE = 1; // TypeProto
const ELEMENT_TYPE = 1; // TypeProto.Tensor
const FLOAT = 1;
const BYTES = 2; // the protobuf wire type of strings and messages

/** Finds the ZipMap nodes of a serialised model. */
export function findZipMaps(model: Uint8Array): ZipMap[] {
  return fields(model, GRAPH)
    .flatMap((graph) => fields(graph, NODE))
    .filter((node) => firstText(node, OP_TYPE) === 'ZipMap')
    .map((node) => ({ input: firstText(node, NODE_INPUT), output: firstText(node, NODE_OUTPUT) }));
}

/**
 * The model with further float outputs. A field that occurs twice is merged when protobuf is read, so an output is added
 * by appending a second graph that holds nothing else.
 */
export function withOutputs(model: Uint8Array, names: readonly string[]): Uint8Array {
  const outputs = names.map((name) => message(GRAPH, message(OUTPUT, valueInfo(name))));
  return Buffer.concat([model, ...outputs]);
}

function valueInfo(name: string): Buffer {
  const tensor = Buffer.from([ELEMENT_TYPE << 3, FLOAT]);
  return Buffer.concat([message(NAME, Buffer.from(name)), message(TYPE, message(TENSOR_TYPE, tensor))]);
}

function message(field: number, content: Buffer): Buffer {
  const length: number[] = [];
  let rest = content.length;
  for (; rest > 127; rest >>>= 7) length.push((rest & 127) | 128);
  return Buffer.concat([Buffer.from([(field << 3) | BYTES, ...length, rest]), content]);
}

function firstText(bytes: Uint8Array, field: number): string {
  return Buffer.from(fields(bytes, field)[0] ?? []).toString();
}

/** The contents of every length-delimited occurrence of a field. Stops at the first byte that makes no sense. */
function fields(bytes: Uint8Array, wanted: number): Uint8Array[] {
  const found: Uint8Array[] = [];
  let at = 0;
  const varint = (): number => {
    let value = 0;
    for (let scale = 1; at < bytes.length; scale *= 128) {
      const byte = bytes[at++] ?? 0;
      value += (byte & 127) * scale;
      if (byte < 128) break;
    }
    return value;
  };
  while (at < bytes.length) {
    const key = varint();
    const wire = key % 8;
    if (wire === BYTES) {
      const length = varint();
      if (Math.floor(key / 8) === wanted) found.push(bytes.subarray(at, at + length));
      at += length;
    } else if (wire === 0) varint();
    else if (wire === 1) at += 8;
    else if (wire === 5) at += 4;
    else break;
  }
  return found;
}
