import { nearest } from '@slipway/core/nearest';
import { refuse } from '@slipway/core/trouble';
import { experimentByName, findLoggedModel } from '../places.ts';
import type { Server } from '../../../mlflow/server.ts';
import { answer, type WireExperiment, type WireLoggedModel, type WireRun } from '../../../mlflow/wire.ts';

const checkId = 'check the id, and the server that `source-registry` names';

/**
 * The experiment with a name, or with an id when none is called so.
 * @throws Problems when there is none, or it was deleted
 */
export async function requireExperiment(server: Server, given: string): Promise<WireExperiment> {
  const isId = /^\d+$/.test(given);
  const found =
    (await experimentByName(server, given)) ?? (isId ? await experimentOf(server, given) : undefined);
  if (found === undefined) return refuseExperiment(server, given);
  if (found.lifecycle_stage !== 'deleted') return found;
  refuse({
    where: { input: 'experiment' },
    said: `the experiment ${found.name} of ${server.address} was deleted`,
    expected: 'an experiment that is there',
    remedy: `restore it with \`mlflow experiments restore --experiment-id ${found.experiment_id}\``,
  });
}

/** The experiment with an id, deleted ones included. */
export async function experimentOf(
  server: Server,
  experiment_id: string,
): Promise<WireExperiment | undefined> {
  return (await server.find('GET', 'experiments/get', answer.experiment, { experiment_id }))?.experiment;
}

async function refuseExperiment(server: Server, given: string): Promise<never> {
  const fields = { max_results: 1000, view_type: 'ACTIVE_ONLY' };
  const { experiments } = await server.call('POST', 'experiments/search', answer.experiments, fields);
  const names = experiments.map(({ name }) => name);
  const near = nearest(given, names);
  refuse({
    where: { input: 'experiment' },
    said: `${given} is no experiment of ${server.address}`,
    expected: `one of its experiments: ${names.slice(0, 10).join(', ')}${names.length > 10 ? ' …' : ''}`,
    remedy: near === undefined ? checkId.replace('id', 'name') : `write \`${near}\` if you mean that`,
  });
}

/** A run, also a deleted one, or undefined. */
export async function findRun(server: Server, run_id: string): Promise<WireRun | undefined> {
  return (await server.find('GET', 'runs/get', answer.run, { run_id }, { input: 'model-path' }))?.run;
}

/** A run that is there. @throws Problems when it is not, or was deleted */
export async function requireRun(server: Server, id: string): Promise<WireRun> {
  const run = await findRun(server, id);
  if (run !== undefined && run.lifecycle_stage !== 'deleted') return run;
  const expected = 'the id of a run that is there';
  if (run === undefined) return refuseModel(`the run ${id} is not on ${server.address}`, expected, checkId);
  const remedy = `restore it with \`mlflow runs restore --run-id ${id}\``;
  return refuseModel(`the run ${id} of ${server.address} was deleted`, expected, remedy);
}

/** The models that a run logged, the newest first. */
export async function modelsOfRun(
  server: Server,
  { run_id, experiment_id }: WireRun,
): Promise<WireLoggedModel[]> {
  const fields = {
    experiment_ids: [experiment_id],
    filter: `source_run_id = '${run_id}'`,
    order_by: [{ field_name: 'creation_timestamp', ascending: false }],
    max_results: 50,
  };
  return (await server.call('POST', 'logged-models/search', answer.loggedModels, fields)).models;
}

/** A LoggedModel with all its files. @throws Problems when it is not there, or not whole */
export async function requireLoggedModel(server: Server, id: string): Promise<WireLoggedModel> {
  const model = await findLoggedModel(server, id);
  if (model !== undefined) return requireReady(model);
  const said = `the logged model ${id} is not on ${server.address}`;
  return refuseModel(said, 'the id of a model that was logged and not deleted', checkId);
}

/** The same model. @throws Problems when its files are not all there */
export function requireReady(model: WireLoggedModel): WireLoggedModel {
  const { model_id, name = 'without a name', status } = model;
  if (status === undefined || status === 'LOGGED_MODEL_READY') return model;
  const isPending = status === 'LOGGED_MODEL_PENDING';
  return refuseModel(
    `the logged model ${model_id} (${name}) is ${isPending ? 'not finished' : `in the state ${status}`}`,
    'a model whose files are all there',
    isPending ? 'run this after the training has logged it' : 'log it anew: its files were not taken whole',
  );
}

/** Refuses what the input `model-path` names. @throws Problems */
export function refuseModel(said: string, expected: string, remedy?: string): never {
  refuse({ where: { input: 'model-path' }, said, expected, remedy });
}
