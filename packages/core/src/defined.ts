/**
 * The properties of a value that are set: for a spread that must not override with `undefined`.
 * `{ ...defaults, ...defined({ port }) }` keeps the default port when none was given.
 */
export function defined<Value extends object>(
  value: Value,
): { [Key in keyof Value]?: Exclude<Value[Key], undefined> } {
  const entries = Object.entries(value).filter(([, one]) => one !== undefined);
  return Object.fromEntries(entries) as { [Key in keyof Value]?: Exclude<Value[Key], undefined> };
}
