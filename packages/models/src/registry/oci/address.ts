import type { ModelRecord } from '@slipway/core/model-record';
import type { ModelReference } from '@slipway/core/model-reference';
import type { Ports } from '@slipway/core/ports';
import type { RegistrySession } from '@slipway/core/registry-session';
import type { Registry, RegistryConnection } from '../kind.ts';
import { readVersion, type ReadVersion } from './manifests.ts';
import { openOciRegistry } from './opened.ts';
import { openPlace, repositoryOf } from './place.ts';
import { entriesIn, isGone } from './tags.ts';

/** An address in a registry of images: `oci://ghcr.io/owner/models/iris:v3`. */
export type ImageAddress = Extract<ModelReference, { kind: 'oci' }>;

/** A model that was found by its address, and the registry that it is in. */
export interface Addressed {
  registry: Registry;
  record: ModelRecord;
}

/**
 * Finds the version that an address means: by its tag (a version's or an alias's) or its digest; without either, the
 * latest one. Undefined when there is nothing, or something that is no model of Slipway.
 */
export async function findByAddress(
  address: ImageAddress,
  ports: Ports,
  connection?: RegistryConnection,
): Promise<Addressed | undefined> {
  const slash = address.repository.lastIndexOf('/');
  const location = `${address.host}/${address.repository.slice(0, Math.max(slash, 0))}`;
  const place = openPlace(location, ports, connection);
  const found = await ports.images.session(place.access, (session) => versionOf(address, session));
  if (slash === -1 || found === undefined) return undefined;
  if (repositoryOf(place, found.name).repository !== address.repository) return undefined;
  const registry = openOciRegistry(location, ports, connection);
  const isLatest = address.tag === undefined && address.digest === undefined;
  const pick = isLatest ? ({ latest: true } as const) : { version: found.version };
  const record = await registry.find({ name: found.name, pick });
  return record && { registry, record };
}

/** Without tag and digest any version will do: it tells the name. */
async function versionOf(address: ImageAddress, session: RegistrySession): Promise<ReadVersion | undefined> {
  const { host, repository, tag, digest } = address;
  if (tag !== undefined || digest !== undefined) {
    const read = await session.manifest({ host, repository, tag, digest });
    return read && readVersion(read);
  }
  const tags = await session.tags({ host, repository });
  const last = entriesIn(tags).findLast(({ manifest }) => !isGone(tags, manifest));
  const read = last && (await session.manifest({ host, repository, digest: `sha256:${last.manifest}` }));
  return read && readVersion(read);
}
