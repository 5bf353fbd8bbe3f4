import { refuse } from '@slipway/core/trouble';
import type { SourceFile } from '../../kind.ts';
import { listArtifacts, proxiedPath, type ListedFile } from '../artifacts.ts';
import { keptBytes } from '../downloads.ts';
import { fetchAll, modelFiles } from '../fetch-all.ts';
import type { Server } from '../server.ts';
import { modelsOfRun, requireReady } from './runs.ts';
import type { WireRun, WireTrackedModel } from './wire-run.ts';

/** Files of a run or of a LoggedModel, where they are on the server. */
export interface Placed {
  /** Folder below the server's artifacts. */
  root: string;
  /** In the folder; at least one. */
  listed: readonly ListedFile[];
  /** What the folder is called; missing for a single file. */
  folderName?: string;
  /** The address of the folder, as the server gave it. */
  uri: string;
  /** The LoggedModel that they belong to. */
  model?: WireTrackedModel;
  /** True when they are all that there is of that model. */
  isWhole: boolean;
}

/**
 * What `runs:/<run>/<path>` means, as MLflow's own client has it since version 3: a model that the run logged under the
 * first part of the path, else an artifact of the run.
 * Source: mlflow/store/artifact/runs_artifact_repo.py
 * @throws Problems when there is nothing
 */
export async function placedInRun(server: Server, run: WireRun, path: string): Promise<Placed> {
  const [first = '', ...rest] = partsOf(path);
  const models = await modelsOfRun(server, run);
  const named = models.find(({ info }) => info.name === first);
  const inModel = named && (await placedAt(server, requireReady(named).info.artifact_uri, rest));
  if (inModel !== undefined)
    return {
      ...inModel,
      model: named!,
      isWhole: rest.length === 0,
      ...(rest.length === 0 ? { folderName: first } : {}),
    };
  const inRun = await placedAt(server, run.info.artifact_uri, [first, ...rest]);
  return inRun ?? refuseMissing(server, run, models, path);
}

/** The files of a LoggedModel. @throws Problems when it has none */
export async function placedInModel(server: Server, model: WireTrackedModel): Promise<Placed> {
  const { artifact_uri, name, model_id } = requireReady(model).info;
  const placed = await placedAt(server, artifact_uri, []);
  if (placed !== undefined) return { ...placed, folderName: name ?? 'model', model, isWhole: true };
  refuse({
    where: { input: 'model-path' },
    said: `the logged model ${model_id} has no files`,
    expected: 'a model with at least one file',
  });
}

/** The one model that a run logged; of runs before MLflow 3 the one folder with an `MLmodel`. @throws Problems */
export async function onlyPlaced(server: Server, run: WireRun): Promise<Placed> {
  const models = await modelsOfRun(server, run);
  if (models.length === 1) return placedInModel(server, models[0]!);
  const root = proxiedPath(server, run.info.artifact_uri);
  const listed = models.length > 0 ? [] : await listArtifacts(server, root);
  const folders = listed
    .filter(({ path }) => path.endsWith('/MLmodel'))
    .map(({ path }) => path.slice(0, -'/MLmodel'.length));
  if (folders.length === 1) return placedInRun(server, run, folders[0]!);
  const names = models.length > 0 ? models.map(({ info }) => info.name ?? info.model_id) : folders;
  const others = [...new Set(listed.map(({ path }) => path.split('/', 1)[0]!))];
  refuse({
    where: { input: 'model-path' },
    said: `the run ${run.info.run_id} has ${names.length === 0 ? 'no model' : `${names.length} models`}`,
    expected:
      names.length === 0
        ? `the path of one of its artifacts: ${others.length === 0 ? 'it has none' : others.slice(0, 10).join(', ')}`
        : `one of them: ${[...new Set(names)].slice(0, 10).join(', ')}`,
    remedy: 'say which with `model-path`',
  });
}

/** The files on this machine, kept by their digests. */
export async function fetchPlaced(server: Server, { root, listed }: Placed): Promise<SourceFile[]> {
  const { ports } = server;
  const recorded = await fetchAll(server, root, listed);
  return Promise.all(
    recorded.map(async (file) => {
      const from = keptBytes(file.sha256, ports);
      return { ...file, from, modifiedMs: (await ports.files.stat(from))?.modifiedMs ?? 0 };
    }),
  );
}

function partsOf(path: string): string[] {
  const parts = path.split('/').filter((part) => part !== '' && part !== '.');
  if (parts.length > 0 && !parts.includes('..')) return parts;
  refuse({
    where: { input: 'model-path' },
    said: path,
    expected: 'the path of an artifact below the run, without `..`',
  });
}

async function placedAt(
  server: Server,
  uri: string,
  parts: readonly string[],
): Promise<(Omit<Placed, 'isWhole'> & { isWhole: false }) | undefined> {
  const above = proxiedPath(server, uri);
  const root = [above, ...parts].join('/');
  const listed = modelFiles(await listArtifacts(server, root));
  const name = parts.at(-1);
  if (listed.length > 0)
    return {
      root,
      listed,
      uri: [uri, ...parts].join('/'),
      isWhole: false,
      ...(name === undefined ? {} : { folderName: name }),
    };
  if (name === undefined) return undefined;
  const folder = [above, ...parts.slice(0, -1)].join('/');
  const file = (await listArtifacts(server, folder)).find(({ path }) => path === name);
  return (
    file && { root: folder, listed: [file], uri: [uri, ...parts.slice(0, -1)].join('/'), isWhole: false }
  );
}

async function refuseMissing(
  server: Server,
  { info: { run_id, artifact_uri } }: WireRun,
  models: readonly WireTrackedModel[],
  path: string,
): Promise<never> {
  const listed = await listArtifacts(server, proxiedPath(server, artifact_uri));
  const there = new Set([
    ...models.map(({ info }) => info.name ?? info.model_id),
    ...listed.map((file) => file.path.split('/', 1)[0]!),
  ]);
  refuse({
    where: { input: 'model-path' },
    said: `the run ${run_id} has nothing at ${path}`,
    expected:
      there.size === 0
        ? 'a run with artifacts; this one has none'
        : `what is there: ${[...there].slice(0, 15).join(', ')}`,
    remedy: 'check the path, and that the training logs the model before it ends',
  });
}
