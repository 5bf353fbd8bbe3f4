import type { ElementType, Elements } from './element-types.ts';
import type { Tensor } from './tensor-reading.ts';

/**
 * A tensor as nested JSON lists. NaN and infinities, which JSON has not, become `null`; 64-bit integers keep every
 * digit.
 */
export function writeTensor(type: ElementType, tensor: Tensor): string {
  return writeAxis(type, tensor, 0, 0, tensor.elements.length);
}

/** The elements of a tensor as one flat JSON list, in row-major order. */
export function writeFlat(type: ElementType, elements: Elements): string {
  return writeRun(type, elements, 0, elements.length);
}

function writeAxis(type: ElementType, tensor: Tensor, axis: number, from: number, to: number): string {
  const { dims, elements } = tensor;
  if (axis === dims.length) return writeElement(type, elements, from);
  if (axis === dims.length - 1) return writeRun(type, elements, from, to);
  const length = dims[axis] ?? 0;
  const step = length === 0 ? 0 : (to - from) / length;
  let text = '[';
  for (let i = 0; i < length; i++) {
    if (i > 0) text += ',';
    text += writeAxis(type, tensor, axis + 1, from + i * step, from + (i + 1) * step);
  }
  return `${text}]`;
}

function writeRun(type: ElementType, elements: Elements, from: number, to: number): string {
  let text = '[';
  for (let i = from; i < to; i++) {
    if (i > from) text += ',';
    text += writeElement(type, elements, i);
  }
  return `${text}]`;
}

function writeElement(type: ElementType, elements: Elements, index: number): string {
  const value = elements[index];
  if (typeof value === 'number') {
    if (type.v2 === 'BOOL') return value === 0 ? 'false' : 'true';
    return Number.isFinite(value) ? String(value) : 'null';
  }
  return typeof value === 'string' ? JSON.stringify(value) : String(value);
}
