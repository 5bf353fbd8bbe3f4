import type { ImageReference } from '@slipway/core/image';

import type { Repository } from './calls.ts';

/** A repository as people write it. */
export function repositoryText({ host, repository }: Repository): string {
  return `${host}/${repository}`;
}

/**
 * What a manifest is asked for by: its digest where that is known, else its tag.
 * @throws TypeError when the reference has neither, which is a mistake of the caller
 */
export function pointerOf({ digest, tag }: Pick<ImageReference, 'digest' | 'tag'>): string {
  const pointer = digest ?? tag;
  if (pointer === undefined) throw new TypeError('a reference without tag and digest points to no manifest');
  return pointer;
}

/** `sha256:2c26b46b68ff…`: enough for people to tell blobs apart. */
export function briefly(digest: string): string {
  return `${digest.slice(0, 'sha256:'.length + 12)}…`;
}
