import type { ByteSource } from '@slipway/core/bytes';
import { atByte, brokenFile } from './broken-file.ts';
import { ByteStream, inflatedFeed, plainFeed } from './byte-stream.ts';
import { isArrayWrapper, stepOverArray } from './joblib.ts';
import { fixedArgument, FIXED_ARGUMENT_LIMIT, variableArgument, type Argument } from './pickle-arguments.ts';
import { PickleFault, PickleMachine } from './pickle-machine.ts';
import { opcodes } from './pickle-opcodes.ts';
import { perform } from './pickle-operations.ts';
import type { PickleValue } from './pickle-values.ts';

/** Something that unpickling would import; `?` stands for a name that is made while the pickle runs. */
export interface PickleImport {
  module: string;
  name: string;
  /** Offset of the opcode, in the inflated bytes when the file is compressed. */
  offset: number;
}

/** One pickle of a file. */
export interface PickleWalk {
  protocol: number;
  /** What the pickle makes. */
  top: PickleValue;
  /** Offset behind the pickle, in the inflated bytes when the file is compressed. */
  end: number;
}

/** How a pickle file is packed; the names of joblib's compressors. */
export type PickleCompression =
  'zlib' | 'gzip' | 'bz2' | 'lzma' | 'xz' | 'lz4' | 'zlib of joblib before 0.10';

/** What a pickle or joblib file would do, as told without executing anything of it. */
export interface PickleFile {
  compression?: PickleCompression;
  /** True when arrays stand between the opcodes, as joblib writes them. */
  joblib: boolean;
  /** Everything that would be imported, each once, in the order of the first import. */
  imports: PickleImport[];
  /** The pickles of the file in their order; files of pickle and joblib have one. */
  pickles: [PickleWalk, ...PickleWalk[]];
}

/** Which unpickler will read the file: joblib's takes bytes of arrays out of the stream, Python's own does not. */
export interface WalkOptions {
  unpickler?: 'joblib' | 'pickle';
}

const NESTING_LIMIT = 100;
const PROTO = 0x80;

/** How the bytes are packed, from the first of them; undefined when they are not. */
export function compressionOf(head: Uint8Array): PickleCompression | undefined {
  const [a = 0, b = 0, c = 0, d = 0] = head;
  if (a === 0x78 && (a * 256 + b) % 31 === 0) return 'zlib';
  if (a === 0x1f && b === 0x8b) return 'gzip';
  if (a === 0x42 && b === 0x5a && c === 0x68) return 'bz2';
  if (a === 0xfd && b === 0x37 && c === 0x7a && d === 0x58) return 'xz';
  if (a === 0x5d && b === 0x00 && c === 0x00) return 'lzma';
  if (a === 0x04 && b === 0x22 && c === 0x4d && d === 0x18) return 'lz4';
  if (a === 0x5a && b === 0x46) return 'zlib of joblib before 0.10';
  return undefined;
}

/** Whether what is compressed so can be read without executing it: Node has no other decompressors. */
export function isReadable(compression: PickleCompression | undefined): compression is 'zlib' | 'gzip' {
  return compression === 'zlib' || compression === 'gzip';
}

/** Whether the bytes begin as a pickle of protocol 2 or later does. Earlier protocols have no mark to know them by. */
export function looksLikePickle(head: Uint8Array): boolean {
  return head[0] === PROTO && head[1] !== undefined && head[1] >= 2 && head[1] <= 5;
}

/** `torch.save` before 1.6 wrote a magic number as a pickle of its own: PROTO 2, LONG1 of ten bytes, 6c fc 9c … */
export function isTorchBeforeZip(head: Uint8Array): boolean {
  return [0x80, 0x02, 0x8a, 0x0a, 0x6c, 0xfc, 0x9c, 0x46].every((byte, index) => head[index] === byte);
}

/**
 * Walks all pickles of a file, opcode by opcode, with descriptions in the place of objects. Nothing is executed.
 * @throws Problems when the file is empty, cut off, not a pickle, or packed in a way that can not be read here.
 */
export async function readPickle(
  file: string,
  source: ByteSource,
  options: WalkOptions = {},
): Promise<PickleFile> {
  if (source.size === 0) brokenFile(file, 'the file is empty', 'a pickle or joblib file');
  const compression = compressionOf(await source.read(0, 16));
  const feed = isReadable(compression) ? inflatedFeed(file, source, compression) : plainFeed(source);
  if (compression !== undefined && !isReadable(compression)) {
    brokenFile(
      file,
      `it is compressed with ${compression}, so what is in it can not be read without executing it`,
      'a pickle or joblib file that is not compressed, or compressed with zlib or gzip',
      'save it again with `joblib.dump(model, path, compress=("zlib", 3))`, or say what it is with `framework`',
    );
  }
  try {
    const walk = new FileWalk(file, new ByteStream(file, feed), options.unpickler !== 'pickle');
    const found = await walk.all();
    return { ...(compression === undefined ? {} : { compression }), ...found };
  } finally {
    await feed.close();
  }
}

class FileWalk {
  readonly #file: string;
  readonly #stream: ByteStream;
  readonly #takesArrays: boolean;
  readonly #imports = new Map<string, PickleImport>();
  #joblib = false;

  constructor(file: string, stream: ByteStream, takesArrays: boolean) {
    this.#file = file;
    this.#stream = stream;
    this.#takesArrays = takesArrays;
  }

  async all() {
    const pickles: [PickleWalk, ...PickleWalk[]] = [await this.#one(this.#takesArrays, 0)];
    while ((await this.#stream.fill(1)) && this.#stream.peek() === PROTO) {
      pickles.push(await this.#one(this.#takesArrays, 0));
    }
    return { joblib: this.#joblib, imports: [...this.#imports.values()], pickles };
  }

  async #one(takesArrays: boolean, nesting: number): Promise<PickleWalk> {
    let at = this.#stream.position;
    const machine = new PickleMachine((module, name) => this.#noteImport(module, name, at));
    for (;;) {
      at = this.#stream.position;
      const step = this.#step(machine, at);
      const name = typeof step === 'string' ? step : await step;
      if (name === 'STOP') break;
      if (name === 'BUILD' && takesArrays) await this.#array(machine, nesting, at);
    }
    const top = this.#guarded(at, () => machine.pop());
    return { protocol: machine.protocol, top, end: this.#stream.position };
  }

  /** Reads one opcode with its argument, carries it out and says its name; waits only where bytes have to come. */
  #step(machine: PickleMachine, at: number): string | Promise<string> {
    if (!this.#stream.holds(1 + FIXED_ARGUMENT_LIMIT)) return this.#stepAtEdge(machine, at);
    return this.#heldStep(machine, at);
  }

  async #stepAtEdge(machine: PickleMachine, at: number): Promise<string> {
    await this.#stream.fill(1 + FIXED_ARGUMENT_LIMIT);
    return this.#heldStep(machine, at);
  }

  #heldStep(machine: PickleMachine, at: number): string | Promise<string> {
    const opcode = opcodes[this.#stream.take(1)[0]!];
    if (opcode === undefined) brokenFile(this.#file, `${atByte(at)} is no opcode of a pickle`, 'a pickle');
    const { name, argument: form } = opcode;
    if (name === 'STOP') return name;
    if (form === 'none') return this.#perform(machine, at, name, undefined);
    const fixed = fixedArgument(this.#stream, form);
    if (fixed !== undefined) return this.#perform(machine, at, name, fixed);
    return variableArgument(this.#stream, form).then((argument) =>
      this.#perform(machine, at, name, argument),
    );
  }

  #perform(machine: PickleMachine, at: number, name: string, argument: Argument): string {
    this.#guarded(at, () => perform(machine, name, argument));
    return name;
  }

  async #array(machine: PickleMachine, nesting: number, at: number): Promise<void> {
    const wrapper = machine.top();
    if (!isArrayWrapper(wrapper)) return;
    if (nesting > NESTING_LIMIT)
      brokenFile(this.#file, 'arrays are nested deeper than 100 levels', 'a pickle');
    this.#joblib = true;
    try {
      // joblib reads an array of objects with Python's own unpickler, which knows nothing of wrappers.
      await stepOverArray(this.#stream, wrapper, async () => (await this.#one(false, nesting + 1)).top);
    } catch (error) {
      this.#fault(at, error);
    }
  }

  #guarded<Result>(at: number, act: () => Result): Result {
    try {
      return act();
    } catch (error) {
      this.#fault(at, error);
    }
  }

  #fault(at: number, error: unknown): never {
    if (!(error instanceof PickleFault)) throw error;
    brokenFile(this.#file, `at ${atByte(at)} ${error.message}`, 'a pickle or joblib file');
  }

  #noteImport(module: string, name: string, offset: number): void {
    const key = `${module}\n${name}`;
    if (!this.#imports.has(key)) this.#imports.set(key, { module, name, offset });
  }
}
