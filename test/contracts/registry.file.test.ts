import { existsSync, mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import { chooseRegistry } from '@slipway/providers/registry/open';
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
        const wish = { name, path, ...(version === undefined ? {} : { version }) };
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

async function digestOf(content: string): Promise<string> {
  const root = join(newFolder(), 'registry');
  const path = join(newFolder(), 'model.bin');
  writeFileSync(path, content);
  const { provider, location } = chooseRegistry(root, ports);
  const { record } = await register(provider, location, { name: 'x', path }, ports);
  return record.digest.replace('sha256:', '');
}
