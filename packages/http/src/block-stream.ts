import { Readable } from 'node:stream';

/** Memory of blocks that were sent, to be filled again: throwing it away costs as much time as sending. */
export class BlockMemory {
  readonly #free: ArrayBuffer[] = [];
  readonly #own = new WeakSet<ArrayBuffer>();

  /** A block of a size in bytes, with anything in it. */
  take(size: number): Buffer<ArrayBuffer> {
    const index = this.#free.findIndex(({ byteLength }) => byteLength === size);
    const [known] = index < 0 ? [] : this.#free.splice(index, 1);
    if (known !== undefined) return Buffer.from(known);
    const block = Buffer.allocUnsafeSlow(size);
    this.#own.add(block.buffer);
    return block;
  }

  /** Nobody reads this block any more. What came from elsewhere may share its memory with anything, and is let be. */
  give({ buffer }: Buffer<ArrayBuffer>): void {
    if (this.#own.has(buffer)) this.#free.push(buffer);
  }
}

/**
 * Blocks to send, one after the other, made only when the one before was taken, in memory that was used before where it
 * comes from `memory`. Who sends them tells `spent`, and who does not loses nothing but speed.
 */
export class BlockStream extends Readable {
  readonly #blocks: Iterator<Buffer<ArrayBuffer>>;
  readonly #memory: BlockMemory;

  /** @param blocks makes the blocks, with memory that may have been used before */
  constructor(blocks: (memory: BlockMemory) => Iterable<Buffer<ArrayBuffer>>) {
    super({ highWaterMark: 1 });
    this.#memory = new BlockMemory();
    this.#blocks = blocks(this.#memory)[Symbol.iterator]();
  }

  /** A block was sent: its memory is filled again. */
  spent(block: Buffer<ArrayBuffer>): void {
    if (!this.destroyed) this.#memory.give(block);
  }

  override _read(): void {
    try {
      const { done, value } = this.#blocks.next();
      this.push(done === true ? null : value);
    } catch (thrown) {
      this.destroy(thrown as Error);
    }
  }

  override _destroy(thrown: Error | null, callback: (thrown?: Error | null) => void): void {
    this.#blocks.return?.();
    callback(thrown);
  }
}
