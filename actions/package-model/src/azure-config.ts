import { defined } from '@slipway/core/defined';
import type { ImageReference } from '@slipway/core/image';
import { parseImageReference } from '@slipway/core/image-reference';
import { parseModelReference, type ModelReference } from '@slipway/core/model-reference';
import type { Ports } from '@slipway/core/ports';
import { refuse } from '@slipway/core/trouble';
import {
  readAzureDeployment,
  readAzureEnvironment,
  type AzureDeployment,
  type AzureEnvironment,
} from '@slipway/formats/azure';
import { readInferenceConfig } from '@slipway/formats/azure-v1';
import type { CondaEnvironment } from '@slipway/formats/conda';
import { beside, type ReadText } from '@slipway/packaging/environment/sources/asked';

import type { Spec } from './inputs.ts';
import { routesOfConfig } from './server-routes.ts';

/** A conda environment that is written out inside of another file. */
export interface WrittenEnvironment {
  file: string;
  conda: CondaEnvironment;
}

/** What is asked for, from inputs and from a file of Azure ML. */
export type Wish = Omit<Spec, 'models' | 'environment' | 'config'> & {
  readonly models: readonly ModelReference[];
  readonly environment: string | WrittenEnvironment | undefined;
  /** The image of the environment of a file, which is for Python. */
  readonly configImage?: ImageReference;
};

/** What a file of Azure ML says of serving. Paths are seen from the workspace. */
type Said = Partial<
  Pick<
    Wish,
    | 'models'
    | 'sourceDirectory'
    | 'entryScript'
    | 'environment'
    | 'environmentVariables'
    | 'configImage'
    | 'serverRoutes'
  >
>;

/**
 * Adds what the file `config` says; inputs that were given have the last word.
 * @throws Problems with file, line and column
 */
export async function withConfig(spec: Spec, { files }: Pick<Ports, 'files'>): Promise<Wish> {
  const { config, ...rest } = spec;
  const named = spec.models ?? (spec.event?.model === undefined ? undefined : [spec.event.model]);
  if (config === undefined) return { ...rest, models: named ?? [], environment: spec.environment };
  const text = await files.readTextIfThere(files.resolve(config));
  if (text === undefined) {
    refuse({
      where: { input: 'config' },
      said: `\`${config}\` does not exist`,
      expected: 'an `inferenceconfig.json`, or the YAML of a deployment or an environment of Azure ML',
      remedy: 'check the path; it is seen from the workspace',
    });
  }
  const said = await read(config.replaceAll('\\', '/'), text, (path) =>
    files.readTextIfThere(files.resolve(path)),
  );
  return {
    ...rest,
    models: named ?? said.models ?? refuseWithoutModel(config),
    sourceDirectory: spec.sourceDirectory ?? said.sourceDirectory,
    entryScript: spec.entryScript ?? said.entryScript,
    serverRoutes: spec.serverRoutes ?? said.serverRoutes,
    environment: spec.environment ?? said.environment,
    ...(spec.environment !== undefined || said.configImage === undefined
      ? {}
      : { configImage: said.configImage }),
    environmentVariables: { ...said.environmentVariables, ...spec.environmentVariables },
  };
}

function refuseWithoutModel(config: string): never {
  refuse({
    where: { input: 'models' },
    said: `nothing was given, and \`${config}\` names no model`,
    expected: 'the models to package',
    remedy: 'add `models` under `with:` of this step',
  });
}

async function read(file: string, text: string, readText: ReadText): Promise<Said> {
  if (/\.json$/i.test(file)) {
    const { code_configuration: code, environment } = await readInferenceConfig(file, text);
    // In v1 the files of the environment are seen from the source directory.
    return fromCode(
      file,
      code,
      environment,
      code?.code === undefined ? file : within(beside(file, code.code)),
    );
  }
  const isDeployment = /^(model|code_configuration|endpoint_name|environment|instance_count|type)\s*:/m.test(
    text,
  );
  if (!isDeployment) return environmentOf(file, await readAzureEnvironment(file, text), file);
  const deployment = await readAzureDeployment(file, text);
  const { environment, model, environment_variables: variables } = deployment;
  const isElsewhere = typeof environment === 'string';
  const elsewhere = isElsewhere ? await environmentElsewhere(file, environment, readText) : {};
  const written = isElsewhere ? undefined : environment;
  return {
    ...fromCode(file, deployment.code_configuration, written, file),
    ...elsewhere,
    ...defined({ models: model === undefined ? undefined : [modelOf(file, model)] }),
    environmentVariables: {
      ...(elsewhere.environmentVariables ?? written?.environment_variables),
      ...variables,
    },
  };
}

/** The environment of another file, `file:../environment.yml`; its own paths are seen from there. */
async function environmentElsewhere(file: string, environment: string, readText: ReadText): Promise<Said> {
  if (!environment.startsWith(local)) refuseAsset(file, environment);
  const other = beside(file, environment.slice(local.length));
  const text = await readText(other);
  if (text !== undefined) return environmentOf(other, await readAzureEnvironment(other, text), other);
  refuse({
    where: { file },
    said: `the environment \`${environment}\`, which does not exist`,
    expected: 'the path of an environment of Azure ML, seen from the folder of this file',
    remedy: 'correct the path',
  });
}

/** How Azure's command line is told that a reference is a path. */
const local = 'file:';

/** A file of a folder, to see paths from; the workspace itself has no name. */
function within(folder: string): string {
  return folder === '' ? 'file' : `${folder}/file`;
}

function fromCode(
  file: string,
  code: AzureDeployment['code_configuration'],
  environment: AzureEnvironment | undefined,
  environmentSeenFrom: string,
): Said {
  const folder = code?.code === undefined ? undefined : beside(file, code.code) || '.';
  const script = code?.scoring_script;
  return {
    sourceDirectory: folder,
    entryScript: script === undefined ? undefined : folder === undefined ? beside(file, script) : script,
    ...(environment === undefined ? {} : environmentOf(file, environment, environmentSeenFrom)),
  };
}

function environmentOf(file: string, environment: AzureEnvironment, seenFrom: string): Said {
  const { build, conda_file: conda, environment_variables: variables, image } = environment;
  const routes = routesOfConfig(file, environment.inference_config);
  if (build !== undefined) refuseDockerfile(file, build.dockerfile_path ?? 'Dockerfile');
  return {
    configImage: image === undefined ? undefined : imageOf(file, image),
    environment:
      conda === undefined ? undefined : typeof conda === 'string' ? beside(seenFrom, conda) : { file, conda },
    environmentVariables: variables,
    serverRoutes: routes,
  };
}

function imageOf(file: string, image: string): ImageReference {
  const parsed = parseImageReference(image);
  if ('value' in parsed) return parsed.value;
  refuse({ where: { file }, said: `the image \`${image}\``, expected: parsed.expected });
}

/** Nothing is built here: what a Dockerfile does depends on the day. */
function refuseDockerfile(file: string, dockerfile: string): never {
  refuse({
    where: { file },
    said: `an environment that is built from \`${dockerfile}\``,
    expected: 'an image, or a conda file',
    remedy:
      'build the Dockerfile with `docker/build-push-action`, and give `environment` as `name@${{ steps.build.outputs.digest }}`',
  });
}

function modelOf(file: string, model: NonNullable<AzureDeployment['model']>): ModelReference {
  const said = typeof model === 'string' ? model : (model.path ?? '');
  const text = said.startsWith(local) ? said.slice(local.length) : said;
  if (text !== said) return { kind: 'path', path: beside(file, text) };
  if (typeof model !== 'string' && !/^[a-z]+:/i.test(text)) return { kind: 'path', path: beside(file, text) };
  const parsed = parseModelReference(text);
  if ('value' in parsed) return parsed.value;
  refuse({ where: { file }, said: `the model \`${text}\``, expected: parsed.expected });
}

function refuseAsset(file: string, environment: string): never {
  refuse({
    where: { file },
    said: `the environment \`${environment}\`, which is an asset of a workspace`,
    expected: 'an environment that is written out, with its `conda_file`, or `file:` and the path of one',
    remedy: 'write `conda_file` in its place, or give `environment`',
  });
}
