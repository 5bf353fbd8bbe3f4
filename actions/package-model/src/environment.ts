import { defined } from '@slipway/core/defined';
import type { Ports } from '@slipway/core/ports';
import { decodeText } from '@slipway/formats/text';
import { readRequirements } from '@slipway/formats/requirements';
import { expectationsOf } from '@slipway/packaging/environment/expectations';
import type { Requirement, WantedEnvironment } from '@slipway/packaging/environment/kind';
import { nothingAsked, type Asked, type ReadText } from '@slipway/packaging/environment/sources/asked';
import { frameworkPackage, readFrameworkSource } from '@slipway/packaging/environment/sources/frameworks';
import { readMlflowSource } from '@slipway/packaging/environment/sources/mlflow';
import { readScikitLearnSource } from '@slipway/packaging/environment/sources/scikit-learn';
import { requirementName } from '@slipway/packaging/environment/uv/names';
import type { ServerParts } from '@slipway/packaging/server/kind';

import type { Wish } from './azure-config.ts';
import { readDependencyWishes, withFolders, type AccessSpec } from './dependencies.ts';
import { nothingInstalled } from './environment-image.ts';
import type { FoundModel } from './facts.ts';
import type { Spec } from './inputs.ts';

/**
 * What the environment has to hold: what the server needs, and what the user's file asks for, or else the models.
 * @param byFile what the user's file asks for; undefined when none was given
 * @throws Problems with file and line
 */
export async function wantedEnvironment(
  spec: Pick<Spec, 'pythonVersion'> & Pick<Wish, 'environment'> & AccessSpec,
  byFile: Asked | undefined,
  models: readonly FoundModel[],
  parts: Pick<ServerParts, 'requirements' | 'readyLock' | 'start'>,
  ports: Ports,
): Promise<WantedEnvironment> {
  if (parts.readyLock !== undefined) return { ...nothingWanted, readyLock: parts.readyLock };
  const asked =
    byFile === undefined
      ? await askedByModels(models)
      : withFrameworks(withScikitLearn(byFile, models), models, parts);
  const runtime =
    spec.pythonVersion === undefined
      ? asked.runtime
      : { version: spec.pythonVersion, where: { input: 'python-version' } };
  const withRuntime = runtime === undefined ? {} : { runtime };
  if (spec.environment === nothingInstalled) return { ...nothingWanted, ...withRuntime };
  const { access: given, ...wishes } = await readDependencyWishes(spec, ports);
  const access = await withFolders(given, asked, ports);
  return {
    ...wishes,
    server: await serverRequirements(parts, ports),
    model: asked.requirements,
    constraints: [...asked.constraints, ...wishes.constraints],
    indexOptions: withoutOthers(asked.indexOptions, wishes.indexOptions),
    expectations: models.flatMap((model) => expectationsOf(titleOf(model), model.detected)),
    ...(asked.prereleases === true ? { prereleases: true } : {}),
    ...defined({ access }),
    ...withRuntime,
  };
}

const nothingWanted: WantedEnvironment = { server: [], model: [], constraints: [], indexOptions: [] };

/** There is one `--index-url`: that of the input, when it is given. */
function withoutOthers(asked: readonly string[], given: readonly string[]): string[] {
  const isIndex = (option: string): boolean => option.startsWith('--index-url ');
  const kept = given.some(isIndex) ? asked.filter((option) => !isIndex(option)) : asked;
  return [...new Set([...given, ...kept])];
}

async function serverRequirements(
  { requirements }: Pick<ServerParts, 'requirements'>,
  { files, host }: Ports,
): Promise<Requirement[]> {
  const lists = await Promise.all(
    requirements.map(async (file) => {
      const text = await files.readText(files.join(host.bundle, ...file.split('/')));
      return readRequirements(file, text).requirements;
    }),
  );
  return lists
    .flat()
    .map(({ text, line }) => ({ text, where: { file: requirements[0]!, line }, asker: 'the server' }));
}

/** A file says it all; only the scikit-learn that wrote a model is added when the file does not name it. */
function withScikitLearn(asked: Asked, models: readonly FoundModel[]): Asked {
  if (asked.requirements.some(({ text }) => requirementName(text) === 'scikit-learn')) return asked;
  const [estimator] = models.flatMap(estimatorsOf);
  if (estimator?.version === undefined) return asked;
  const { title, version, path } = estimator;
  const added = {
    text: `scikit-learn==${version}`,
    where: { file: `${title}/${path}` },
    asker: `the model ${title}, saved with ${version},`,
  };
  return { ...asked, requirements: [...asked.requirements, added] };
}

/** Likewise the library of models that are served without code; an entry script imports what it likes. */
function withFrameworks(
  asked: Asked,
  models: readonly FoundModel[],
  { start }: Pick<ServerParts, 'start'>,
): Asked {
  if (start.variables['SLIPWAY_MODELS'] === undefined) return asked;
  const named = new Set(asked.requirements.map(({ text }) => requirementName(text)));
  const added = models
    .filter(({ detected }) => frameworkPackage(detected)?.names.every((name) => !named.has(name)))
    .flatMap((model) => readFrameworkSource(titleOf(model), model.detected).requirements);
  return { ...asked, requirements: [...asked.requirements, ...added] };
}

function estimatorsOf(model: FoundModel): { title: string; version: string | undefined; path: string }[] {
  if (model.detected.framework !== 'scikit-learn') return [];
  return model.detected.facts.estimators.map(({ version, path }) => ({
    title: titleOf(model),
    version,
    path,
  }));
}

async function askedByModels(models: readonly FoundModel[]): Promise<Asked> {
  const all = nothingAsked();
  for (const model of models) {
    const asked = await askedByModel(model);
    all.requirements.push(...asked.requirements);
    all.constraints.push(...asked.constraints);
    all.indexOptions.push(...asked.indexOptions);
    if (asked.runtime !== undefined) all.runtime ??= asked.runtime;
    if (asked.prereleases === true) all.prereleases = true;
  }
  return all;
}

async function askedByModel(model: FoundModel): Promise<Asked> {
  const { detected, located } = model;
  if (detected.framework === 'scikit-learn')
    return readScikitLearnSource(titleOf(model), detected.facts.estimators);
  if (detected.framework !== 'mlflow') return readFrameworkSource(titleOf(model), detected);
  const read: ReadText = async (path) => {
    const file = located.files.find((entry) => entry.path === path);
    return file === undefined
      ? undefined
      : decodeText({ file: `${titleOf(model)}/${path}` }, await file.read(0, file.size));
  };
  return readMlflowSource(titleOf(model), read, detected.facts);
}

function titleOf({ name, version }: FoundModel): string {
  return `${name}:${version}`;
}
