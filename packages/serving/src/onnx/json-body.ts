import { isRecord } from '@slipway/core/is-record';
import { messageOf } from '@slipway/core/trouble';

import { describe, refuse } from './refusal.ts';

/** Fewer digits than this always fit a double exactly. */
const LONG_INTEGER = /\d{16}/;

/**
 * Parses a JSON body that has to be an object. With `exactIntegers`, integers that a double does not hold become bigint.
 * @throws Refusal 400
 */
export function readJson(body: string, exactIntegers: boolean): Record<string, unknown> {
  if (body === '') refuse('the body is empty, it has to be a JSON object');
  let value: unknown;
  try {
    value = exactIntegers && LONG_INTEGER.test(body) ? JSON.parse(body, keepDigits) : JSON.parse(body);
  } catch (error) {
    const isTooDeep = error instanceof RangeError;
    refuse(isTooDeep ? 'the body is nested too deeply' : `the body is not JSON: ${messageOf(error)}`);
  }
  if (!isRecord(value)) refuse(`the body is ${describe(value)}, it has to be a JSON object`);
  return value;
}

/** A reviver with the source text: https://github.com/tc39/proposal-json-parse-with-source */
function keepDigits(_key: string, value: unknown, context?: { source?: string }): unknown {
  if (typeof value !== 'number' || Number.isSafeInteger(value)) return value;
  const source = context?.source ?? '';
  return /^-?\d+$/.test(source) ? BigInt(source) : value;
}
