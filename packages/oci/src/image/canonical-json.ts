import { byCodePoint } from '@slipway/core/digest';
import { isRecord } from '@slipway/core/is-record';

/** JSON with the keys of every object in the order of their code points and no white space: same value, same bytes. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) => (isRecord(inner) ? inOrder(inner) : inner));
}

function inOrder(record: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).toSorted(([left], [right]) => byCodePoint(left, right)));
}
