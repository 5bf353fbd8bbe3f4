import { isRecord } from '@slipway/core/is-record';
import { inputsText, type Model, type Tensors } from './model.ts';
import { describe, quote, refuse } from './refusal.ts';
import { sameSizes } from './same-sizes.ts';
import { isMatrixModel, readTable, type Table } from './table-reading.ts';
import { readTensor, type Tensor } from './tensor-reading.ts';

/**
 * Reads what a model takes, in any of the forms people send: a nested list for a model with one input, rows of a table,
 * a list of records, named tensors, or pandas' split form `{columns, index, data}`.
 * @throws Refusal 400
 */
export function readInputs(model: Model, value: unknown, at: string): Tensors {
  const [input] = model.inputs;
  if (Array.isArray(value) && isRecord(value[0])) return readRecords(model, value, at);
  if (isRecord(value)) {
    const isSplit = Array.isArray(value['columns']) && 'data' in value && !isInput(model, 'columns');
    return isSplit ? readSplit(model, value, at) : readNamed(model, value, at);
  }
  if (input !== undefined && model.inputs.length === 1) return { [input.name]: readTensor(input, value, at) };
  if (Array.isArray(value)) return readTable(model, { rows: value }, at);
  return refuse(`${at} is ${describe(value)}, the model takes ${inputsText(model)}`);
}

/** Reads `{name: nested list}`: every input of the model, and nothing else. */
export function readNamed(model: Model, value: Readonly<Record<string, unknown>>, at: string): Tensors {
  const tensors: Record<string, Tensor> = {};
  for (const name of Object.keys(value)) {
    if (!isInput(model, name)) refuse(`${at} has ${quote(name)}, the model takes ${inputsText(model)}`);
  }
  for (const input of model.inputs) {
    if (!Object.hasOwn(value, input.name)) {
      refuse(`${at} lacks ${JSON.stringify(input.name)}, the model takes ${inputsText(model)}`);
    }
    tensors[input.name] = readTensor(input, value[input.name], `${at}.${input.name}`);
  }
  return sameSizes(model, tensors);
}

/** Reads pandas' split form: `{columns?, index?, data}`. */
export function readSplit(model: Model, value: Readonly<Record<string, unknown>>, at: string): Tensors {
  const unknown = Object.keys(value).find((key) => !['columns', 'index', 'data'].includes(key));
  if (unknown !== undefined) refuse(`${at} has ${quote(unknown)}, it takes columns, index and data`);
  const { columns, data } = value;
  if (!Array.isArray(data)) refuse(`${at}.data is ${describe(data)}, it has to be a list of rows`);
  if (columns === undefined || columns === null) return readTable(model, { rows: data }, `${at}.data`);
  if (!isTexts(columns)) refuse(`${at}.columns is ${describe(columns)}, it has to be a list of names`);
  return readTable(model, { columns, rows: data }, `${at}.data`);
}

/** Reads a list of records: rows with names. What a model with several inputs takes a row may be a list itself. */
export function readRecords(model: Model, records: readonly unknown[], at: string): Tensors {
  const [first] = records;
  if (!isRecord(first)) refuse(`${at}[0] is ${describe(first)}, it has to be an object`);
  const columns = Object.keys(first);
  const rows = records.map((record, index) => {
    if (!isRecord(record)) refuse(`${at}[${index}] is ${describe(record)}, it has to be an object`);
    const lacks = columns.find((column) => !Object.hasOwn(record, column));
    if (lacks !== undefined) refuse(`${at}[${index}] lacks ${quote(lacks)}, which ${at}[0] has`);
    const extra = Object.keys(record).length > columns.length;
    if (extra) refuse(`${at}[${index}] has other keys than ${at}[0]`);
    return columns.map((column) => record[column]);
  });
  const [input] = model.inputs;
  const isWholeRow = isMatrixModel(model) && columns.length === 1 && Array.isArray(rows[0]?.[0]);
  if (isWholeRow && input !== undefined && columns[0] === input.name) {
    const column = (index: readonly number[]): string =>
      recordPath(at, columns, [index[0] ?? 0, 0, ...index.slice(1)]);
    const values = rows.map((row) => row[0]);
    return { [input.name]: readTensor(input, values, (index) => (index.length === 0 ? at : column(index))) };
  }
  const table: Table = { columns, rows, path: (index) => recordPath(at, columns, index) };
  return readTable(model, table, at);
}

function isInput(model: Model, name: string): boolean {
  return model.inputs.some((input) => input.name === name);
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

function recordPath(
  at: string,
  columns: readonly string[],
  [row, column, ...rest]: readonly number[],
): string {
  if (row === undefined) return at;
  const field = column === undefined ? '' : `.${columns[column]}`;
  return `${at}[${row}]${field}${rest.map((i) => `[${i}]`).join('')}`;
}
