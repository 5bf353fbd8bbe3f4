import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';

import { LayerThread } from './layer-threads.ts';

/** Some bytes of a file. Plain data. */
export interface FileRange {
  /** Absolute path. */
  file: string;
  /** Of the first byte. */
  offset: number;
  /** In bytes. */
  size: number;
}

const blockSize = 1024 * 1024;

/** SHA-256 of a range, hexadecimal. @throws what Node says, and an Error when the file is shorter */
export function hashRange({ file, offset, size }: FileRange): string {
  const hash = createHash('sha256');
  const block = Buffer.allocUnsafeSlow(Math.min(blockSize, size));
  const source = openSync(file, 'r');
  try {
    for (let done = 0; done < size;) {
      const count = readSync(source, block, 0, Math.min(block.length, size - done), offset + done);
      if (count === 0) throw new Error(`${file} is shorter than ${offset + size} bytes`);
      hash.update(block.subarray(0, count));
      done += count;
    }
  } finally {
    closeSync(source);
  }
  return hash.digest('hex');
}

/**
 * SHA-256 of a range, hexadecimal, computed in a thread of its own; undefined when it could not be read.
 * @param program absolute path, see `threadProgram`
 */
export async function hashRangeBeside(range: FileRange, program: string): Promise<string | undefined> {
  const thread = new LayerThread(program);
  try {
    return (await thread.ask(range)) as string | undefined;
  } finally {
    await thread.end();
  }
}
