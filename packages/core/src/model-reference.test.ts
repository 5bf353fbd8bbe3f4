import { describe, expect, it } from 'vitest';

import { parseModelReference, referenceText, type ModelReference } from './model-reference.ts';

const digest = `sha256:${'a'.repeat(64)}`;

const understood: [string, ModelReference][] = [
  ['iris:1', { kind: 'registered', name: 'iris', pick: { version: '1' }, dialect: 'plain' }],
  ['iris@latest', { kind: 'registered', name: 'iris', pick: { latest: true }, dialect: 'plain' }],
  ['iris@production', { kind: 'registered', name: 'iris', pick: { alias: 'production' }, dialect: 'plain' }],
  ['azureml:iris:3', { kind: 'registered', name: 'iris', pick: { version: '3' }, dialect: 'azureml' }],
  ['azureml:iris@latest', { kind: 'registered', name: 'iris', pick: { latest: true }, dialect: 'azureml' }],
  ['models:/iris/3', { kind: 'registered', name: 'iris', pick: { version: '3' }, dialect: 'mlflow' }],
  [
    'models:/iris@champion',
    { kind: 'registered', name: 'iris', pick: { alias: 'champion' }, dialect: 'mlflow' },
  ],
  [`models:/m-${'0'.repeat(32)}`, { kind: 'logged', id: `m-${'0'.repeat(32)}` }],
  [
    'azureml://registries/shared/models/iris/versions/2',
    { kind: 'azureml-registry', registry: 'shared', name: 'iris', pick: { version: '2' } },
  ],
  [
    'azureml://registries/shared/models/iris/labels/latest',
    { kind: 'azureml-registry', registry: 'shared', name: 'iris', pick: { latest: true } },
  ],
  ['runs:/0a1b/model/best', { kind: 'run', run: '0a1b', path: 'model/best' }],
  ['oci://ghcr.io/octo/iris:1', { kind: 'oci', host: 'ghcr.io', repository: 'octo/iris', tag: '1' }],
  [
    `oci://localhost:5000/iris@${digest}`,
    { kind: 'oci', host: 'localhost:5000', repository: 'iris', digest },
  ],
  ['artifact:iris-package', { kind: 'artifact', name: 'iris-package' }],
  ['./models/iris', { kind: 'path', path: './models/iris' }],
  ['models/iris.onnx', { kind: 'path', path: 'models/iris.onnx' }],
  ['C:\\models\\iris.onnx', { kind: 'path', path: 'C:\\models\\iris.onnx' }],
  ['iris', { kind: 'path', path: 'iris' }],
];

describe('model references', () => {
  it.each(understood)('reads %s', (text, reference) => {
    expect(parseModelReference(text)).toEqual({ value: reference });
  });

  it.each(understood)('writes %s so that it reads back as the same model', (_text, reference) => {
    const again = parseModelReference(referenceText(reference));
    const plain = reference.kind === 'registered' ? { ...reference, dialect: 'plain' } : reference;
    expect(again).toEqual({ value: plain });
  });

  it.each([
    'iris:',
    ':1',
    'iris:1:2:3',
    'iris@a@b',
    '-iris:1',
    'azureml://registries/shared/models/iris',
    'azureml://workspaces/x',
    'models:/iris',
    'models:/iris/1/2',
    'runs:/abc',
    'oci://ghcr.io',
    'oci://ghcr.io/UPPER:1',
    'oci://ghcr.io/octo/iris@sha256:abc',
    'artifact:',
    'artifact:a/b',
  ])('refuses %s and says what is expected', (text) => {
    const parsed = parseModelReference(text);
    expect(parsed).toHaveProperty('expected');
  });
});
