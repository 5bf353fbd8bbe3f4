import type { Method } from './config.ts';
import { shapeText, type Slot, type Tensor } from './tensor-reading.ts';

/** The tensors of a call by the names of inputs or outputs. */
export type Tensors = Readonly<Record<string, Tensor>>;

/** A loaded model. */
export interface Model {
  readonly name: string;
  readonly version: string;
  readonly inputs: readonly Slot[];
  readonly outputs: readonly Slot[];
  /** Set for a classifier: the outputs with its labels and with the probabilities of its classes. */
  readonly classifier: Classifier | undefined;
  /** True when an input has integers of 64 bits, which a JavaScript number does not hold exactly. */
  readonly exactIntegers: boolean;
  /**
   * Runs the model for the outputs named.
   * @throws Refusal 400 when the model refuses the values (an index out of range, say), 500 when it runs out of memory.
   */
  run(inputs: Tensors, outputs: readonly string[]): Promise<Tensors>;
}

/** The two answers of a classifier. */
export interface Classifier {
  readonly label: Slot;
  readonly probabilities: Slot;
}

/**
 * Recognises a classifier by what skl2onnx and onnxmltools give it: an output whose name has `label`, of integers or
 * strings and with at most one value a row, and an output whose name has `prob`, of floats and not of rank 1.
 */
export function findClassifier(outputs: readonly Slot[]): Classifier | undefined {
  const label = outputs.find(
    ({ name, type, shape }) =>
      /label/i.test(name) &&
      (type.schema.type === 'integer' || type.schema.type === 'string') &&
      (shape.length < 2 || (shape.length === 2 && shape[1] === 1)),
  );
  const probabilities = outputs.find(
    ({ name, type, shape }) =>
      /prob/i.test(name) && type.hasNaN && (shape.length === 0 || shape.length === 2),
  );
  return label && probabilities && outputs.length === 2 ? { label, probabilities } : undefined;
}

/** The outputs that answer a call: one of a classifier's, or all that the model has. */
export function outputsFor(model: Model, method: Method): readonly Slot[] {
  const { classifier } = model;
  if (classifier === undefined) return model.outputs;
  return method === 'predict' ? [classifier.label] : [classifier.probabilities];
}

/** The inputs of a model in words: `"age" INT64 [batch, 1], "name" BYTES [batch, 1]`. */
export function inputsText(model: Model): string {
  return model.inputs
    .map((input) => `${JSON.stringify(input.name)} (${input.type.v2}, shape ${shapeText(input.shape)})`)
    .join(', ');
}
