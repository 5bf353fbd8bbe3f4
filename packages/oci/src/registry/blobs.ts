import { createHash } from 'node:crypto';

import { defined } from '@slipway/core/defined';
import type { Descriptor } from '@slipway/core/image';
import { Failure } from '@slipway/core/trouble';

import { discard, header } from '@slipway/http/answers';
import { waitOrThrow } from '@slipway/http/retries';

import type { Call, Calls, Repository } from './calls.ts';
import { briefly, repositoryText } from './names.ts';

/** Which blob: its digest and its size in bytes. */
export type BlobName = Pick<Descriptor, 'digest' | 'size'>;

/** Size of a blob in bytes, undefined when the registry does not have it. */
export async function headBlob(
  calls: Calls,
  repository: Repository,
  digest: string,
): Promise<number | undefined> {
  const { status, headers } = await calls.read({
    method: 'HEAD',
    repository,
    what: `ask for the blob ${briefly(digest)} of ${repositoryText(repository)}`,
    path: `blobs/${digest}`,
    allows: 'pull',
    expects: [200, 404],
  });
  return status === 404 ? undefined : Number(header(headers, 'content-length') ?? 0);
}

/**
 * The bytes of a blob as they come. A broken connection is taken up where it broke. The last bytes have come only
 * when digest and size are right: until then nobody may rely on them.
 * @throws Failure `DIGEST_MISMATCH`, `NETWORK_FAILED`, `ACCESS_DENIED`
 */
export async function* blobBytes(
  calls: Calls,
  repository: Repository,
  blob: BlobName,
  onProgress?: (received: number) => void,
): AsyncGenerator<Buffer, void> {
  const hash = createHash('sha256');
  const what = `read the blob ${briefly(blob.digest)} of ${repositoryText(repository)}`;
  let offset = 0;
  for (let attempt = 1; offset < blob.size || attempt === 1;) {
    const before = offset;
    try {
      for await (const chunk of restOfBlob(calls, repository, blob, what, offset)) {
        offset += chunk.length;
        if (offset > blob.size) throw mismatch(what, `more than ${blob.size} bytes`);
        hash.update(chunk);
        onProgress?.(offset);
        yield chunk;
      }
      if (offset < blob.size) throw cutOff(what, offset, blob.size);
      break;
    } catch (thrown) {
      const passing = calls.passing({ what, repository }, thrown);
      attempt = offset > before ? 1 : attempt;
      await waitOrThrow(passing, attempt, calls.tries(repository));
      attempt += 1;
    }
  }
  const digest = `sha256:${hash.digest('hex')}`;
  if (digest !== blob.digest) throw mismatch(what, digest);
}

/** Deletes a blob; false when there was none. */
export async function deleteBlob(calls: Calls, repository: Repository, digest: string): Promise<boolean> {
  const { status } = await calls.read({
    method: 'DELETE',
    repository,
    what: `delete the blob ${briefly(digest)} of ${repositoryText(repository)}`,
    path: `blobs/${digest}`,
    allows: 'pull,delete',
    expects: [200, 202, 204, 404],
  });
  return status !== 404;
}

/** From an offset on; a registry that does not know ranges sends all, and what is known already is passed over. */
async function* restOfBlob(
  calls: Calls,
  repository: Repository,
  { digest }: BlobName,
  what: string,
  offset: number,
): AsyncGenerator<Buffer, void> {
  const call: Call = {
    method: 'GET',
    repository,
    what,
    path: `blobs/${digest}`,
    allows: 'pull',
    expects: [200, 206],
    headers: {
      'accept-encoding': 'identity',
      ...defined({ range: offset > 0 ? `bytes=${offset}-` : undefined }),
    },
  };
  const answer = await calls.open(call);
  let surplus =
    answer.statusCode === 206 ? offset - startOf(header(answer.headers, 'content-range')) : offset;
  try {
    for await (const chunk of answer as AsyncIterable<Buffer>) {
      const wanted = surplus > 0 ? chunk.subarray(surplus) : chunk;
      surplus = Math.max(0, surplus - chunk.length);
      if (wanted.length > 0) yield wanted;
    }
  } finally {
    discard(answer.destroy());
  }
}

/** Of `bytes 100-199/200`: 100. */
function startOf(contentRange: string | undefined): number {
  return Number(/^bytes (\d+)-/.exec(contentRange ?? '')?.[1] ?? 0);
}

function mismatch(what: string, found: string): Failure {
  return new Failure('DIGEST_MISMATCH', `could not ${what}: what came is ${found}`);
}

/** Looks like a connection that broke, since that is what it was somewhere on the way. */
function cutOff(what: string, offset: number, size: number): Error {
  const message = `${what}: it ended after ${offset} of ${size} bytes`;
  return Object.assign(new Error(message), { code: 'ECONNRESET' });
}
