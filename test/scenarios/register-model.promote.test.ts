import { cpSync, globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { beforeAll, describe, expect, test } from 'vitest';

import type { ModelRecord } from '@slipway/core/model-record';
import { signatureName } from '@slipway/models/registry/kind';
import { openRegistry } from '@slipway/models/registry/open';
import { verifyModelSignature } from '@slipway/models/signature/verify-model-signature';
import { nodePorts } from '@slipway/runner/ports';
import { newFolder, root, runAction, type StepResult } from '@slipway/testing/run-action';

import { newKey } from '../integration/signed-models.ts';

const { key, publicKey } = newKey();
const home = newFolder('slipway-home-');
const workspace = newFolder('slipway-workspace-');
const team = `file:${join(home, 'team')}`;

const run = (inputs: Record<string, string>): Promise<StepResult> =>
  runAction('register-model', { home, workspace, inputs });

/** Takes it from the registry of the team, into one that each test names. */
const promote = (into: string, inputs: Record<string, string> = {}): Promise<StepResult> =>
  run({
    'model-path': 'iris@production',
    'source-registry': team,
    registry: `file:${join(home, into)}`,
    ...inputs,
  });

function errorsOf({ annotations }: StepResult): string {
  return annotations.map(({ message }) => message).join('\n');
}

describe('a version goes from one registry to another', () => {
  let there: ModelRecord;

  beforeAll(async () => {
    cpSync(join(root, 'test/fixtures/models/iris-onnx'), join(workspace, 'iris'), { recursive: true });
    const step = await run({
      'model-path': 'iris/model.onnx',
      name: 'iris',
      alias: 'production',
      registry: team,
      tags: 'owner=flowers\nslipway.archived=false',
      properties: 'trained-by=ann',
      description: 'Tells irises apart.',
      metrics: 'accuracy=0.97',
      'sample-input': 'iris/sample-input.json',
      'sample-output': 'iris/sample-output.json',
      sign: 'key',
      'signing-key': key.reveal(),
    });
    expect(step.exitCode).toBe(0);
    there = JSON.parse(step.outputs['record']!) as ModelRecord;
  });

  test('with its digest, its record, its samples and its signature; again it is done already', async () => {
    const dry = await promote('shared', { 'dry-run': 'true' });
    expect(dry.stdout).toMatch(/1\. fetch 1 file \(506 B\) of iris:1 from file:/);
    expect(dry.stdout).toContain('would register iris:1, taken from iris:1 of file:');

    const step = await promote('shared', {
      alias: 'candidate',
      tags: 'stage=new',
      require: 'accuracy >= 0.9',
    });
    expect(step).toMatchObject({ exitCode: 0, outputs: { 'model-id': 'iris:1', registered: 'true' } });
    const {
      name: _name,
      provenance: _provenance,
      ...record
    } = JSON.parse(step.outputs['record']!) as ModelRecord;
    const { name: _same, provenance, tags, properties, ...kept } = there;
    expect(record).toEqual({
      ...kept,
      tags: { owner: tags['owner'], stage: 'new' },
      properties: { ...properties, 'promoted-from': `${team} iris:1` },
    });
    expect(_provenance.origin).toEqual({ registry: team, reference: 'iris:1', provenance });

    const registry = openRegistry(`file:${join(home, 'shared')}`, nodePorts({ home }));
    const promoted = (await registry.find({ name: 'iris', pick: { alias: 'candidate' } }))!;
    const { files, sampleInput } = await registry.locate(promoted);
    expect(readFileSync(sampleInput!.location, 'utf8')).toBe(
      readFileSync(join(workspace, 'iris/sample-input.json'), 'utf8'),
    );
    const signature = await registry.attached(promoted, signatureName);
    const checked = await verifyModelSignature(
      { title: promoted.id, files },
      signature?.content,
      { kind: 'key', publicKey },
      nodePorts({ home }),
    );
    expect(checked).toMatchObject({ digest: there.digest });
    expect(step.outputs['signature']).toBe(signature?.uri);
    expect(step.stdout.indexOf('put its signature beside')).toBeLessThan(
      step.stdout.indexOf('point the alias candidate'),
    );

    // As a run leaves it that is killed between the version and its signature.
    rmSync(fileURLToPath(signature!.uri));
    expect((await promote('shared')).stdout).toContain('put its signature beside iris:1');
    const again = await promote('shared', { alias: 'candidate' });
    expect(again.outputs).toMatchObject({ registered: 'false', signature: step.outputs['signature'] });
    expect(again.stdout).toContain(
      'iris:1 holds these bytes already, and candidate points at it, and is signed',
    );
  });

  test('under another name and number, and with metrics that are not good enough not at all', async () => {
    const step = await promote('named', { name: 'flowers', version: '7' });
    expect(step.outputs).toMatchObject({ 'model-id': 'flowers:7', digest: there.digest });
    const stopped = await promote('gated', { require: 'accuracy >= 0.99' });
    expect(stopped.exitCode).toBe(1);
    expect(errorsOf(stopped)).toContain('accuracy >= 0.99: not met (accuracy is 0.97)');
  });

  test('what is wrong with it is said at once, with what there is', async () => {
    const absent = await promote('shared', {
      'model-path': 'iris:9',
      'sample-input': 'nowhere.json',
    });
    expect(absent.exitCode).toBe(1);
    expect(errorsOf(absent)).toMatch(/`iris:9` is not in the registry .*one of the versions of iris: 1/s);
    expect(errorsOf(absent)).toContain('nowhere.json does not exist');
    const changed = await promote('shared', { properties: 'trained-by=bob' });
    expect(errorsOf(changed)).toContain('`trained-by` is `ann` already and would become `bob`');
    const noPlace = await promote('shared', { 'source-registry': 'nowhere:at-all' });
    expect(errorsOf(noPlace)).toContain('source-registry');
    const path = await promote('shared', { 'model-path': './iris', name: 'iris' });
    expect(errorsOf(path)).toContain('and `model-path` is the path ./iris');
    const half = await run({ experiment: 'iris', 'artifact-run-id': '7', name: 'iris' });
    for (const input of ['metric', 'direction', 'github-token', 'artifact-run-id'])
      expect(errorsOf(half)).toContain(`\`${input}\``);
  });

  test('bytes that were spoiled where they are kept stop it, by the name of the file', async () => {
    const blob = there.files[0]!.sha256;
    const [kept] = globSync(join(home, 'team', 'blobs', '**', blob));
    const bytes = readFileSync(kept!);
    writeFileSync(kept!, Buffer.concat([bytes.subarray(1), Buffer.from('x')]));
    const step = await promote('spoiled');
    writeFileSync(kept!, bytes);
    expect(step.exitCode).toBe(1);
    expect(errorsOf(step)).toContain('model.onnx of iris:1 of the registry');
    expect(errorsOf(step)).toContain('is not what was registered');
    const registry = openRegistry(`file:${join(home, 'spoiled')}`, nodePorts({ home }));
    expect(await registry.names()).toEqual([]);
  });

  test('a file that is called like a reference is a file', async () => {
    cpSync(join(workspace, 'iris/model.onnx'), join(workspace, 'iris@production'));
    const step = await run({ 'model-path': 'iris@production', name: 'found', registry: team });
    expect(step.outputs).toMatchObject({ 'model-id': 'found:1' });
    expect(step.outputs['record']).not.toContain('"origin"');
  });
});
