import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import type { ModelRecord } from '@slipway/core/model-record';
import type { Ports } from '@slipway/core/ports';
import { readHandedOn, writeHandedOn } from '@slipway/models/registry/handed-on';
import type { Registry, RegistryConnection } from '@slipway/models/registry/kind';
import { nodePorts } from '@slipway/runner/ports';
import { newFolder } from '@slipway/testing/run-action';

import { file, folder, ofDisk } from './model-folders.ts';
import type { Came, Wish } from './registering.ts';

/** A registry under test, and how models are registered in it. */
export interface OpenedRegistry {
  /** As the input `registry` names it. */
  text: string;
  connection: RegistryConnection | undefined;
  registry: Registry;
  /** The same registry as another process opens it. */
  openWith: (ports: Ports) => Registry;
  add: (wish: Wish) => Promise<Came>;
}

const ports = nodePorts({ home: newFolder() });

/** What every registry promises of the bytes: they come back as they were given, or not at all. */
export function registryBytes(
  open: () => OpenedRegistry,
  spoil: (text: string, record: ModelRecord, path: string) => void,
): void {
  describe('the bytes', () => {
    test('come back under their original names', async () => {
      const { registry, add } = open();
      const contents = { 'model.bin': 'weights', 'deep/er/labels.txt': 'a b', 'empty.txt': '' };
      const { record } = await add({ name: 'iris', path: folder(contents) });
      const to = newFolder();
      await registry.materialise(record, to);
      for (const [path, content] of Object.entries(contents))
        expect(readFileSync(join(to, path), 'utf8')).toBe(content);
      const { files } = await registry.locate(record);
      expect(files.map(({ path }) => path)).toEqual(['deep/er/labels.txt', 'empty.txt', 'model.bin']);
      expect(Buffer.from((await files[2]?.read(3, 100)) ?? []).toString()).toBe('ghts');
    });

    test('spoiled bytes are not given out, and the file is named', async () => {
      const { text, registry, add } = open();
      const { record } = await add({ name: 'iris', path: folder({ 'a.txt': 'A', 'b.txt': 'B' }) });
      spoil(text, record, 'b.txt');
      await expect(registry.materialise(record, newFolder())).rejects.toMatchObject({
        code: 'DIGEST_MISMATCH',
        message: expect.stringContaining('b.txt of iris:1') as unknown,
      });
    });

    test('samples are kept beside the model, and both can be handed on as a folder', async () => {
      const { registry, add } = open();
      const sample = (path: string): NonNullable<Wish['sampleInput']> => ({
        path: 'sample.json',
        from: path,
        ...ofDisk(path),
      });
      const { record } = await add({
        name: 'iris',
        path: folder({ 'm/a.txt': 'A' }),
        sampleInput: sample(file('{"data": [1]}')),
        sampleOutput: sample(file('[0]')),
      });
      const to = newFolder();
      await writeHandedOn(registry, record, to, ports);
      const handedOn = await readHandedOn(to, ports);
      expect(handedOn.record).toEqual(record);
      const read = async (where: typeof handedOn.model): Promise<string[]> =>
        Promise.all(
          [where.files[0], where.sampleInput, where.sampleOutput].map(async (each) =>
            Buffer.from((await each?.read(0, 100)) ?? []).toString(),
          ),
        );
      expect(await read(handedOn.model)).toEqual(['A', '{"data": [1]}', '[0]']);
      expect(await read(await registry.locate(record))).toEqual(['A', '{"data": [1]}', '[0]']);
      writeFileSync(join(to, 'model/m/a.txt'), 'B');
      await expect(readHandedOn(to, ports)).rejects.toMatchObject({ code: 'DIGEST_MISMATCH' });
    });
  });
}
