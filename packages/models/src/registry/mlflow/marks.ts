import type { ModelRecord } from '@slipway/core/model-record';
import { refuseChanges } from '../refusals.ts';
import { withClaim } from './claims.ts';
import type { Server } from './server.ts';
import { sortTags, tagFor } from './tags.ts';
import { requireVersion } from './versions.ts';
import { tagsOf } from './wire.ts';

type Version = Pick<ModelRecord, 'name' | 'version'>;

/** Sets a tag of a version, in a call of its own: runs that set different tags at the same time lose nothing. */
export async function setVersionTag(
  server: Server,
  { name, version }: Version,
  key: string,
  value: string,
  input = 'tags',
): Promise<void> {
  await server.call({
    method: 'POST',
    path: 'model-versions/set-tag',
    fields: { name, version, key, value },
    what: `set a tag of ${name}:${version}`,
    input,
  });
}

/** Sets tags of the user, and removes those given as null. */
export async function setTags(
  server: Server,
  { name, version }: Version,
  tags: Readonly<Record<string, string | null>>,
): Promise<void> {
  for (const [tag, value] of Object.entries(tags)) {
    const key = tagFor('tag', tag);
    if (value !== null) {
      await setVersionTag(server, { name, version }, key, value);
      continue;
    }
    await server.call({
      method: 'DELETE',
      path: 'model-versions/delete-tag',
      fields: { name, version, key },
      what: `remove a tag of ${name}:${version}`,
      absent: ['RESOURCE_DOES_NOT_EXIST'],
    });
  }
}

/** Adds properties, one run at a time for a version: MLflow would let the second overwrite the first. */
export async function addProperties(
  server: Server,
  record: Version,
  added: Readonly<Record<string, string>>,
): Promise<void> {
  const now = async (): Promise<Record<string, string>> =>
    sortTags(tagsOf((await requireVersion(server, record)).tags)).properties;
  refuseChanges(await now(), added);
  await withClaim(server, record.name, `properties.${record.version}`, async (claim) => {
    const there = await now();
    refuseChanges(there, added);
    await claim.confirm();
    for (const [property, value] of Object.entries(added)) {
      if (Object.hasOwn(there, property)) continue;
      await setVersionTag(server, record, tagFor('property', property), value, 'properties');
    }
  });
}
