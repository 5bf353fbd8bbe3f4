import { existsSync, mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { beforeEach, describe, expect, it } from 'vitest';

import type { PackageContent } from '@slipway/providers/output/kind';
import { outputs } from '@slipway/providers/output/all';
import { readPackage } from '@slipway/providers/package/read';
import { verifyPackage } from '@slipway/providers/package/verify';
import { nodePorts } from '@slipway/runner/ports';
import { newFolder } from '@slipway/testing/run-action';

describe.each(Object.values(outputs))('the output `$id`', (output) => {
  const sha256 = 'a'.repeat(64);
  let folder: string;
  let content: PackageContent;
  let destination: string;
  const ports = nodePorts();

  beforeEach(() => {
    folder = newFolder('slipway-output-');
    destination = join(folder, 'package');
    writeFileSync(join(folder, 'model.bin'), 'weights');
    content = {
      files: [
        {
          to: 'models/m/1/model.bin',
          from: join(folder, 'model.bin'),
          sha256: ports.files.sha256('weights'),
        },
        { to: 'lock/lock.txt', content: 'six==1\n' },
      ],
      manifest: {
        schemaVersion: 1,
        models: [
          { name: 'm', version: '1', digest: `sha256:${sha256}`, framework: 'custom', folder: 'models/m/1' },
        ],
        multiModel: false,
        environment: {
          provider: 'uv',
          lockFile: 'lock/lock.txt',
          lockSha256: sha256,
          runtimeVersion: '3.11',
          platform: 'any',
          packages: 1,
        },
        start: {
          server: 'azureml',
          runtime: 'python',
          args: [],
          variables: {},
          routes: { liveness: '/', readiness: '/', scoring: '/score', openapi: '/swagger.json' },
          exitCodes: {},
        },
        environmentVariables: {},
      },
    };
  });

  it('shows a package only when it is published, and then whole', async () => {
    const assembled = await output.assemble(content, destination, ports);
    expect(existsSync(destination)).toBe(false);
    await output.publish(assembled, destination, ports);
    const opened = await readPackage(destination, ports);
    await verifyPackage(opened.folder, opened.manifest, ports);
    expect(readFileSync(join(destination, 'models', 'm', '1', 'model.bin'), 'utf8')).toBe('weights');
    expect(readdirSync(folder).toSorted()).toEqual(['model.bin', 'package']);
    expect((await output.look(destination, ports)).existing?.manifest.digest).toBe(opened.manifest.digest);
  });

  it('gives the same digest in another place at another time', async () => {
    const first = await output.assemble(content, destination, ports);
    const second = await output.assemble(content, join(folder, 'elsewhere'), ports);
    expect(second.manifest.digest).toBe(first.manifest.digest);
    const other = { ...content, files: [...content.files, { to: 'source/a.py', content: '' }] };
    expect((await output.assemble(other, destination, ports)).manifest.digest).not.toBe(
      first.manifest.digest,
    );
  });

  it('replaces a package, and nothing of the old one stays', async () => {
    await output.publish(await output.assemble(content, destination, ports), destination, ports);
    const next = { ...content, files: [{ to: 'lock/lock.txt', content: 'six==2\n' }] };
    await output.publish(await output.assemble(next, destination, ports), destination, ports);
    expect(existsSync(join(destination, 'models'))).toBe(false);
    expect(readdirSync(folder).toSorted()).toEqual(['model.bin', 'package']);
  });

  it('refuses bytes that are not the recorded ones, and leaves nothing', async () => {
    writeFileSync(join(folder, 'model.bin'), 'changed');
    await expect(output.assemble(content, destination, ports)).rejects.toMatchObject({
      code: 'DIGEST_MISMATCH',
    });
    expect(readdirSync(folder)).toEqual(['model.bin']);
  });

  it('discards what was not good', async () => {
    await output.discard(await output.assemble(content, destination, ports), ports);
    expect(readdirSync(folder)).toEqual(['model.bin']);
  });

  it('clears away what a killed run left, but not what a running one makes', async () => {
    const old = join(folder, '.package.11111111.assembling');
    const young = join(folder, '.package.22222222.assembling');
    for (const path of [old, young]) mkdirSync(path);
    utimesSync(old, 1, 1);
    await output.discard(await output.assemble(content, destination, ports), ports);
    expect(readdirSync(folder).toSorted()).toEqual(['.package.22222222.assembling', 'model.bin']);
  });

  it('touches no folder that holds something else', async () => {
    expect(await output.look(destination, ports)).toEqual({});
    await expect(output.look(folder, ports)).rejects.toThrow(/holds other files/);
    await expect(output.look(join(folder, 'model.bin'), ports)).rejects.toThrow(/is a file/);
    mkdirSync(destination);
    expect(await output.look(destination, ports)).toEqual({});
  });

  it('lets every change be seen', async () => {
    await output.publish(await output.assemble(content, destination, ports), destination, ports);
    const { manifest } = await readPackage(destination, ports);
    const file = join(destination, 'models', 'm', '1', 'model.bin');
    writeFileSync(file, 'weighty');
    await expect(verifyPackage(destination, manifest, ports)).rejects.toThrow(
      /models\/m\/1\/model\.bin changed/,
    );
    writeFileSync(file, 'weights');
    writeFileSync(join(destination, 'six.py'), '');
    await expect(verifyPackage(destination, manifest, ports)).rejects.toThrow(
      /six\.py is not part of the package/,
    );
    await ports.files.remove(join(destination, 'six.py'));
    const otherwise = { ...manifest, environmentVariables: { LD_PRELOAD: 'x' } };
    await expect(verifyPackage(destination, otherwise, ports)).rejects.toThrow(/slipway\.json was changed/);
    const shorter = { ...manifest, files: manifest.files.slice(1) };
    await expect(verifyPackage(destination, shorter, ports)).rejects.toMatchObject({
      code: 'DIGEST_MISMATCH',
    });
    await ports.files.remove(file);
    await expect(readPackage(destination, ports)).rejects.toThrow(/models\/m\/1\/model\.bin.* missing/);
  });

  it('says what is wrong with a place that holds no package', async () => {
    await expect(readPackage(join(folder, 'nowhere'), ports)).rejects.toThrow(/does not exist/);
    await expect(readPackage(folder, ports)).rejects.toThrow(/holds no `slipway\.json`/);
    await expect(readPackage(join(folder, 'model.bin'), ports)).rejects.toThrow(/is a file/);
  });
});
