import type { ModelRecord } from '@slipway/core/model-record';
import { Failure } from '@slipway/core/trouble';
import type { RegisteredReference } from '../kind.ts';
import { adopted } from './adopted.ts';
import { filterFor, getByAlias, getVersion, searchVersions } from './models.ts';
import type { Server } from './server.ts';
import { isArchivedVersion } from './stages.ts';
import { isOurs, readStored, type StoredVersion } from './stored.ts';
import type { WireVersion } from './wire.ts';

/** A version with what is kept of it. Of one that another tool registered the files are read first. */
export async function storedVersion(server: Server, version: WireVersion): Promise<StoredVersion> {
  return isOurs(version) ? readStored(server, version) : adopted(server, version);
}

/** The version that is meant, or undefined. */
export async function findVersion(
  server: Server,
  { name, pick }: Pick<RegisteredReference, 'name' | 'pick'>,
): Promise<WireVersion | undefined> {
  if ('version' in pick) return getVersion(server, name, pick.version);
  if ('alias' in pick) return getByAlias(server, name, pick.alias);
  for await (const version of searchVersions(server, filterFor(name), 'newest', 25))
    if (!isArchivedVersion(version)) return version;
  return undefined;
}

/** A version that has to be there. */
export async function requireVersion(
  server: Server,
  { name, version }: Pick<ModelRecord, 'name' | 'version'>,
): Promise<WireVersion> {
  const found = await getVersion(server, name, version);
  if (found !== undefined) return found;
  throw new Failure('STORAGE_FAILED', `${name}:${version} is not in the registry ${server.address}`);
}
