/** A value without the properties that are undefined; of a dictionary, all that are left are set. */
export type Defined<Value extends object> = string extends keyof Value
  ? { [Key in keyof Value]: Exclude<Value[Key], undefined> }
  : { [Key in keyof Value]?: Exclude<Value[Key], undefined> };

/**
 * The properties of a value that are set: for a spread that must not override with `undefined`.
 * `{ ...defaults, ...defined({ port }) }` keeps the default port when none was given.
 */
export function defined<Value extends object>(value: Value): Defined<Value> {
  const entries = Object.entries(value).filter(([, one]) => one !== undefined);
  return Object.fromEntries(entries) as Defined<Value>;
}
