import { atByte, brokenFile } from './broken-file.ts';
import type { ByteStream } from './byte-stream.ts';
import { isArrayWrapper, stepOverArray } from './joblib.ts';
import {
  fixedArgument,
  FIXED_ARGUMENT_LIMIT,
  variableArgument,
  type Argument,
  type LiteralLook,
} from './pickle-arguments.ts';
import { PickleFault, PickleLimit, PickleMachine } from './pickle-machine.ts';
import { opcodes } from './pickle-opcodes.ts';
import { perform } from './pickle-operations.ts';
import { isKind, type PickleGlobal, type PickleObject, type PickleValue } from './pickle-values.ts';

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

/** Is told what a pickle does while it is walked, so that a pickle that breaks in the middle has said what it did. */
export interface PickleWatch {
  /** An import, when it is seen for the first time. */
  imported(found: PickleImport): void;
  /** A call, also one that makes an object of a class. */
  called(callable: PickleValue, args: PickleValue, offset: number): void;
  /** An import is put on the stack, where a call or a value takes it from. */
  used(value: PickleGlobal): void;
  /** An object got the state that it has now. */
  built(object: PickleObject): void;
  /** A state is set on an import itself, not on an object. */
  changed(module: string, name: string, offset: number): void;
  /** A reference that only the caller of the unpickler can resolve. */
  persistent(offset: number): void;
  /** The pickle is given up although Python would go on: in `said` is why. */
  gaveUp(said: string): void;
  /** Bytes or a text of `length`, before they are taken from the stream. */
  literal(stream: ByteStream, length: number): Promise<void> | undefined;
}

/** What is known of a file when all its pickles were walked. */
export interface Walked {
  joblib: boolean;
  imports: PickleImport[];
  pickles: [PickleWalk, ...PickleWalk[]];
  /** Offset of bytes that follow the pickles and are none. */
  trailing?: number;
}

/** How to walk. */
export interface WalkManner {
  /** Arrays stand in the stream behind joblib's wrappers. */
  takesArrays: boolean;
  /** The most pickles that are walked; what follows them is not looked at. */
  most: number;
  /** A pickle that is not the first one may begin without the mark of protocol 2. */
  anyBeginning: boolean;
  watch?: PickleWatch;
}

const NESTING_LIMIT = 100;
const IMPORT_LIMIT = 100_000;
const PROTO = 0x80;

/** Walks the pickles of a file one after the other. Makes no value of them but descriptions. */
export class FileWalk {
  readonly #file: string;
  readonly #stream: ByteStream;
  readonly #manner: WalkManner;
  readonly #look: LiteralLook | undefined;
  readonly #imports = new Map<string, PickleImport>();
  #joblib = false;
  /** Offset behind the current frame: Python's own unpickler has read the file up to there. */
  #frameEnd = 0;

  constructor(file: string, stream: ByteStream, manner: WalkManner) {
    this.#file = file;
    this.#stream = stream;
    this.#manner = manner;
    const { watch } = manner;
    this.#look = watch === undefined ? undefined : (at, length) => watch.literal(at, length);
  }

  /** @throws Problems where a pickle is broken, cut off, or does what no pickler writes. */
  async all(): Promise<Walked> {
    const { takesArrays, most, anyBeginning } = this.#manner;
    const pickles: [PickleWalk, ...PickleWalk[]] = [await this.#one(takesArrays, 0)];
    while (pickles.length < most && (await this.#stream.fill(1))) {
      if (!anyBeginning && this.#stream.peek() !== PROTO) break;
      pickles.push(await this.#one(takesArrays, 0));
    }
    const more = (await this.#stream.fill(1)) || this.#stream.unread() > 0;
    return {
      joblib: this.#joblib,
      imports: [...this.#imports.values()],
      pickles,
      trailing: more && pickles.length < most ? this.#stream.position : undefined,
    };
  }

  async #one(takesArrays: boolean, nesting: number): Promise<PickleWalk> {
    let at = this.#stream.position;
    this.#frameEnd = 0;
    const { watch } = this.#manner;
    const machine = new PickleMachine({
      imported: (module, name) => this.#noteImport(module, name, at),
      called: watch === undefined ? undefined : (callable, args) => watch.called(callable, args, at),
      used: watch === undefined ? undefined : (value) => watch.used(value),
    });
    for (;;) {
      at = this.#stream.position;
      const step = this.#step(machine, at);
      const name = typeof step === 'string' ? step : await step;
      if (name === 'STOP') break;
      if (name === 'BUILD') {
        if (watch !== undefined) this.#noteChange(machine, at);
        if (takesArrays) await this.#array(machine, nesting, at);
      } else if (watch !== undefined && (name === 'PERSID' || name === 'BINPERSID')) watch.persistent(at);
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
    // Only where bytes are taken past the frames does it matter where those end; the unpickler in C checks nothing.
    if (name === 'FRAME' && this.#manner.takesArrays) this.#frame(at, fixed ?? 0);
    if (fixed !== undefined) return this.#perform(machine, at, name, fixed);
    return variableArgument(this.#stream, form, this.#look).then((argument) =>
      this.#perform(machine, at, name, argument),
    );
  }

  #perform(machine: PickleMachine, at: number, name: string, argument: Argument): string {
    this.#guarded(at, () => perform(machine, name, argument));
    return name;
  }

  #frame(at: number, length: number): void {
    if (at < this.#frameEnd)
      brokenFile(this.#file, `at ${atByte(at)} a frame begins inside of another`, 'a pickle');
    this.#frameEnd = this.#stream.position + length;
  }

  async #array(machine: PickleMachine, nesting: number, at: number): Promise<void> {
    const wrapper = machine.top();
    if (!isArrayWrapper(wrapper)) return;
    if (nesting > NESTING_LIMIT)
      brokenFile(this.#file, 'arrays are nested deeper than 100 levels', 'a pickle');
    // joblib takes the array's bytes from the file, which is at the end of the frame and not where the opcodes are.
    if (this.#stream.position < this.#frameEnd)
      brokenFile(this.#file, `the frame around ${atByte(at)} reaches over an array`, 'a joblib file');
    this.#joblib = true;
    try {
      // joblib reads an array of objects with Python's own unpickler, which knows nothing of wrappers.
      await stepOverArray(this.#stream, wrapper, async () => (await this.#one(false, nesting + 1)).top);
      this.#frameEnd = 0;
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
    if (error instanceof PickleLimit) this.#giveUp(`at ${atByte(at)} ${error.message}`);
    brokenFile(this.#file, `at ${atByte(at)} ${error.message}`, 'a pickle or joblib file');
  }

  #giveUp(said: string): never {
    this.#manner.watch?.gaveUp(said);
    brokenFile(this.#file, said, 'a pickle or joblib file');
  }

  #noteImport(module: string, name: string, offset: number): void {
    const key = `${module}\n${name}`;
    if (this.#imports.has(key)) return;
    if (this.#imports.size >= IMPORT_LIMIT) this.#giveUp(`it has more than ${IMPORT_LIMIT} imports`);
    const found = { module, name, offset };
    this.#imports.set(key, found);
    this.#manner.watch?.imported(found);
  }

  #noteChange(machine: PickleMachine, at: number): void {
    const target = machine.top();
    if (isKind(target, 'global')) this.#manner.watch?.changed(target.module, target.name, at);
    else if (isKind(target, 'object')) this.#manner.watch?.built(target);
  }
}
