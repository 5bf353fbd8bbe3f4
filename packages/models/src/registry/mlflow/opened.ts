import { byCodePoint } from '@slipway/core/digest';
import type { ModelRecord } from '@slipway/core/model-record';
import type { Ports } from '@slipway/core/ports';
import { Failure } from '@slipway/core/trouble';
import { archivedTag, type Attachment, type Registry, type RegistryConnection } from '../kind.ts';
import { artifactRoute, putArtifact, readArtifact } from './artifacts.ts';
import { setAlias } from './aliases.ts';
import { deleteVersion } from './deletion.ts';
import { locateStored } from './downloads.ts';
import { attachmentPath } from './layout.ts';
import { addProperties, setTags, setVersionTag } from './marks.ts';
import { materialise } from './materialise.ts';
import { allModels, filterFor, getModel, searchVersions } from './models.ts';
import { openServer, type Server } from './server.ts';
import { isOurs, readStored } from './stored.ts';
import { mlflowSubscriptions } from './subscriptions.ts';
import { aliasesOf, survey } from './survey.ts';
import { tagFor } from './tags.ts';
import { encodeUtf8 } from './text.ts';
import { setStage } from './stages.ts';
import { findVersion, requireVersion, storedVersion } from './versions.ts';
import { tagsOf } from './wire.ts';

/** The registry of an MLflow server. Nothing is asked yet. */
export function openMlflowRegistry(
  location: string,
  ports: Ports,
  connection?: RegistryConnection,
): Registry {
  const server = openServer(location, ports, connection);
  const read = async (version: Pick<ModelRecord, 'name' | 'version'>): Promise<ModelRecord> =>
    (await storedVersion(server, await requireVersion(server, version))).record;
  const change = async (
    wanted: Pick<ModelRecord, 'name' | 'version'>,
    tags: Readonly<Record<string, string | null>>,
  ): Promise<void> => {
    const version = await requireVersion(server, wanted);
    await setTags(server, version, tags);
    if (Object.hasOwn(tags, archivedTag)) await setStage(server, version, tags[archivedTag] === 'true');
  };
  return {
    provider: 'mlflow',
    location,
    title: `the MLflow server ${location}`,
    names: () => names(server),
    versions: (name) => versions(server, name),
    find: async (reference) => {
      const version = await findVersion(server, reference);
      return version && (await storedVersion(server, version)).record;
    },
    aliases: async (name) => aliasesOf(await getModel(server, name)),
    setAlias: async (name, alias, version) => {
      await requireVersion(server, { name, version });
      return setAlias(server, name, alias, version);
    },
    setTags: async (record, tags) => {
      await change(record, tags);
      return read(record);
    },
    setArchived: (version, archived) => change(version, { [archivedTag]: archived ? 'true' : null }),
    delete: (version, { withAliases = false } = {}) => deleteVersion(server, version, withAliases),
    addProperties: async (record, properties) => {
      await addProperties(server, record, properties);
      return read(record);
    },
    attach: (record, name, content) => attach(server, record, name, content),
    attached: (record, name) => attached(server, record, name),
    survey: (isMeant, isTold) => survey(server, isMeant, isTold),
    subscriptions: mlflowSubscriptions(server),
    locate: async (record) =>
      locateStored(server, await storedVersion(server, await requireVersion(server, record))),
    materialise: async (record, folder) => {
      const stored = await storedVersion(server, await requireVersion(server, record));
      await materialise(server, { ...stored, record }, folder);
    },
    uri: ({ name, version }) => versionAddress(location, name, version),
  };
}

/** The page of a version in MLflow's own interface. */
export function versionAddress(location: string, name: string, version: string): string {
  return `${location}/#/models/${encodeURIComponent(name)}/versions/${encodeURIComponent(version)}`;
}

/** A model without a version is one that somebody is about to register. */
async function names(server: Server): Promise<string[]> {
  const found: string[] = [];
  for await (const { name, latest_versions } of allModels(server))
    if ((latest_versions ?? []).length > 0) found.push(name);
  return found.toSorted(byCodePoint);
}

/** Without those that other tools registered: a record has digests, and theirs would have to be fetched. */
async function versions(server: Server, name: string): Promise<ModelRecord[]> {
  const records: ModelRecord[] = [];
  for await (const version of searchVersions(server, filterFor(name)))
    if (isOurs(version)) records.push((await readStored(server, version)).record);
  return records;
}

/** The bytes first, under their digest, then the tag that names it: readers see the old text or the new one. */
async function attach(
  server: Server,
  wanted: Pick<ModelRecord, 'name' | 'version'>,
  name: string,
  content: string,
): Promise<Attachment> {
  const version = await requireVersion(server, wanted);
  const { root } = await storedVersion(server, version);
  const sha256 = server.ports.files.sha256(content);
  const path = `${root}/${attachmentPath(name, sha256)}`;
  await putArtifact(server, path, [{ bytes: encodeUtf8(content) }]);
  await setVersionTag(server, version, tagFor('attachment', name), sha256);
  return { content, uri: `${server.address}${artifactRoute(path)}` };
}

async function attached(
  server: Server,
  wanted: Pick<ModelRecord, 'name' | 'version'>,
  name: string,
): Promise<Attachment | undefined> {
  const version = await requireVersion(server, wanted);
  const sha256 = tagsOf(version.tags)[tagFor('attachment', name)];
  if (sha256 === undefined) return undefined;
  const { root } = await storedVersion(server, version);
  const path = `${root}/${attachmentPath(name, sha256)}`;
  const content = await readArtifact(server, path);
  if (content !== undefined && server.ports.files.sha256(content) === sha256)
    return { content, uri: `${server.address}${artifactRoute(path)}` };
  throw new Failure(
    'DIGEST_MISMATCH',
    `${name} of ${wanted.name}:${wanted.version} is not what was put there`,
    {
      remedy: 'restore the artifacts of the server from a backup, or put it there again',
    },
  );
}
