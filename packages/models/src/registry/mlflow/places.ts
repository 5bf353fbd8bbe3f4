import * as v from 'valibot';
import type { HashedFile } from '@slipway/core/ports-files';
import type { BodyPart } from '@slipway/core/ports-transfers';
import { Failure } from '@slipway/core/trouble';
import { hashedFile } from '../recorded.ts';
import {
  listArtifacts,
  proxiedPath,
  putText,
  readArtifact,
  removeArtifacts,
} from '../../mlflow/artifacts.ts';
import { searchVersions } from './models.ts';
import type { Server } from '../../mlflow/server.ts';
import { own } from './tags.ts';
import { answer, type WireExperiment, type WireLoggedModel } from '../../mlflow/wire.ts';

/**
 * What lies where on a server, below the artifacts of a LoggedModel in the experiment `slipway`:
 *
 *     <path>                                the files of the model, as MLflow's own tools expect them
 *     .slipway/model.tar                    all files as one archive, when there are more than `mostFiles`
 *     .slipway/samples/<path>               the sample request and its answer
 *     .slipway/record-<sha256>.json         the record, when it is too long for a tag
 *     .slipway/attachments/<sha256>-<name>  what was put with the version, such as its signature
 *     .slipway/uploaded.json                what of an upload that failed is there
 *
 * Everything else is fields and tags of the version (`tags.ts`).
 */
export const ownFolder = '.slipway';

/** Where all files are as one archive. */
export const archivePath = `${ownFolder}/model.tar`;

/** Where a sample is. */
export const samplePath = (path: string): string => `${ownFolder}/samples/${path}`;

/** Where a long record is. */
export const recordPath = (sha256: string): string => `${ownFolder}/record-${sha256}.json`;

/** Where what was put with a version is, with the files at a path. */
export const attachmentPath = (root: string, name: string, sha256: string): string =>
  `${root}/${ownFolder}/attachments/${sha256}-${name}`;

const uploadedPath = `${ownFolder}/uploaded.json`;

/** A LoggedModel of ours: the place of a model's files. A version can only be made of such a place, or of a run's. */
export interface Place {
  id: string;
  /** Path below the server's artifacts. */
  root: string;
}

const placeTags = {
  name: 'slipway.name',
  /** `<milliseconds since 1970> <run>`: whose it is, and until when; `stored`, and `done` when a version is made of it. */
  state: 'slipway.uploading',
  /** The version that was made of it and is being deleted, `iris:3`. */
  deleting: 'slipway.deleting',
} as const;

/** What nobody took over is removed after a day. */
const leftoverMs = 24 * 60 * 60 * 1000;

/** So long a place is its run's, and a millisecond more for each kilobyte. */
const leaseMs = 90_000;

/** MLflow's own tag for the versions that were made of a place. Source: mlflow/utils/mlflow_tags.py */
const versionsTag = 'mlflow.modelVersions';

const experimentName = 'slipway';

/** The experiment that holds the places, or undefined. */
export async function findExperiment(server: Server): Promise<WireExperiment | undefined> {
  const found = await experimentByName(server, experimentName);
  if (found?.lifecycle_stage !== 'deleted') return found;
  throw new Failure('STORAGE_FAILED', `the experiment ${experimentName} of ${server.address} was deleted`, {
    remedy: 'restore the experiment: it holds the files of the registered models',
  });
}

/** The experiment that holds the places; it is made when it is not there. */
export async function ownExperiment(server: Server): Promise<WireExperiment> {
  const found = await findExperiment(server);
  if (found !== undefined) return found;
  await server.find('POST', 'experiments/create', answer.nothing, { name: experimentName });
  return (await findExperiment(server)) ?? ownExperiment(server);
}

/** The experiment with a name, deleted ones included. */
export async function experimentByName(server: Server, name: string): Promise<WireExperiment | undefined> {
  const fields = { experiment_name: name };
  return (await server.find('GET', 'experiments/get-by-name', answer.experiment, fields))?.experiment;
}

/** The LoggedModel with this id, whoever made it, or undefined. */
export async function findLoggedModel(server: Server, id = ''): Promise<WireLoggedModel | undefined> {
  return id === '' ? undefined : (await server.find('GET', `logged-models/${id}`, answer.loggedModel))?.model;
}

/** What was uploaded: the digests of the files of each artifact, by its path. */
const uploadedShape = v.record(v.string(), v.array(hashedFile));
type Uploaded = v.InferOutput<typeof uploadedShape>;

type Hashed = readonly HashedFile[];

/** A place that this run fills. */
export interface Occupied {
  place: Place;
  /** Uploads something, unless an earlier run did and it is the same bytes. Answers the digests of its files. */
  once(path: string, parts: readonly BodyPart[], upload: () => Promise<Hashed>): Promise<Hashed>;
  /** All files are there. @throws Failure `LOCKED` when another run took the place over */
  seal(digest: string): Promise<void>;
  /** The next run may go on from here at once. */
  giveUp(): Promise<void>;
}

/**
 * Takes over the place that a run left that was to fill it with files of the same paths and sizes, or makes one. A run
 * says when it gives up; of one that was killed the time runs out.
 */
export async function occupyPlace(
  server: Server,
  name: string,
  shape: string,
  bytes: number,
): Promise<Occupied> {
  const { clock } = server.ports;
  const { experiment_id } = await ownExperiment(server);
  const state = `${Math.round(clock.now() + leaseMs + bytes / 1000)} ${crypto.randomUUID()}`;
  const tags = { [placeTags.name]: name, [own.shape]: shape, [placeTags.state]: state };
  const isOurs = async ({ id }: Place): Promise<boolean> =>
    (await findLoggedModel(server, id))?.tags[placeTags.state] === state;
  let place = await leftover(server, experiment_id, name, shape);
  if (place !== undefined) {
    // Two runs may want the same place: the one whose word is there after a moment has it.
    await setPlaceTags(server, place, tags);
    await clock.sleep(1000);
    if (!(await isOurs(place))) place = undefined;
  }
  const before = place === undefined ? {} : await uploadedTo(server, place);
  const uploaded: Uploaded = { ...before };
  const fields = { experiment_id, name: name.replaceAll('.', '_'), tags: wireTags(tags) };
  const filled =
    place ?? placeOf(server, (await server.call('POST', 'logged-models', answer.loggedModel, fields)).model);
  return {
    place: filled,
    once: async (path, parts, upload) => {
      // Reading is cheaper than sending: what was uploaded counts only for the bytes that are here now.
      const isThere = before[path] !== undefined && (await isOf(parts, before[path], server));
      return (uploaded[path] = isThere ? before[path]! : [...(await upload())]);
    },
    seal: async (digest) => {
      if (await isOurs(filled))
        return setPlaceTags(server, filled, { [placeTags.state]: 'stored', [own.digest]: digest });
      throw new Failure(
        'LOCKED',
        `another run took over the upload of ${name} from this one, which was slow`,
        {
          remedy: 'run this again',
        },
      );
    },
    giveUp: async () => {
      if (!(await isOurs(filled))) return;
      await putText(server, `${filled.root}/${uploadedPath}`, JSON.stringify(uploaded));
      await setPlaceTags(server, filled, { [placeTags.state]: '0' });
    },
  };
}

/** A place of these paths and sizes that nobody fills any more, or undefined. Places that are a day old are removed. */
async function leftover(
  server: Server,
  experimentId: string,
  name: string,
  shape: string,
): Promise<Place | undefined> {
  const now = server.ports.clock.now();
  const filter = `tags.\`${placeTags.name}\` = '${name}' AND tags.\`${placeTags.state}\` != 'done'`;
  let found: Place | undefined;
  for (const model of await searchPlaces(server, experimentId, filter)) {
    const { [placeTags.state]: state = '0', [versionsTag]: versions } = model.tags;
    // One that is `stored` is not taken over, because whoever stored it may be about to make a version.
    const isAbandoned = Number.parseInt(state, 10) < now;
    const place = placeOf(server, model);
    if (versions !== undefined || !(isAbandoned || state === 'stored')) continue;
    if (now - model.creation_timestamp_ms < leftoverMs) {
      if (isAbandoned && model.tags[own.shape] === shape) found ??= place;
    } else if (!(await isUsed(server, place))) await removePlace(server, place).catch(() => undefined);
  }
  return found;
}

/** What the run before had kept of its uploads, as far as the artifacts are there. */
async function uploadedTo(server: Server, { root }: Place): Promise<Uploaded> {
  const text = await readArtifact(server, `${root}/${uploadedPath}`);
  const read = v.safeParse(v.pipe(v.string(), v.parseJson(), uploadedShape), text);
  const listed = new Set((await listArtifacts(server, root)).map(({ path }) => path));
  return Object.fromEntries(
    Object.entries(read.success ? read.output : {}).filter(([path]) => listed.has(path)),
  );
}

async function isOf(
  parts: readonly BodyPart[],
  known: Hashed,
  { ports: { files } }: Server,
): Promise<boolean> {
  const paths = parts.flatMap((part) => ('file' in part ? [part.file] : []));
  for (const [index, path] of paths.entries())
    if ((await files.hash(path)).sha256 !== known[index]?.sha256) return false;
  return paths.length === known.length;
}

/** Says that MLflow's own tools may use the files of a place, which have to be there. */
export async function finishPlace(server: Server, { id }: Place): Promise<void> {
  const fields = { model_id: id, status: 'LOGGED_MODEL_READY' };
  await server.call('PATCH', `logged-models/${id}`, answer.nothing, fields);
}

/** Says that a version is made of a place. */
export function keepPlace(server: Server, place: Place): Promise<void> {
  return setPlaceTags(server, place, { [placeTags.state]: 'done' });
}

/** Removes a place with its files. The server itself only hides what is deleted, until `mlflow gc` is run. */
export async function removePlace(server: Server, { id, root }: Place): Promise<void> {
  await removeArtifacts(server, root);
  await server.find('DELETE', `logged-models/${id}`, answer.nothing);
}

/**
 * Marks the place that a version was made of as one that goes with it.
 * @param source of the version
 * @returns false when its files are somebody else's
 */
export async function markForDeletion(server: Server, id: string, source = ''): Promise<boolean> {
  const model = await findLoggedModel(server, loggedModelIn(source));
  if (model?.tags[placeTags.name] === undefined) return false;
  await setPlaceTags(server, placeOf(server, model), { [placeTags.deleting]: id });
  return true;
}

/** The id of the LoggedModel that a source names, or undefined. */
export function loggedModelIn(source: string | undefined): string | undefined {
  return /^models:\/(m-[0-9a-f]{32})$/.exec(source ?? '')?.[1];
}

/** Removes the places of a version that was deleted. For another version that was made of one, it stays. */
export async function removeMarked(server: Server, id: string): Promise<void> {
  const experiment = await findExperiment(server);
  if (experiment === undefined) return;
  const filter = `tags.\`${placeTags.deleting}\` = '${id}'`;
  for (const model of await searchPlaces(server, experiment.experiment_id, filter)) {
    const place = placeOf(server, model);
    if (!(await isUsed(server, place))) await removePlace(server, place);
  }
}

async function isUsed(server: Server, { id }: Place): Promise<boolean> {
  const source = `models:/${id}`;
  for await (const version of searchVersions(server, `source_path = '${source}'`, 'newest', 25))
    if (version.source === source) return true;
  return false;
}

async function searchPlaces(server: Server, experiment: string, filter: string): Promise<WireLoggedModel[]> {
  const fields = { experiment_ids: [experiment], filter, max_results: 50 };
  return (await server.call('POST', 'logged-models/search', answer.loggedModels, fields)).models;
}

async function setPlaceTags(server: Server, { id }: Place, tags: Record<string, string>): Promise<void> {
  await server.call('PATCH', `logged-models/${id}/tags`, answer.nothing, { tags: wireTags(tags) });
}

function placeOf(server: Server, { model_id, artifact_uri }: WireLoggedModel): Place {
  return { id: model_id, root: proxiedPath(server, artifact_uri) };
}

function wireTags(tags: Readonly<Record<string, string>>): { key: string; value: string }[] {
  return Object.entries(tags).map(([key, value]) => ({ key, value }));
}
