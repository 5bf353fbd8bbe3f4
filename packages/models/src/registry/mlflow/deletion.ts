import type { ModelRecord } from '@slipway/core/model-record';
import type { Deleted } from '../kind.ts';
import { aliasesTo, refuseAliased } from '../refusals.ts';
import {
  isPlaceOfOurs,
  placesToRemove,
  placeTags,
  placeWith,
  removePlace,
  setPlaceTags,
  type Place,
} from './logged-models.ts';
import { getModel, getVersion, removeVersion, searchVersions } from './models.ts';
import type { Server } from './server.ts';
import { aliasesOf } from './survey.ts';

/**
 * Deletes a version: one call, and one transaction of the server in which its aliases go, too. Of its files those are
 * removed that Slipway has put there for this version; what a run has logged stays with the run. The place of the files is
 * marked before, so that the next run finds it when this one is killed.
 */
export async function deleteVersion(
  server: Server,
  { name, version }: Pick<ModelRecord, 'name' | 'version'>,
  withAliases: boolean,
): Promise<Deleted> {
  const id = `${name}:${version}`;
  const found = await getVersion(server, name, version);
  if (found === undefined) {
    await removePlaces(server, id);
    return { deleted: false, aliases: [] };
  }
  const aliases = aliasesTo(aliasesOf(await getModel(server, name)), version);
  if (!withAliases) refuseAliased(found, aliases);
  const place = await placeBehind(server, found.source);
  if (place !== undefined) await setPlaceTags(server, place, { [placeTags.deleting]: id });
  await removeVersion(server, found);
  await removePlaces(server, id);
  const remains = `its files stay where they were logged: ${found.source ?? 'nowhere'}`;
  return { deleted: true, aliases, ...(place === undefined ? { remains } : {}) };
}

/** The place of Slipway's that a version was made of; undefined when its files are somebody else's. */
async function placeBehind(server: Server, source: string | undefined): Promise<Place | undefined> {
  const id = /^models:\/(m-[0-9a-f]{32})$/.exec(source ?? '')?.[1];
  const place = id === undefined ? undefined : await placeWith(server, id);
  return place !== undefined && isPlaceOfOurs(place) ? place : undefined;
}

/** Another version, of whatever name, may have been made of the same place; then the files stay for it. */
async function removePlaces(server: Server, id: string): Promise<void> {
  for (const place of await placesToRemove(server, id))
    if (!(await isUsed(server, place))) await removePlace(server, place);
}

async function isUsed(server: Server, { id }: Place): Promise<boolean> {
  for await (const { source } of searchVersions(server, `source_path = 'models:/${id}'`, 'newest', 25))
    if (source === `models:/${id}`) return true;
  return false;
}
