/** The fields that are there; what is missing is left out instead of being undefined. */
export function defined<Shape extends object>(fields: {
  [Name in keyof Shape]?: Shape[Name] | undefined;
}): Shape {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Shape;
}
