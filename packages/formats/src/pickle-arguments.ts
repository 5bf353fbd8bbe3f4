import type { ByteStream } from './byte-stream.ts';
import type { ArgumentForm } from './pickle-opcodes.ts';
import type { PickleBytes } from './pickle-values.ts';

/** An argument: a number, a text, two lines, or bytes of which only the first are kept. */
export type Argument = undefined | number | bigint | string | readonly [string, string] | PickleBytes;

/** Enough for a float that stands behind every opcode without waiting. */
export const FIXED_ARGUMENT_LIMIT = 8;

const KEPT_BYTES = 4096;
const LINE_LIMIT = 1024 * 1024;

/** As many arguments as a call may surely have. */
const SPREAD = 8192;

// Made once: to make a decoder takes longer than to decode a name.
const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });

/** Reads an argument of fixed size, all of which must be readable without waiting; undefined for other forms. */
export function fixedArgument(stream: ByteStream, form: ArgumentForm): number | undefined {
  switch (form) {
    case 'u1':
      return stream.take(1)[0];
    case 'u2':
      return view(stream.take(2)).getUint16(0, true);
    case 'u4':
      return view(stream.take(4)).getUint32(0, true);
    case 'u8':
      return Number(view(stream.take(8)).getBigUint64(0, true));
    case 'i4':
      return view(stream.take(4)).getInt32(0, true);
    case 'f8':
      return view(stream.take(8)).getFloat64(0, false);
    default:
      return undefined;
  }
}

/** Sees a text or bytes of `length` before they are taken from the stream; it takes nothing. */
export type LiteralLook = (stream: ByteStream, length: number) => Promise<void> | undefined;

/** Reads an argument of variable size; `look` sees texts and bytes first. */
export async function variableArgument(
  stream: ByteStream,
  form: ArgumentForm,
  look?: LiteralLook,
): Promise<Argument> {
  switch (form) {
    case 'line':
      return lineText(stream);
    case 'two lines':
      return [await nameText(stream), await nameText(stream)];
    case 'text1':
    case 'text4':
    case 'text8':
      return text(await counted(stream, form.slice(4), look));
    case 'bytes1':
    case 'bytes4':
    case 'bytes8':
      return counted(stream, form.slice(5), look);
    case 'long1':
    case 'long4':
      return long(await counted(stream, form.slice(4)));
    default:
      return undefined;
  }
}

async function lineText(stream: ByteStream): Promise<string | PickleBytes> {
  const { length, head: bytes } = await stream.lineHead(LINE_LIMIT);
  if (length > bytes.length) return { kind: 'bytes', length, head: bytes.subarray(0, KEPT_BYTES) };
  // The decoder that is called `latin1` is one of windows-1252, which has other characters for 0x80 to 0x9f.
  let line = '';
  for (let at = 0; at < bytes.length; at += SPREAD) {
    line += String.fromCharCode(...bytes.subarray(at, at + SPREAD));
  }
  return line;
}

/** Python reads the names of imports as UTF-8, all other lines byte by byte. No module has a name of megabytes. */
async function nameText(stream: ByteStream): Promise<string> {
  const { length, head } = await stream.lineHead(LINE_LIMIT);
  return length > head.length ? '?' : utf8.decode(head);
}

async function counted(stream: ByteStream, width: string, look?: LiteralLook): Promise<PickleBytes> {
  await stream.fill(FIXED_ARGUMENT_LIMIT);
  const length = fixedArgument(stream, width === '1' ? 'u1' : width === '4' ? 'u4' : 'u8') ?? 0;
  await look?.(stream, length);
  return { kind: 'bytes', length, head: await stream.takeHead(length, KEPT_BYTES) };
}

/** A text that is too long to keep stays bytes: nothing that is looked for is so long. */
function text(bytes: PickleBytes): string | PickleBytes {
  return bytes.length > bytes.head.length ? bytes : utf8.decode(bytes.head);
}

/** A two's complement number, least significant byte first. */
function long({ head, length }: PickleBytes): number | bigint | PickleBytes {
  if (length > head.length) return { kind: 'bytes', length, head };
  let value = 0n;
  for (let index = head.length - 1; index >= 0; index -= 1) value = (value << 8n) | BigInt(head[index]!);
  const signed = BigInt.asIntN(head.length * 8, value);
  return Number.isSafeInteger(Number(signed)) ? Number(signed) : signed;
}

function view(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
}
