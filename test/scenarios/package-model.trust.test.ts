import { generateKeyPairSync } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { beforeAll, describe, expect, it } from 'vitest';

import { requires } from '@slipway/testing/requires';
import { newFolder, root, runAction, type StepResult } from '@slipway/testing/run-action';

const needed = requires('npm');

/** `os.system("echo")` as Python's pickle writes it with protocol 0: harmless, and never loaded. */
const harmfulPickle = "cos\nsystem\n(S'echo'\ntR.";

describe.skipIf(needed.missing)(`packaging only what may be trusted${needed.note}`, () => {
  const home = newFolder('slipway-home-');
  const workspace = newFolder('slipway-workspace-');
  const keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const otherKeys = generateKeyPairSync('ec', { namedCurve: 'P-256' });

  function run(action: string, inputs: Record<string, string>): Promise<StepResult> {
    return runAction(action, { inputs, workspace, home });
  }

  beforeAll(async () => {
    cpSync(join(root, 'test', 'fixtures', 'models', 'iris-onnx'), join(workspace, 'iris'), {
      recursive: true,
    });
    mkdirSync(join(workspace, 'harmful'));
    writeFileSync(join(workspace, 'harmful', 'model.pkl'), harmfulPickle);
    writeFileSync(join(workspace, 'score.py'), 'def init(): pass\ndef run(data): return data\n');
    for (const [name, pair] of [
      ['good', keys],
      ['other', otherKeys],
    ] as const) {
      writeFileSync(join(workspace, `${name}.pem`), pair.privateKey.export({ type: 'pkcs8', format: 'pem' }));
      writeFileSync(join(workspace, `${name}.pub`), pair.publicKey.export({ type: 'spki', format: 'pem' }));
    }
    const model = { 'model-path': 'iris/model.onnx', name: 'iris' };
    await run('register-model', { ...model, sign: 'key', 'signing-key': 'good.pem' });
    await run('register-model', { ...model, name: 'unsigned' });
  });

  it('refuses a model that runs code when it is loaded, and says which', async () => {
    const refused = await run('package-model', { models: 'harmful', 'entry-script': 'score.py' });
    expect(refused.exitCode).toBe(1);
    expect(refused.stdout).toMatch(/harmful:\w+\/model\.pkl/);
    expect(refused.stdout).toContain('os.system');
    expect(existsSync(join(workspace, 'package'))).toBe(false);
  });

  it('refuses a policy that it does not know', async () => {
    const refused = await run('package-model', { models: 'iris:1', scan: 'malice=fail' });
    expect(refused.exitCode).toBe(1);
    expect(refused.stdout).toContain('`malice=fail`');
    expect(refused.stdout).toContain('`malicious-import`');
  });

  it('packages what the right key signed, and says who', async () => {
    const packaged = await run('package-model', {
      models: 'iris:1',
      check: 'false',
      'verify-signature': 'key',
      'verification-key': 'good.pub',
    });
    expect(packaged.stdout).toMatch(/iris%3A1 is what the key [0-9a-f]{12} signed/);
    expect(packaged.exitCode).toBe(0);
    expect(existsSync(join(workspace, 'package', 'slipway.json'))).toBe(true);
  });

  it.each([
    ['another key', { models: 'iris:1', 'verification-key': 'other.pub' }],
    ['no signature', { models: 'unsigned:1', 'verification-key': 'good.pub' }],
  ])('refuses %s', async (_, inputs) => {
    const refused = await run('package-model', {
      ...inputs,
      path: 'refused',
      check: 'false',
      'verify-signature': 'key',
    });
    expect(refused.exitCode).toBe(1);
    expect(refused.stdout).toContain('SIGNATURE_INVALID');
    expect(existsSync(join(workspace, 'refused'))).toBe(false);
  });

  it('refuses a key that would check nothing', async () => {
    const refused = await run('package-model', { models: 'iris:1', 'verification-key': 'good.pub' });
    expect(refused.exitCode).toBe(1);
    expect(refused.stdout).toContain('set `verify-signature`');
  });
});
