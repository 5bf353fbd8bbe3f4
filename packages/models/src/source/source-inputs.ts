import { matching, oneOf, path, repositoryPattern, secret, text } from '@slipway/core/input-kinds';
import { input as inputOf, type Input, type Parsed } from '@slipway/core/inputs';
import { together } from '@slipway/core/inputs-together';
import { parseModelReference, type ModelReference } from '@slipway/core/model-reference';
import type { Secret } from '@slipway/core/secret';
import type { Problem } from '@slipway/core/trouble';
import type { RegistrySpec } from '../registry/registry-inputs.ts';

/** What `model-path` says, as it was given and as the reference that it is unless something in the workspace is called so. */
export interface GivenModel {
  text: string;
  reference: Parsed<ModelReference>;
}

/** The input `model-path`. What is no reference may still be a path. */
export function modelPath(): Input<GivenModel | undefined> {
  return inputOf<GivenModel>((given): Parsed<GivenModel> => {
    const parsed = path().parse(given);
    return 'value' in parsed ? { value: givenModel(given) } : parsed;
  });
}

/** What a text says of a model. */
export function givenModel(given: string): GivenModel {
  return { text: given, reference: parseModelReference(given) };
}

/** The inputs that say where a model is taken from, beside `model-path`: part of the table of an action. */
export const sourceInputs = {
  'source-registry': text(),
  'source-registry-username': text(),
  'source-registry-password': secret(),
  experiment: text(),
  metric: matching(/^[^`"'\r\n]{1,250}$/, 'the name of a metric, without quotes'),
  direction: oneOf('maximize', 'minimize'),
  'run-filter': text(),
  'artifact-run-id': matching(/^\d{1,15}$/, 'the id of a workflow run, a whole number'),
  'artifact-repository': matching(repositoryPattern, 'a repository such as `acme/iris`'),
} as const;

/** The same inputs, read, with those that they go together with. */
export interface SourceSpec extends RegistrySpec {
  modelPath: GivenModel | undefined;
  sourceRegistry: string | undefined;
  sourceRegistryUsername: string | undefined;
  sourceRegistryPassword: Secret | undefined;
  experiment: string | undefined;
  metric: string | undefined;
  direction: 'maximize' | 'minimize' | undefined;
  runFilter: string | undefined;
  artifactRunId: string | undefined;
  artifactRepository: string | undefined;
  githubToken: Secret | undefined;
}

/** What kind of source is meant: that of a reference, or the best run. A text that is no reference is a path. */
export function sourceKind({
  modelPath: given,
  experiment,
}: Pick<SourceSpec, 'modelPath' | 'experiment'>): ModelReference['kind'] | 'best run' {
  if (experiment !== undefined) return 'best run';
  return given !== undefined && 'value' in given.reference ? given.reference.value.kind : 'path';
}

const sourceTogether = together([
  { input: 'experiment', needs: 'metric' },
  { input: 'experiment', needs: 'direction' },
  { input: 'metric', needs: 'experiment' },
  { input: 'direction', needs: 'experiment' },
  { input: 'run-filter', needs: 'experiment' },
  { input: 'artifact-run-id', needs: 'github-token' },
  { input: 'artifact-repository', needs: 'artifact-run-id' },
  { input: 'source-registry-username', needs: 'source-registry-password' },
]);

/** What does not go together. Pure. */
export function sourceProblems(spec: Omit<SourceSpec, keyof RegistrySpec>): Problem[] {
  const kind = sourceKind(spec);
  const problems = sourceTogether(spec);
  if (spec.artifactRunId !== undefined && kind !== 'artifact')
    problems.push({
      where: { input: 'artifact-run-id' },
      said: `it was given, and \`model-path\` is ${spec.modelPath?.text ?? 'missing'}`,
      expected: '`model-path: artifact:<name>` with `artifact-run-id`',
      remedy: 'write `artifact:` and the name of the artifact, or leave `artifact-run-id` out',
    });
  if (spec.sourceRegistry !== undefined && kind === 'path')
    problems.push({
      where: { input: 'source-registry' },
      said: `it was given, and \`model-path\` is the path ${spec.modelPath?.text}`,
      expected: 'a model of that registry, such as `iris:3`, `iris@production` or `runs:/<id>/model`',
      remedy: 'name the model with `model-path`, or leave `source-registry` out',
    });
  return problems;
}
