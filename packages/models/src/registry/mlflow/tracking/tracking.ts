import { counted } from '@slipway/core/markdown';
import type { Origin } from '@slipway/core/model-record';
import type { BestRun, TrackedModel, Tracking } from '../../tracking.ts';
import type { Server } from '../../../mlflow/server.ts';
import { finite, type WireRun } from '../../../mlflow/wire.ts';
import { bestRun } from './best-run.ts';
import { fetchPlaced, onlyPlaced, placedInModel, placedInRun, type Placed } from './placed.ts';
import { experimentOf, findRun, requireExperiment, requireLoggedModel, requireRun } from './runs.ts';

/** What an MLflow server knows of trainings. Nothing is asked yet. */
export function openTracking(server: Server): Tracking {
  return {
    ofRun: async (id, path) => {
      const run = await requireRun(server, id);
      return tracked(server, await placedInRun(server, run, path), `runs:/${id}/${path}`, run);
    },
    ofLoggedModel: async (id) => {
      const model = await requireLoggedModel(server, id);
      const run = model.source_run_id === undefined ? undefined : await findRun(server, model.source_run_id);
      const active = run?.lifecycle_stage === 'deleted' ? undefined : run;
      return tracked(server, await placedInModel(server, model), `models:/${id}`, active);
    },
    ofBestRun: (wanted) => ofBestRun(server, wanted),
  };
}

async function ofBestRun(server: Server, wanted: BestRun): Promise<TrackedModel> {
  const { metric, direction, path } = wanted;
  const experiment = await requireExperiment(server, wanted.experiment);
  const { run, value, runs } = await bestRun(server, experiment, wanted);
  const { run_id: id, run_name: name = 'without a name' } = run;
  server.ports.log.info(
    `the best of ${counted(runs, 'run')} of ${experiment.name} is ${id} (${name}): ${metric} ${value}`,
  );
  const placed = path === undefined ? await onlyPlaced(server, run) : await placedInRun(server, run, path);
  const reference = `runs:/${id}/${path ?? placed.folderName ?? ''}`;
  return tracked(server, placed, reference, run, { metric, direction, value, runs });
}

async function tracked(
  server: Server,
  placed: Placed,
  reference: string,
  run: WireRun | undefined,
  best?: Origin['best'],
): Promise<TrackedModel> {
  const { root, uri, model, isWhole, folderName } = placed;
  const experiment = run && ((await experimentOf(server, run.experiment_id))?.name ?? run.experiment_id);
  const ofTraining = run && { 'mlflow.run': run.run_id, 'mlflow.experiment': experiment! };
  const inModel = isWhole && model && { source: `models:/${model.model_id}`, model: model.model_id };
  const inRun = model === undefined && run && { source: uri, run: run.run_id };
  const pointing = folderName === undefined ? undefined : inModel || inRun;
  return {
    title: `${reference} of ${server.address}`,
    files: await fetchPlaced(server, placed),
    folderName,
    metrics: finite({ ...run?.metrics, ...model?.metrics }),
    origin: {
      registry: `mlflow:${server.address}`,
      reference,
      training: run && { run: run.run_id, runName: run.run_name, experiment: experiment! },
      best,
    },
    properties: { ...ofTraining, 'mlflow.source': reference },
    inPlace: pointing ? { root, ...pointing } : undefined,
  };
}
