import type { ModelRecord } from '@slipway/core/model-record';
import { byCodePoint } from '@slipway/core/digest';
import { archivedTag, type AliasMoved, type RegisteredReference } from '../kind.ts';
import type { Board } from '../turns.ts';
import type { Server } from '../../mlflow/server.ts';
import { isOurs, sortTags } from './tags.ts';
import { answer, type WireModel, type WireVersion } from '../../mlflow/wire.ts';

type Version = Pick<ModelRecord, 'name' | 'version'>;

/** At most so many versions or models a page. */
const pageSize = 1000;

/** A registered model, or undefined. */
export async function getModel(server: Server, name: string): Promise<WireModel | undefined> {
  return (await server.find('GET', 'registered-models/get', answer.model, { name }))?.registered_model;
}

/** All registered models, by name. */
export async function* allModels(server: Server): AsyncGenerator<WireModel> {
  for (let page_token: string | undefined, isOver = false; !isOver; isOver = page_token === undefined) {
    const fields = { max_results: pageSize, order_by: ['name ASC'], page_token };
    const page = await server.call('GET', 'registered-models/search', answer.models, fields);
    yield* page.registered_models;
    page_token = page.next_page_token;
  }
}

/** The aliases of a model and the versions they point to. */
export function aliasesOf(model: WireModel | undefined): Record<string, string> {
  const sorted = (model?.aliases ?? []).toSorted((left, right) => byCodePoint(left.alias, right.alias));
  return Object.fromEntries(sorted.map(({ alias, version }) => [alias, version]));
}

/** Points an alias at a version, which must be there; the last of several runs wins. Answers where it pointed before. */
export async function setAlias(
  server: Server,
  name: string,
  alias: string,
  version: string,
): Promise<AliasMoved> {
  const previous = (await versionWithAlias(server, name, alias))?.version;
  const fields = { name, alias, version };
  if (previous !== version)
    await server.call('POST', 'registered-models/alias', answer.nothing, fields, { input: 'alias' });
  return { previous };
}

/** The version that an alias points to, or undefined. */
export async function versionWithAlias(
  server: Server,
  name: string,
  alias: string,
): Promise<WireVersion | undefined> {
  // MLflow answers 400 for an alias that is not there.
  const terms = { absent: ['INVALID_PARAMETER_VALUE'] };
  const fields = { name, alias };
  return (await server.find('GET', 'registered-models/alias', answer.version, fields, terms))?.model_version;
}

/** One version, or undefined when there is none that is ready. */
export async function getVersion(
  server: Server,
  { name, version }: Version,
): Promise<WireVersion | undefined> {
  if (!/^[1-9]\d{0,17}$/.test(version)) return undefined;
  const found = await server.find('GET', 'model-versions/get', answer.version, { name, version });
  return found && isReady(found.model_version) ? found.model_version : undefined;
}

/** The version that is meant, or undefined. */
export async function findVersion(
  server: Server,
  { name, pick }: Pick<RegisteredReference, 'name' | 'pick'>,
): Promise<WireVersion | undefined> {
  if ('version' in pick) return getVersion(server, { name, version: pick.version });
  if ('alias' in pick) return versionWithAlias(server, name, pick.alias);
  for await (const version of searchVersions(server, filterFor(name), 'newest', 25))
    if (withStage(version)[archivedTag] !== 'true') return version;
  return undefined;
}

/** The versions that a filter leaves and that are ready. An empty filter leaves those of all models. */
export async function* searchVersions(
  server: Server,
  filter: string,
  order: 'first' | 'newest' = 'first',
  max_results = pageSize,
): AsyncGenerator<WireVersion> {
  const order_by = order === 'first' ? ['name ASC', 'version_number ASC'] : ['version_number DESC'];
  for (let page_token: string | undefined, isOver = false; !isOver; isOver = page_token === undefined) {
    const fields = { filter: filter === '' ? undefined : filter, max_results, order_by, page_token };
    const page = await server.call('GET', 'model-versions/search', answer.versions, fields);
    yield* page.model_versions.filter(isReady);
    page_token = page.next_page_token;
  }
}

/** The versions that a filter leaves and that Slipway made, the lowest number first. */
export async function ourVersions(server: Server, filter: string): Promise<WireVersion[]> {
  const found: WireVersion[] = [];
  for await (const version of searchVersions(server, filter)) if (isOurs(version)) found.push(version);
  return found;
}

/** A filter for a name, and for tags. Names and values of ours hold no quotes. */
export function filterFor(name: string, tags: Readonly<Record<string, string>> = {}): string {
  const ofTags = Object.entries(tags).map(([key, value]) => `tag.\`${key}\` = '${value}'`);
  return [`name = '${name}'`, ...ofTags].join(' and ');
}

/** Managed servers copy files while a version is pending; one that failed stays as a mark of it. */
function isReady({ status }: WireVersion): boolean {
  return status === undefined || status === 'READY';
}

/** Sets a tag of a version, in a call of its own: runs that set different tags at the same time lose nothing. */
export async function setVersionTag(
  server: Server,
  { name, version }: Version,
  key: string,
  value: string | null,
  input = 'tags',
): Promise<void> {
  const fields = { name, version, key, value: value ?? undefined };
  if (value === null) await server.find('DELETE', 'model-versions/delete-tag', answer.nothing, fields);
  else await server.call('POST', 'model-versions/set-tag', answer.nothing, fields, { input });
}

/** MLflow's own word for what is archived. Source: mlflow/entities/model_registry/model_version_stages.py */
const archivedStage = 'Archived';

/** What servers answer that have no stages. */
const withoutStages = [
  'FEATURE_DISABLED',
  'NOT_IMPLEMENTED',
  'INVALID_PARAMETER_VALUE',
  'ENDPOINT_NOT_FOUND',
];

/** The tags of a version. One in the stage `Archived` has the tag that says so everywhere else. */
export function withStage({ tags, current_stage }: WireVersion): Record<string, string> {
  return current_stage === archivedStage ? { ...tags, [archivedTag]: 'true' } : tags;
}

/** What MLflow itself has of a record. */
export function fieldsOf(
  found: WireVersion,
): Pick<ModelRecord, 'name' | 'version' | 'id' | 'description' | 'tags' | 'properties'> {
  const { name, version, description } = found;
  return { name, version, id: `${name}:${version}`, description, ...sortTags(withStage(found)) };
}

/**
 * Brings the stage of a version in line with the tag, so that people who look at MLflow, and tools that know stages only,
 * see the same. What is no longer archived is in no stage; which one it was in before nobody knows.
 */
export async function setStage(
  server: Server,
  { name, version, current_stage: now }: WireVersion,
  isArchived: boolean,
): Promise<void> {
  if (now === undefined || (now === archivedStage) === isArchived) return;
  const stage = isArchived ? archivedStage : 'None';
  const fields = { name, version, stage, archive_existing_versions: false };
  const terms = { absent: withoutStages };
  await server.find('POST', 'model-versions/transition-stage', answer.nothing, fields, terms);
}

/** Where runs that change the same thing of a model stand in line: the tags of the model. */
export function boardOf(server: Server, name: string): Board {
  const path = 'registered-models';
  return {
    read: async () => (await getModel(server, name))?.tags ?? {},
    write: (key, value) => server.call('POST', `${path}/set-tag`, answer.nothing, { name, key, value }),
    remove: (key) => server.find('DELETE', `${path}/delete-tag`, answer.nothing, { name, key }),
  };
}
