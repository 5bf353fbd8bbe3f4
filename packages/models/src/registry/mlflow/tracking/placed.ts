import type { SourceFile } from '../../source-file.ts';
import { keptAt } from '../../fetched.ts';
import { listArtifacts, proxiedPath, type ListedFile } from '../../../mlflow/artifacts.ts';
import { fetchAll, modelFiles } from '../downloads.ts';
import type { Server } from '../../../mlflow/server.ts';
import type { WireLoggedModel, WireRun } from '../../../mlflow/wire.ts';
import { modelsOfRun, refuseModel, requireReady } from './runs.ts';

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
  model?: WireLoggedModel;
  /** True when they are all that there is of that model. */
  isWhole?: boolean;
}

/**
 * What `runs:/<run>/<path>` means, as MLflow's own client has it since version 3: a model that the run logged under the
 * first part of the path, else an artifact of the run.
 * Source: mlflow/store/artifact/runs_artifact_repo.py
 * @throws Problems when there is nothing
 */
export async function placedInRun(server: Server, run: WireRun, path: string): Promise<Placed> {
  const parts = path.split('/').filter((part) => part !== '' && part !== '.');
  const [first, ...rest] = parts;
  if (first === undefined || parts.includes('..'))
    return refuseModel(path, 'the path of an artifact below the run, without `..`');
  const models = await modelsOfRun(server, run);
  const model = models.find(({ name }) => name === first);
  const inModel = model && (await placedAt(server, requireReady(model).artifact_uri, rest));
  if (inModel !== undefined)
    return rest.length === 0
      ? { ...inModel, model, isWhole: true, folderName: first }
      : { ...inModel, model };
  return (await placedAt(server, run.artifact_uri, parts)) ?? refuseMissing(server, run, models, path);
}

/** The files of a LoggedModel. @throws Problems when it has none */
export async function placedInModel(server: Server, model: WireLoggedModel): Promise<Placed> {
  const { artifact_uri, name = 'model', model_id } = requireReady(model);
  const placed = await placedAt(server, artifact_uri, []);
  if (placed !== undefined) return { ...placed, folderName: name, model, isWhole: true };
  return refuseModel(`the logged model ${model_id} has no files`, 'a model with at least one file');
}

/** The one model that a run logged; of runs before MLflow 3 the one folder with an `MLmodel`. @throws Problems */
export async function onlyPlaced(server: Server, run: WireRun): Promise<Placed> {
  const models = await modelsOfRun(server, run);
  if (models.length === 1) return placedInModel(server, models[0]!);
  const root = proxiedPath(server, run.artifact_uri);
  const listed = models.length > 0 ? [] : await listArtifacts(server, root);
  const folders = listed.flatMap(({ path }) =>
    path.endsWith('/MLmodel') ? [path.slice(0, -'/MLmodel'.length)] : [],
  );
  if (folders.length === 1) return placedInRun(server, run, folders[0]!);
  const names = [...models.map(nameOf), ...folders];
  const [shown, others] = [
    topNames(names, 10),
    topNames(
      listed.map(({ path }) => path),
      10,
    ),
  ];
  return refuseModel(
    `the run ${run.run_id} has ${names.length === 0 ? 'no model' : `${names.length} models`}`,
    names.length > 0
      ? `one of them: ${shown}`
      : `the path of one of its artifacts: ${others || 'it has none'}`,
    'say which with `model-path`',
  );
}

/** The files on this machine, kept by their digests. */
export async function fetchPlaced(server: Server, { root, listed }: Placed): Promise<SourceFile[]> {
  const { ports } = server;
  const recorded = await fetchAll(server, root, listed);
  return Promise.all(
    recorded.map(async (file) => {
      const from = keptAt(file.sha256, ports);
      return { ...file, from, modifiedMs: (await ports.files.stat(from))?.modifiedMs ?? 0 };
    }),
  );
}

async function placedAt(server: Server, uri: string, parts: readonly string[]): Promise<Placed | undefined> {
  const root = [proxiedPath(server, uri), ...parts].join('/');
  const name = parts.at(-1);
  const listed = modelFiles(await listArtifacts(server, root));
  if (listed.length > 0) return { root, listed, uri: [uri, ...parts].join('/'), folderName: name };
  if (name === undefined) return undefined;
  const above = root.slice(0, -name.length - 1);
  const file = (await listArtifacts(server, above)).find(({ path }) => path === name);
  return file && { root: above, listed: [file], uri: [uri, ...parts.slice(0, -1)].join('/') };
}

async function refuseMissing(
  server: Server,
  { run_id, artifact_uri }: WireRun,
  models: readonly WireLoggedModel[],
  path: string,
): Promise<never> {
  const listed = await listArtifacts(server, proxiedPath(server, artifact_uri));
  const there = topNames([...models.map(nameOf), ...listed.map((file) => file.path)], 15);
  return refuseModel(
    `the run ${run_id} has nothing at ${path}`,
    there === '' ? 'a run with artifacts; this one has none' : `what is there: ${there}`,
    'check the path, and that the training logs the model before it ends',
  );
}

function nameOf({ name, model_id }: WireLoggedModel): string {
  return name ?? model_id;
}

function topNames(paths: readonly string[], most: number): string {
  return [...new Set(paths.map((path) => path.split('/', 1)[0]))].slice(0, most).join(', ');
}
