import { existsSync, mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { beforeEach, describe, expect, it } from 'vitest';

import { nodePorts } from '@slipway/runner/ports';
import { newFolder } from '@slipway/testing/run-action';
import { smallContent } from './small-content.ts';

import type { PackageContent } from '@slipway/packaging/package/content';
import { replaceFolder } from '@slipway/packaging/output/folder';
import { assemble } from '@slipway/packaging/package/assemble';
import { readPackage } from '@slipway/packaging/package/read';
import { sealPackage } from '@slipway/packaging/package/seal';
import { verifyPackage } from '@slipway/packaging/package/verify';

describe('a package that is assembled', () => {
  const ports = nodePorts();
  let folder: string;
  let destination: string;
  let content: PackageContent;

  beforeEach(() => {
    folder = newFolder('slipway-assemble-');
    destination = join(folder, 'package');
    content = smallContent(folder);
  });

  it('is seen by nobody before it gets its place', async () => {
    const assembled = await assemble(content, destination, ports);
    expect(existsSync(destination)).toBe(false);
    await replaceFolder(assembled.folder, destination, ports);
    const opened = await readPackage(destination, ports);
    await verifyPackage(opened.folder, opened.manifest, ports);
    expect(readFileSync(join(destination, 'models', 'm', '1', 'model.bin'), 'utf8')).toBe('weights');
    expect(readdirSync(folder).toSorted()).toEqual(['model.bin', 'package']);
  });

  it('has the same digest in another place at another time, and as what is only described', async () => {
    const first = await assemble(content, destination, ports);
    const second = await assemble(content, join(folder, 'elsewhere'), ports);
    expect(second.manifest.digest).toBe(first.manifest.digest);
    expect((await sealPackage(content, ports)).manifest.digest).toBe(first.manifest.digest);
    const other = { ...content, files: [...content.files, { to: 'source/a.py', content: '' }] };
    expect((await assemble(other, destination, ports)).manifest.digest).not.toBe(first.manifest.digest);
  });

  it('is refused when bytes are not the recorded ones, and leaves nothing', async () => {
    writeFileSync(join(folder, 'model.bin'), 'changed');
    await expect(assemble(content, destination, ports)).rejects.toMatchObject({ code: 'DIGEST_MISMATCH' });
    expect(readdirSync(folder)).toEqual(['model.bin']);
  });

  it('clears away what a killed run left, but not what a running one makes', async () => {
    const old = join(folder, '.package.11111111.assembling');
    const young = join(folder, '.package.22222222.assembling');
    for (const path of [old, young]) mkdirSync(path);
    utimesSync(old, 1, 1);
    const { folder: made } = await assemble(content, destination, ports);
    await ports.files.remove(made);
    expect(readdirSync(folder).toSorted()).toEqual(['.package.22222222.assembling', 'model.bin']);
  });

  it('lets every change be seen', async () => {
    const assembled = await assemble(content, destination, ports);
    await replaceFolder(assembled.folder, destination, ports);
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
