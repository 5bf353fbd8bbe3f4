import { describe, expect, it } from 'vitest';

import { BlockStream, type BlockMemory } from './block-stream.ts';

/** Blocks 0…count-1, each full of its own number. */
function* numbered(
  memory: BlockMemory,
  count: number,
  made: Set<ArrayBuffer>,
): Generator<Buffer<ArrayBuffer>> {
  for (let index = 0; index < count; index += 1) {
    const block = memory.take(64);
    made.add(block.buffer);
    yield block.fill(index);
  }
}

describe('a stream of blocks', () => {
  it('fills again what was sent, and nothing before it was', async () => {
    const made = new Set<ArrayBuffer>();
    const stream = new BlockStream((memory) => numbered(memory, 100, made));
    const held: Buffer<ArrayBuffer>[] = [];
    let next = 0;
    for await (const block of stream as AsyncIterable<Buffer<ArrayBuffer>>) {
      held.push(block);
      expect(held.map(([first]) => first)).toEqual(held.map((_, index) => next - held.length + 1 + index));
      next += 1;
      if (held.length === 3) stream.spent(held.shift()!);
    }
    expect(next).toBe(100);
    expect(made.size).toBeLessThan(10);
  });

  it('works without being told what was sent', async () => {
    const made = new Set<ArrayBuffer>();
    const stream = new BlockStream((memory) => numbered(memory, 20, made));
    const all = (await stream.toArray()) as Buffer[];
    expect(all.map(([first]) => first)).toEqual(Array.from({ length: 20 }, (_, index) => index));
    expect(made.size).toBe(20);
  });

  it('fails with what making a block fails with, and lets go of what it reads from', async () => {
    let isLeft = false;
    const failing = new BlockStream(function* (memory) {
      try {
        yield memory.take(8);
        throw new Error('the disk is gone');
      } finally {
        isLeft = true;
      }
    });
    await expect(failing.toArray()).rejects.toThrow('the disk is gone');
    expect(isLeft).toBe(true);
    isLeft = false;
    const left = new BlockStream(function* (memory) {
      try {
        for (;;) yield memory.take(8);
      } finally {
        isLeft = true;
      }
    });
    left.once('data', () => left.destroy());
    await new Promise((resolve) => left.once('close', resolve));
    expect(isLeft).toBe(true);
  });
});
