import { generateKeyPairSync } from 'node:crypto';
import { appendFileSync, cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { beforeAll, describe, expect, test } from 'vitest';

import { readHandedOn, writeHandedOn } from '@slipway/models/registry/handed-on';
import { signatureName } from '@slipway/models/registry/kind';
import { openRegistry } from '@slipway/models/registry/open';
import { verifyModelSignature } from '@slipway/models/signature/verify-model-signature';
import { nodePorts } from '@slipway/runner/ports';
import { newFolder, root, runAction, type StepResult } from '@slipway/testing/run-action';

import { newKey } from '../integration/signed-models.ts';

const fixture = join(root, 'test', 'fixtures', 'models', 'diabetes-mlflow');
const { key, publicKey } = newKey();
const signed = { sign: 'key', 'signing-key': key.reveal() };

/** A workspace with a model and a home of its own. */
function place(): { workspace: string; home: string } {
  const workspace = newFolder('slipway-workspace-');
  cpSync(fixture, join(workspace, 'diabetes'), { recursive: true });
  return { workspace, home: newFolder('slipway-home-') };
}

const run = (at: { workspace: string; home: string }, inputs: Record<string, string>): Promise<StepResult> =>
  runAction('register-model', { ...at, inputs: { 'model-path': 'diabetes', name: 'diabetes', ...inputs } });

/** Checks the signature of a version in a registry with the public key. */
async function checked({ home }: { home: string }, version: string): Promise<unknown> {
  const ports = nodePorts({ home });
  const registry = openRegistry('', ports);
  const record = (await registry.find({ name: 'diabetes', pick: { version } }))!;
  const { files } = await registry.locate(record);
  const signature = await registry.attached(record, signatureName);
  const trust = { kind: 'key', publicKey } as const;
  return await verifyModelSignature({ title: record.id, files }, signature?.content, trust, ports);
}

describe('a version that is signed', () => {
  const at = place();
  let first: StepResult;
  beforeAll(async () => {
    first = await run(at, { ...signed, alias: 'production' });
  });

  test('has a signature that the public key opens, over every file', async () => {
    expect(first).toMatchObject({ exitCode: 0 });
    const record = JSON.parse(first.outputs['record']!) as { files: unknown[] };
    expect(await checked(at, '1')).toMatchObject({
      digest: first.outputs['digest'],
      files: record.files.length,
    });
    expect(existsSync(fileURLToPath(first.outputs['signature']!))).toBe(true);
  });

  test('is signed before the alias moves, and the log and the summary say by which key', () => {
    const [sign, alias] = ['sign diabetes with the key', 'point the alias production'].map((title) =>
      first.stdout.indexOf(title),
    );
    expect(sign).toBeGreaterThan(0);
    expect(alias).toBeGreaterThan(sign!);
    expect(first.summary).toMatch(/signed by.*the key [0-9a-f]{12}/s);
  });

  test('never shows the key', () => {
    const [, line] = key.reveal().split('\n');
    const shown = first.stdout.replaceAll(/^::add-mask::.*$/gm, '');
    expect([shown, first.summary, JSON.stringify(first.outputs)].some((text) => text.includes(line!))).toBe(
      false,
    );
    expect(first.masks.join('\n')).toContain(line);
  });

  test('stays as it is when it is registered again', async () => {
    const file = fileURLToPath(first.outputs['signature']!);
    const before = readFileSync(file, 'utf8');
    const again = await run(at, signed);
    expect(again.stdout).toContain('diabetes:1 holds these bytes already, and is signed');
    expect(again.outputs).toMatchObject({ registered: 'false', signature: first.outputs['signature'] });
    expect(readFileSync(file, 'utf8')).toBe(before);
  });

  test('is signed anew when its signature was spoiled, and by another key', async () => {
    const file = fileURLToPath(first.outputs['signature']!);
    appendFileSync(file, 'spoiled');
    await expect(checked(at, '1')).rejects.toThrow('the signature is not JSON');
    expect((await run(at, signed)).exitCode).toBe(0);
    expect(await checked(at, '1')).toHaveProperty('signer');
    await run(at, { sign: 'key', 'signing-key': newKey('secp384r1').key.reveal() });
    await expect(checked(at, '1')).rejects.toThrow('made with another key');
  });
});

test('a version that was registered without a signature gets one later, and stays the same version', async () => {
  const at = place();
  const plain = await run(at, {});
  expect(plain.outputs['signature']).toBeUndefined();
  await expect(checked(at, '1')).rejects.toThrow('diabetes:1 has no signature');
  const later = await run(at, signed);
  expect(later.outputs).toMatchObject({
    registered: 'false',
    'model-version': '1',
    digest: plain.outputs['digest'],
  });
  expect(await checked(at, '1')).toMatchObject({ digest: plain.outputs['digest'] });
});

test('a run that was killed before it signed is made good by the next one', async () => {
  const at = place();
  const killed = await runAction('register-model', {
    ...at,
    inputs: { 'model-path': 'diabetes', name: 'diabetes', alias: 'production', ...signed },
    onOutput: (stdout, child) => {
      if (stdout.includes('sign diabetes')) child.kill('SIGKILL');
    },
  });
  expect(killed.signal).toBe('SIGKILL');
  const next = await run(at, { ...signed, alias: 'production' });
  expect(next).toMatchObject({ exitCode: 0 });
  expect(await checked(at, next.outputs['model-version']!)).toHaveProperty('signer');
});

test('the signature goes with the artifact: a changed file is told by its name', async () => {
  const at = place();
  await run(at, signed);
  const ports = nodePorts({ home: at.home });
  const registry = openRegistry('', ports);
  const record = (await registry.find({ name: 'diabetes', pick: { latest: true } }))!;
  const folder = newFolder();
  await writeHandedOn(registry, record, folder, ports);
  const { signature, model } = await readHandedOn(folder, ports);
  const trust = { kind: 'key', publicKey } as const;
  const check = (): Promise<unknown> =>
    verifyModelSignature({ title: record.id, files: model.files }, signature, trust, ports);
  expect(await check()).toHaveProperty('signer');
  const { path } = record.files[0]!;
  writeFileSync(join(folder, 'model', ...path.split('/')), 'x');
  await expect(check()).rejects.toThrow(`${path} is not the file that was signed`);
});

describe('what can not be signed is not registered either', () => {
  const rsa = 'a key of the type rsa';
  test.each<[string, Record<string, string>, string]>([
    ['without a key', { sign: 'key' }, '`signing-key`'],
    ['with a key and no wish to sign', { 'signing-key': key.reveal() }, 'it was given, and `sign` is `off`'],
    [
      'with what is no key',
      { sign: 'key', 'signing-key': 'secrets.KEY' },
      'neither a key in PEM nor the path of a file',
    ],
    ['with a key of another kind', { sign: 'key', 'signing-key': 'rsa.pem' }, rsa],
    ['without an identity', { sign: 'keyless' }, 'this run has no identity that it could prove'],
  ])('%s', async (_what, inputs, said) => {
    const at = place();
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    writeFileSync(join(at.workspace, 'rsa.pem'), privateKey.export({ type: 'pkcs8', format: 'pem' }));
    const refused = await run(at, inputs);
    expect(refused.exitCode).toBe(1);
    expect(refused.stdout).toContain(said);
    expect(existsSync(join(at.home, 'registry', 'models'))).toBe(false);
  });
});

test('a dry run says that it would sign, and does not', async () => {
  const at = place();
  const dry = await run(at, { ...signed, 'dry-run': 'true' });
  expect(dry.stdout).toContain('sign diabetes with the key');
  expect(existsSync(join(at.home, 'registry', 'models'))).toBe(false);
});
