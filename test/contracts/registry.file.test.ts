import { randomUUID } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';

import { describe, expect, test } from 'vitest';

import type { Registry } from '@slipway/models/registry/kind';
import { chooseRegistry } from '@slipway/models/registry/open';
import { nodePorts } from '@slipway/runner/ports';
import { newFolder } from '@slipway/testing/run-action';

import { register } from './registering.ts';
import { registryContract } from './registry.ts';

const ports = nodePorts();

describe('the embedded registry', () => {
  registryContract({
    make: () => `file:${join(newFolder(), 'registry')}`,
    spoil: (text, { files }, path) => {
      const { sha256 } = files.find((file) => file.path === path)!;
      const root = text.slice('file:'.length);
      writeFileSync(join(root, 'blobs', 'sha256', sha256.slice(0, 2), sha256), 'spoiled');
    },
  });

  const make = (): {
    root: string;
    add: (name: string, content: string, version?: string) => Promise<string>;
  } => {
    const root = join(newFolder(), 'registry');
    const { provider, location } = chooseRegistry(root, ports);
    return {
      root,
      add: async (name, content, version) => {
        const path = join(newFolder(), 'model.bin');
        writeFileSync(path, content);
        const wish = { name, path, version };
        return (await register(provider, location, wish, ports)).record.id;
      },
    };
  };

  test('stores the same bytes once', async () => {
    const { root, add } = make();
    await add('iris', 'a');
    await add('rose', 'a');
    const blobs = join(root, 'blobs', 'sha256');
    expect(readdirSync(blobs).flatMap((two) => readdirSync(join(blobs, two)))).toHaveLength(1);
    expect(readdirSync(join(root, 'incoming'))).toEqual([]);
  });

  test('a proposal whose maker was killed is carried out by the next run with these bytes', async () => {
    const { root, add } = make();
    await add('iris', 'a');
    const digest = await digestOf('b');
    mkdirSync(join(root, 'models', 'iris', 'digests', digest), { recursive: true });
    writeFileSync(join(root, 'models', 'iris', 'digests', digest, '1'), '2');
    expect(await add('iris', 'b')).toBe('iris:2');
  });

  test('a proposal that lost its number to other bytes is given up', async () => {
    const { root, add } = make();
    const digest = await digestOf('b');
    mkdirSync(join(root, 'models', 'iris', 'digests', digest), { recursive: true });
    writeFileSync(join(root, 'models', 'iris', 'digests', digest, '1'), '1');
    expect(await add('iris', 'a')).toBe('iris:1');
    expect(await add('iris', 'b')).toBe('iris:2');
    expect(await add('iris', 'b')).toBe('iris:2');
  });

  test('what a killed run left is not read, and is removed after a day', async () => {
    const { root, add } = make();
    const [old, young] = [join(root, 'incoming', 'old'), join(root, 'incoming', 'young')];
    for (const folder of [old, young]) mkdirSync(folder, { recursive: true });
    const yesterday = new Date(Date.now() - 25 * 60 * 60 * 1000);
    utimesSync(old, yesterday, yesterday);
    mkdirSync(join(root, 'models', 'iris'), { recursive: true });
    writeFileSync(join(root, 'models', 'iris', '.7.json.123.abc.tmp'), '{');
    expect(await add('iris', 'a')).toBe('iris:1');
    expect([existsSync(old), existsSync(young)]).toEqual([false, true]);
  });

  describe('the bytes of deleted versions', () => {
    const blobs = (root: string): string[] =>
      readdirSync(join(root, 'blobs', 'sha256'), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name));
    const daysAgo = (days: number): Date => new Date(Date.now() - days * 24 * 60 * 60 * 1000);
    const age = (paths: readonly string[]): void =>
      paths.forEach((path) => utimesSync(path, daysAgo(2), daysAgo(2)));
    const contents = (root: string): string[] =>
      blobs(root)
        .map((path): string => readFileSync(path, 'utf8'))
        .toSorted();

    test('are removed by a run after a day, unless another version has them', async () => {
      const { root, add } = make();
      await add('iris', 'a');
      await add('iris', 'b');
      await add('rose', 'a');
      const { registry } = opened(root);
      const { remains } = await registry.delete({ name: 'iris', version: '1' });
      expect(remains).toContain('after a day');
      await registry.delete({ name: 'iris', version: '2' });
      expect(contents(root)).toEqual(['a', 'b']);
      age(blobs(root));
      await add('iris', 'c');
      expect(contents(root)).toEqual(['a', 'c']);
      expect(readdirSync(join(root, 'unneeded'))).toEqual([]);
    });

    test('are removed at once when they are old', async () => {
      const { root, add } = make();
      await add('iris', 'a');
      age(blobs(root));
      expect(await opened(root).registry.delete({ name: 'iris', version: '1' })).toEqual({
        deleted: true,
        aliases: [],
      });
      expect(contents(root)).toEqual([]);
    });

    test('are put back where a run was killed that had moved them aside', async () => {
      const { root, add } = make();
      for (const content of ['used', 'young', 'old']) await add('iris', content);
      const { registry } = opened(root);
      const places = Object.fromEntries(blobs(root).map((path) => [readFileSync(path, 'utf8'), path]));
      for (const version of ['2', '3']) await registry.delete({ name: 'iris', version });
      age([places['used']!, places['old']!]);
      for (const path of Object.values(places))
        renameSync(path, join(root, 'unneeded', `${basename(path)}.${randomUUID()}`));
      await add('iris', 'another');
      expect(contents(root)).toEqual(['another', 'used', 'young']);
    });
  });

  test.each([
    ['a device of Windows', 'nul', undefined, 'name'],
    ['a dot at the end', 'iris.', undefined, 'name'],
    ['a name that differs by case only', 'Iris', undefined, 'name'],
    ['a version that differs by case only', 'iris', 'V1', 'version'],
  ])('refuses %s', async (_what, name, version, input) => {
    const { add } = make();
    await add('iris', 'a', 'v1');
    await expect(add(name, 'b', version)).rejects.toMatchObject({ problems: [{ where: { input } }] });
  });

  test.each([
    ['nothing', undefined, join(ports.host.home, 'registry')],
    ['its id', 'file', join(ports.host.home, 'registry')],
    ['its id and a folder', 'file:/srv/models', '/srv/models'],
    ['a path', '/srv/models', '/srv/models'],
    ['a path of the workspace', './models', join(ports.host.workspace, 'models')],
  ])('is chosen by %s', (_what, text, location) => {
    expect(chooseRegistry(text, ports).location).toBe(location);
  });

  test.each(['azureml', 's3:models', 'models'])('does not take `%s` for a folder', (text) => {
    expect(() => chooseRegistry(text, ports)).toThrow('one of `file`');
  });
});

function opened(root: string): { registry: Registry } {
  const { provider, location } = chooseRegistry(root, ports);
  return { registry: provider.open(location, ports) };
}

async function digestOf(content: string): Promise<string> {
  const root = join(newFolder(), 'registry');
  const path = join(newFolder(), 'model.bin');
  writeFileSync(path, content);
  const { provider, location } = chooseRegistry(root, ports);
  const { record } = await register(provider, location, { name: 'x', path }, ports);
  return record.digest.replace('sha256:', '');
}
