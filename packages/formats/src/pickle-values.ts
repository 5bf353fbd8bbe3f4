/**
 * What a pickle would make, as far as it can be told without executing it. Plain values are JavaScript's own;
 * everything else is a description. Sources of meaning: Python's `pickletools` and PEP 3154, PEP 574.
 */
export type PickleValue = null | boolean | number | bigint | string | PickleNode;

/** @see PickleValue */
export type PickleNode =
  | PickleBytes
  | PickleGlobal
  | PickleSequence
  | PickleDict
  | PickleObject
  | { kind: 'persistent id' }
  | { kind: 'buffer' };

/** Bytes; only the first few thousand are kept in `head`. Texts that are too long to keep are bytes, too. */
export interface PickleBytes {
  kind: 'bytes';
  length: number;
  head: Uint8Array;
}

/** Something that the pickle imports. */
export interface PickleGlobal {
  kind: 'global';
  module: string;
  name: string;
}

/** A list, tuple or set; only the first items are kept. */
export interface PickleSequence {
  kind: 'list' | 'tuple' | 'set';
  length: number;
  items: PickleValue[];
}

/** A dictionary; only the first entries with string keys are kept. */
export interface PickleDict {
  kind: 'dict';
  length: number;
  entries: Map<string, PickleValue>;
}

/** What calling `callable` with `args` makes; `state` is what it is then built with. */
export interface PickleObject {
  kind: 'object';
  callable: PickleValue;
  args: PickleValue;
  state?: PickleValue;
  /** Items that were set on it afterwards, as on an `OrderedDict`. */
  dict?: PickleDict;
  /** The array that stands in the bytes behind joblib's wrapper. */
  array?: NumpyArray;
}

/** An array of numpy: `items` only when there are few and their type has a JavaScript counterpart. */
export interface NumpyArray {
  dtype: string;
  shape: number[];
  items?: (number | bigint | string | boolean)[];
}

type NodeOf<K extends PickleNode['kind']> = K extends PickleSequence['kind']
  ? PickleSequence & { kind: K }
  : Extract<PickleNode, { kind: K }>;

const KEPT_ITEMS = 1024;

/** Whether a value is of a kind of description. */
export function isKind<K extends PickleNode['kind']>(
  value: PickleValue | undefined,
  kind: K,
): value is NodeOf<K> {
  return typeof value === 'object' && value !== null && value.kind === kind;
}

/** A sequence of these items, of which only the first are kept. */
export function sequence(kind: PickleSequence['kind'], items: PickleValue[]): PickleSequence {
  return {
    kind,
    length: items.length,
    items: items.length > KEPT_ITEMS ? items.slice(0, KEPT_ITEMS) : items,
  };
}

/** Adds items to a sequence, keeping the first. */
export function addItems(target: PickleSequence, items: readonly PickleValue[]): void {
  for (const item of items) {
    if (target.items.length < KEPT_ITEMS) target.items.push(item);
    target.length += 1;
  }
}

/** Adds keys and values that stand one after the other to a dictionary, keeping the first with string keys. */
export function addEntries(target: PickleDict, items: readonly PickleValue[]): void {
  for (let index = 0; index + 1 < items.length; index += 2) {
    const key = items[index];
    if (typeof key === 'string' && target.entries.size < KEPT_ITEMS)
      target.entries.set(key, items[index + 1]!);
    target.length += 1;
  }
}

/** `module.name` of the class of a described object, where the pickle says it. */
export function classOf(value: PickleValue): string | undefined {
  if (isKind(value, 'global')) return `${value.module}.${value.name}`;
  if (!isKind(value, 'object') || !isKind(value.callable, 'global')) return undefined;
  const { callable, args } = value;
  const maker = `${callable.module}.${callable.name}`;
  // Protocols 0 and 1 make objects with copyreg._reconstructor(class, base, state).
  if (!/^copy_?reg\.(_reconstructor|__newobj__|__newobj_ex__)$/.test(maker)) return maker;
  const rebuilt = isKind(args, 'tuple') ? args.items[0] : undefined;
  return isKind(rebuilt, 'global') ? `${rebuilt.module}.${rebuilt.name}` : maker;
}

/** The attributes that an object is built with: its `__dict__`, without slots. */
export function attributesOf(value: PickleValue): Map<string, PickleValue> {
  if (!isKind(value, 'object')) return new Map();
  if (isKind(value.state, 'dict')) return value.state.entries;
  const inPair = isKind(value.state, 'tuple') ? value.state.items[0] : undefined;
  return isKind(inPair, 'dict') ? inPair.entries : new Map();
}
