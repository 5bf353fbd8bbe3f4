import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { PackageManifest } from '@slipway/core/package-manifest';
import { OciRegistry, registryUser } from '@slipway/testing/oci-registry';
import { requires } from '@slipway/testing/requires';
import { newFolder, root, runAction, type StepResult } from '@slipway/testing/run-action';

const needed = requires('docker-registry', 'npm');

describe.skipIf(needed.missing)(`a model goes through a registry of images${needed.note}`, () => {
  let server: OciRegistry;
  const workspace = newFolder('slipway-workspace-');

  beforeAll(async () => {
    server = await OciRegistry.start({ auth: 'basic' });
    cpSync(join(root, 'test', 'fixtures', 'models', 'iris-onnx'), join(workspace, 'iris'), {
      recursive: true,
    });
  });
  afterAll(() => server.end());

  /** Every step runs on a machine of its own: nothing is handed on but by the registry. */
  const run = (action: string, inputs: Record<string, string>): Promise<StepResult> =>
    runAction(action, {
      workspace,
      inputs: {
        registry: `oci://${server.host}/octo/models`,
        'registry-username': registryUser.user,
        'registry-password': registryUser.password,
        'insecure-registries': server.host,
        ...inputs,
      },
    });
  const register = (inputs: Record<string, string> = {}): Promise<StepResult> =>
    run('register-model', {
      'model-path': 'iris/model.onnx',
      name: 'Iris',
      'sample-input': 'iris/sample-input.json',
      'sample-output': 'iris/sample-output.json',
      alias: 'production',
      ...inputs,
    });

  it('from one job to another, with nothing but the registry between them', async () => {
    const tried = await register({ 'dry-run': 'true' });
    expect(tried.exitCode).toBe(0);
    expect(tried.stdout).toContain('record Iris:1');

    const first = await register();
    expect(first.stdout).toContain('Iris:1');
    expect(first.exitCode).toBe(0);
    expect(first.outputs).toMatchObject({
      'model-id': 'Iris:1',
      registered: 'true',
      'model-uri': `oci://${server.host}/octo/models/iris:v1`,
    });
    expect(first.masks).toContain(registryUser.password);
    const said = first.stdout.replaceAll(/^::add-mask::.*$/gm, '') + first.stderr + first.summary;
    expect(said).not.toContain(registryUser.password);

    const again = await register();
    expect(again.exitCode).toBe(0);
    expect(again.outputs).toMatchObject({ 'model-id': 'Iris:1', registered: 'false' });

    const packaged = await run('package-model', { models: 'Iris@production' });
    expect(packaged.stdout).toMatch(/packaged Iris:1 at .*sample scored in .* as expected/);
    expect(packaged.exitCode).toBe(0);
    const manifest = JSON.parse(
      readFileSync(join(packaged.outputs['package']!, 'slipway.json'), 'utf8'),
    ) as PackageManifest;
    expect(manifest.models).toMatchObject([{ name: 'Iris', version: '1', digest: first.outputs['digest'] }]);
  });

  it('and by the address that registering answered, with a registry that is another one for models by name', async () => {
    const { outputs } = await register();
    const packaged = await run('package-model', { models: outputs['model-uri']!, check: 'false' });
    expect(packaged.exitCode).toBe(0);
    expect(packaged.stdout).toContain('packaged Iris:1');
    const elsewhere = await run('package-model', { models: outputs['model-uri']!, registry: 'file' });
    expect(elsewhere.annotations[0]?.message).toContain('asks for a user and a password');
  });

  it('is promoted from its address to another place of the same host, and to another registry, with one password', async () => {
    const { outputs } = await register();
    const shared = { registry: `oci://${server.host}/octo/shared`, 'model-path': outputs['model-uri']! };
    const promoted = await run('register-model', { ...shared, alias: 'candidate' });
    expect(promoted).toMatchObject({
      exitCode: 0,
      outputs: { 'model-id': 'Iris:1', registered: 'true', digest: outputs['digest'] },
    });
    expect((await run('register-model', shared)).outputs['registered']).toBe('false');
    const fromShared = { 'model-path': 'Iris@candidate', 'source-registry': shared.registry };
    const local = { registry: 'file', 'registry-username': '', 'registry-password': '' };
    const denied = await run('register-model', { ...fromShared, ...local });
    expect(denied.annotations[0]?.message).toContain('asks for a user and a password');
    const own = {
      'source-registry-username': registryUser.user,
      'source-registry-password': registryUser.password,
    };
    const taken = await run('register-model', { ...fromShared, ...local, ...own });
    expect(taken.outputs).toMatchObject({ 'model-id': 'Iris:1', digest: outputs['digest'] });
    expect(JSON.parse(taken.outputs['record']!)).toMatchObject({ sampleInput: 'input/sample-input.json' });
  });

  it('a wrong password is said to be one, and nothing is registered', async () => {
    const denied = await register({ name: 'rose', 'registry-password': 'guessed' });
    expect(denied.exitCode).toBe(1);
    expect(denied.annotations[0]?.message).toMatch(/answered 401.*check that the user may do that/s);
    const missing = await run('package-model', { models: 'rose@latest' });
    expect(missing.annotations[0]?.message).toContain(`\`rose@latest\` is not in the registry oci://`);
    expect(missing.annotations[0]?.message).toContain('one of its models: Iris');
  });

  it('a user without a password, and a place that is none, are refused together', async () => {
    const refused = await register({ registry: 'oci://octo/models', 'registry-password': '' });
    expect(refused.annotations.map(({ message }) => message).join('\n')).toMatch(/registry-username/);
    const place = await register({ registry: 'oci://octo/models' });
    expect(place.annotations[0]?.message).toContain('`oci://<host>/<path>`');
  });
});
