import { Failure } from '@slipway/core/trouble';
import { removeArtifacts, proxiedPath } from './artifacts.ts';
import { experimentByName } from './experiments.ts';
import { experimentName } from './layout.ts';
import type { Server } from './server.ts';
import { own } from './tags.ts';
import { tagsOf, type WireLoggedModel, type WireTag } from './wire.ts';

/** A LoggedModel of ours: the place of a model's files. A version can only be made of such a place, or of a run's. */
export interface Place {
  id: string;
  /** Path below the server's artifacts. */
  root: string;
  /** When it was made, in milliseconds since 1970. */
  madeAt: number;
  tags: Readonly<Record<string, string>>;
}

/** The tags of a place that is being filled. */
export const placeTags = {
  name: 'slipway.name',
  shape: own.shape,
  digest: own.digest,
  /** Which run fills it. */
  owner: 'slipway.owner',
  /**
   * When that run last said that it is at it: milliseconds since 1970; 0 when it gave up, `stored` when all files are
   * there, and `done` when there is a version of them.
   */
  beat: 'slipway.uploading',
  /** The version that was made of it and is being deleted, `iris:3`. */
  deleting: 'slipway.deleting',
} as const;

/** MLflow's own tag for the versions that were made of a place. Source: mlflow/utils/mlflow_tags.py */
const versionsTag = 'mlflow.modelVersions';

/** The id of the experiment that holds the places; it is made when it is not there. */
export async function experiment(server: Server): Promise<string> {
  const found = await findExperiment(server);
  if (found !== undefined) return found;
  const made = await server.call<{ experiment_id: string }>({
    method: 'POST',
    path: 'experiments/create',
    fields: { name: experimentName },
    what: `make the experiment ${experimentName}`,
    absent: ['RESOURCE_ALREADY_EXISTS'],
  });
  return made?.experiment_id ?? (await findExperiment(server)) ?? gone(server);
}

async function findExperiment(server: Server): Promise<string | undefined> {
  const found = await experimentByName(server, experimentName);
  if (found?.lifecycle_stage === 'deleted') gone(server);
  return found?.experiment_id;
}

function gone({ address }: Server): never {
  throw new Failure('STORAGE_FAILED', `the experiment ${experimentName} of ${address} was deleted`, {
    remedy: 'restore the experiment: it holds the files of the registered models',
  });
}

/** A new, empty place. */
export async function makePlace(
  server: Server,
  experimentId: string,
  name: string,
  tags: Readonly<Record<string, string>>,
): Promise<Place> {
  const answer = await server.call<{ model: WireLoggedModel }>({
    method: 'POST',
    path: 'logged-models',
    fields: {
      experiment_id: experimentId,
      name: name.replaceAll('.', '_'),
      tags: wireTags({ ...tags, [placeTags.name]: name }),
    },
    what: `make a place for the files of ${name}`,
  });
  return placeOf(server, answer!.model);
}

/** The places of a name that no version was made of. */
export async function leftoverPlaces(server: Server, experimentId: string, name: string): Promise<Place[]> {
  const answer = await server.call<{ models?: WireLoggedModel[] }>({
    method: 'POST',
    path: 'logged-models/search',
    fields: {
      experiment_ids: [experimentId],
      filter: `tags.\`${placeTags.name}\` = '${name}' AND tags.\`${placeTags.beat}\` != 'done'`,
      max_results: 50,
    },
    what: 'list the places of files',
  });
  return (answer?.models ?? [])
    .filter(({ info }) => tagsOf(info.tags)[versionsTag] === undefined)
    .map((model) => placeOf(server, model));
}

/** The LoggedModel with this id, whoever made it, or undefined. */
export async function placeWith(server: Server, id: string): Promise<Place | undefined> {
  const answer = await server.call<{ model: WireLoggedModel }>({
    method: 'GET',
    path: `logged-models/${id}`,
    what: 'tell a place of files',
    absent: ['RESOURCE_DOES_NOT_EXIST'],
  });
  return answer && placeOf(server, answer.model);
}

/** True for a LoggedModel that Slipway made to be a place of files. */
export function isPlaceOfOurs({ tags }: Pick<Place, 'tags'>): boolean {
  return tags[placeTags.name] !== undefined && tags[placeTags.beat] !== undefined;
}

/** The places of a version that is being deleted, or was until a run was killed. */
export async function placesToRemove(server: Server, id: string): Promise<Place[]> {
  const experimentId = await findExperiment(server);
  if (experimentId === undefined) return [];
  const answer = await server.call<{ models?: WireLoggedModel[] }>({
    method: 'POST',
    path: 'logged-models/search',
    fields: {
      experiment_ids: [experimentId],
      filter: `tags.\`${placeTags.deleting}\` = '${id}'`,
      max_results: 50,
    },
    what: 'list the places of files',
  });
  return (answer?.models ?? []).map((model) => placeOf(server, model));
}

/** The tags that a place has now; none when it is gone. */
export async function tagsOfPlace(
  server: Server,
  { id }: Pick<Place, 'id'>,
): Promise<Record<string, string>> {
  const answer = await server.call<{ model: WireLoggedModel }>({
    method: 'GET',
    path: `logged-models/${id}`,
    what: 'tell a place of files',
    absent: ['RESOURCE_DOES_NOT_EXIST'],
  });
  return tagsOf(answer?.model.info.tags);
}

/** Sets tags of a place. */
export async function setPlaceTags(
  server: Server,
  { id }: Pick<Place, 'id'>,
  tags: Readonly<Record<string, string>>,
): Promise<void> {
  await server.call({
    method: 'PATCH',
    path: `logged-models/${id}/tags`,
    fields: { tags: wireTags(tags) },
    what: 'set tags of a place of files',
  });
}

/** Says that all files of a place are there. */
export async function finishPlace(server: Server, { id }: Pick<Place, 'id'>): Promise<void> {
  await server.call({
    method: 'PATCH',
    path: `logged-models/${id}`,
    fields: { model_id: id, status: 'LOGGED_MODEL_READY' },
    what: 'finish a place of files',
  });
}

/** Removes a place with its files. The server itself only hides what is deleted, until `mlflow gc` is run. */
export async function removePlace(server: Server, { id, root }: Pick<Place, 'id' | 'root'>): Promise<void> {
  await removeArtifacts(server, root);
  await server.call({
    method: 'DELETE',
    path: `logged-models/${id}`,
    what: 'remove a place of files',
    absent: ['RESOURCE_DOES_NOT_EXIST'],
  });
}

function placeOf(server: Server, { info }: WireLoggedModel): Place {
  return {
    id: info.model_id,
    root: proxiedPath(server, info.artifact_uri),
    madeAt: Number(info.creation_timestamp_ms ?? 0),
    tags: tagsOf(info.tags),
  };
}

function wireTags(tags: Readonly<Record<string, string>>): WireTag[] {
  return Object.entries(tags).map(([key, value]) => ({ key, value }));
}
