import { counted } from '@slipway/core/markdown';
import type { Origin } from '@slipway/core/model-record';
import type { Ports } from '@slipway/core/ports';
import type { RegistryConnection } from '../../kind.ts';
import type { BestRun, TrackedModel, Tracking } from '../../tracking.ts';
import { openServer, type Server } from '../server.ts';
import { bestRun } from './best-run.ts';
import { experimentName, requireExperiment } from './experiments.ts';
import { fetchPlaced, onlyPlaced, placedInModel, placedInRun, type Placed } from './placed.ts';
import { activeRun, requireLoggedModel, requireRun } from './runs.ts';
import { finiteMetrics, type WireRun } from './wire-run.ts';

/** What an MLflow server knows of trainings. Nothing is asked yet. */
export function openTracking(address: string, ports: Ports, connection?: RegistryConnection): Tracking {
  const server = openServer(address, ports, connection);
  return {
    ofRun: async (id, path) => {
      const run = await requireRun(server, id);
      const experiment = await experimentName(server, run.info.experiment_id);
      return tracked(server, await placedInRun(server, run, path), `runs:/${id}/${path}`, {
        run,
        experiment,
      });
    },
    ofLoggedModel: async (id) => {
      const model = await requireLoggedModel(server, id);
      const { source_run_id } = model.info;
      const run = source_run_id ? await activeRun(server, source_run_id) : undefined;
      const experiment = run && (await experimentName(server, run.info.experiment_id));
      const placed = await placedInModel(server, model);
      return tracked(server, placed, `models:/${id}`, run && { run, experiment: experiment! });
    },
    ofBestRun: (wanted) => ofBestRun(server, wanted),
  };
}

async function ofBestRun(server: Server, wanted: BestRun): Promise<TrackedModel> {
  const { metric, direction, path } = wanted;
  const experiment = await requireExperiment(server, wanted.experiment);
  const { run, value, runs } = await bestRun(server, experiment, wanted);
  const id = run.info.run_id;
  server.ports.log.info(
    `the best of ${counted(runs, 'run')} of ${experiment.name} is ${id} (${run.info.run_name ?? 'without a name'}): ${metric} ${value}`,
  );
  const placed = path === undefined ? await onlyPlaced(server, run) : await placedInRun(server, run, path);
  const reference = `runs:/${id}/${path ?? placed.folderName ?? ''}`;
  const best = { metric, direction, value, runs };
  return tracked(server, placed, reference, { run, experiment: experiment.name, best });
}

interface Training {
  run: WireRun;
  /** Its name. */
  experiment: string;
  best?: NonNullable<Origin['best']>;
}

async function tracked(
  server: Server,
  placed: Placed,
  reference: string,
  training: Training | undefined,
): Promise<TrackedModel> {
  const { root, uri, model, isWhole, folderName } = placed;
  const run = training?.run.info;
  const isFolder = folderName !== undefined;
  return {
    title: `${reference} of ${server.address}`,
    files: await fetchPlaced(server, placed),
    ...(isFolder ? { folderName } : {}),
    metrics: { ...finiteMetrics(training?.run.data?.metrics), ...finiteMetrics(model?.data?.metrics) },
    origin: {
      registry: `mlflow:${server.address}`,
      reference,
      ...(training === undefined ? {} : { training: trainingOf(training) }),
      ...(training?.best === undefined ? {} : { best: training.best }),
    },
    properties: {
      ...(training === undefined
        ? {}
        : { 'mlflow.run': training.run.info.run_id, 'mlflow.experiment': training.experiment }),
      'mlflow.source': reference,
    },
    ...(isFolder && isWhole
      ? { inPlace: { root, source: `models:/${model!.info.model_id}`, model: model!.info.model_id } }
      : {}),
    ...(isFolder && model === undefined && run !== undefined
      ? { inPlace: { root, source: uri, run: run.run_id } }
      : {}),
  };
}

function trainingOf({ run: { info }, experiment }: Training): NonNullable<Origin['training']> {
  return {
    run: info.run_id,
    ...(info.run_name === undefined ? {} : { runName: info.run_name }),
    experiment,
  };
}
