import type { ModelFile } from '@slipway/core/bytes';
import type { ModelType } from '@slipway/core/model-record';
import type { Ports } from '@slipway/core/ports';
import { Problems, type Problem } from '@slipway/core/trouble';
import { detect, type Detected } from '@slipway/formats/detect';
import type { Source } from '@slipway/providers/registry/source';
import type { RegisterSpec } from '../inputs.ts';

/**
 * What the files say of the model.
 * @throws Problems at the broken files, seen from the workspace so that annotations find them
 */
export async function detectModel(
  source: Source,
  { modelPath, framework }: Pick<RegisterSpec, 'modelPath' | 'framework'>,
  { files }: Pick<Ports, 'files'>,
): Promise<Detected> {
  const modelFiles = source.files.map(({ path, from, size }): ModelFile => ({
    path,
    size,
    read: async (offset, length) => (await files.open(from)).read(offset, length),
  }));
  try {
    return await detect(modelFiles, framework === undefined ? {} : { framework });
  } catch (thrown) {
    if (!(thrown instanceof Problems)) throw thrown;
    throw new Problems(thrown.problems.map((problem) => seenFromOutside(problem, source, modelPath)));
  }
}

function seenFromOutside(problem: Problem, source: Source, modelPath: string): Problem {
  const { where } = problem;
  if (!('file' in where)) return problem;
  const file = source.folder === undefined ? modelPath : `${modelPath.replace(/[\\/]+$/, '')}/${where.file}`;
  return { ...problem, where: { ...where, file } };
}

/** What a type asks of the files, in words. */
const needs: Readonly<Record<ModelType, string | undefined>> = {
  custom_model: undefined,
  mlflow_model: 'a folder with an `MLmodel` file at its top',
  triton_model: 'a folder in the layout of a Triton model repository, `<model>/<version>/model.onnx`',
};

/** The problem with a type that was given and that the files are not of, or undefined. */
export function typeProblem(type: ModelType | undefined, detected: Detected): Problem | undefined {
  const expected = type === undefined ? undefined : needs[type];
  if (expected === undefined || type === detected.type) return undefined;
  return {
    where: { input: 'type' },
    said: `${type}, and the model is a ${detected.type} (${detected.framework})`,
    expected,
    remedy: 'leave `type` out to take what the files say',
  };
}
