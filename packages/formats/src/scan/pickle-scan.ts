import { bytesInMemory, type ByteSource } from '@slipway/core/bytes';
import { Problems, type Problem } from '@slipway/core/trouble';
import { unpacksWithoutEnd, type ByteStream } from '../byte-stream.ts';
import { readPickle, type PickleImport, type PickleWatch, type WalkOptions } from '../pickle.ts';
import { isKind, type PickleGlobal, type PickleObject, type PickleValue } from '../pickle-values.ts';
import type { Findings } from './finding.ts';
import { GuardedImports, isMadeTimeZone } from './guarded-imports.ts';
import { functionMakers, isCodeWriter, judgeImport } from './judge-import.ts';
import { isWorthALook, LOOKED_INTO } from './nested-pickle.ts';
import { calledCode, embeddedCode, importFinding, unreadable } from './words.ts';

/** Who will load a pickle. */
export interface PickleUse {
  /** References to storages are resolved by `torch.load`; nobody else resolves any. */
  torch?: boolean;
  /** A TorchScript archive has classes of its own, which are no Python. */
  script?: boolean;
  /** The most pickles at the beginning of the file; raw bytes follow. */
  most?: number;
  /** Python's own unpickler, or also joblib's. */
  unpickler?: 'joblib' | 'pickle';
  /** Whether tables that are packed in a way that can not be read here are nothing that is unpickled. */
  isData?: boolean;
  /** How many pickles this one is in. */
  depth?: number;
}

const DEPTH_LIMIT = 6;

/**
 * Scans a file that is certainly meant as a pickle. A file that breaks in the middle has done what stands before: that
 * is told, and the break, too.
 */
export async function scanPickle(
  file: string,
  source: ByteSource,
  findings: Findings,
  use: PickleUse = {},
): Promise<void> {
  const watch = new PickleScan(file, findings, use);
  const options: WalkOptions = {
    unpickler: use.unpickler ?? 'joblib',
    watch,
    most: use.most,
  };
  try {
    const { trailing } = await readPickle(file, source, options);
    if (trailing !== undefined)
      findings.add(unreadable(file, 'bytes follow the pickle that belong to nothing', trailing));
  } catch (error) {
    for (const { said } of problemsOf(error)) findings.add(unreadable(file, said));
  }
  watch.finish();
  if (watch.usesJoblib && options.unpickler === 'joblib') await scanAsPlain(file, source, findings, use);
}

/** `pickle.load` reads the bytes of joblib's arrays as opcodes: a file can be harmless for one and not for the other. */
async function scanAsPlain(
  file: string,
  source: ByteSource,
  findings: Findings,
  use: PickleUse,
): Promise<void> {
  const watch = new PickleScan(file, findings, { ...use, quiet: true });
  try {
    await readPickle(file, source, { unpickler: 'pickle', most: 1, watch });
  } catch (error) {
    problemsOf(error);
    watch.tellMisused();
  }
}

/** `torch.load` of a file from before its version 1.6 reads so many, whatever protocol each is of. */
const PICKLES_OF_OLD_TORCH = 5;

/**
 * Scans bytes that may be a pickle by chance. Dangerous imports are told in any case, everything else only when the
 * bytes are a whole pickle. Bytes that are none break early, so there is no limit to how far is looked.
 */
export async function scanPerhapsPickle(
  file: string,
  source: ByteSource,
  findings: Findings,
  use: PickleUse = {},
): Promise<void> {
  const watch = new PickleScan(file, findings, { ...use, quiet: true });
  try {
    const { pickles } = await readPickle(file, source, { unpickler: 'pickle', most: 1, watch });
    watch.finish();
    if (pickles[0].end < source.size) await scanWhatFollows(file, source, findings, use);
  } catch (error) {
    watch.tellBreak(problemsOf(error));
  }
}

/** Behind a whole pickle there can be more of them, and after those come bytes of anything. */
async function scanWhatFollows(
  file: string,
  source: ByteSource,
  findings: Findings,
  use: PickleUse,
): Promise<void> {
  const watch = new PickleScan(file, findings, { ...use, quiet: true });
  const most = PICKLES_OF_OLD_TORCH;
  try {
    await readPickle(file, source, { unpickler: 'pickle', most, anyBeginning: true, watch });
  } catch (error) {
    watch.tellBreak(problemsOf(error));
  }
  watch.finish();
}

function problemsOf(error: unknown) {
  if (error instanceof Problems) return error.problems;
  throw error;
}

/** Turns what a pickle does into findings. */
class PickleScan implements PickleWatch {
  readonly #file: string;
  readonly #findings: Findings;
  readonly #use: PickleUse & { quiet?: boolean };
  readonly #held: PickleImport[] = [];
  readonly #guarded = new GuardedImports();
  #codeAt: number | undefined;
  /** Whether joblib's array wrapper is imported. */
  usesJoblib = false;

  constructor(file: string, findings: Findings, use: PickleUse & { quiet?: boolean }) {
    this.#file = file;
    this.#findings = findings;
    this.#use = use;
  }

  imported(found: PickleImport): void {
    const { module, name, offset } = found;
    if (module === 'joblib.numpy_pickle' && name === 'NumpyArrayWrapper') this.usesJoblib = true;
    if (this.#use.script === true && /^__torch__(\.|$)/.test(module)) return;
    if (this.#guarded.takes(found)) return;
    const verdict = judgeImport(module, name);
    if (verdict.kind === 'allowed') return;
    if (verdict.kind === 'embedded') this.#codeAt ??= offset;
    if (this.#use.quiet !== true) this.#findings.add(importFinding(this.#file, found, verdict));
    else if (verdict.kind === 'malicious' && isName(module) && isName(name))
      this.#findings.add(importFinding(this.#file, found, verdict));
    else this.#held.push(found);
  }

  used(value: PickleGlobal): void {
    this.#guarded.used(value);
  }

  built(object: PickleObject): void {
    this.#guarded.built(object);
  }

  called(callable: PickleValue, args: PickleValue, offset: number): void {
    this.#guarded.called(callable, args);
    if (isKind(callable, 'global')) {
      const makesClass = callable.name === 'type' && isKind(args, 'tuple') && args.length > 1;
      if (!makesClass || !/^(builtins|__builtin__)$/.test(callable.module)) return;
      this.#codeAt ??= offset;
      this.#findings.add(embeddedCode(this.#file, 'a class is made while the file is loaded', offset));
    } else if (isKind(callable, 'object') && isMadeCode(callable.callable) && !isMadeTimeZone(callable)) {
      this.#findings.add(calledCode(this.#file, 'it calls code of its own while it is loaded', offset));
    }
  }

  changed(module: string, name: string, offset: number): void {
    const said = `it changes \`${module}.${name}\` itself, for the whole program`;
    this.#findings.add(calledCode(this.#file, said, offset));
  }

  persistent(offset: number): void {
    if (this.#use.torch === true || this.#use.quiet === true) return;
    this.#findings.add(unreadable(this.#file, 'it refers to objects outside of the file', offset));
  }

  gaveUp(said: string): void {
    this.#findings.add(unreadable(this.#file, said));
  }

  literal(stream: ByteStream, length: number): Promise<void> | undefined {
    const depth = (this.#use.depth ?? 0) + 1;
    if (depth > DEPTH_LIMIT || !isWorthALook(stream.ahead(3), length)) return undefined;
    return this.#nested(stream, Math.min(length, LOOKED_INTO), depth);
  }

  /** When bytes that are a pickle by chance broke: what hides behind the break is told where it is hidden. */
  tellBreak(problems: readonly Problem[]): void {
    this.tellMisused();
    if (problems.some(({ said }) => said === unpacksWithoutEnd)) this.gaveUp(unpacksWithoutEnd);
  }

  /** When the walk is over or broken: imports that were not seen to be used in their harmless way. */
  tellMisused(): void {
    for (const found of this.#guarded.misused()) {
      const verdict = judgeImport(found.module, found.name);
      if (verdict.kind !== 'allowed') this.#findings.add(importFinding(this.#file, found, verdict));
    }
  }

  /** When the walk is over: what was held back, and what can not be trusted together. */
  finish(): void {
    this.tellMisused();
    for (const found of this.#held) {
      const verdict = judgeImport(found.module, found.name);
      const isPlausible = isName(found.module) && isName(found.name);
      if (verdict.kind !== 'allowed' && isPlausible)
        this.#findings.add(importFinding(this.#file, found, verdict));
    }
    if (!this.usesJoblib || this.#codeAt === undefined || this.#use.unpickler === 'pickle') return;
    const said =
      'a class of its own could take the place of joblib’s wrapper, and hide what follows an array';
    this.#findings.add(unreadable(this.#file, said, this.#codeAt));
  }

  async #nested(stream: ByteStream, length: number, depth: number): Promise<void> {
    const offset = stream.position;
    await stream.fill(length);
    const bytes = pickledBytes(stream.ahead(length).slice());
    if (bytes === undefined) return;
    await scanPerhapsPickle(`${this.#file}!pickle at ${offset}`, bytesInMemory(bytes), this.#findings, {
      depth,
    });
  }
}

/** Bytes, or the bytes that a text has by `latin1`; undefined when they can not be a pickle with an import. */
function pickledBytes(bytes: Uint8Array): Uint8Array | undefined {
  if (bytes[0] === 0x80) return bytes;
  if (bytes[0] === 0xc2) {
    return Uint8Array.from(new TextDecoder().decode(bytes), (character) => character.charCodeAt(0) & 0xff);
  }
  return bytes.includes(0x0a) || bytes.includes(0x93) ? bytes : undefined;
}

/** A function of the code writers, what `partial` and the like make, or what came out of calling something that came out of a call. */
function isMadeCode(maker: PickleValue): boolean {
  if (isKind(maker, 'object')) return true;
  if (isKind(maker, 'global') && /^(partial|vectorize|getattr)$/.test(maker.name)) return true;
  return isKind(maker, 'global') && functionMakers.has(maker.name) && isCodeWriter(maker.module);
}

function isName(text: string): boolean {
  return /^[A-Za-z_][\w.]*$/.test(text);
}
