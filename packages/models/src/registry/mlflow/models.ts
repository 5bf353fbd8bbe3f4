import type { Call, Server } from './server.ts';
import type { WireModel, WireVersion } from './wire.ts';

/** So many versions or models a page. */
const pageSize = 1000;

/** Adds a registered model without versions, unless it is there. */
export async function ensureModel(server: Server, name: string): Promise<void> {
  await server.call({
    method: 'POST',
    path: 'registered-models/create',
    fields: { name },
    what: `make the registered model ${name}`,
    input: 'name',
    absent: ['RESOURCE_ALREADY_EXISTS'],
  });
}

/** A registered model, or undefined. */
export async function getModel(server: Server, name: string): Promise<WireModel | undefined> {
  const answer = await server.call<{ registered_model: WireModel }>({
    method: 'GET',
    path: 'registered-models/get',
    fields: { name },
    what: `tell the model ${name}`,
    absent: ['RESOURCE_DOES_NOT_EXIST'],
  });
  return answer?.registered_model;
}

/** All registered models, by name. */
export async function* allModels(server: Server): AsyncGenerator<WireModel> {
  yield* pages<WireModel>(server, 'registered_models', {
    path: 'registered-models/search',
    what: 'list the models',
    fields: { max_results: pageSize, order_by: ['name ASC'] },
  });
}

/** One version, or undefined when there is none that is ready. */
export async function getVersion(
  server: Server,
  name: string,
  version: string,
): Promise<WireVersion | undefined> {
  if (!/^[1-9]\d{0,17}$/.test(version)) return undefined;
  const answer = await server.call<{ model_version: WireVersion }>({
    method: 'GET',
    path: 'model-versions/get',
    fields: { name, version },
    what: `tell ${name}:${version}`,
    absent: ['RESOURCE_DOES_NOT_EXIST'],
  });
  return answer !== undefined && isReady(answer.model_version) ? answer.model_version : undefined;
}

/** Deletes a version and the aliases that point to it. Nothing happens when it is not there. */
export async function removeVersion(
  server: Server,
  { name, version }: Pick<WireVersion, 'name' | 'version'>,
): Promise<void> {
  await server.call({
    method: 'DELETE',
    path: 'model-versions/delete',
    fields: { name, version },
    what: `delete ${name}:${version}`,
    absent: ['RESOURCE_DOES_NOT_EXIST'],
  });
}

/** The version that an alias points to, or undefined. MLflow answers 400 for an alias that is not there. */
export async function getByAlias(
  server: Server,
  name: string,
  alias: string,
): Promise<WireVersion | undefined> {
  const answer = await server.call<{ model_version: WireVersion }>({
    method: 'GET',
    path: 'registered-models/alias',
    fields: { name, alias },
    what: `tell the alias ${alias} of ${name}`,
    absent: ['RESOURCE_DOES_NOT_EXIST', 'INVALID_PARAMETER_VALUE'],
  });
  return answer?.model_version;
}

/** The versions that a filter leaves and that are ready. An empty filter leaves those of all models. */
export async function* searchVersions(
  server: Server,
  filter: string,
  order: 'first' | 'newest' = 'first',
  limit = pageSize,
): AsyncGenerator<WireVersion> {
  const found = pages<WireVersion>(server, 'model_versions', {
    path: 'model-versions/search',
    what: 'list the versions',
    fields: {
      ...(filter === '' ? {} : { filter }),
      max_results: limit,
      order_by: order === 'first' ? ['name ASC', 'version_number ASC'] : ['version_number DESC'],
    },
  });
  for await (const version of found) if (isReady(version)) yield version;
}

/** A filter for a name, and for tags. Names and values of ours hold no quotes. */
export function filterFor(name: string, tags: Readonly<Record<string, string>> = {}): string {
  return [
    `name = '${name}'`,
    ...Object.entries(tags).map(([key, value]) => `tag.\`${key}\` = '${value}'`),
  ].join(' and ');
}

async function* pages<Item>(
  server: Server,
  key: string,
  { fields, ...call }: Omit<Call, 'method'>,
): AsyncGenerator<Item> {
  let token: string | undefined;
  do {
    const answer: Record<string, unknown> | undefined = await server.call({
      ...call,
      method: 'GET',
      fields: { ...fields, ...(token === undefined ? {} : { page_token: token }) },
    });
    yield* (answer?.[key] ?? []) as Item[];
    token = (answer?.['next_page_token'] as string | undefined) || undefined;
  } while (token !== undefined);
}

/** Managed servers copy files while a version is pending; one that failed stays as a mark of it. */
function isReady({ status }: WireVersion): boolean {
  return status === undefined || status === 'READY';
}
