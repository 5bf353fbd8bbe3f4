import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';

import { OpenSource } from './open-source.ts';

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

/** SHA-256 of a range, hexadecimal. @throws Failure `CHANGED_WHILE_READ`, also when the file is shorter; `STORAGE_FAILED` */
export function rangeDigest({ file, offset, size }: FileRange): string {
  const hash = createHash('sha256');
  const block = Buffer.allocUnsafeSlow(Math.min(blockSize, size));
  using source = new OpenSource(file, { size: statSync(file).size });
  for (let done = 0; done < size;) {
    const part = block.subarray(0, size - done);
    source.read(part, offset + done);
    hash.update(part);
    done += part.length;
  }
  source.end();
  return hash.digest('hex');
}
