import type { ModelFile } from '@slipway/core/bytes';
import type { ModelType } from '@slipway/core/model-record';
import type { Ports } from '@slipway/core/ports';
import { Problems, refuse, type Problem } from '@slipway/core/trouble';
import { detect, type Detected } from '@slipway/formats/detect';
import type { TakenModel } from '@slipway/models/source/taken';
import type { Spec } from '../inputs.ts';

/** What of a model is told by its files, or by the record of what was registered before. */
export type ModelFacts = Pick<
  Detected,
  'type' | 'framework' | 'frameworkVersion' | 'schema' | 'sampleInput' | 'notes'
>;

/**
 * What is known of the model. A record is believed: its files may not be here, and they are what they were.
 * @throws Problems at the broken files, seen from the workspace so that annotations find them
 */
export async function factsOf(
  taken: TakenModel,
  spec: Pick<Spec, 'modelPath' | 'framework'>,
  ports: Pick<Ports, 'files'>,
): Promise<ModelFacts> {
  if (taken.record === undefined) return detectModel(taken, spec, ports);
  const { type, framework, frameworkVersion, schema } = taken.record;
  return { type, framework, frameworkVersion, schema, notes: [] };
}

async function detectModel(
  { files: sources, folder, origin }: TakenModel,
  { modelPath, framework }: Pick<Spec, 'modelPath' | 'framework'>,
  { files }: Pick<Ports, 'files'>,
): Promise<Detected> {
  const modelFiles = sources.map(({ path, from, size }): ModelFile => ({
    path,
    size,
    read: async (offset, length) => (await files.open(from)).read(offset, length),
  }));
  try {
    return await detect(modelFiles, { framework });
  } catch (thrown) {
    if (!(thrown instanceof Problems)) throw thrown;
    const isFolder = folder !== undefined || origin !== undefined;
    const place = origin?.reference ?? modelPath?.text ?? '';
    throw new Problems(thrown.problems.map((problem) => seenFromOutside(problem, place, isFolder)));
  }
}

function seenFromOutside(problem: Problem, place: string, isFolder: boolean): Problem {
  const { where } = problem;
  if (!('file' in where)) return problem;
  const file = isFolder ? `${place.replace(/[\\/]+$/, '')}/${where.file}` : place;
  return { ...problem, where: { ...where, file } };
}

/** What a type asks of the files, in words. */
const needs: Readonly<Record<ModelType, string | undefined>> = {
  custom_model: undefined,
  mlflow_model: 'a folder with an `MLmodel` file at its top',
  triton_model: 'a folder in the layout of a Triton model repository, `<model>/<version>/model.onnx`',
};

/** Refuses a type that was given and that the files are not of. @throws Problems */
export function requireType(type: ModelType | undefined, detected: ModelFacts): void {
  const expected = type === undefined ? undefined : needs[type];
  if (expected === undefined || type === detected.type) return;
  refuse({
    where: { input: 'type' },
    said: `${type}, and the model is a ${detected.type} (${detected.framework})`,
    expected,
    remedy: 'leave `type` out to take what the files say',
  });
}
