import { refuse } from '@slipway/core/trouble';
import type { Server } from '../server.ts';
import type { WireRun, WireTrackedModel } from './wire-run.ts';

/** A run, also a deleted one, or undefined. */
async function findRun(server: Server, id: string): Promise<WireRun | undefined> {
  const answer = await server.call<{ run: WireRun }>({
    method: 'GET',
    path: 'runs/get',
    fields: { run_id: id },
    what: `tell the run ${id}`,
    absent: ['RESOURCE_DOES_NOT_EXIST'],
    input: 'model-path',
  });
  return answer?.run;
}

/** A run that is there, or undefined. */
export async function activeRun(server: Server, id: string): Promise<WireRun | undefined> {
  const run = await findRun(server, id);
  return run?.info.lifecycle_stage === 'deleted' ? undefined : run;
}

/** A run that is there. @throws Problems when it is not, or was deleted */
export async function requireRun(server: Server, id: string): Promise<WireRun> {
  const run = await findRun(server, id);
  if (run !== undefined && run.info.lifecycle_stage !== 'deleted') return run;
  refuse({
    where: { input: 'model-path' },
    said: `the run ${id} ${run === undefined ? `is not on ${server.address}` : `of ${server.address} was deleted`}`,
    expected: 'the id of a run that is there',
    remedy:
      run === undefined
        ? 'check the id, and the server that `source-registry` names'
        : `restore it with \`mlflow runs restore --run-id ${id}\``,
  });
}

/** The models that a run logged, the newest first. */
export async function modelsOfRun(
  server: Server,
  { info: { run_id, experiment_id } }: WireRun,
): Promise<WireTrackedModel[]> {
  const answer = await server.call<{ models?: WireTrackedModel[] }>({
    method: 'POST',
    path: 'logged-models/search',
    fields: {
      experiment_ids: [experiment_id],
      filter: `source_run_id = '${run_id}'`,
      order_by: [{ field_name: 'creation_timestamp', ascending: false }],
      max_results: 50,
    },
    what: `list the models of the run ${run_id}`,
  });
  return answer?.models ?? [];
}

/** A LoggedModel with all its files. @throws Problems when it is not there, or not whole */
export async function requireLoggedModel(server: Server, id: string): Promise<WireTrackedModel> {
  const answer = await server.call<{ model: WireTrackedModel }>({
    method: 'GET',
    path: `logged-models/${id}`,
    what: `tell the logged model ${id}`,
    absent: ['RESOURCE_DOES_NOT_EXIST'],
  });
  if (answer !== undefined) return requireReady(answer.model);
  refuse({
    where: { input: 'model-path' },
    said: `the logged model ${id} is not on ${server.address}`,
    expected: 'the id of a model that was logged and not deleted',
    remedy: 'check the id, and the server that `source-registry` names',
  });
}

/** The same model. @throws Problems when its files are not all there */
export function requireReady(model: WireTrackedModel): WireTrackedModel {
  const { model_id, name, status } = model.info;
  if (status === undefined || status === 'LOGGED_MODEL_READY') return model;
  const isPending = status === 'LOGGED_MODEL_PENDING';
  refuse({
    where: { input: 'model-path' },
    said: `the logged model ${model_id} (${name ?? 'without a name'}) is ${isPending ? 'not finished' : `in the state ${status}`}`,
    expected: 'a model whose files are all there',
    remedy: isPending
      ? 'run this after the training has logged it'
      : 'log it anew: its files were not taken whole',
  });
}
