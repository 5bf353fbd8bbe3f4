import { checkedJson } from '@slipway/core/checked-json';
import type { ModelRecord } from '@slipway/core/model-record';
import { byVersion } from '@slipway/core/model-version';
import type { Ports } from '@slipway/core/ports';
import * as v from 'valibot';
import { storedVersion, type StoredVersion } from '../recorded.ts';
import type { Layout } from './layout.ts';
import { addedProperties, tagChanges } from './marks.ts';

/** What is in the place of a version that was deleted. */
const deletedVersion = v.object({
  schemaVersion: storedVersion.entries.schemaVersion,
  deleted: v.object({
    name: v.string(),
    version: v.string(),
    digest: v.string(),
    /** ISO 8601, UTC. */
    at: v.string(),
  }),
});

/** @see deletedVersion */
export type DeletedVersion = v.InferOutput<typeof deletedVersion>;

/** The content of `models/<name>/<version>.json`. */
const inPlace = v.lazy((given): v.GenericSchema<unknown, StoredVersion | DeletedVersion> =>
  typeof given === 'object' && given !== null && 'deleted' in given ? deletedVersion : storedVersion,
);

/** A version as it is stored, or undefined. */
export async function readStored(
  layout: Layout,
  name: string,
  version: string,
  ports: Ports,
): Promise<StoredVersion | undefined> {
  const found = await readPlace(layout, name, version, ports);
  return found !== undefined && 'record' in found ? found : undefined;
}

/** What is in the place of a version: the version, what is left of it, or nothing yet. On a disk that ignores case `V1` must not answer for `v1`. */
export async function readPlace(
  layout: Layout,
  name: string,
  version: string,
  { files }: Ports,
): Promise<StoredVersion | DeletedVersion | undefined> {
  const path = layout.version(name, version);
  const text = await files.readTextIfThere(path);
  if (text === undefined) return undefined;
  const stored = checkedJson(inPlace, text, path);
  const own = 'record' in stored ? stored.record : stored.deleted;
  return own.name === name && own.version === version ? stored : undefined;
}

/** A record with the tags and properties it has now. */
export async function readRecord(
  layout: Layout,
  name: string,
  version: string,
  ports: Ports,
): Promise<ModelRecord | undefined> {
  const stored = await readStored(layout, name, version, ports);
  return stored === undefined ? undefined : await asItIsNow(layout, stored.record, ports);
}

/** Lays what was set after registration over a record as it was stored. */
export async function asItIsNow(layout: Layout, record: ModelRecord, ports: Ports): Promise<ModelRecord> {
  const { name, version } = record;
  const tags: Record<string, string> = { ...record.tags };
  for (const [key, value] of await tagChanges(layout.tags(name, version), ports)) {
    if (value === null) delete tags[key];
    else tags[key] = value;
  }
  const added = await addedProperties(layout.properties(name, version), ports);
  return { ...record, tags, properties: { ...Object.fromEntries(added), ...record.properties } };
}

/** The versions of a name, deleted ones among them, in no particular order. What starts with a dot is on its way or was left by a kill. */
export async function versionNames(layout: Layout, name: string, { files }: Ports): Promise<string[]> {
  const names = await files.names(layout.model(name));
  return names.filter((file) => /^[^.].*\.json$/.test(file)).map((file) => file.slice(0, -'.json'.length));
}

/** True when a name has a version that was not deleted. */
export async function hasVersion(layout: Layout, name: string, ports: Ports): Promise<boolean> {
  for (const version of await versionNames(layout, name, ports))
    if ((await readStored(layout, name, version, ports)) !== undefined) return true;
  return false;
}

/** Every version of a name in the order of registration. */
export async function readRecords(layout: Layout, name: string, ports: Ports): Promise<ModelRecord[]> {
  const records: ModelRecord[] = [];
  for (const version of await versionNames(layout, name, ports)) {
    const record = await readRecord(layout, name, version, ports);
    if (record !== undefined) records.push(record);
  }
  return records.toSorted(byRegistration);
}

function byRegistration(left: ModelRecord, right: ModelRecord): number {
  const [a, b] = [left.provenance.createdAt, right.provenance.createdAt];
  if (a !== b) return a < b ? -1 : 1;
  return byVersion(left.version, right.version);
}
