import { expect, test } from 'vitest';

import { modelPack } from './modelpack.ts';

const files = ['weights/model.safetensors', 'config.json', 'README.md', 'serve.py'].map((path, index) => {
  return { path, from: `/registry/${path}`, size: path.length, sha256: String(index).repeat(64) };
});

test('a ModelPack artefact has each file as it is in a layer of its own, told apart by what it is', () => {
  const artifact = modelPack({ name: 'iris', version: '3', format: 'safetensors', files });
  expect(artifact.artifactType).toBe('application/vnd.cncf.model.manifest.v1+json');
  expect(artifact.config?.mediaType).toBe('application/vnd.cncf.model.config.v1+json');
  expect(
    artifact.layers.map(({ mediaType, annotations }) => [
      annotations?.['org.cncf.model.filepath'],
      mediaType,
    ]),
  ).toEqual([
    ['README.md', 'application/vnd.cncf.model.doc.v1.raw'],
    ['config.json', 'application/vnd.cncf.model.weight.config.v1.raw'],
    ['serve.py', 'application/vnd.cncf.model.code.v1.raw'],
    ['weights/model.safetensors', 'application/vnd.cncf.model.weight.v1.raw'],
  ]);
  expect(JSON.parse(artifact.config?.content ?? '')).toEqual({
    descriptor: { name: 'iris', version: '3' },
    config: { format: 'safetensors' },
    modelfs: { type: 'layers', diffIds: ['2', '1', '3', '0'].map((digit) => `sha256:${digit.repeat(64)}`) },
  });
});

test('a booster that is a text is the weights of a ModelPack artefact', () => {
  const texts = ['MLmodel', 'model.json'].map((path, index) => {
    return { path, from: `/registry/${path}`, size: 100 + index, sha256: String(index).repeat(64) };
  });
  expect(
    modelPack({ name: 'iris', version: '3', files: texts }).layers.map(({ mediaType }) => mediaType),
  ).toEqual(['application/vnd.cncf.model.weight.config.v1.raw', 'application/vnd.cncf.model.weight.v1.raw']);
});
