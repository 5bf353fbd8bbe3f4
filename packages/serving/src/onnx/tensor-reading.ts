import type { Dimension } from '@slipway/core/tensor';

import type { ElementType, Elements } from './element-types.ts';
import { describe, refuse } from './refusal.ts';

/** One input or output of a loaded model. An empty shape is a scalar, or a tensor whose rank the model leaves open. */
export interface Slot {
  readonly name: string;
  readonly type: ElementType;
  readonly shape: readonly Dimension[];
}

/** A tensor in row-major order. */
export interface Tensor {
  readonly elements: Elements;
  readonly dims: readonly number[];
}

/** Where a value stands in the request: a path to which indices are added, or a function that places them. */
export type At = string | ((index: readonly number[]) => string);

const DEEPEST = 16;

/**
 * Reads nested JSON lists as the tensor that an input takes. A list of plain values is taken for a column `[n, 1]`.
 * @throws Refusal 400 that names the place (`data[3]`), what stands there and what the model takes.
 */
export function readTensor(slot: Slot, value: unknown, at: At): Tensor {
  const shape = shapeToRead(slot, value);
  const dims = outerDims(shape, value);
  checkLists({ slot, shape, dims, at, index: [] }, 0, value);
  const elements = slot.type.create(dims.reduce((size, dim) => size * dim, 1));
  copyLists({ slot, dims, at, elements, index: [] }, 0, value, 0);
  return { elements, dims: shape === slot.shape || slot.shape.length === 0 ? dims : [...dims, 1] };
}

/** A shape as messages and documents write it: `[batch, 4]`. */
export function shapeText(shape: readonly Dimension[]): string {
  const words = shape.map((dim, axis) => (dim === -1 ? (axis === 0 ? 'batch' : '?') : String(dim)));
  return `[${words.join(', ')}]`;
}

/** The shape the lists have to have; for a column of plain values without its last axis of 1. */
function shapeToRead(slot: Slot, value: unknown): readonly Dimension[] {
  const { shape } = slot;
  if (shape.length === 0) return rankOf(value);
  const isColumn = shape.length === 2 && shape[1] === 1;
  if (isColumn && Array.isArray(value) && value.length > 0 && !Array.isArray(value[0]))
    return shape.slice(0, 1);
  return shape;
}

function rankOf(value: unknown): readonly Dimension[] {
  const shape: Dimension[] = [];
  for (let inner = value; Array.isArray(inner) && shape.length < DEEPEST; inner = inner[0]) shape.push(-1);
  return shape;
}

/** The lengths along the first element of each axis; `checkLists` proves that all others agree. */
function outerDims(shape: readonly Dimension[], value: unknown): number[] {
  const dims: number[] = [];
  let inner = value;
  for (let axis = 0; axis < shape.length; axis++) {
    if (!Array.isArray(inner)) break;
    dims.push(inner.length);
    inner = inner[0];
  }
  return dims;
}

interface Check {
  readonly slot: Slot;
  readonly shape: readonly Dimension[];
  readonly dims: readonly number[];
  readonly at: At;
  readonly index: number[];
}

/** Proves, before any memory is taken for elements, that the lists form a box of the shape the model takes. */
function checkLists(check: Check, axis: number, value: unknown): void {
  const { shape, dims, index } = check;
  if (axis === shape.length) return;
  if (!Array.isArray(value)) return refuseNoList(check, axis, value);
  const wanted = shape[axis];
  if (typeof wanted === 'number' && wanted >= 0 && value.length !== wanted)
    return refuseLength(check, axis, value, wanted);
  if (value.length === 0) refuse(`${place(check, axis)} is an empty list, ${takes(check.slot)}`);
  if (value.length !== dims[axis]) {
    const first = placeText(check.at, check.index.slice(0, axis).fill(0));
    refuse(
      `${place(check, axis)} has ${count(value.length)}, but ${first} has ${dims[axis]} ${where(check.slot)}`,
    );
  }
  if (axis + 1 === shape.length) return;
  for (let i = 0; i < value.length; i++) {
    index[axis] = i;
    checkLists(check, axis + 1, value[i]);
  }
}

function refuseNoList(check: Check, axis: number, value: unknown): never {
  const wanted = check.shape[axis];
  const length = typeof wanted === 'number' && wanted >= 0 ? ` of ${wanted}` : '';
  const wrap = axis === 1 && check.index[0] === 0 ? '; put a single row into a list of its own' : '';
  refuse(
    `${place(check, axis)} is ${describe(value)}, the model takes a list${length} there ${where(check.slot)}${wrap}`,
  );
}

function refuseLength(check: Check, axis: number, value: readonly unknown[], wanted: number): never {
  refuse(`${place(check, axis)} has ${count(value.length)}, the model takes ${wanted} ${where(check.slot)}`);
}

interface Copy {
  readonly slot: Slot;
  readonly dims: readonly number[];
  readonly at: At;
  readonly elements: Elements;
  readonly index: number[];
}

function copyLists(copy: Copy, axis: number, value: unknown, offset: number): number {
  const { slot, dims, elements, index } = copy;
  const last = dims.length - 1;
  const values = last < 0 ? [value] : (value as readonly unknown[]);
  if (axis < last) {
    let next = offset;
    for (let i = 0; i < values.length; i++) {
      index[axis] = i;
      next = copyLists(copy, axis + 1, values[i], next);
    }
    return next;
  }
  const bad = slot.type.copy(elements, offset, values);
  if (bad >= 0) {
    const path = last < 0 ? [] : [...index.slice(0, axis), bad];
    refuse(`${placeText(copy.at, path)} is ${describe(values[bad])}, ${takes(slot)}`);
  }
  return offset + values.length;
}

function place(check: Check, axis: number): string {
  return placeText(check.at, check.index.slice(0, axis));
}

function placeText(at: At, index: readonly number[]): string {
  return typeof at === 'string' ? at + index.map((i) => `[${i}]`).join('') : at(index);
}

function takes(slot: Slot): string {
  return `the model takes ${slot.type.takes} ${where(slot)}`;
}

function where(slot: Slot): string {
  return `(input ${JSON.stringify(slot.name)}, shape ${shapeText(slot.shape)})`;
}

function count(length: number): string {
  return length === 1 ? '1 value' : `${length} values`;
}
