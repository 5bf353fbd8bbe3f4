import { atByte, brokenFile } from './broken-file.ts';
import type { Window } from './window.ts';

/** A value of UBJSON; what was left out is undefined. */
export type UbjValue =
  undefined | null | boolean | number | string | UbjValue[] | { [key: string]: UbjValue };

const DEPTH_LIMIT = 100;
const HEADER_LIMIT = 16;

/** Sizes of the fixed numbers, in bytes. */
const sizes: Readonly<Record<string, number>> = { i: 1, U: 1, C: 1, I: 2, l: 4, d: 4, L: 8, D: 8 };

/**
 * Reads Universal Binary JSON as XGBoost writes it, without what a caller leaves out: numbers in typed arrays are
 * stepped over without being read. Source: https://ubjson.org, draft 12.
 */
export class UbjReader {
  readonly #file: string;
  readonly #window: Window;
  readonly #leftOut: ReadonlySet<string>;
  #at = 0;

  /** `leftOut`: names of objects' members whose values are stepped over. */
  constructor(file: string, window: Window, leftOut: ReadonlySet<string>) {
    this.#file = file;
    this.#window = window;
    this.#leftOut = leftOut;
  }

  /** The value that the file holds. */
  async read(): Promise<UbjValue> {
    return this.#value(await this.#marker(), true, 0);
  }

  async #value(marker: string, kept: boolean, depth: number): Promise<UbjValue> {
    if (depth > DEPTH_LIMIT) this.#broken('values are nested deeper than 100 levels');
    if (marker === '{') return this.#object(kept, depth);
    if (marker === '[') return this.#array(kept, depth);
    if (marker === 'S') return this.#text(await this.#length(), kept);
    if (marker === 'Z') return null;
    if (marker === 'T' || marker === 'F') return marker === 'T';
    if (sizes[marker] !== undefined) return this.#number(marker);
    return this.#broken(`the marker \`${marker}\` is not known`);
  }

  async #object(kept: boolean, depth: number): Promise<UbjValue> {
    const { type, count } = await this.#optimization();
    const entries: [string, UbjValue][] = [];
    for (let index = 0; index < (count ?? Infinity); index += 1) {
      if (count === undefined && (await this.#isNext('}'))) break;
      const name = (await this.#text(await this.#length(), true)) ?? '';
      const keepsValue = kept && !this.#leftOut.has(name);
      const value = await this.#value(type ?? (await this.#marker()), keepsValue, depth + 1);
      if (keepsValue) entries.push([name, value]);
    }
    return kept ? Object.fromEntries(entries) : undefined;
  }

  async #array(kept: boolean, depth: number): Promise<UbjValue> {
    const { type, count } = await this.#optimization();
    const size = type === undefined ? undefined : sizes[type];
    if (count !== undefined && size !== undefined && (!kept || count > 1024)) {
      this.#step(count * size);
      return undefined;
    }
    const items: UbjValue[] = [];
    for (let index = 0; index < (count ?? Infinity); index += 1) {
      if (count === undefined && (await this.#isNext(']'))) break;
      const value = await this.#value(type ?? (await this.#marker()), kept, depth + 1);
      if (kept) items.push(value);
      if (type !== undefined && size === undefined && type !== 'S') this.#checkProgress(count);
    }
    return kept ? items : undefined;
  }

  /** `$type` and `#count` at the beginning of a container. */
  async #optimization(): Promise<{ type?: string; count?: number }> {
    if (await this.#isNext('$')) {
      const type = await this.#marker();
      if (!(await this.#isNext('#'))) this.#broken('a type is given without a count');
      return { type, count: await this.#length() };
    }
    return (await this.#isNext('#')) ? { count: await this.#length() } : {};
  }

  /** Values without bytes of their own can not outnumber the bytes of the file. */
  #checkProgress(count: number | undefined): void {
    if (count !== undefined && count > this.#window.size) this.#broken(`an array has ${count} values`);
  }

  async #length(): Promise<number> {
    const length = await this.#number(await this.#marker());
    if (!Number.isSafeInteger(length) || length < 0) this.#broken(`${length} is no length`);
    return length;
  }

  async #number(marker: string): Promise<number> {
    const size = sizes[marker];
    if (size === undefined) return this.#broken(`a number can not begin with \`${marker}\``);
    const at = this.#at;
    await this.#hold(size);
    this.#step(size);
    const view = this.#window.view(at, size);
    switch (marker) {
      case 'i':
        return view.getInt8(0);
      case 'I':
        return view.getInt16(0);
      case 'l':
        return view.getInt32(0);
      case 'L':
        return Number(view.getBigInt64(0));
      case 'd':
        return view.getFloat32(0);
      case 'D':
        return view.getFloat64(0);
      default:
        return view.getUint8(0);
    }
  }

  async #text(length: number, kept: boolean): Promise<string | undefined> {
    const at = this.#at;
    this.#step(length);
    return kept ? this.#window.text(at, length) : undefined;
  }

  async #marker(): Promise<string> {
    await this.#hold(1);
    const marker = String.fromCharCode(this.#window.byte(this.#at));
    this.#step(1);
    return marker === 'N' ? this.#marker() : marker;
  }

  async #isNext(marker: string): Promise<boolean> {
    await this.#hold(1);
    if (this.#window.byte(this.#at) !== marker.charCodeAt(0)) return false;
    this.#step(1);
    return true;
  }

  async #hold(length: number): Promise<void> {
    if (this.#at + length > this.#window.size) this.#broken('the data ends in the middle of a value');
    if (!this.#window.holds(this.#at, length)) await this.#window.load(this.#at, HEADER_LIMIT);
  }

  #step(length: number): void {
    this.#at += length;
    if (this.#at > this.#window.size) this.#broken('the data ends in the middle of a value');
  }

  #broken(said: string): never {
    brokenFile(this.#file, `at ${atByte(this.#at)} ${said}`, 'a file of UBJSON that is whole');
  }
}
