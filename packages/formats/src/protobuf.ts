import { atByte, brokenFile } from './broken-file.ts';
import type { Window } from './window.ts';

/**
 * A field of a protobuf message. `start` and `end` are the offsets of its payload in the file.
 * `value` is the number of a varint field (wire type 0) and 0 for all others.
 */
export interface ProtoField {
  number: number;
  wire: number;
  start: number;
  end: number;
  value: number;
}

/** A message inside a file: from `start` to before `end`. */
export type Span = Pick<ProtoField, 'start' | 'end'>;

const VARINT_LIMIT = 10;
const HEADER_LIMIT = 2 * VARINT_LIMIT;

/**
 * Walks the fields of one message in the order of the file, and reads no payload: a visitor that wants one walks it
 * or reads it through the window. Everything else is skipped, however large.
 * @throws Problems when a field is no protobuf or reaches beyond its message.
 */
export async function walkMessage(
  file: string,
  window: Window,
  span: Span,
  visit: (field: ProtoField) => void | Promise<void>,
): Promise<void> {
  let at = span.start;
  while (at < span.end) {
    if (!window.holds(at, HEADER_LIMIT)) await window.load(at, HEADER_LIMIT);
    const field = readField(file, window, at, span.end);
    const pending = visit(field);
    if (pending !== undefined) await pending;
    at = field.end;
  }
}

function readField(file: string, window: Window, at: number, limit: number): ProtoField {
  const tag = readVarint(file, window, at, limit);
  const number = Math.floor(tag.value / 8);
  const wire = tag.value % 8;
  if (number < 1) brokenFile(file, `${atByte(at)} is no protobuf field`, 'a protobuf message');
  if (wire === 0) {
    const { value, end } = readVarint(file, window, tag.end, limit);
    return { number, wire, start: tag.end, end, value };
  }
  const [start, end] = payload(file, window, wire, at, tag.end, limit);
  if (end > limit) {
    const where = limit >= window.size ? 'the file ends' : 'the message around it ends';
    brokenFile(
      file,
      `field ${number} at ${atByte(at)} reaches to ${atByte(end)}, but ${where} at ${atByte(limit)}`,
      'a file that is whole',
    );
  }
  return { number, wire, start, end, value: 0 };
}

function payload(file: string, window: Window, wire: number, at: number, start: number, limit: number) {
  if (wire === 1) return [start, start + 8] as const;
  if (wire === 5) return [start, start + 4] as const;
  if (wire !== 2) brokenFile(file, `${atByte(at)} has the wire type ${wire}`, 'a protobuf message');
  const length = readVarint(file, window, start, limit);
  return [length.end, length.end + length.value] as const;
}

/** A 64-bit two's complement number as a JavaScript number: exact up to 2^53. */
function readVarint(file: string, window: Window, at: number, limit: number): { value: number; end: number } {
  const first = at;
  let value = 0;
  let scale = 1;
  for (; at < first + VARINT_LIMIT; at += 1) {
    if (at >= limit)
      brokenFile(file, `the data ends at ${atByte(limit)} inside a number`, 'a file that is whole');
    const byte = window.byte(at);
    if (byte < 0x80 && at - first < 7) return { value: value + byte * scale, end: at + 1 };
    if (byte < 0x80) return { value: longVarint(window, first, at), end: at + 1 };
    value += (byte & 0x7f) * scale;
    scale *= 0x80;
  }
  return brokenFile(file, `the number at ${atByte(first)} has more than ten bytes`, 'a protobuf message');
}

function longVarint(window: Window, first: number, last: number): number {
  let value = 0n;
  for (let at = last; at >= first; at -= 1) value = (value << 7n) | BigInt(window.byte(at) & 0x7f);
  return Number(BigInt.asIntN(64, value));
}
