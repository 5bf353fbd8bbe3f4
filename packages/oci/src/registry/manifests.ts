import { createHash } from 'node:crypto';

import { mediaTypes, type Descriptor, type ImageReference } from '@slipway/core/image';
import { imageReferenceText } from '@slipway/core/image-reference';
import { Failure } from '@slipway/core/trouble';
import { header, type Answer } from '@slipway/http/answers';
import { jsonAs } from '@slipway/http/json';
import * as v from 'valibot';

import type { Calls } from './calls.ts';
import { pointerOf } from './names.ts';

/** A manifest or an index as a registry stores it. */
export interface StoredManifest {
  descriptor: Pick<Descriptor, 'mediaType' | 'digest' | 'size'>;
  content: string;
}

/** Everything that is understood: images and indexes, of OCI and of Docker (schema 2). */
export const acceptedManifests: readonly string[] = [
  mediaTypes.manifest,
  mediaTypes.index,
  'application/vnd.docker.distribution.manifest.v2+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
];

/** `sha256:<hex>` of bytes or of a text in UTF-8. */
export function digestOfBytes(content: string | Uint8Array): string {
  return `sha256:${createHash('sha256').update(content).digest('hex')}`;
}

/** What a reference points to, without reading it; undefined when there is nothing. */
export async function headManifest(
  calls: Calls,
  reference: ImageReference,
): Promise<StoredManifest['descriptor'] | undefined> {
  const answer = await ask(calls, 'HEAD', reference);
  if (answer.status === 404) return undefined;
  const digest = header(answer.headers, 'docker-content-digest') ?? reference.digest;
  const size = Number(header(answer.headers, 'content-length') ?? Number.NaN);
  // Both headers may be left out: then only reading it tells.
  if (digest === undefined || Number.isNaN(size)) return (await getManifest(calls, reference))?.descriptor;
  return { mediaType: mediaTypeOf(answer), digest, size };
}

/**
 * Reads a manifest; undefined when there is none.
 * @throws Failure `DIGEST_MISMATCH` when it is not what its digest says
 */
export async function getManifest(
  calls: Calls,
  reference: ImageReference,
): Promise<StoredManifest | undefined> {
  const answer = await ask(calls, 'GET', reference);
  if (answer.status === 404) return undefined;
  const digest = digestOfBytes(answer.body);
  const promised = reference.digest ?? header(answer.headers, 'docker-content-digest') ?? digest;
  if (promised.startsWith('sha256:') && promised !== digest)
    throw new Failure(
      'DIGEST_MISMATCH',
      `the manifest that ${reference.host} sent for ${imageReferenceText(reference)} is ${digest}`,
    );
  const descriptor = { mediaType: mediaTypeOf(answer), digest, size: answer.body.length };
  return { descriptor, content: answer.body.toString() };
}

/**
 * Stores a manifest under its digest and, when the reference has one, its tag.
 * @returns its digest, and whether the registry took notice of its subject
 * @throws Failure `DIGEST_MISMATCH` when the registry stored something else
 */
export async function putManifest(
  calls: Calls,
  reference: ImageReference,
  mediaType: string,
  content: string,
): Promise<{ digest: string; isSubjectKnown: boolean }> {
  const digest = digestOfBytes(content);
  const { headers } = await calls.read({
    method: 'PUT',
    repository: reference,
    what: `store the manifest of ${imageReferenceText(reference)}`,
    path: `manifests/${reference.tag ?? digest}`,
    allows: 'pull,push',
    headers: { 'content-type': mediaType },
    body: content,
    expects: [200, 201, 202],
  });
  const stored = header(headers, 'docker-content-digest') ?? digest;
  if (stored.startsWith('sha256:') && stored !== digest)
    throw new Failure('DIGEST_MISMATCH', `${reference.host} stored ${stored} where ${digest} was sent`);
  return { digest, isSubjectKnown: headers['oci-subject'] !== undefined };
}

/**
 * Deletes a tag, or with a digest the manifest and all its tags. False when there was none.
 * @throws Failure `NETWORK_FAILED` when the registry does not let anybody delete
 */
export async function deleteManifest(calls: Calls, reference: ImageReference): Promise<boolean> {
  const { status } = await calls.read({
    method: 'DELETE',
    repository: reference,
    what: `delete ${imageReferenceText(reference)}`,
    path: `manifests/${pointerOf(reference)}`,
    allows: 'pull,delete',
    expects: [200, 202, 204, 404],
  });
  return status !== 404;
}

function ask(calls: Calls, method: 'GET' | 'HEAD', reference: ImageReference): Promise<Answer> {
  return calls.read({
    method,
    repository: reference,
    what: `read the manifest of ${imageReferenceText(reference)}`,
    path: `manifests/${pointerOf(reference)}`,
    allows: 'pull',
    headers: { accept: acceptedManifests.join(', ') },
    expects: [200, 404],
  });
}

/** The manifest's own word counts more than the header, but the header is always there. */
function mediaTypeOf({ headers, body }: Answer): string {
  const said = (header(headers, 'content-type') ?? '').split(';')[0]?.trim() ?? '';
  if (acceptedManifests.includes(said) || body.length === 0) return said;
  return jsonAs(v.object({ mediaType: v.string() }), body)?.mediaType ?? said;
}
