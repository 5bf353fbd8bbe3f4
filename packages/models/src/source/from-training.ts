import type { ModelReference } from '@slipway/core/model-reference';
import type { Ports } from '@slipway/core/ports';
import { refuse } from '@slipway/core/trouble';
import { registryText } from '../registry/event-facts.ts';
import type { TrackedModel, Tracking } from '../registry/tracking.ts';
import type { SourceSpec } from './source-inputs.ts';
import { seenFrom, trackingRegistryOf, type SourceRegistry } from './source-registry.ts';
import type { TakenModel } from './taken.ts';

/** An artifact of a run, or a LoggedModel. @throws Problems when there is none */
export function takeTracked(
  reference: Extract<ModelReference, { kind: 'run' | 'logged' }>,
  spec: SourceSpec,
  ports: Ports,
): Promise<TakenModel> {
  return fromTracking(spec, ports, (tracking) =>
    reference.kind === 'run'
      ? tracking.ofRun(reference.run, reference.path)
      : tracking.ofLoggedModel(reference.id),
  );
}

/** The model of the best run of an experiment. @throws Problems when there is none */
export function takeBestRun(
  { experiment, metric, direction }: Required<Pick<SourceSpec, 'experiment' | 'metric' | 'direction'>>,
  spec: SourceSpec,
  ports: Ports,
): Promise<TakenModel> {
  const { runFilter: filter, modelPath } = spec;
  return fromTracking(spec, ports, (tracking) =>
    tracking.ofBestRun({
      experiment: experiment!,
      metric: metric!,
      direction: direction!,
      filter,
      path: modelPath?.text,
    }),
  );
}

async function fromTracking(
  spec: SourceSpec,
  ports: Ports,
  take: (tracking: Tracking) => Promise<TrackedModel>,
): Promise<TakenModel> {
  const source = trackingRegistryOf(spec, ports);
  const { registry, input } = source;
  const tracking = registry.tracking ?? refuseUntracked(source);
  try {
    const { files, folderName, metrics, origin, properties, inPlace } = await take(tracking);
    return {
      files,
      ignored: [],
      metrics,
      origin,
      properties,
      folderName,
      inPlace: inPlace && { ...inPlace, registry },
    };
  } catch (thrown) {
    throw seenFrom(input, thrown);
  }
}

function refuseUntracked({ registry, input }: SourceRegistry): never {
  refuse({
    where: { input },
    said: `${registryText(registry)}, which knows nothing of trainings`,
    expected: 'the server that keeps the runs, `mlflow:<address>`',
    remedy: 'name it with `source-registry`, or set MLFLOW_TRACKING_URI and leave `source-registry` out',
  });
}
