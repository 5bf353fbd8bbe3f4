import { byCodePoint } from '@slipway/core/digest';
import type { ModelRecord } from '@slipway/core/model-record';
import { Failure } from '@slipway/core/trouble';
import { fetchInto, fetchLocated } from '../fetched.ts';
import { archivedTag, type Attachment, type Registry } from '../kind.ts';
import { refuseChanges } from '../refusals.ts';
import { inTurn } from '../turns.ts';
import { artifactRoute, putText, readArtifact } from '../../mlflow/artifacts.ts';
import { fetchOf } from './downloads.ts';
import * as models from './models.ts';
import { attachmentPath } from './places.ts';
import type { Server } from '../../mlflow/server.ts';
import { requireVersion, storedVersion } from './stored.ts';
import type { StoredVersion } from './stored-version.ts';
import { mlflowSubscriptions } from './subscriptions.ts';
import { survey } from './survey.ts';
import { sortTags, tagFor } from './tags.ts';
import { deleteVersion } from './versions.ts';

type Version = Pick<ModelRecord, 'name' | 'version'>;

/** The versions of an MLflow server; how they are made is in `mlflow.ts`. Nothing is asked yet. */
export function openMlflowRegistry(server: Server): Omit<Registry, 'lookUp' | 'store'> {
  const { address: location, ports } = server;
  const stored = async (version: Version): Promise<StoredVersion> =>
    storedVersion(server, await requireVersion(server, version));
  return {
    provider: 'mlflow',
    location,
    title: `the MLflow server ${location}`,
    toJSON: () => ({ provider: 'mlflow', location }),
    names: async () => {
      const found: string[] = [];
      // A model without a version is one that somebody is about to register.
      for await (const { name, latest_versions } of models.allModels(server))
        if (latest_versions.length > 0) found.push(name);
      return found.toSorted(byCodePoint);
    },
    versions: async (name) => {
      // A record has digests, and those of versions of other tools would have to be fetched.
      const found = await models.ourVersions(server, models.filterFor(name));
      return Promise.all(found.map(async (version) => (await storedVersion(server, version)).record));
    },
    find: async (reference) => {
      const version = await models.findVersion(server, reference);
      return version && (await storedVersion(server, version)).record;
    },
    aliases: async (name) => models.aliasesOf(await models.getModel(server, name)),
    setAlias: async (name, alias, version) => {
      await requireVersion(server, { name, version });
      return models.setAlias(server, name, alias, version);
    },
    setTags: async (record, tags) => {
      await setTags(server, record, tags);
      return (await stored(record)).record;
    },
    setArchived: (version, archived) => setTags(server, version, { [archivedTag]: archived ? 'true' : null }),
    delete: (version, { withAliases = false } = {}) => deleteVersion(server, version, withAliases),
    addProperties: async (record, properties) => {
      await addProperties(server, record, properties);
      return (await stored(record)).record;
    },
    attach: (record, name, content) => attach(server, record, name, content),
    attached: (record, name) => attached(server, record, name),
    survey: (isMeant, isTold) => survey(server, isMeant, isTold),
    subscriptions: mlflowSubscriptions(server),
    locate: async (wanted) => {
      const version = await stored(wanted);
      return fetchLocated(version.record, version.samples, fetchOf(server, version), ports);
    },
    materialise: async (record, folder) => {
      const version = await stored(record);
      await fetchInto(folder, record, fetchOf(server, { ...version, record }), ports);
    },
    uri: ({ name, version }) => versionAddress(location, name, version),
  };
}

/** The page of a version in MLflow's own interface. */
export function versionAddress(location: string, name: string, version: string): string {
  return `${location}/#/models/${encodeURIComponent(name)}/versions/${encodeURIComponent(version)}`;
}

async function setTags(
  server: Server,
  wanted: Version,
  tags: Readonly<Record<string, string | null>>,
): Promise<void> {
  const version = await requireVersion(server, wanted);
  for (const [tag, value] of Object.entries(tags))
    await models.setVersionTag(server, wanted, tagFor('tag', tag), value);
  if (Object.hasOwn(tags, archivedTag)) await models.setStage(server, version, tags[archivedTag] === 'true');
}

/** MLflow lets the second of two runs overwrite what the first has written, so they go in turn. */
function addProperties(
  server: Server,
  wanted: Version,
  added: Readonly<Record<string, string>>,
): Promise<void> {
  const subject = `properties.${wanted.version}`;
  return inTurn(models.boardOf(server, wanted.name), subject, server.ports.clock, async () => {
    const there = sortTags((await requireVersion(server, wanted)).tags).properties;
    refuseChanges(there, added);
    for (const [property, value] of Object.entries(added))
      if (!Object.hasOwn(there, property))
        await models.setVersionTag(server, wanted, tagFor('property', property), value, 'properties');
  });
}

/** The bytes first, under their digest, then the tag that names it: readers see the old text or the new one. */
async function attach(server: Server, wanted: Version, name: string, content: string): Promise<Attachment> {
  const { root } = await storedVersion(server, await requireVersion(server, wanted));
  const sha256 = server.ports.files.sha256(content);
  const path = attachmentPath(root, name, sha256);
  await putText(server, path, content);
  await models.setVersionTag(server, wanted, tagFor('attachment', name), sha256);
  return { content, uri: `${server.address}${artifactRoute(path)}` };
}

async function attached(server: Server, wanted: Version, name: string): Promise<Attachment | undefined> {
  const version = await requireVersion(server, wanted);
  const sha256 = version.tags[tagFor('attachment', name)];
  if (sha256 === undefined) return undefined;
  const path = attachmentPath((await storedVersion(server, version)).root, name, sha256);
  const content = await readArtifact(server, path);
  if (content !== undefined && server.ports.files.sha256(content) === sha256)
    return { content, uri: `${server.address}${artifactRoute(path)}` };
  const said = `${name} of ${wanted.name}:${wanted.version} is not what was put there`;
  const remedy = 'restore the artifacts of the server from a backup, or put it there again';
  throw new Failure('DIGEST_MISMATCH', said, { remedy });
}
