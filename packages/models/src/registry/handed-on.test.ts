import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { nodePorts } from '@slipway/runner/ports';
import { newFolder } from '@slipway/testing/run-action';
import { readHandedOn } from './handed-on.ts';
import { rootDigest } from './root-digest.ts';

const ports = nodePorts({ home: newFolder() });
const files = [{ path: 'm', size: 1, sha256: ports.files.sha256('x') }];
const record = {
  name: 'iris',
  version: '1',
  id: 'iris:1',
  digest: rootDigest(files, ports.files),
  type: 'custom_model',
  framework: 'custom',
  datasets: [],
  tags: {},
  properties: {},
  metrics: {},
  files,
  singleFile: true,
  provenance: { createdAt: '2026-01-01T00:00:00.000Z' },
};

/** An artifact with a file `m` in its model, one beside the model, and any text as its record. */
function artifact(text: string): string {
  const folder = newFolder();
  mkdirSync(join(folder, 'model'));
  for (const path of ['model/m', 'm']) writeFileSync(join(folder, path), 'x');
  writeFileSync(join(folder, 'record.json'), text);
  return folder;
}

test('what register-model gave on is read, and every file checked', async () => {
  const { model } = await readHandedOn(artifact(JSON.stringify(record)), ports);
  expect(model.files.map(({ path }) => path)).toEqual(['m']);
  const changed = artifact(JSON.stringify(record));
  writeFileSync(join(changed, 'model', 'm'), 'y');
  await expect(readHandedOn(changed, ports)).rejects.toThrow('m of iris:1 is not what was registered');
});

test.each<[string, string]>([
  ['no JSON', '{'],
  ['no map', '[]'],
  ['nothing in it', '{}'],
  ['a name that is a path', JSON.stringify({ ...record, name: '../../iris' })],
  ['no files', JSON.stringify({ ...record, files: [] })],
  ['a file without a digest', JSON.stringify({ ...record, files: [{ path: 'm' }] })],
])('%s is no record', async (_what, text) => {
  await expect(readHandedOn(artifact(text), ports)).rejects.toThrow('is no record of a model');
});

test.each([
  ['a file', { files: [{ ...files[0]!, path: '../m' }] }],
  ['a sample', { sampleInput: '../m' }],
])('%s outside of the artifact is never read', async (_what, changes) => {
  const folder = artifact(JSON.stringify({ ...record, ...changes }));
  await expect(readHandedOn(folder, ports)).rejects.toThrow('names a file outside of its folder: ../m');
});
