import type { ByteSource } from '@slipway/core/bytes';

const WINDOW_SIZE = 64 * 1024;

/** Longer texts in a header are descriptions; their beginning is enough. */
const TEXT_LIMIT = 1024 * 1024;

const utf8 = new TextDecoder();

/**
 * Random access to a source through one window of 64 KiB. What the window holds is read without waiting, so that
 * a reader that goes from field to field awaits only where the window has to move.
 */
export class Window {
  readonly size: number;
  readonly #source: ByteSource;
  #start = 0;
  #bytes: Uint8Array = new Uint8Array(0);
  #view: DataView = new DataView(new ArrayBuffer(0));

  constructor(source: ByteSource) {
    this.#source = source;
    this.size = source.size;
  }

  /** Whether `length` bytes from `offset` (or all that are left of the source) are in the window. */
  holds(offset: number, length: number): boolean {
    const end = Math.min(offset + length, this.size);
    return offset >= this.#start && end <= this.#start + this.#bytes.length;
  }

  /** Moves the window so that it begins at `offset` and holds at least `length` bytes, or all that are left. */
  async load(offset: number, length = 0): Promise<void> {
    this.#bytes = await this.#source.read(
      offset,
      Math.min(Math.max(length, WINDOW_SIZE), this.size - offset),
    );
    this.#view = new DataView(this.#bytes.buffer, this.#bytes.byteOffset, this.#bytes.length);
    this.#start = offset;
  }

  /** A byte that the window holds. */
  byte(offset: number): number {
    return this.#view.getUint8(offset - this.#start);
  }

  /** Numbers of the bytes that the window holds, at an offset that is relative to the view. */
  view(offset: number, length: number): DataView {
    return new DataView(this.#view.buffer, this.#view.byteOffset + offset - this.#start, length);
  }

  /** `length` bytes from `offset`, fewer only where the source ends. Not kept when it is larger than the window. */
  async bytes(offset: number, length: number): Promise<Uint8Array> {
    if (length > WINDOW_SIZE) return this.#source.read(offset, Math.min(length, this.size - offset));
    if (!this.holds(offset, length)) await this.load(offset, length);
    return this.#bytes.subarray(offset - this.#start, offset - this.#start + length);
  }

  /** The bytes as text: UTF-8, with U+FFFD for what is not; not more than the first MiB. */
  async text(offset: number, length: number): Promise<string> {
    return utf8.decode(await this.bytes(offset, Math.min(length, TEXT_LIMIT)));
  }
}
