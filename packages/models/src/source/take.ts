import { shortened } from '@slipway/core/inputs';
import { referenceText, type ModelReference } from '@slipway/core/model-reference';
import type { Ports } from '@slipway/core/ports';
import { refuse } from '@slipway/core/trouble';
import { readSource } from '../registry/source.ts';
import { takeArtifact } from './from-artifact.ts';
import { takeBestRun, takeTracked } from './from-training.ts';
import { takeAddressed, takeRegistered } from './registered.ts';
import { givenModel, type GivenModel, type SourceSpec } from './source-inputs.ts';
import type { TakenModel } from './taken.ts';

/**
 * Finds the model that the inputs mean: a path, a version of a registry, an artifact of a run, the best run of an
 * experiment, or a workflow artifact.
 * @throws Problems when it is not there; Failure when a service does not give it
 */
export async function takeModel(spec: SourceSpec, ports: Ports): Promise<TakenModel> {
  const { experiment, metric, direction, modelPath = givenModel('') } = spec;
  if (experiment !== undefined) return takeBestRun({ experiment, metric, direction }, spec, ports);
  const reference = await meant(modelPath, ports);
  switch (reference.kind) {
    case 'path': {
      const source = await readSource(reference.path, 'model-path', ports.files);
      return { ...source, properties: {} };
    }
    case 'registered':
      return takeRegistered(reference, spec, ports);
    case 'oci':
      return takeAddressed(reference, spec, ports);
    case 'run':
    case 'logged':
      return takeTracked(reference, spec, ports);
    case 'artifact':
      return takeArtifact(reference.name, spec, ports);
    case 'azureml-registry':
      refuse({
        where: { input: 'model-path' },
        said: referenceText(reference),
        expected: 'a path, or a model of a registry that Slipway reads: `file`, `oci` or `mlflow`',
        remedy: 'download it with `az ml model download`, and give the path',
      });
  }
}

/** What stands in the workspace is meant before anything else: files may be called `model@2` or `model:2`. */
async function meant({ text, reference: parsed }: GivenModel, { files }: Ports): Promise<ModelReference> {
  const isPlain =
    !('value' in parsed) || (parsed.value.kind === 'registered' && parsed.value.dialect === 'plain');
  if (isPlain && (await files.stat(files.resolve(text))) !== undefined) return { kind: 'path', path: text };
  if ('value' in parsed) return parsed.value;
  const { expected, said = shortened(text), remedy } = parsed;
  refuse({
    where: { input: 'model-path' },
    said,
    expected: `a file or a folder, or ${expected}`,
    remedy,
  });
}
