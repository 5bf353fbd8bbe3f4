import {
  array,
  custom,
  pipe,
  safeParse,
  strictTuple,
  string,
  summarize,
  transform,
  type GenericSchema,
  type InferOutput,
} from 'valibot';

import { isRecord } from './is-record.ts';
import { Failure, messageOf, type FailureCode } from './trouble.ts';

/**
 * Reads JSON that came over a wire or from a file, and checks that it is what it should be.
 * @param place what people know it by: a path, or a method and an address
 * @param code of the failure; what a disk holds is `STORAGE_FAILED`
 * @throws Failure that names the first field that is wrong
 */
export function checkedJson<Schema extends GenericSchema>(
  schema: Schema,
  text: string,
  place: string,
  code: FailureCode = 'STORAGE_FAILED',
): InferOutput<Schema> {
  const read = safeParse(schema, parsed(text, place, code));
  if (read.success) return read.output;
  throw new Failure(code, `${place} is not what it should be: ${oneLine(summarize(read.issues))}`);
}

/** The same for what users give: undefined when it is not what it should be, which the caller says in its own words. */
export function jsonThatFits<Schema extends GenericSchema>(
  schema: Schema,
  text: string,
): InferOutput<Schema> | undefined {
  try {
    const read = safeParse(schema, JSON.parse(text));
    return read.success ? read.output : undefined;
  } catch {
    return undefined;
  }
}

/** Values by names that users choose: `record` of valibot leaves out what objects have anyway, such as `constructor`. */
export function byName<Output>(
  value: GenericSchema<unknown, Output>,
): GenericSchema<unknown, Record<string, Output>> {
  return pipe(
    custom<object>(isRecord, 'Expected Object'),
    transform((given) => Object.entries(given)),
    array(strictTuple([string(), value])),
    transform((entries) => Object.fromEntries(entries)),
  );
}

function parsed(text: string, place: string, code: FailureCode): unknown {
  try {
    return JSON.parse(text);
  } catch (thrown) {
    throw new Failure(code, `${place} is not JSON: ${messageOf(thrown)}`, { cause: thrown });
  }
}

/** `summarize` writes a line an issue and one for its place: `× Invalid type … → at files.0.path`. */
function oneLine(summary: string): string {
  return summary
    .split('\n')
    .slice(0, 2)
    .map((line) => line.replace(/^\s*[×→]\s*/, ''))
    .join(', ');
}
