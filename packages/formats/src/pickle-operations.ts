import type { Argument } from './pickle-arguments.ts';
import { quotedText, rawUnicodeEscape } from './pickle-escapes.ts';
import { PickleFault, type PickleMachine } from './pickle-machine.ts';
import {
  addEntries,
  addItems,
  isKind,
  sequence,
  type PickleObject,
  type PickleValue,
} from './pickle-values.ts';

/** Carries out one opcode other than STOP on a machine. */
export function perform(machine: PickleMachine, name: string, argument: Argument): void {
  const operation = operations[name];
  if (operation === undefined) throw new PickleFault(`the opcode ${name} is not known`);
  operation(machine, argument);
}

type Operation = (machine: PickleMachine, argument: Argument) => void;

const literal: Operation = (machine, argument) => machine.push(argument as PickleValue);

/** What a line means; a line of megabytes stays what it is. */
function lineOf(read: (line: string) => PickleValue): Operation {
  return (machine, argument) =>
    machine.push(typeof argument === 'string' ? read(argument) : (argument as PickleValue));
}

const getMemo: Operation = (machine, argument) => machine.recall(memoIndex(argument));
const putMemo: Operation = (machine, argument) => machine.remember(memoIndex(argument));
const extension: Operation = (machine, argument) =>
  machine.importGlobal('copyreg', `extension ${lineText(argument)}`);

const operations: Readonly<Record<string, Operation>> = {
  MARK: (machine) => machine.mark(),
  POP: (machine) => machine.popAny(),
  POP_MARK: (machine) => void machine.popToMark(),
  DUP: (machine) => machine.push(machine.top()),
  PROTO: (machine, argument) => setProtocol(machine, Number(argument)),
  FRAME: () => undefined,

  NONE: (machine) => machine.push(null),
  NEWTRUE: (machine) => machine.push(true),
  NEWFALSE: (machine) => machine.push(false),
  INT: lineOf(intLine),
  LONG: lineOf(longLine),
  FLOAT: lineOf(Number),
  STRING: lineOf(quotedText),
  BININT: literal,
  BININT1: literal,
  BININT2: literal,
  BINFLOAT: literal,
  LONG1: literal,
  LONG4: literal,
  UNICODE: lineOf(rawUnicodeEscape),
  BINSTRING: literal,
  SHORT_BINSTRING: literal,
  BINUNICODE: literal,
  SHORT_BINUNICODE: literal,
  BINUNICODE8: literal,
  BINBYTES: literal,
  SHORT_BINBYTES: literal,
  BINBYTES8: literal,
  BYTEARRAY8: literal,
  NEXT_BUFFER: (machine) => machine.push({ kind: 'buffer' }),
  READONLY_BUFFER: (machine) => void machine.top(),

  EMPTY_TUPLE: (machine) => machine.push(sequence('tuple', [])),
  TUPLE: (machine) => machine.push(sequence('tuple', machine.popToMark())),
  TUPLE1: (machine) => tupleOf(machine, 1),
  TUPLE2: (machine) => tupleOf(machine, 2),
  TUPLE3: (machine) => tupleOf(machine, 3),
  EMPTY_LIST: (machine) => machine.push(sequence('list', [])),
  LIST: (machine) => machine.push(sequence('list', machine.popToMark())),
  APPEND: (machine) => append(machine, [machine.pop()]),
  APPENDS: (machine) => append(machine, machine.popToMark()),
  EMPTY_SET: (machine) => machine.push(sequence('set', [])),
  FROZENSET: (machine) => machine.push(sequence('set', machine.popToMark())),
  ADDITEMS: (machine) => append(machine, machine.popToMark()),
  EMPTY_DICT: (machine) => machine.push({ kind: 'dict', length: 0, entries: new Map() }),
  DICT: (machine) => {
    const items = machine.popToMark();
    machine.push({ kind: 'dict', length: 0, entries: new Map() });
    setItems(machine, items);
  },
  SETITEM: (machine) => {
    const value = machine.pop();
    setItems(machine, [machine.pop(), value]);
  },
  SETITEMS: (machine) => setItems(machine, machine.popToMark()),

  GET: getMemo,
  BINGET: getMemo,
  LONG_BINGET: getMemo,
  PUT: putMemo,
  BINPUT: putMemo,
  LONG_BINPUT: putMemo,
  MEMOIZE: (machine) => machine.memoize(),

  GLOBAL: (machine, argument) => machine.importGlobal(...lines(argument)),
  STACK_GLOBAL: (machine) => {
    const name = machine.pop();
    machine.importGlobal(importName(machine.pop()), importName(name));
  },
  EXT1: extension,
  EXT2: extension,
  EXT4: extension,
  PERSID: (machine) => machine.push({ kind: 'persistent id' }),
  BINPERSID: (machine) => {
    machine.pop();
    machine.push({ kind: 'persistent id' });
  },
  REDUCE: (machine) => {
    const args = machine.pop();
    machine.call(machine.pop(), args);
  },
  NEWOBJ: (machine) => {
    const args = machine.pop();
    machine.call(machine.pop(), args);
  },
  NEWOBJ_EX: (machine) => {
    machine.pop();
    const args = machine.pop();
    machine.call(machine.pop(), args);
  },
  INST: (machine, argument) => {
    const args = sequence('tuple', machine.popToMark());
    machine.importGlobal(...lines(argument));
    machine.call(machine.pop(), args);
  },
  OBJ: (machine) => {
    const [callable, ...args] = machine.popToMark();
    if (callable === undefined) throw new PickleFault('an object has no class');
    machine.call(callable, sequence('tuple', args));
  },
  BUILD: (machine) => {
    const state = machine.pop();
    const target = machine.top();
    if (isKind(target, 'object')) target.state = state;
  },
};

function setProtocol(machine: PickleMachine, protocol: number): void {
  if (protocol > 5) throw new PickleFault(`the pickle protocol ${protocol} is not known`);
  machine.protocol = Math.max(machine.protocol, protocol);
}

function memoIndex(argument: Argument): number {
  const index = typeof argument === 'string' ? Number(withoutUnderscores(argument)) : Number(argument);
  if (!Number.isSafeInteger(index) || index < 0)
    throw new PickleFault(`\`${lineText(argument)}\` is no memo entry`);
  return index;
}

/** Protocol 0 writes booleans as the integers `00` and `01`. */
function intLine(line: string): PickleValue {
  if (line === '00') return false;
  if (line === '01') return true;
  return longLine(line);
}

function longLine(line: string): number | bigint {
  const [, sign, digits] =
    /^([+-]?)(0x[\da-f]+|0o[0-7]+|0b[01]+|\d+)L?$/i.exec(withoutUnderscores(line)) ?? [];
  if (digits === undefined) throw new PickleFault(`\`${line.slice(0, 40)}\` is no integer`);
  const value = sign === '-' ? -Number(digits) : Number(digits);
  if (Number.isSafeInteger(value) || digits.length > 4096) return value;
  return sign === '-' ? -BigInt(digits) : BigInt(digits);
}

/** Python's `int` takes `1_000`, and spaces around it. */
function withoutUnderscores(line: string): string {
  return line.trim().replace(/(?<=\w)_(?=\w)/g, '');
}

function tupleOf(machine: PickleMachine, count: number): void {
  const items: PickleValue[] = [];
  for (let index = 0; index < count; index += 1) items.unshift(machine.pop());
  machine.push(sequence('tuple', items));
}

function append(machine: PickleMachine, items: readonly PickleValue[]): void {
  const target = machine.top();
  if (isKind(target, 'list') || isKind(target, 'set')) addItems(target, items);
}

function setItems(machine: PickleMachine, items: readonly PickleValue[]): void {
  const target = machine.top();
  if (isKind(target, 'dict')) addEntries(target, items);
  else if (isKind(target, 'object')) addEntries(dictOf(target), items);
}

function dictOf(target: PickleObject) {
  target.dict ??= { kind: 'dict', length: 0, entries: new Map() };
  return target.dict;
}

/** The argument of an opcode whose argument is a line, or a number that is printed. */
function lineText(argument: Argument): string {
  return typeof argument === 'string' || typeof argument === 'number' ? `${argument}` : '';
}

function lines(argument: Argument): readonly [string, string] {
  return Array.isArray(argument) ? (argument as [string, string]) : ['', ''];
}

/** A name that is made while the pickle runs can not be told; `?` is never allowed by a policy. */
function importName(value: PickleValue): string {
  return typeof value === 'string' ? value : '?';
}
