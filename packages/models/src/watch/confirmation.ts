import { jsonThatFits } from '@slipway/core/checked-json';
import type { Parsed } from '@slipway/core/inputs';
import { cursor } from './cursor.ts';
import * as v from 'valibot';

const confirmation = v.object({
  subscriber: v.pipe(v.string(), v.regex(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,99}$/)),
  told: cursor,
});

/** What a run told: its output `cursor`, and the input `confirm` of a later one. */
export type Confirmation = v.InferOutput<typeof confirmation>;

/** Writes the output `cursor`. */
export function confirmationText({ subscriber, told }: Confirmation): string {
  return JSON.stringify({ subscriber, told });
}

/** Reads the input `confirm`. Pure. */
export function parseConfirmation(text: string): Parsed<Confirmation> {
  const value = jsonThatFits(confirmation, text);
  return value === undefined
    ? { expected: 'the output `cursor` of an earlier run of watch-models' }
    : { value };
}
