import type { ByteSource } from '@slipway/core/bytes';
import { atByte, brokenFile } from './broken-file.ts';
import { Window } from './window.ts';

/** What the header of a GGUF file says. Arrays are left out of `values`. */
export interface GgufModel {
  formatVersion: number;
  tensors: number;
  values: Map<string, number | bigint | boolean | string>;
}

const HEADER_SIZE = 24;
const NESTING_LIMIT = 16;
const STRING = 8;
const ARRAY = 9;

/** Sizes of the value types that have a fixed one. */
const sizes: readonly (number | undefined)[] = [1, 1, 2, 2, 4, 4, 4, 1, undefined, undefined, 8, 8, 8];

/**
 * Tensor types: how many values a block has, and how many bytes. Newer types are left out: only where they begin is known.
 * Source: https://github.com/ggml-org/ggml/blob/v0.9.0/src/ggml.c, `type_traits`.
 */
const blocks: Readonly<Record<number, readonly [values: number, bytes: number]>> = {
  0: [1, 4],
  1: [1, 2],
  2: [32, 18],
  3: [32, 20],
  6: [32, 22],
  7: [32, 24],
  8: [32, 34],
  9: [32, 36],
  10: [256, 84],
  11: [256, 110],
  12: [256, 144],
  13: [256, 176],
  14: [256, 210],
  15: [256, 292],
  24: [1, 1],
  25: [1, 2],
  26: [1, 4],
  27: [1, 8],
  28: [1, 8],
  30: [1, 2],
};

/** Whether the bytes begin with `GGUF`. */
export function looksLikeGguf(head: Uint8Array): boolean {
  return head[0] === 0x47 && head[1] === 0x47 && head[2] === 0x55 && head[3] === 0x46;
}

/**
 * Reads the header of a GGUF file: keys and values, and the names and places of its tensors.
 * Source: https://github.com/ggml-org/ggml/blob/v0.9.0/docs/gguf.md
 * @throws Problems when the file is no GGUF, or is cut off.
 */
export async function readGguf(file: string, source: ByteSource): Promise<GgufModel> {
  const reader = new GgufReader(file, source);
  return reader.read();
}

class GgufReader {
  readonly #file: string;
  readonly #window: Window;
  #at = 0;

  constructor(file: string, source: ByteSource) {
    this.#file = file;
    this.#window = new Window(source);
  }

  async read(): Promise<GgufModel> {
    if (!looksLikeGguf(await this.#window.bytes(0, 4)) || this.#window.size < HEADER_SIZE) {
      this.#broken('it has no header of GGUF');
    }
    this.#at = 4;
    const formatVersion = Number(await this.#number(4));
    if (formatVersion < 2 || formatVersion > 3) this.#broken(`it is of version ${formatVersion} of GGUF`);
    const tensors = Number(await this.#number(10));
    const count = Number(await this.#number(10));
    const values: GgufModel['values'] = new Map();
    for (let index = 0; index < count; index += 1) {
      const key = await this.#text();
      const value = await this.#value(Number(await this.#number(4)), 0);
      if (value !== undefined) values.set(key, value);
    }
    await this.#checkTensors(tensors, Number(values.get('general.alignment') ?? 32));
    return { formatVersion, tensors, values };
  }

  /** Every tensor is inside of the file. */
  async #checkTensors(count: number, alignment: number): Promise<void> {
    let farthest = 0;
    for (let index = 0; index < count; index += 1) {
      await this.#text();
      const dimensions = Number(await this.#number(4));
      let values = 1;
      for (let dimension = 0; dimension < dimensions; dimension += 1)
        values *= Number(await this.#number(10));
      const [block, bytes] = blocks[Number(await this.#number(4))] ?? [1, 0];
      farthest = Math.max(farthest, Number(await this.#number(10)) + (values / block) * bytes);
    }
    const end = Math.ceil(this.#at / alignment) * alignment + farthest;
    if (count > 0 && end > this.#window.size) {
      this.#broken(`its tensors reach to ${atByte(end)}, but it ends at ${atByte(this.#window.size)}`);
    }
  }

  async #value(type: number, nesting: number): Promise<number | bigint | boolean | string | undefined> {
    if (type === STRING) return this.#text();
    if (type === 7) return (await this.#number(7)) !== 0;
    if (type !== ARRAY) return this.#number(type);
    if (nesting > NESTING_LIMIT) this.#broken('arrays are nested too deep');
    const itemType = Number(await this.#number(4));
    const count = Number(await this.#number(10));
    const size = sizes[itemType];
    if (size !== undefined) this.#step(count * size);
    else for (let index = 0; index < count; index += 1) await this.#stepOver(itemType, nesting + 1);
    return undefined;
  }

  async #stepOver(type: number, nesting: number): Promise<void> {
    if (type === STRING) this.#step(Number(await this.#number(10)));
    else await this.#value(type, nesting);
  }

  async #text(): Promise<string> {
    const length = Number(await this.#number(10));
    const at = this.#at;
    this.#step(length);
    return this.#window.text(at, length);
  }

  async #number(type: number): Promise<number | bigint> {
    const size = sizes[type];
    if (size === undefined) return this.#broken(`a value has the type ${type}`);
    const at = this.#at;
    this.#step(size);
    if (!this.#window.holds(at, size)) await this.#window.load(at, size);
    const view = this.#window.view(at, size);
    const readers: readonly (() => number | bigint)[] = [
      () => view.getUint8(0),
      () => view.getInt8(0),
      () => view.getUint16(0, true),
      () => view.getInt16(0, true),
      () => view.getUint32(0, true),
      () => view.getInt32(0, true),
      () => view.getFloat32(0, true),
      () => view.getUint8(0),
      () => 0,
      () => 0,
      () => view.getBigUint64(0, true),
      () => view.getBigInt64(0, true),
      () => view.getFloat64(0, true),
    ];
    return readers[type]!();
  }

  #step(length: number): void {
    if (this.#at + length > this.#window.size) {
      this.#broken(`the value at ${atByte(this.#at)} reaches beyond the end of the file`);
    }
    this.#at += length;
  }

  #broken(said: string): never {
    brokenFile(this.#file, said, 'a GGUF file of version 2 or 3 that is whole');
  }
}
