/** How the argument of an opcode is stored behind it. */
export type ArgumentForm =
  | 'none'
  | 'u1'
  | 'u2'
  | 'u4'
  | 'u8'
  | 'i4'
  | 'f8'
  | 'line'
  | 'two lines'
  | 'text1'
  | 'text4'
  | 'text8'
  | 'bytes1'
  | 'bytes4'
  | 'bytes8'
  | 'long1'
  | 'long4';

/** An opcode: its name in Python's `pickletools` and the form of its argument. */
export interface Opcode {
  name: string;
  argument: ArgumentForm;
}

/**
 * All opcodes of the protocols 0 to 5, by their byte.
 * Source: https://github.com/python/cpython/blob/v3.13.0/Lib/pickletools.py, `opcodes`.
 */
const table: readonly (readonly [byte: number, name: string, argument?: ArgumentForm])[] = [
  [0x28, 'MARK'],
  [0x29, 'EMPTY_TUPLE'],
  [0x2e, 'STOP'],
  [0x30, 'POP'],
  [0x31, 'POP_MARK'],
  [0x32, 'DUP'],
  [0x42, 'BINBYTES', 'bytes4'],
  [0x43, 'SHORT_BINBYTES', 'bytes1'],
  [0x46, 'FLOAT', 'line'],
  [0x47, 'BINFLOAT', 'f8'],
  [0x49, 'INT', 'line'],
  [0x4a, 'BININT', 'i4'],
  [0x4b, 'BININT1', 'u1'],
  [0x4c, 'LONG', 'line'],
  [0x4d, 'BININT2', 'u2'],
  [0x4e, 'NONE'],
  [0x50, 'PERSID', 'line'],
  [0x51, 'BINPERSID'],
  [0x52, 'REDUCE'],
  [0x53, 'STRING', 'line'],
  [0x54, 'BINSTRING', 'text4'],
  [0x55, 'SHORT_BINSTRING', 'text1'],
  [0x56, 'UNICODE', 'line'],
  [0x58, 'BINUNICODE', 'text4'],
  [0x5d, 'EMPTY_LIST'],
  [0x61, 'APPEND'],
  [0x62, 'BUILD'],
  [0x63, 'GLOBAL', 'two lines'],
  [0x64, 'DICT'],
  [0x65, 'APPENDS'],
  [0x67, 'GET', 'line'],
  [0x68, 'BINGET', 'u1'],
  [0x69, 'INST', 'two lines'],
  [0x6a, 'LONG_BINGET', 'u4'],
  [0x6c, 'LIST'],
  [0x6f, 'OBJ'],
  [0x70, 'PUT', 'line'],
  [0x71, 'BINPUT', 'u1'],
  [0x72, 'LONG_BINPUT', 'u4'],
  [0x73, 'SETITEM'],
  [0x74, 'TUPLE'],
  [0x75, 'SETITEMS'],
  [0x7d, 'EMPTY_DICT'],
  [0x80, 'PROTO', 'u1'],
  [0x81, 'NEWOBJ'],
  [0x82, 'EXT1', 'u1'],
  [0x83, 'EXT2', 'u2'],
  [0x84, 'EXT4', 'i4'],
  [0x85, 'TUPLE1'],
  [0x86, 'TUPLE2'],
  [0x87, 'TUPLE3'],
  [0x88, 'NEWTRUE'],
  [0x89, 'NEWFALSE'],
  [0x8a, 'LONG1', 'long1'],
  [0x8b, 'LONG4', 'long4'],
  [0x8c, 'SHORT_BINUNICODE', 'text1'],
  [0x8d, 'BINUNICODE8', 'text8'],
  [0x8e, 'BINBYTES8', 'bytes8'],
  [0x8f, 'EMPTY_SET'],
  [0x90, 'ADDITEMS'],
  [0x91, 'FROZENSET'],
  [0x92, 'NEWOBJ_EX'],
  [0x93, 'STACK_GLOBAL'],
  [0x94, 'MEMOIZE'],
  [0x95, 'FRAME', 'u8'],
  [0x96, 'BYTEARRAY8', 'bytes8'],
  [0x97, 'NEXT_BUFFER'],
  [0x98, 'READONLY_BUFFER'],
];

/** Opcodes by their byte. */
export const opcodes: readonly (Opcode | undefined)[] = table.reduce<(Opcode | undefined)[]>(
  (all, [byte, name, argument = 'none']) => {
    all[byte] = { name, argument };
    return all;
  },
  [],
);
