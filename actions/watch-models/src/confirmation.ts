import type { Parsed } from '@slipway/core/inputs';
import { parseCursor, type Cursor } from '@slipway/models/watch/cursor';

/** What a run told: its output `cursor`, and the input `confirm` of a later one. */
export interface Confirmation {
  subscriber: string;
  told: Cursor;
}

/** Writes the output `cursor`. */
export function confirmationText({ subscriber, told }: Confirmation): string {
  return JSON.stringify({ subscriber, told });
}

/** Reads the input `confirm`. Pure. */
export function parseConfirmation(text: string): Parsed<Confirmation> {
  const expected = 'the output `cursor` of an earlier run of watch-models';
  try {
    const { subscriber, told } = JSON.parse(text) as { subscriber?: unknown; told?: unknown };
    const cursor = parseCursor(JSON.stringify(told));
    if (typeof subscriber !== 'string' || !/^[A-Za-z0-9][A-Za-z0-9_.-]{0,99}$/.test(subscriber))
      return { expected };
    return cursor === undefined ? { expected } : { value: { subscriber, told: cursor } };
  } catch {
    return { expected };
  }
}
