import type { ModelRecord } from '@slipway/core/model-record';
import type { Ports } from '@slipway/core/ports';
import { Failure } from '@slipway/core/trouble';
import { isArchived } from '../archived.ts';
import { copyVerified } from '../copy-verified.ts';
import {
  archivedTag,
  type LocatedModel,
  type Registry,
  type RegistryProvider,
  type SurveyedModel,
} from '../kind.ts';
import { locatedModel } from '../located.ts';
import { readAlias, readAliases, writeAlias } from './aliases.ts';
import { deleteVersion } from './deletion.ts';
import { fileUri, layoutOf, versionUri, type Layout } from './layout.ts';
import { addProperties, writeTags } from './marks.ts';
import { lookUp, requireKeepableNames, store } from './register.ts';
import { asItIsNow, hasVersion, readRecord, readRecords, readStored, versionNames } from './stored.ts';
import { fileSubscriptions } from './subscriptions.ts';

/** The embedded registry: a folder. Its layout is in `layout.ts`, how a version is made in `commit.ts`. */
export const file: RegistryProvider = {
  id: 'file',
  title: 'the embedded registry, a folder',
  locationOf: (text, { files, host }) =>
    text === '' ? files.join(host.home, 'registry') : files.resolve(text),
  open: openFileRegistry,
};

/** An embedded registry in a folder, which need not exist yet. Nothing here takes a lock. */
export function openFileRegistry(root: string, ports: Ports): Registry {
  const layout = layoutOf(root, ports.files);
  return {
    provider: 'file',
    location: root,
    title: `the registry ${root}`,
    toJSON: () => ({ provider: 'file', location: root }),
    lookUp: (wanted) => lookUp(layout, wanted, ports),
    store: (wanted) => store(layout, wanted, ports),
    names: () => names(layout, ports),
    versions: (name) => readRecords(layout, name, ports),
    find: async ({ name, pick }) => {
      if ('latest' in pick) return await latest(layout, name, ports);
      if ('version' in pick) return await readRecord(layout, name, pick.version, ports);
      const version = await readAlias(layout.aliases(name), pick.alias, ports);
      return version === undefined ? undefined : await readRecord(layout, name, version, ports);
    },
    aliases: (name) => readAliases(layout, name, ports),
    setAlias: async (name, alias, version) => {
      await requireKeepableNames(layout, { name, alias }, ports);
      await recordAsStored(layout, { name, version }, ports);
      return await writeAlias(layout.aliases(name), alias, version, ports);
    },
    setTags: async (record, tags) => {
      const stored = await recordAsStored(layout, record, ports);
      await writeTags(layout.tags(record.name, record.version), tags, ports);
      return await asItIsNow(layout, stored, ports);
    },
    setArchived: async (version, archived) => {
      await recordAsStored(layout, version, ports);
      await writeTags(
        layout.tags(version.name, version.version),
        { [archivedTag]: archived ? 'true' : null },
        ports,
      );
    },
    addProperties: async (record, properties) => {
      const stored = await recordAsStored(layout, record, ports);
      const { properties: there } = await asItIsNow(layout, stored, ports);
      await addProperties(layout.properties(record.name, record.version), there, properties, ports);
      return await asItIsNow(layout, stored, ports);
    },
    delete: (version, { withAliases = false } = {}) => deleteVersion(layout, version, withAliases, ports),
    attach: async ({ name, version }, title, content) => {
      await recordAsStored(layout, { name, version }, ports);
      const path = ports.files.join(layout.attachments(name, version), title);
      await ports.files.write(path, content);
      return { content, uri: fileUri(path) };
    },
    attached: async ({ name, version }, title) => {
      const path = ports.files.join(layout.attachments(name, version), title);
      const content = await ports.files.readTextIfThere(path);
      return content === undefined ? undefined : { content, uri: fileUri(path) };
    },
    survey: (isMeant) => survey(layout, isMeant, ports),
    subscriptions: fileSubscriptions(layout, ports),
    locate: (record) => locate(layout, record, ports),
    materialise: async (record, folder) => {
      const { files } = await locate(layout, record, ports);
      await copyVerified(files, folder, record.id, ports);
    },
    uri: (version) => versionUri(layout, version),
  };
}

/** A name without a version is one that somebody is about to register, or whose versions were all deleted. */
async function names(layout: Layout, ports: Ports): Promise<string[]> {
  const found: string[] = [];
  for (const name of await ports.files.names(layout.models))
    if (!name.startsWith('.') && (await hasVersion(layout, name, ports))) found.push(name);
  return found;
}

async function latest(layout: Layout, name: string, ports: Ports): Promise<ModelRecord | undefined> {
  return (await readRecords(layout, name, ports)).findLast((record) => !isArchived(record));
}

async function recordAsStored(
  layout: Layout,
  { name, version }: Pick<ModelRecord, 'name' | 'version'>,
  ports: Ports,
): Promise<ModelRecord> {
  const stored = await readStored(layout, name, version, ports);
  if (stored !== undefined) return stored.record;
  throw new Failure('STORAGE_FAILED', `${name}:${version} is not in the registry ${layout.root}`);
}

async function locate(layout: Layout, record: ModelRecord, ports: Ports): Promise<LocatedModel> {
  const stored = await readStored(layout, record.name, record.version, ports);
  return locatedModel(record, stored?.samples ?? [], (sha256) => layout.blob(sha256), ports);
}

/** All models, one folder after the other: the names of files tell the versions, and only what is asked for is read. */
async function* survey(
  layout: Layout,
  isMeant: (name: string) => boolean,
  ports: Ports,
): AsyncGenerator<SurveyedModel> {
  for (const name of await ports.files.names(layout.models)) {
    if (name.startsWith('.') || !isMeant(name)) continue;
    yield {
      name,
      versions: await versionNames(layout, name, ports),
      read: (version) => readRecord(layout, name, version, ports),
      aliases: () => readAliases(layout, name, ports),
    };
  }
}
