import type { ModelRecord } from '@slipway/core/model-record';
import type { Ports } from '@slipway/core/ports';
import { Failure } from '@slipway/core/trouble';
import {
  archivedTag,
  type AliasMoved,
  type Registered,
  type Registration,
  type Registry,
  type RegistryConnection,
} from '../kind.ts';
import { fetchInto, fetchLocated } from '../fetched.ts';
import { deleteVersion } from './deletion.ts';
import { fetchOf } from './fetch-files.ts';
import type { ReadVersion } from './manifests.ts';
import { putAttachment, readAttached, writeProperties, writeTags } from './marks.ts';
import { openPlace, repositoryOf, requireKeepableNames, withModel, type ModelRepository } from './place.ts';
import { lookUp, makeVersion } from './register.ts';
import { storeLayers, type StoredLayers } from './store.ts';
import { ociSubscriptions } from './subscriptions.ts';
import { modelNames, surveyPlace } from './survey.ts';
import { aliasTag, isGone, versionTag } from './tags.ts';
import {
  allRecords,
  findVersion,
  latestRecord,
  readAliases,
  recordNow,
  storedVersion,
  versionAt,
} from './versions.ts';

/** The models below a place of a registry of images. Every method is one piece of work with its own connections. */
export function openOciRegistry(location: string, ports: Ports, connection?: RegistryConnection): Registry {
  const place = openPlace(location, ports, connection);
  const inModel = <Result>(
    name: string,
    work: (model: ModelRepository) => Promise<Result>,
  ): Promise<Result> => withModel(place, name, work);
  const makeVersionOf = async (wanted: Registration, stored: StoredLayers): Promise<Registered> => {
    const made = await withModel(place, wanted.name, (model) => makeVersion(model, wanted, stored), true);
    return { ...made, uri: uriOf(location, wanted.name, made.record.version) };
  };
  return {
    provider: 'oci',
    location,
    title: `the registry oci://${location}`,
    toJSON: () => ({ provider: 'oci', location }),
    lookUp: async (wanted) => {
      requireKeepableNames(wanted);
      return withModel(place, wanted.name, (model) => lookUp(model, wanted), true);
    },
    store: (wanted, hashed) =>
      withModel(
        place,
        wanted.name,
        async (model) => {
          const stored = await storeLayers(model, wanted, hashed);
          return { digest: stored.digest, makeVersion: () => makeVersionOf(wanted, stored) };
        },
        true,
      ),
    names: () => modelNames(place),
    versions: (name) => inModel(name, allRecords),
    find: ({ name, pick }) =>
      inModel(name, async (model) => {
        if ('latest' in pick) return latestRecord(model);
        const version = await findVersion(model, pick);
        return version && recordNow(model, version);
      }),
    aliases: (name) => inModel(name, (model) => readAliases(model)),
    setAlias: async (name, alias, version) => {
      requireKeepableNames({ name, alias });
      return inModel(name, (model) => pointAlias(model, alias, version));
    },
    setTags: (record, tags) =>
      inModel(record.name, async (model) => {
        const version = await existing(model, record);
        await writeTags(model, record, tags);
        return (await recordNow(model, version)) ?? absent(model, version);
      }),
    setArchived: (version, archived) =>
      inModel(version.name, async (model) => {
        await existing(model, version);
        await writeTags(model, version, { [archivedTag]: archived ? 'true' : null });
      }),
    addProperties: (record, properties) =>
      inModel(record.name, async (model) => {
        const version = await existing(model, record);
        const now = async (): Promise<ModelRecord> =>
          (await recordNow(model, version)) ?? absent(model, version);
        await writeProperties(model, await now(), properties);
        return now();
      }),
    delete: (version, { withAliases = false } = {}) =>
      inModel(version.name, (model) => deleteVersion(model, version, withAliases)),
    attach: (record, file, content) =>
      inModel(record.name, async (model) =>
        putAttachment(model, await existing(model, record), file, content),
      ),
    attached: ({ name, version }, file) => inModel(name, (model) => readAttached(model, version, file)),
    survey: (isMeant) => surveyPlace(place, isMeant),
    subscriptions: ociSubscriptions(place),
    locate: (record) =>
      inModel(record.name, async (model) => {
        const version = await existing(model, record);
        const { record: stored, samples } = await storedVersion(model, version);
        return fetchLocated(stored, samples, fetchOf(model, version), ports);
      }),
    materialise: (record, folder) =>
      inModel(record.name, async (model) => {
        const version = await existing(model, record);
        const { record: stored } = await storedVersion(model, version);
        await fetchInto(folder, stored, fetchOf(model, version), ports);
      }),
    uri: ({ name, version }) => uriOf(location, name, version),
  };
}

/** Address of a version. */
function uriOf(location: string, name: string, version: string): string {
  const place = { host: '', prefix: location };
  return `oci://${repositoryOf(place, name).repository}:${versionTag(version)}`;
}

/** Points an alias at a version; the last of several runs wins. */
async function pointAlias(model: ModelRepository, alias: string, version: string): Promise<AliasMoved> {
  const { repository, session } = model;
  const target = await existing(model, { name: model.name, version });
  const tag = aliasTag(alias);
  const before = await versionAt(model, { tag });
  if (before?.version !== version) await session.putManifest({ ...repository, tag }, target.manifest.content);
  return before === undefined ? {} : { previous: before.version };
}

async function existing(
  model: ModelRepository,
  { name, version }: Pick<ModelRecord, 'name' | 'version'>,
): Promise<ReadVersion> {
  const found = await versionAt(model, { version });
  const { repository, session } = model;
  if (found === undefined || isGone(await session.tags(repository), found.manifest.descriptor.digest))
    return absent(model, { name, version });
  return found;
}

function absent({ place }: ModelRepository, { name, version }: Pick<ModelRecord, 'name' | 'version'>): never {
  throw new Failure('STORAGE_FAILED', `${name}:${version} is not in the registry oci://${place.location}`);
}
