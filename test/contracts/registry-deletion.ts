import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import type { Problems } from '@slipway/core/trouble';
import { isArchived } from '@slipway/models/registry/archived';
import { archivedTag, signatureName, type Registry } from '@slipway/models/registry/kind';
import { surveyOf } from '@slipway/models/watch/survey';
import { nodePorts } from '@slipway/runner/ports';
import { newFolder } from '@slipway/testing/run-action';

import { file, folder } from './model-folders.ts';
import { together } from './registering-together.ts';
import type { OpenedRegistry } from './registry-bytes.ts';
import { Stopped, stoppingPorts } from './stopping-ports.ts';

const ports = nodePorts({ home: newFolder() });

async function versionsOf(registry: Registry, name = 'iris'): Promise<string[]> {
  return (await registry.versions(name)).map(({ version }) => version);
}

/** What every registry promises of versions that are taken out of use, for a while or for good. */
export function registryDeletion(open: () => OpenedRegistry): void {
  describe('archiving', () => {
    test('latest skips what is archived, until it is restored', async () => {
      const { registry, add } = open();
      await add({ name: 'iris', path: file('a') });
      const { record } = await add({ name: 'iris', path: file('b') });
      const latest = async (): Promise<string | undefined> =>
        (await registry.find({ name: 'iris', pick: { latest: true } }))?.version;
      expect(isArchived(await registry.setTags(record, { [archivedTag]: 'true' }))).toBe(true);
      expect(await latest()).toBe('1');
      expect(isArchived((await registry.find({ name: 'iris', pick: { version: '2' } }))!)).toBe(true);
      expect(await registry.setTags(record, { [archivedTag]: null })).toEqual(record);
      expect(await latest()).toBe('2');
      await registry.setArchived({ name: 'iris', version: '2' }, true);
      expect(await latest()).toBe('1');
      await registry.setArchived({ name: 'iris', version: '2' }, false);
      expect(await registry.find({ name: 'iris', pick: { latest: true } })).toEqual(record);
      await expect(registry.setArchived({ name: 'iris', version: '3' }, true)).rejects.toThrow('iris:3');
    });
  });

  describe('deleting', () => {
    test('nobody finds the version, its number stays taken, its bytes can come again', async () => {
      const { registry, add } = open();
      for (const content of ['a', 'b', 'c']) await add({ name: 'iris', path: file(content) });
      expect(await registry.delete({ name: 'iris', version: '3' })).toMatchObject({
        deleted: true,
        aliases: [],
      });
      expect(await versionsOf(registry)).toEqual(['1', '2']);
      expect(await registry.find({ name: 'iris', pick: { version: '3' } })).toBeUndefined();
      expect((await registry.find({ name: 'iris', pick: { latest: true } }))?.version).toBe('2');
      const surveyed: string[] = [];
      for await (const model of surveyOf(registry, () => true))
        for (const version of model.versions)
          if ((await model.read(version)) !== undefined) surveyed.push(version);
      expect(surveyed.toSorted()).toEqual(['1', '2']);
      const again = await add({ name: 'iris', path: file('c') });
      expect(again).toMatchObject({ registered: true, record: { version: '4' } });
      await registry.delete({ name: 'iris', version: '2' });
      expect((await add({ name: 'iris', path: file('c') })).record.version).toBe('4');
      expect((await add({ name: 'iris', path: file('b') })).record.version).toBe('5');
      expect(await versionsOf(registry)).toEqual(['1', '4', '5']);
      for (const [version, content] of Object.entries({ 1: 'a', 4: 'c', 5: 'b' })) {
        const record = (await registry.find({ name: 'iris', pick: { version } }))!;
        const to = newFolder();
        await registry.materialise(record, to);
        expect(readFileSync(join(to, record.files[0]!.path), 'utf8')).toBe(content);
      }
    });

    test('leaves alone what has the same files, and every version after it', async () => {
      const { registry, add } = open();
      await add({ name: 'iris', path: folder({ 'same.bin': 'same', 'own.txt': 'one' }) });
      await add({ name: 'iris', path: folder({ 'same.bin': 'same', 'own.txt': 'two' }) });
      await add({ name: 'rose', path: folder({ 'same.bin': 'same', 'own.txt': 'one' }) });
      await registry.delete({ name: 'iris', version: '1' });
      expect(await versionsOf(registry)).toEqual(['2']);
      for (const name of ['iris', 'rose']) {
        const [record] = await registry.versions(name);
        const to = newFolder();
        await registry.materialise(record!, to);
        expect(readFileSync(join(to, 'same.bin'), 'utf8')).toBe('same');
      }
    });

    test('once more does nothing, and says so; so does what was never there', async () => {
      const { registry, add } = open();
      await add({ name: 'iris', path: file('a') });
      expect((await registry.delete({ name: 'iris', version: '1' })).deleted).toBe(true);
      expect(await registry.delete({ name: 'iris', version: '1' })).toMatchObject({ deleted: false });
      expect(await registry.delete({ name: 'iris', version: '7' })).toEqual({ deleted: false, aliases: [] });
      expect(await registry.delete({ name: 'rose', version: '1' })).toEqual({ deleted: false, aliases: [] });
      expect(await versionsOf(registry)).toEqual([]);
      expect((await add({ name: 'iris', path: file('a') })).record.version).toBe('2');
    });

    test('is refused while aliases point there, unless they go with it', async () => {
      const { registry, add } = open();
      await add({ name: 'iris', path: file('a'), alias: 'production' });
      await add({ name: 'iris', path: file('b'), alias: 'staging' });
      await registry.setAlias('iris', 'canary', '1');
      const refused: unknown = await registry
        .delete({ name: 'iris', version: '1' })
        .catch((thrown: unknown) => thrown);
      const [problem] = (refused as Problems).problems;
      expect(problem).toMatchObject({ where: { input: 'force' } });
      expect(problem?.said).toMatch(/`canary`.*iris:1/);
      expect(problem?.said).toContain('`production`');
      expect(problem?.said).not.toContain('staging');
      expect(await versionsOf(registry)).toEqual(['1', '2']);
      const { deleted, aliases } = await registry.delete(
        { name: 'iris', version: '1' },
        { withAliases: true },
      );
      expect([deleted, aliases.toSorted()]).toEqual([true, ['canary', 'production']]);
      expect(await registry.aliases('iris')).toEqual({ staging: '2' });
      expect(await registry.find({ name: 'iris', pick: { alias: 'production' } })).toBeUndefined();
      await registry.setAlias('iris', 'production', '2');
      expect(await registry.aliases('iris')).toEqual({ production: '2', staging: '2' });
    });

    test('nothing can be said about a deleted version any more', async () => {
      const { registry, add } = open();
      const { record } = await add({ name: 'iris', path: file('a'), tags: { team: 'a' } });
      await registry.attach(record, signatureName, 'signed');
      await registry.delete(record);
      await expect(registry.setAlias('iris', 'production', '1')).rejects.toThrow('iris:1');
      await expect(registry.setTags(record, { team: 'b' })).rejects.toThrow('iris:1');
      await expect(registry.addProperties(record, { a: 'b' })).rejects.toThrow('iris:1');
      await expect(registry.attach(record, signatureName, 'x')).rejects.toThrow('iris:1');
      expect(await registry.aliases('iris')).toEqual({});
    });

    test('the number of a deleted version is refused to whoever asks for it', async () => {
      const { registry, add } = open();
      await add({ name: 'iris', path: file('a'), version: '1' });
      await add({ name: 'iris', path: file('b') });
      await registry.delete({ name: 'iris', version: '1' });
      const asked = add({ name: 'iris', path: file('a'), version: '1' });
      await expect(asked).rejects.toMatchObject({ problems: [{ where: { input: 'version' } }] });
      expect(await versionsOf(registry)).toEqual(['2']);
    });

    test('killed at any moment: the version is there whole or not at all, and the next run finishes', async () => {
      const { registry, openWith, add } = open();
      const killed = new Set<boolean>();
      for (let changes = 0; ; changes += 1) {
        const name = `iris-${changes}`;
        const { record } = await add({ name, path: folder({ 'a.txt': 'a', 'deep/b.txt': 'b' }) });
        const stopping = openWith(stoppingPorts(ports, changes)).delete(record);
        const isDone = await stopping.then(
          () => true,
          (thrown: unknown) => (thrown instanceof Stopped ? false : Promise.reject(thrown as Error)),
        );
        const left = await registry.find({ name, pick: { version: '1' } });
        const listed = await versionsOf(registry, name);
        expect(listed).toEqual(left === undefined ? [] : ['1']);
        expect((await registry.find({ name, pick: { latest: true } }))?.version).toBe(listed.at(-1));
        if (left !== undefined) await registry.materialise(left, newFolder());
        expect(await registry.delete(record)).toMatchObject({ deleted: left !== undefined });
        expect(await versionsOf(registry, name)).toEqual([]);
        if (isDone) break;
        killed.add(left !== undefined);
      }
      // Before the moment in which it goes, and after.
      expect(killed).toEqual(new Set([true, false]));
    });

    test('while 2 processes register the same bytes: no version twice, no number twice', async () => {
      const opened = open();
      const { registry } = opened;
      const path = file('the same');
      const batch = Array.from({ length: 3 }, () => path);
      const deleted: string[] = [];
      const registering = together(opened, 'iris', [batch, batch]);
      const run = { isOver: false };
      const deleting = (async () => {
        while (!run.isOver) {
          const [first] = await registry.versions('iris');
          if (first !== undefined && (await registry.delete(first)).deleted) deleted.push(first.version);
        }
      })();
      const answers = (await registering.finally(() => (run.isOver = true))).flat();
      await deleting;
      const left = await registry.versions('iris');
      expect(left.length).toBeLessThanOrEqual(1);
      const made = answers.filter(({ registered }) => registered).map(({ version }) => version);
      expect(new Set(made).size).toBe(made.length);
      const numbers = [...deleted, ...left.map(({ version }) => version)].map(Number);
      expect(numbers.toSorted((a, b) => a - b)).toEqual(numbers.map((_, index) => index + 1));
      expect((await opened.add({ name: 'iris', path })).record.version).toBe(
        left[0]?.version ?? String(numbers.length + 1),
      );
      const [last] = await registry.versions('iris');
      await registry.materialise(last!, newFolder());
    });
  });
}
