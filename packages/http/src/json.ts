import * as v from 'valibot';

/** The JSON of an answer; undefined when it is none, or not what the schema says. */
export function jsonAs<Schema extends v.GenericSchema>(
  schema: Schema,
  text: string | Buffer,
): v.InferOutput<Schema> | undefined {
  const read = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), text.toString());
  return read.success ? read.output : undefined;
}
