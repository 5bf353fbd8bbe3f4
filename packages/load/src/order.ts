import {
  array,
  literal,
  number,
  object,
  pipe,
  readonly,
  safeParse,
  string,
  variant,
  type InferOutput,
} from 'valibot';

import { measuredSchema } from './carry-out.ts';
import { levelsPlanSchema } from './levels.ts';
import { targetSchema } from './phase.ts';

/** What the load program reads as JSON on its standard input: secrets never stand on a command line. */
export const loadOrderSchema = object({
  target: targetSchema,
  plan: levelsPlanSchema,
  /** The processes of the server, when they are on this machine; those below them are found. */
  pids: pipe(array(number()), readonly()),
});

/** What the load program is to do. */
export type LoadOrder = InferOutput<typeof loadOrderSchema>;

const loadEventSchema = variant('event', [
  object({ event: literal('progress'), phase: string(), seconds: number(), ended: number() }),
  object({ event: literal('measured'), measured: measuredSchema }),
  object({ event: literal('finished'), because: string() }),
]);

/** What the load program says, one JSON text a line. */
export type LoadEvent = InferOutput<typeof loadEventSchema>;

/** Reads a line of the load program; undefined for anything else that a process may print. */
export function parseLoadEvent(line: string): LoadEvent | undefined {
  if (!line.startsWith('{"event":')) return undefined;
  try {
    const read = safeParse(loadEventSchema, JSON.parse(line));
    return read.success ? read.output : undefined;
  } catch {
    return undefined;
  }
}
