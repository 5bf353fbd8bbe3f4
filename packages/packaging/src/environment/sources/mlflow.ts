import { readPythonEnv } from '@slipway/formats/python-env';
import { readConda } from '@slipway/formats/conda';

import { beside, type Asked, type ReadText } from './asked.ts';
import { askedOf } from './conda.ts';
import { readRequirementsSource } from './requirements.ts';

/** The files that MLflow writes beside a model. Their names are MLflow's own. */
const names = { requirements: 'requirements.txt', python: 'python_env.yaml', conda: 'conda.yaml' };

/**
 * What an MLflow model asks for: its `requirements.txt`, or the pip part of its conda file, and its Python.
 * @param title the model for people: `diabetes:1`
 * @param read reads files of the model's folder
 * @throws Problems with file and line
 */
export async function readMlflowSource(
  title: string,
  read: ReadText,
  facts: { condaFile?: string; pythonVersion?: string },
): Promise<Asked> {
  const below = `${title}/`;
  const readBelow: ReadText = (path) => read(path.startsWith(below) ? path.slice(below.length) : path);
  const shown = (name: string): string => beside(below, name);
  const condaFile = shown(facts.condaFile ?? names.conda);
  const condaText = await readBelow(condaFile);
  const conda =
    condaText === undefined
      ? undefined
      : await askedOf(condaFile, await readConda(condaFile, condaText), readBelow);
  const hasRequirements = (await read(names.requirements)) !== undefined;
  const asked = hasRequirements ? await readRequirementsSource(shown(names.requirements), readBelow) : conda;
  const runtime =
    (await pythonOf(shown(names.python), readBelow)) ??
    (conda?.runtime?.version === undefined ? undefined : conda.runtime) ??
    recorded(title, facts) ??
    conda?.runtime;
  const requirements = (asked?.requirements ?? []).map((requirement) => ({
    ...requirement,
    asker: requirement.asker.replace(/^your /, ''),
  }));
  return {
    requirements,
    constraints: asked?.constraints ?? [],
    indexOptions: asked?.indexOptions ?? [],
    prereleases: asked?.prereleases === true ? true : undefined,
    runtime,
  };
}

async function pythonOf(file: string, read: ReadText): Promise<Asked['runtime']> {
  const text = await read(file);
  if (text === undefined) return undefined;
  const { python } = await readPythonEnv(file, text);
  return python === undefined ? undefined : { version: python, where: { file } };
}

/** `MLmodel` itself says with which Python the model was written. */
function recorded(title: string, { pythonVersion }: { pythonVersion?: string }): Asked['runtime'] {
  return pythonVersion === undefined
    ? undefined
    : { version: pythonVersion, where: { file: `${title}/MLmodel` } };
}
