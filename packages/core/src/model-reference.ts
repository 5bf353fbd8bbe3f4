import type { Parsed } from './inputs.ts';

/**
 * How a user names a model. One parser, one union: every action reads references with `parseModelReference`.
 * - `path`: files that are not registered (yet);
 * - `registered`: `name:version`, `name@latest`, `name@alias`, and the same with `azureml:` or `models:/` in front;
 * - `azureml-registry`: `azureml://registries/R/models/N/versions/V`;
 * - `run`: an artifact of an MLflow run, `runs:/<run>/<path>`;
 * - `logged`: an MLflow LoggedModel, `models:/m-<id>`;
 * - `oci`: `oci://host/repository:tag` or `oci://host/repository@sha256:…`;
 * - `artifact`: a workflow artifact of this run, `artifact:<name>`.
 */
export type ModelReference =
  | { kind: 'path'; path: string }
  | { kind: 'registered'; name: string; pick: VersionPick; dialect: 'plain' | 'azureml' | 'mlflow' }
  | { kind: 'azureml-registry'; registry: string; name: string; pick: VersionPick }
  | { kind: 'run'; run: string; path: string }
  | { kind: 'logged'; id: string }
  | { kind: 'oci'; host: string; repository: string; tag?: string; digest?: string }
  | { kind: 'artifact'; name: string };

/** Which version of a name is meant. `latest` is the newest registered one that is not archived. */
export type VersionPick = { version: string } | { alias: string } | { latest: true };

/** What a model may be called: what Azure ML, MLflow and file systems all take. */
export const modelNamePattern = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,254}$/;

/** The pattern in words. */
export const modelNameRule =
  'letters, digits, `_`, `.` and `-`, starting with a letter or a digit, at most 255 characters';

/** What a version may be called. */
export const versionPattern = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,254}$/;

const forms =
  '`name:version`, `name@latest`, `name@alias`, a path, `azureml:name:version`, `azureml://registries/R/models/N/versions/V`, `models:/name/3`, `models:/name@alias`, `runs:/<id>/<path>`, `oci://host/repository:tag`, `oci://host/repository@sha256:…` or `artifact:<name>`';

/** Parses a model reference. A text with a path separator or a leading dot is a path; so is what fits no other form. */
export function parseModelReference(text: string): Parsed<ModelReference> {
  if (text.startsWith('artifact:')) return artifactReference(text.slice('artifact:'.length));
  if (text.startsWith('oci://')) return ociReference(text.slice('oci://'.length));
  if (text.startsWith('azureml://')) return azureRegistryReference(text);
  if (text.startsWith('runs:/')) return runReference(text.slice('runs:/'.length));
  if (text.startsWith('models:/')) return mlflowReference(text.slice('models:/'.length));
  if (text.startsWith('azureml:')) return namedReference(text.slice('azureml:'.length), 'azureml');
  if (isPathLike(text)) return { value: { kind: 'path', path: text } };
  return namedReference(text, 'plain');
}

/** Windows drives, separators and leading dots make a path; a bare word does too, because a name needs a version. */
function isPathLike(text: string): boolean {
  return /^[A-Za-z]:[\\/]/.test(text) || /[\\/]/.test(text) || text.startsWith('.') || !/[:@]/.test(text);
}

function namedReference(text: string, dialect: 'plain' | 'azureml'): Parsed<ModelReference> {
  const match = /^([^:@]+)([:@])([^:@]+)$/.exec(text);
  if (match === null)
    return { expected: forms, remedy: 'name a version or an alias, as in `iris:1` or `iris@latest`' };
  const [, name = '', mark, word = ''] = match;
  if (!modelNamePattern.test(name)) return { expected: `a model name of ${modelNameRule}`, said: name };
  const pick = mark === ':' ? versionPick(word) : aliasPick(word);
  return 'expected' in pick ? pick : { value: { kind: 'registered', name, pick: pick.value, dialect } };
}

function versionPick(word: string): Parsed<VersionPick> {
  return versionPattern.test(word)
    ? { value: { version: word } }
    : { expected: 'a version such as `3`', said: word };
}

function aliasPick(word: string): Parsed<VersionPick> {
  if (word === 'latest') return { value: { latest: true } };
  return versionPattern.test(word)
    ? { value: { alias: word } }
    : { expected: 'an alias such as `production`', said: word };
}

function mlflowReference(rest: string): Parsed<ModelReference> {
  if (/^m-[0-9a-f]{32}$/.test(rest)) return { value: { kind: 'logged', id: rest } };
  const match = /^([^/@]+)(?:\/([^/@]+)|@([^/@]+))$/.exec(rest);
  if (match === null) return { expected: '`models:/name/3`, `models:/name@alias` or `models:/m-<id>`' };
  const [, name = '', version, alias] = match;
  if (!modelNamePattern.test(name)) return { expected: `a model name of ${modelNameRule}`, said: name };
  const pick =
    version === undefined
      ? aliasPick(alias ?? '')
      : version === 'latest'
        ? aliasPick(version)
        : versionPick(version);
  return 'expected' in pick
    ? pick
    : { value: { kind: 'registered', name, pick: pick.value, dialect: 'mlflow' } };
}

function runReference(rest: string): Parsed<ModelReference> {
  const match = /^([A-Za-z0-9][\w-]*)\/(.+)$/.exec(rest);
  if (match === null) return { expected: '`runs:/<run id>/<path of the artifact>`' };
  return { value: { kind: 'run', run: match[1]!, path: match[2]! } };
}

function azureRegistryReference(text: string): Parsed<ModelReference> {
  const match =
    /^azureml:\/\/registries\/([^/]+)\/models\/([^/]+)\/(?:versions\/([^/]+)|labels\/([^/]+))$/.exec(text);
  if (match === null)
    return { expected: '`azureml://registries/<registry>/models/<name>/versions/<version>`' };
  const [, registry = '', name = '', version, label] = match;
  const pick = version === undefined ? aliasPick(label ?? '') : versionPick(version);
  return 'expected' in pick
    ? pick
    : { value: { kind: 'azureml-registry', registry, name, pick: pick.value } };
}

function ociReference(rest: string): Parsed<ModelReference> {
  const match =
    /^([A-Za-z0-9.-]+(?::\d+)?|\[[0-9a-f:]+\](?::\d+)?)\/([a-z0-9]+(?:[._/-]+[a-z0-9]+)*)(?::([A-Za-z0-9_][\w.-]{0,127}))?(?:@(sha256:[0-9a-f]{64}))?$/.exec(
      rest,
    );
  if (match === null)
    return { expected: '`oci://host/repository:tag` or `oci://host/repository@sha256:<64 digits>`' };
  const [, host = '', repository = '', tag, digest] = match;
  return {
    value: {
      kind: 'oci',
      host,
      repository,
      tag,
      digest,
    },
  };
}

function artifactReference(name: string): Parsed<ModelReference> {
  if (name === '' || /["':<>|*?\r\n\\/]/.test(name)) {
    return {
      expected: 'the name of a workflow artifact, without any of `" : < > | * ? \\ /`',
      said: `artifact:${name}`,
    };
  }
  return { value: { kind: 'artifact', name } };
}

/** Writes a reference the way it is shown to people; parsing it again gives the same reference, except for dialects. */
export function referenceText(reference: ModelReference): string {
  switch (reference.kind) {
    case 'path':
      return reference.path;
    case 'registered':
      return `${reference.name}${pickText(reference.pick)}`;
    case 'azureml-registry':
      return `azureml://registries/${reference.registry}/models/${reference.name}${'version' in reference.pick ? `/versions/${reference.pick.version}` : `/labels/${'alias' in reference.pick ? reference.pick.alias : 'latest'}`}`;
    case 'run':
      return `runs:/${reference.run}/${reference.path}`;
    case 'logged':
      return `models:/${reference.id}`;
    case 'oci':
      return `oci://${reference.host}/${reference.repository}${reference.tag === undefined ? '' : `:${reference.tag}`}${reference.digest === undefined ? '' : `@${reference.digest}`}`;
    case 'artifact':
      return `artifact:${reference.name}`;
  }
}

function pickText(pick: VersionPick): string {
  if ('version' in pick) return `:${pick.version}`;
  return `@${'alias' in pick ? pick.alias : 'latest'}`;
}
