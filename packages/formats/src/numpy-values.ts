import {
  classOf,
  isKind,
  type NumpyArray,
  type PickleBytes,
  type PickleObject,
  type PickleValue,
} from './pickle-values.ts';

/** What a pickled `numpy.dtype` says: `code` as in `f8` or `U10`, sizes in bytes. */
export interface PickledDtype {
  code: string;
  itemSize: number;
  bigEndian: boolean;
  hasObjects: boolean;
}

/** numpy's flag of types whose items are references to Python objects. */
const ITEM_REFCOUNT = 1;

/** Types of one size, which numpy never takes from the state. */
const PLAIN_CODE = /^[biufcmM](\d+)$/;

/** Texts, bytes and records, whose size is in the state. */
const SIZED_CODE = /^[SUVa](\d+)$/;

/**
 * Reads a described `numpy.dtype`: its arguments name the type, its state has the sizes of texts and records.
 * Undefined when its size or whether it holds objects could be read in two ways.
 * Source: https://github.com/numpy/numpy/blob/v2.3.0/numpy/_core/src/multiarray/descriptor.c, `arraydescr_setstate`.
 */
export function dtypeOf(value: PickleValue | undefined): PickledDtype | undefined {
  if (value === undefined || classOf(value) !== 'numpy.dtype' || !isKind(value, 'object')) return undefined;
  const code = isKind(value.args, 'tuple') ? value.args.items[0] : undefined;
  const state = stateOf(value);
  if (typeof code !== 'string' || state === undefined) return undefined;
  const [, order, subarray = null, names = null, fields = null, size = -1, , flags = 0] = state;
  if (subarray !== null || typeof size !== 'number' || typeof flags !== 'number') return undefined;
  const known = { code, bigEndian: order === '>' };
  const refersToObjects = (flags & ITEM_REFCOUNT) !== 0;
  const plain = PLAIN_CODE.exec(code)?.[1];
  if (plain !== undefined) {
    const isPlain = size === -1 && !refersToObjects && names === null && fields === null;
    return isPlain ? { ...known, itemSize: Number(plain), hasObjects: false } : undefined;
  }
  if (/^O\d?$/.test(code))
    return refersToObjects || state.length === 0 ? { ...known, itemSize: 8, hasObjects: true } : undefined;
  const sized = SIZED_CODE.exec(code)?.[1];
  if (sized === undefined || refersToObjects !== holdsObjects(fields)) return undefined;
  const itemSize = state.length === 0 ? Number(sized) * (code.startsWith('U') ? 4 : 1) : size;
  return itemSize < 0 ? undefined : { ...known, itemSize, hasObjects: refersToObjects };
}

/** The state of a dtype in the form of numpy since 1.3: eight items, nine with the unit of a time. */
function stateOf({ state }: PickleObject): PickleValue[] | undefined {
  if (state === undefined) return [];
  const isKnown = isKind(state, 'tuple') && (state.length === 8 || state.length === 9);
  return isKnown ? state.items : undefined;
}

/** Whether a dtype of objects is anywhere in the fields of a record; yes when they are not all to be seen. */
function holdsObjects(fields: PickleValue): boolean {
  const left: PickleValue[] = [fields];
  const seen = new Set<PickleValue>();
  for (let value = left.pop(); value !== undefined; value = left.pop()) {
    if (typeof value !== 'object' || value === null || seen.has(value)) continue;
    seen.add(value);
    if (isKind(value, 'dict')) {
      if (value.length !== value.entries.size) return true;
      left.push(...value.entries.values());
    } else if (isKind(value, 'tuple') || isKind(value, 'list')) {
      if (value.length !== value.items.length) return true;
      left.push(...value.items);
    } else if (isKind(value, 'object')) {
      const code = isKind(value.args, 'tuple') ? value.args.items[0] : undefined;
      if (typeof code === 'string' && /^[|<>=]?O/.test(code)) return true;
      if (value.state !== undefined) left.push(value.state);
    }
  }
  return false;
}

/** The sizes of an array's dimensions; undefined when the pickle does not say them. */
export function shapeOf(value: PickleValue | undefined): number[] | undefined {
  if (!isKind(value, 'tuple') || value.length !== value.items.length) return undefined;
  const sizes = value.items.filter(
    (size): size is number => typeof size === 'number' && Number.isInteger(size) && size >= 0,
  );
  return sizes.length === value.length ? sizes : undefined;
}

/** The array that a value describes: joblib's, or one that numpy itself pickled. */
export function arrayOf(value: PickleValue | undefined): NumpyArray | undefined {
  if (!isKind(value, 'object')) return undefined;
  if (value.array !== undefined) return value.array;
  const parts = partsOf(value);
  const [dtype, shape] = [dtypeOf(parts?.dtype), shapeOf(parts?.shape)];
  return dtype === undefined || shape === undefined ? undefined : numpyArray(dtype, shape, parts?.data);
}

/** numpy makes arrays in two ways: empty and then with a state, or (protocol 5) from a buffer. */
function partsOf(value: PickleObject) {
  const maker = /^numpy\._?core\.(multiarray\._reconstruct|numeric\._frombuffer)$/.exec(
    classOf(value) ?? '',
  )?.[1];
  if (maker === undefined) return undefined;
  if (maker === 'numeric._frombuffer') {
    const [data, dtype, shape] = isKind(value.args, 'tuple') ? value.args.items : [];
    return { data, dtype, shape };
  }
  const [, shape, dtype, , data] = isKind(value.state, 'tuple') ? value.state.items : [];
  return { data, dtype, shape };
}

/** An array with its items, where the bytes (or the list of objects) are few enough to have been kept. */
export function numpyArray(dtype: PickledDtype, shape: number[], data: PickleValue | undefined): NumpyArray {
  const items = isKind(data, 'bytes') ? itemsOf(dtype, data) : objectItems(data);
  return { dtype: dtype.code, shape, items };
}

type Item = number | bigint | string | boolean;

function objectItems(data: PickleValue | undefined): Item[] | undefined {
  if (!isKind(data, 'list') || data.items.length !== data.length) return undefined;
  const items = data.items.filter((item): item is Item => item !== null && typeof item !== 'object');
  return items.length === data.length ? items : undefined;
}

function itemsOf(dtype: PickledDtype, { head, length }: PickleBytes): Item[] | undefined {
  const read = reader(dtype);
  if (read === undefined || head.length !== length || !(dtype.itemSize > 0)) return undefined;
  const view = new DataView(head.buffer, head.byteOffset, head.length);
  const items: Item[] = [];
  for (let at = 0; at + dtype.itemSize <= length; at += dtype.itemSize) items.push(read(view, at));
  return items;
}

function reader(dtype: PickledDtype): ((view: DataView, at: number) => Item) | undefined {
  const little = !dtype.bigEndian;
  if (dtype.code.startsWith('U')) return (view, at) => utf32(view, at, dtype.itemSize, little);
  const readers: Record<string, (view: DataView, at: number) => Item> = {
    b1: (view, at) => view.getUint8(at) !== 0,
    i1: (view, at) => view.getInt8(at),
    u1: (view, at) => view.getUint8(at),
    i2: (view, at) => view.getInt16(at, little),
    u2: (view, at) => view.getUint16(at, little),
    i4: (view, at) => view.getInt32(at, little),
    u4: (view, at) => view.getUint32(at, little),
    i8: (view, at) => safe(view.getBigInt64(at, little)),
    u8: (view, at) => safe(view.getBigUint64(at, little)),
    f4: (view, at) => view.getFloat32(at, little),
    f8: (view, at) => view.getFloat64(at, little),
  };
  return readers[dtype.code];
}

function safe(value: bigint): number | bigint {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}

function utf32(view: DataView, start: number, size: number, little: boolean): string {
  let text = '';
  for (let at = start; at < start + size; at += 4) {
    const code = view.getUint32(at, little);
    if (code !== 0) text += code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
  }
  return text;
}
