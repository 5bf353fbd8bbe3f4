import type { Model, Tensors } from './model.ts';
import { refuse } from './refusal.ts';

/** Proves that dimensions which the model gives one name have one size. */
export function sameSizes(model: Model, tensors: Tensors): Tensors {
  if (model.inputs.length < 2) return tensors;
  const sizes = new Map<string, { size: number; input: string }>();
  for (const { name, shape } of model.inputs) {
    shape.forEach((dim, axis) => {
      const size = tensors[name]?.dims[axis];
      if (typeof dim !== 'string' || size === undefined) return;
      const earlier = sizes.get(dim);
      if (earlier === undefined) sizes.set(dim, { size, input: name });
      else if (earlier.size !== size) {
        const said = `"${dim}" is ${earlier.size} in input ${JSON.stringify(earlier.input)} and ${size} in`;
        refuse(`${said} ${JSON.stringify(name)}, it has to be the same`);
      }
    });
  }
  return tensors;
}
