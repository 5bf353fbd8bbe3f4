import { defined } from '@slipway/core/defined';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import type { ModelRecord } from '@slipway/core/model-record';
import { Problems } from '@slipway/core/trouble';
import type { Registry, RegistryConnection } from '@slipway/models/registry/kind';
import { chooseRegistry } from '@slipway/models/registry/open';
import { nodePorts } from '@slipway/runner/ports';
import { newFolder } from '@slipway/testing/run-action';

import { file, folder } from './model-folders.ts';
import { register } from './registering.ts';
import { together } from './registering-together.ts';
import { registryBytes, type OpenedRegistry } from './registry-bytes.ts';
import { registryDeletion } from './registry-deletion.ts';
import { registryMarks } from './registry-marks.ts';
import { registryWatch } from './registry-watch.ts';

/** What the contract needs of a registry that is tried out. */
export interface TriedRegistry {
  /** A new, empty registry, as the input `registry` names it. */
  make(): string;
  /** How it is reached; asked for after `make`. */
  connection?(): RegistryConnection;
  /** True when it numbers versions itself, one after the other, and takes no other number. */
  numbersVersions?: boolean;
  /** Spoils the stored bytes of a file of a record, if the registry is one whose bytes can be reached. */
  spoil(text: string, record: ModelRecord, path: string): void;
}

const ports = nodePorts({ home: newFolder() });

/** What every registry promises. */
export function registryContract(tried: TriedRegistry): void {
  const open = (text = tried.make()): OpenedRegistry => {
    const { provider, location } = chooseRegistry(text, ports);
    const connection = tried.connection?.();
    return {
      text,
      connection,
      registry: provider.open(location, ports, connection),
      openWith: (other) => provider.open(location, other, connection),
      add: (wish) => register(provider, location, { ...wish, ...defined({ connection }) }, ports),
    };
  };

  describe('registering', () => {
    test('makes versions 1, 2, 3 and tells them in that order', async () => {
      const { registry, add } = open();
      for (const content of ['a', 'b', 'c']) await add({ name: 'iris', path: file(content) });
      expect((await registry.versions('iris')).map(({ id }) => id)).toEqual(['iris:1', 'iris:2', 'iris:3']);
      expect(await registry.names()).toEqual(['iris']);
    });

    test('the same bytes under the same name are the same version', async () => {
      const { registry, add } = open();
      const first = await add({ name: 'iris', path: file('a') });
      await add({ name: 'iris', path: file('b') });
      const again = await add({ name: 'iris', path: file('a') });
      expect(again).toEqual({ record: first.record, registered: false, steps: [] });
      expect(await registry.versions('iris')).toHaveLength(2);
    });

    test('the same bytes under another name are another model', async () => {
      const { registry, add } = open();
      const path = file('a');
      const [iris, rose] = [await add({ name: 'iris', path }), await add({ name: 'rose', path })];
      expect([iris.registered, rose.registered]).toEqual([true, true]);
      expect(iris.record.digest).toBe(rose.record.digest);
      expect(await registry.names()).toEqual(['iris', 'rose']);
    });

    test('a path is part of what a folder is', async () => {
      const { add } = open();
      const one = await add({ name: 'iris', path: folder({ 'a.txt': 'A', 'b.txt': 'B' }) });
      const other = await add({ name: 'iris', path: folder({ 'a.txt': 'B', 'b.txt': 'A' }) });
      expect(other.registered).toBe(true);
      expect(other.record.digest).not.toBe(one.record.digest);
    });

    test('files of the same paths, sizes and edges are told apart by every byte', async () => {
      const { add } = open();
      const bytes = Buffer.alloc(1_000_000, 7);
      const first = join(newFolder(), 'model.bin');
      writeFileSync(first, bytes);
      bytes[250_000] = 8;
      const second = join(newFolder(), 'model.bin');
      writeFileSync(second, bytes);
      await add({ name: 'iris', path: first });
      expect((await add({ name: 'iris', path: second })).record.version).toBe('2');
    });

    test('the next number follows the largest, whatever else versions are called', async () => {
      const { add } = open();
      if (tried.numbersVersions) {
        await add({ name: 'iris', path: file('a'), version: '1' });
        const far = add({ name: 'iris', path: file('b'), version: '41' });
        await expect(far).rejects.toMatchObject({ problems: [{ where: { input: 'version' } }] });
        expect((await add({ name: 'iris', path: file('c') })).record.version).toBe('2');
        return;
      }
      await add({ name: 'iris', path: file('a'), version: '2024-05' });
      await add({ name: 'iris', path: file('b'), version: '41' });
      expect((await add({ name: 'iris', path: file('c') })).record.version).toBe('42');
    });

    test('a version that exists is refused to other bytes, and both digests are named', async () => {
      const { registry, add } = open();
      const { record } = await add({ name: 'iris', path: file('a'), version: '1' });
      const refused = await add({ name: 'iris', path: file('b'), version: '1' }).catch((thrown) => thrown);
      expect(refused).toBeInstanceOf(Problems);
      const [problem] = (refused as Problems).problems;
      expect(problem?.where).toEqual({ input: 'version' });
      expect(problem?.said).toContain(record.digest);
      expect(problem?.said.match(/sha256:[0-9a-f]{64}/g)).toHaveLength(2);
      expect(await registry.versions('iris')).toEqual([record]);
    });

    test('a version that was asked for is not made when the bytes have one', async () => {
      const { add } = open();
      await add({ name: 'iris', path: file('a') });
      const again = await add({ name: 'iris', path: file('a'), version: '9' });
      expect(again).toMatchObject({ registered: false, record: { version: '1' } });
    });

    test('keeps everything that was said', async () => {
      const { registry, add } = open();
      const { record } = await add({
        name: 'iris',
        path: file('a'),
        description: 'flowers',
        tags: { stage: 'test' },
        properties: { origin: 'ci' },
        datasets: ['iris-2024'],
        metrics: { accuracy: 0.93 },
        resources: { cpu: 0.5, memoryGb: 1 },
        frameworkVersion: '1.9',
      });
      expect(record).toMatchObject({
        description: 'flowers',
        tags: { stage: 'test' },
        properties: { origin: 'ci' },
        datasets: ['iris-2024'],
        metrics: { accuracy: 0.93 },
        resources: { cpu: 0.5, memoryGb: 1 },
        frameworkVersion: '1.9',
        singleFile: true,
      });
      expect(await registry.find({ name: 'iris', pick: { version: '1' } })).toEqual(record);
    });
  });

  describe('registering at the same time', () => {
    test('8 processes with different bytes: dense versions, none lost', async () => {
      const opened = open();
      const { registry } = opened;
      const batches = Array.from({ length: 8 }, (_, process) =>
        Array.from({ length: 5 }, (_each, index) => file(`process ${process}, model ${index}`)),
      );
      const answers = (await together(opened, 'iris', batches)).flat();
      const versions = answers.map(({ version }) => Number(version)).toSorted((a, b) => a - b);
      expect(versions).toEqual(Array.from({ length: 40 }, (_, index) => index + 1));
      expect(answers.every(({ registered }) => registered)).toBe(true);
      expect(new Set((await registry.versions('iris')).map(({ digest }) => digest)).size).toBe(40);
    });

    test('8 processes with the same bytes: one version, one of them made it', async () => {
      const opened = open();
      const { registry } = opened;
      const path = file('the same');
      const answers = (
        await together(
          opened,
          'iris',
          Array.from({ length: 8 }, () => [path]),
        )
      ).flat();
      expect(answers.filter(({ registered }) => registered)).toHaveLength(1);
      expect(answers.map(({ version }) => version)).toEqual(Array.from({ length: 8 }, () => '1'));
      expect(await registry.versions('iris')).toHaveLength(1);
    });

    test('8 processes with overlapping bytes: as many versions as there are models', async () => {
      const opened = open();
      const { registry } = opened;
      const models = Array.from({ length: 6 }, (_, index) => file(`model ${index}`));
      const batches = Array.from({ length: 8 }, (_, process) =>
        models.map((_each, index) => models[(index + process) % models.length] ?? ''),
      );
      const answers = (await together(opened, 'iris', batches)).flat();
      expect(answers.filter(({ registered }) => registered)).toHaveLength(6);
      expect((await registry.versions('iris')).map(({ version }) => version)).toEqual([
        '1',
        '2',
        '3',
        '4',
        '5',
        '6',
      ]);
    });
  });

  describe('finding', () => {
    test('by version, alias and latest', async () => {
      const { registry, add } = open();
      await add({ name: 'iris', path: file('a'), alias: 'production' });
      await add({ name: 'iris', path: file('b') });
      const versionOf = async (pick: Parameters<Registry['find']>[0]['pick']): Promise<string | undefined> =>
        (await registry.find({ name: 'iris', pick }))?.version;
      expect(await versionOf({ alias: 'production' })).toBe('1');
      expect(await versionOf({ latest: true })).toBe('2');
      expect(await versionOf({ version: '2' })).toBe('2');
      expect(await versionOf({ version: '3' })).toBeUndefined();
      expect(await versionOf({ alias: 'staging' })).toBeUndefined();
      expect(await registry.find({ name: 'rose', pick: { latest: true } })).toBeUndefined();
    });

    test('an alias moves, also when the bytes were there before', async () => {
      const { registry, add } = open();
      await add({ name: 'iris', path: file('a'), alias: 'production' });
      await add({ name: 'iris', path: file('b'), alias: 'production' });
      expect(await registry.aliases('iris')).toEqual({ production: '2' });
      expect((await add({ name: 'iris', path: file('a'), alias: 'production' })).steps).toEqual(['alias']);
      expect(await registry.aliases('iris')).toEqual({ production: '1' });
      expect((await add({ name: 'iris', path: file('a'), alias: 'production' })).steps).toEqual([]);
      expect(await registry.setAlias('iris', 'production', '2')).toEqual({ previous: '1' });
      await expect(registry.setAlias('iris', 'production', '3')).rejects.toThrow('iris:3');
    });
  });

  registryDeletion(open);
  registryMarks(open);
  registryWatch(open);
  registryBytes(open, (text, record, path) => tried.spoil(text, record, path));
}
