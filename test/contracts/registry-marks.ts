import { describe, expect, test } from 'vitest';

import type { Problems } from '@slipway/core/trouble';
import { signatureName } from '@slipway/models/registry/kind';

import { file } from './model-folders.ts';
import type { OpenedRegistry } from './registry-bytes.ts';

/** What every registry promises of what may change after a registration, and of what lies beside a version. */
export function registryMarks(open: () => OpenedRegistry): void {
  describe('what may change', () => {
    test('tags are set, changed and removed one by one', async () => {
      const { registry, add } = open();
      const { record } = await add({ name: 'iris', path: file('a'), tags: { stage: 'test', team: 'a' } });
      await registry.setTags(record, { stage: 'live', requestedCpu: '0.5' });
      const now = await registry.setTags(record, { team: null, 'odd/key:*': 'x' });
      expect(now.tags).toEqual({ stage: 'live', requestedCpu: '0.5', 'odd/key:*': 'x' });
      expect(await registry.find({ name: 'iris', pick: { version: '1' } })).toEqual(now);
    });

    test('tags set at the same time are all kept', async () => {
      const { registry, add } = open();
      const { record } = await add({ name: 'iris', path: file('a') });
      const keys = Array.from({ length: 20 }, (_, index) => `tag ${index}`);
      await Promise.all(keys.map((key) => registry.setTags(record, { [key]: 'set' })));
      const now = await registry.find({ name: 'iris', pick: { version: '1' } });
      expect(Object.keys(now!.tags).toSorted()).toEqual(keys.toSorted());
    });

    test('properties are added and never changed', async () => {
      const { registry, add } = open();
      const { record } = await add({ name: 'iris', path: file('a'), properties: { origin: 'ci' } });
      const added = await registry.addProperties(record, { approved: 'ann', origin: 'ci' });
      expect(added.properties).toEqual({ origin: 'ci', approved: 'ann' });
      const changing = registry.addProperties(record, { approved: 'bob', origin: 'laptop', more: 'x' });
      const refused: unknown = await changing.catch((thrown: unknown) => thrown);
      expect((refused as Problems).problems.map(({ said }) => said)).toEqual([
        '`approved` is `ann` already and would become `bob`',
        '`origin` is `ci` already and would become `laptop`',
      ]);
      expect((await registry.find({ name: 'iris', pick: { version: '1' } }))?.properties).toEqual(
        added.properties,
      );
    });
  });

  describe('what lies beside a version', () => {
    test('is there after it was put, whole, and is replaced by what comes later', async () => {
      const { registry, add } = open();
      const { record } = await add({ name: 'iris', path: file('a') });
      expect(await registry.attached(record, signatureName)).toBeUndefined();
      for (const content of ['first', 'second']) {
        const put = await registry.attach(record, signatureName, content);
        expect(await registry.attached(record, signatureName)).toEqual(put);
        expect(put.content).toBe(content);
      }
    });

    test('changes nothing of the version and belongs to it alone', async () => {
      const { registry, add } = open();
      const { record } = await add({ name: 'iris', path: file('a') });
      await registry.attach(record, signatureName, 'signed');
      const { record: second } = await add({ name: 'iris', path: file('b') });
      expect(await registry.attached(second, signatureName)).toBeUndefined();
      expect(await registry.versions('iris')).toEqual([record, second]);
      expect(await registry.names()).toEqual(['iris']);
      await expect(registry.attach({ name: 'iris', version: '9' }, signatureName, 'x')).rejects.toThrow(
        'iris:9',
      );
    });
  });
}
