import { describe, expect, test } from 'vitest';

import { readInputs, table } from '@slipway/core/inputs';
import { secret } from '@slipway/core/input-kinds';
import { problemLine } from '@slipway/core/trouble';
import { registryInputs } from '../registry/registry-inputs.ts';
import { givenModel, modelPath, sourceInputs, sourceKind, sourceProblems } from './source-inputs.ts';

const inputs = table({
  'model-path': modelPath(),
  'github-token': secret(),
  ...sourceInputs,
  ...registryInputs,
}).check(sourceProblems);

/** Every problem with the inputs as one line. */
function problems(given: Record<string, string>): string[] {
  const read = readInputs(inputs, (name) => given[name]);
  return 'problems' in read ? read.problems.map(problemLine) : [];
}

test.each([
  ['model.onnx', 'path'],
  ['./iris:3', 'path'],
  ['what:is:this', 'path'],
  ['iris:3', 'registered'],
  ['iris@production', 'registered'],
  ['models:/iris/3', 'registered'],
  [`models:/m-${'a'.repeat(32)}`, 'logged'],
  ['runs:/abc/model', 'run'],
  ['oci://ghcr.io/octo/iris:v3', 'oci'],
  ['artifact:record', 'artifact'],
])('%s is of the kind %s', (text, kind) => {
  const given = givenModel(text);
  expect(sourceKind({ modelPath: given, experiment: undefined })).toBe(kind);
  expect(sourceKind({ modelPath: given, experiment: 'iris' })).toBe('best run');
});

describe('what goes together', () => {
  test.each<[string, Record<string, string>]>([
    ['a path alone', { 'model-path': 'model.onnx' }],
    ['a search with all that it needs', { experiment: 'iris', metric: 'auc', direction: 'minimize' }],
    ['a registry and a model of it', { 'model-path': 'iris:3', 'source-registry': 'file:/r' }],
    [
      'an artifact of another run',
      { 'model-path': 'artifact:a', 'artifact-run-id': '7', 'github-token': 't' },
    ],
  ])('%s is fine', (_what, given) => {
    expect(problems(given)).toEqual([]);
  });

  test('all that is missing is said together', () => {
    expect(problems({ experiment: 'iris', 'source-registry-username': 'ann' })).toEqual([
      expect.stringContaining('`experiment` was given and `metric` was not'),
      expect.stringContaining('`experiment` was given and `direction` was not'),
      expect.stringContaining('`source-registry-username` was given and `source-registry-password` was not'),
    ]);
    expect(
      problems({ 'model-path': 'm', metric: 'auc', direction: 'maximize', 'run-filter': 'x = 1' }),
    ).toHaveLength(3);
    expect(
      problems({ 'model-path': 'iris:3', 'artifact-run-id': '7', 'artifact-repository': 'octo/m' }),
    ).toEqual([
      expect.stringContaining('`artifact-run-id` was given and `github-token` was not'),
      expect.stringContaining('`model-path` is iris:3'),
    ]);
    expect(problems({ 'model-path': './m', 'source-registry': 'file:/r' })).toEqual([
      expect.stringContaining('`model-path` is the path ./m'),
    ]);
  });

  test.each([
    ['metric', 'a`b'],
    ['direction', 'up'],
    ['artifact-run-id', 'latest'],
    ['artifact-repository', 'iris'],
  ])('`%s: %s` is none', (name, value) => {
    expect(problems({ [name]: value })).toEqual([expect.stringContaining(`input \`${name}\``)]);
  });
});
