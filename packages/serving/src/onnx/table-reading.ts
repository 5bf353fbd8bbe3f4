import { inputsText, type Model, type Tensors } from './model.ts';
import { describe, quote, refuse } from './refusal.ts';
import { sameSizes } from './same-sizes.ts';
import { readTensor, type Slot, type Tensor } from './tensor-reading.ts';

/** Rows of values. */
export interface Table {
  readonly columns?: readonly string[];
  readonly rows: readonly unknown[];
  /** True when every value is text, as CSV has it. */
  readonly isText?: boolean;
  /** Writes the place of a row, or of a value in it, for messages. */
  readonly path?: (index: readonly number[]) => string;
}

/** A model with one input: a row of the table is a row of that tensor, whatever its columns are called. */
export function isMatrixModel(model: Model): boolean {
  return model.inputs.length === 1 && (model.inputs[0]?.shape.length ?? 0) !== 1;
}

/**
 * Reads a table: as the matrix of a model with one input, or column by column into the inputs of that name (without
 * names: in the order of the inputs). A missing value (`null`, an empty cell) of a floating-point input is NaN.
 * @throws Refusal 400
 */
export function readTable(model: Model, table: Table, at: string): Tensors {
  const [input] = model.inputs;
  if (input !== undefined && isMatrixModel(model)) return { [input.name]: readMatrix(input, table, at) };
  return sameSizes(model, readColumns(model, table, at));
}

function readMatrix(input: Slot, table: Table, at: string): Tensor {
  const width = input.shape[1];
  if (
    table.columns !== undefined &&
    typeof width === 'number' &&
    width >= 0 &&
    table.columns.length !== width
  ) {
    const name = JSON.stringify(input.name);
    refuse(`${at} has ${table.columns.length} columns, the model takes ${width} (input ${name})`);
  }
  const rows = table.rows.map((row) => (Array.isArray(row) ? present(input, row, table.isText) : row));
  return readTensor(input, rows, placed(table, at));
}

function readColumns(model: Model, table: Table, at: string): Tensors {
  const path = placed(table, at);
  const columns = table.columns ?? model.inputs.map((input) => input.name);
  const stranger = columns.find((name) => !model.inputs.some((input) => input.name === name));
  if (stranger !== undefined)
    refuse(`${at} has the column ${quote(stranger)}, the model takes ${inputsText(model)}`);
  table.rows.forEach((row, index) => {
    if (Array.isArray(row) && row.length === columns.length) return;
    const found = Array.isArray(row) ? `has ${row.length} values` : `is ${describe(row)}`;
    refuse(
      `${path([index])} ${found}, a row has ${columns.length}: ${columns.map((name) => quote(name)).join(', ')}`,
    );
  });
  const tensors: Record<string, Tensor> = {};
  for (const input of model.inputs) {
    const column = columns.indexOf(input.name);
    if (column < 0)
      refuse(`${at} lacks the column ${quote(input.name)}, the model takes ${inputsText(model)}`);
    const values = table.rows.map((row) => (row as unknown[])[column]);
    const cell = ([row, ...rest]: readonly number[]): string =>
      path(row === undefined ? [] : [row, column, ...rest]);
    tensors[input.name] = readTensor(input, present(input, values, table.isText), cell);
  }
  return tensors;
}

/** The values with text read and the missing ones filled in. */
function present(input: Slot, values: readonly unknown[], isText = false): readonly unknown[] {
  const { type } = input;
  if (isText)
    return values.map((cell) => (cell === '' && type.hasNaN ? Number.NaN : type.fromText(String(cell))));
  if (!type.hasNaN || !values.includes(null)) return values;
  return values.map((value) => value ?? Number.NaN);
}

function placed(table: Table, at: string): (index: readonly number[]) => string {
  return table.path ?? ((index) => at + index.map((i) => `[${i}]`).join(''));
}
