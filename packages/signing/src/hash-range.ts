import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';

import type { RangeHash } from '@slipway/core/ports-signing';
import { Failure, messageOf } from '@slipway/core/trouble';

/** OpenSSL's names. */
const names: Readonly<Record<RangeHash, string>> = { sha256: 'sha256', blake2b: 'blake2b512' };

/** The digest of a range of a file's bytes, hexadecimal. @throws Failure `STORAGE_FAILED` */
export async function hashRange(
  path: string,
  algorithm: RangeHash,
  start: number,
  end: number,
): Promise<string> {
  const hash = createHash(names[algorithm]);
  if (start === end) return hash.digest('hex');
  try {
    await pipeline(createReadStream(path, { start, end: end - 1, highWaterMark: 2 ** 20 }), hash);
  } catch (thrown) {
    throw new Failure('STORAGE_FAILED', `${path} can not be read: ${messageOf(thrown)}`, { cause: thrown });
  }
  return hash.digest('hex');
}
