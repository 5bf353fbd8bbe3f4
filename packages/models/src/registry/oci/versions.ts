import { checkedJson } from '@slipway/core/checked-json';
import type { ModelRecord } from '@slipway/core/model-record';
import { Failure } from '@slipway/core/trouble';
import { isArchived } from '../archived.ts';
import type { Registry } from '../kind.ts';
import { storedVersion as schema, type StoredVersion } from '../recorded.ts';
import { inParallel } from '@slipway/core/in-parallel';
import { readVersion, type ReadVersion } from './manifests.ts';
import { asItIsNow } from './marks.ts';
import type { ModelRepository } from './place.ts';
import { aliasOf, aliasTag, entriesIn, goneIn, isGone, versionTag } from './tags.ts';

/** Manifests and records that are read at the same time. */
const lanes = 8;

/** What a tag or digest of a model's repository is; undefined when there is nothing, or another model's, or no model. */
export async function versionAt(
  { name, repository, session }: ModelRepository,
  pointer: { tag: string } | { digest: string } | { version: string },
): Promise<ReadVersion | undefined> {
  const at = 'version' in pointer ? { tag: versionTag(pointer.version) } : pointer;
  const read = await session.manifest({ ...repository, ...at });
  const version = read && readVersion(read);
  return version?.name === name ? version : undefined;
}

/** The version that is meant, or undefined. */
export async function findVersion(
  model: ModelRepository,
  pick: Parameters<Registry['find']>[0]['pick'],
): Promise<ReadVersion | undefined> {
  if ('version' in pick) return versionAt(model, { version: pick.version });
  if ('alias' in pick) return versionAt(model, { tag: aliasTag(pick.alias) });
  throw new Error('the latest version is found by its record');
}

/** The record of a version with the tags and properties that it has now; undefined when it was deleted. */
export async function recordNow(
  model: ModelRepository,
  version: ReadVersion,
  known?: readonly string[],
): Promise<ModelRecord | undefined> {
  const tags = known ?? (await model.session.tags(model.repository));
  if (isGone(tags, version.manifest.descriptor.digest)) return undefined;
  const { record } = await storedVersion(model, version);
  return asItIsNow(model, record, tags);
}

/** What was stored as the configuration of a version. @throws Failure `STORAGE_FAILED` when it can not be understood */
export async function storedVersion(
  { repository, session, place: registry }: ModelRepository,
  { version, config, name }: ReadVersion,
): Promise<StoredVersion> {
  const place = `${name}:${version} in ${registry.location}`;
  const stored = checkedJson(schema, await session.text(repository, config), place);
  if (stored.record.version === version && stored.record.name === name) return stored;
  throw new Failure('STORAGE_FAILED', `${place} says that it is ${stored.record.id}`);
}

/** Every record in the order of registration. */
export async function allRecords(model: ModelRepository): Promise<ModelRecord[]> {
  const tags = await model.session.tags(model.repository);
  const gone = goneIn(tags);
  const entries = entriesIn(tags).filter(({ manifest }) => !gone.has(manifest));
  const records = await inParallel(entries, lanes, ({ manifest }) => recordOfEntry(model, manifest, tags));
  return records.filter((record) => record !== undefined);
}

/** The last record that is not archived. Versions are read from the last one on, as far as it takes. */
export async function latestRecord(model: ModelRepository): Promise<ModelRecord | undefined> {
  const tags = await model.session.tags(model.repository);
  const gone = goneIn(tags);
  for (const { manifest } of entriesIn(tags).toReversed()) {
    if (gone.has(manifest)) continue;
    const record = await recordOfEntry(model, manifest, tags);
    if (record !== undefined && !isArchived(record)) return record;
  }
  return undefined;
}

/** A version that was decided, but whose tag is still to come, is not there yet. */
async function recordOfEntry(
  model: ModelRepository,
  manifest: string,
  tags: readonly string[],
): Promise<ModelRecord | undefined> {
  const version = await versionAt(model, { digest: `sha256:${manifest}` });
  if (version === undefined || !tags.includes(versionTag(version.version))) return undefined;
  return recordNow(model, version, tags);
}

/** The aliases and the versions they point to. One that points to a deleted version points to nothing. */
export async function readAliases(
  model: ModelRepository,
  known?: readonly string[],
): Promise<Record<string, string>> {
  const tags = known ?? (await model.session.tags(model.repository));
  const aliases = tags.map(aliasOf).filter((alias) => alias !== undefined);
  const found = await inParallel(aliases, lanes, async (alias) => {
    const version = await versionAt(model, { tag: aliasTag(alias) });
    if (version === undefined || isGone(tags, version.manifest.descriptor.digest)) return [];
    return [[alias, version.version] as const];
  });
  return Object.fromEntries(found.flat());
}
