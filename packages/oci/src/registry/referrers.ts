import { checkedJson } from '@slipway/core/checked-json';
import { mediaTypes, type Descriptor, type ImageReference } from '@slipway/core/image';
import { Failure } from '@slipway/core/trouble';

import { header } from '@slipway/http/answers';
import { jsonAs } from '@slipway/http/json';
import * as v from 'valibot';

import { answerPlace } from './answers.ts';
import type { Calls, Repository } from './calls.ts';
import { nextPage } from './listing.ts';
import { getManifest, putManifest } from './manifests.ts';
import { repositoryText } from './names.ts';

const texts = v.optional(v.record(v.string(), v.string()));

/** Of entries, all is kept that others wrote. */
const index = v.object({
  manifests: v.nullish(
    v.array(
      v.looseObject({
        mediaType: v.string(),
        digest: v.string(),
        size: v.number(),
        artifactType: v.optional(v.string()),
        annotations: texts,
      }),
    ),
    [],
  ),
});

/** What a manifest says of what it is about. */
const about = v.object({
  subject: v.optional(v.object({ digest: v.optional(v.string()) })),
  artifactType: v.optional(v.string()),
  config: v.optional(v.object({ mediaType: v.optional(v.string()) })),
  annotations: texts,
});

/** How often the fallback tag is written again when somebody else has written it in the same moment. */
const writesAtMost = 5;

/** The tag that lists what points to a digest where the registry keeps no such list: `sha256-<hex>`. */
export function fallbackTag(digest: string): string {
  return digest.replace(':', '-').slice(0, 128);
}

/**
 * What points to a manifest as its subject: as the registry lists it, else as the fallback tag does.
 * Source: distribution-spec 1.1.1, "Listing Referrers"
 */
export async function listReferrers(
  calls: Calls,
  repository: Repository,
  digest: string,
  artifactType?: string,
): Promise<Descriptor[]> {
  const listed = (await askRegistry(calls, repository, digest, artifactType)) ?? undefined;
  const all = listed ?? (await readFallback(calls, repository, digest));
  // A registry may leave the filter to us.
  return artifactType === undefined ? all : all.filter((entry) => entry.artifactType === artifactType);
}

/**
 * Adds a stored manifest to the fallback tag of its subject, and looks whether it stayed there. Another process that
 * writes the same tag in the same moment may still take it off again: registries offer nothing better.
 * Source: distribution-spec 1.1.1, "Pushing Manifests with Subject"
 */
export async function addToFallback(
  calls: Calls,
  repository: Repository,
  subject: string,
  added: Descriptor,
): Promise<void> {
  for (let write = 0; write <= writesAtMost; write += 1) {
    const entries = await readFallback(calls, repository, subject);
    if (entries.some(({ digest }) => digest === added.digest)) return;
    await writeFallback(calls, repository, subject, [...entries, added]);
  }
  throw new Failure(
    'NETWORK_FAILED',
    `${repositoryText(repository)}:${fallbackTag(subject)} was overwritten by others again and again`,
    { remedy: 'run this again when nobody else writes about the same image' },
  );
}

/** Takes a manifest that is to be deleted off the fallback tag of its subject. */
export async function removeFromFallback(
  calls: Calls,
  repository: Repository,
  subject: string,
  removed: string,
): Promise<void> {
  const entries = await readFallback(calls, repository, subject);
  const kept = entries.filter(({ digest }) => digest !== removed);
  if (kept.length < entries.length) await writeFallback(calls, repository, subject, kept);
}

/** How a manifest with a subject is listed; undefined when it has none. */
export function referrerEntry(
  mediaType: string,
  digest: string,
  content: string,
): { subject: string; entry: Descriptor } | undefined {
  const manifest = jsonAs(about, content);
  const subject = manifest?.subject?.digest;
  if (manifest === undefined || subject === undefined) return undefined;
  const artifactType = manifest.artifactType ?? manifest.config?.mediaType;
  const { annotations } = manifest;
  const entry: Descriptor = {
    mediaType,
    digest,
    size: Buffer.byteLength(content),
    artifactType,
    annotations,
  };
  return { subject, entry };
}

/** Undefined when the registry keeps no list. Some answer 404, others do not know the address at all. */
async function askRegistry(
  calls: Calls,
  repository: Repository,
  digest: string,
  artifactType: string | undefined,
): Promise<Descriptor[] | undefined> {
  const filter = artifactType === undefined ? '' : `?artifactType=${encodeURIComponent(artifactType)}`;
  const what = `list what points to ${repositoryText(repository)}@${digest}`;
  const found: Descriptor[] = [];
  for (let path: string | URL | undefined = `referrers/${digest}${filter}`; path !== undefined;) {
    const answer = await calls.read({
      method: 'GET',
      repository,
      what,
      path,
      allows: 'pull',
      headers: { accept: mediaTypes.index },
      expects: [200, 400, 404, 405, 406],
    });
    if (answer.status !== 200) return undefined;
    const text = answer.body.toString();
    found.push(...checkedJson(index, text, answerPlace(what, repository), 'NETWORK_FAILED').manifests);
    const next = nextPage(header(answer.headers, 'link'));
    path = next === undefined ? undefined : await calls.resolve(repository, next);
  }
  return found;
}

async function readFallback(calls: Calls, repository: Repository, subject: string): Promise<Descriptor[]> {
  const stored = await getManifest(calls, tagged(repository, subject));
  return (stored && jsonAs(index, stored.content)?.manifests) ?? [];
}

async function writeFallback(
  calls: Calls,
  repository: Repository,
  subject: string,
  manifests: Descriptor[],
): Promise<void> {
  const content = JSON.stringify({ schemaVersion: 2, mediaType: mediaTypes.index, manifests });
  await putManifest(calls, tagged(repository, subject), mediaTypes.index, content);
}

function tagged({ host, repository }: Repository, subject: string): ImageReference {
  return { host, repository, tag: fallbackTag(subject) };
}
