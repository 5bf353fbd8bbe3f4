import { readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import type { Ports } from '@slipway/core/ports';
import { file } from '@slipway/models/registry/file/file';
import type { ReadyFiles, Registered, Registry } from '@slipway/models/registry/kind';
import { readSource } from '@slipway/models/registry/source';
import { nodePorts } from '@slipway/runner/ports';
import { newFolder } from '@slipway/testing/run-action';

import { register } from './registering.ts';
import { Stopped } from './stopping-ports.ts';

const ports = nodePorts();

/** A registry whose only version is two days old, and a run that is about to register the same bytes once more. */
async function begun(): Promise<{
  registry: Registry;
  location: string;
  blob: string;
  store: () => Promise<void>;
  record: () => Promise<Registered>;
}> {
  const location = join(newFolder(), 'registry');
  const path = join(newFolder(), 'model.bin');
  writeFileSync(path, 'the bytes');
  const { record: first } = await register(file, location, { name: 'iris', path }, ports);
  const { sha256 } = first.files[0]!;
  const blob = join(location, 'blobs', 'sha256', sha256.slice(0, 2), sha256);
  const daysAgo = new Date(Date.now() - 2 * 24 * 60 * 60 * 1000);
  utimesSync(blob, daysAgo, daysAgo);
  const { files } = await readSource(path, 'model-path', ports.files);
  const wanted = {
    name: 'iris',
    files,
    type: 'custom_model',
    framework: 'custom',
    tags: {},
    properties: {},
    datasets: [],
    metrics: {},
  } as const;
  const registry = file.open(location, ports);
  let ready: ReadyFiles | undefined;
  return {
    registry,
    location,
    blob,
    store: async () => {
      ready = await registry.store(wanted);
    },
    record: async () => ready!.makeVersion(),
  };
}

/** When a run that deletes stands still, and what becomes of it. */
interface Interruption {
  /** Before or after it moves the blob aside. */
  when: 'before' | 'after';
  meanwhile: () => Promise<void>;
  /** It is killed as soon as the blob is aside. */
  isKilled?: boolean;
}

/** The ports of a run that is interrupted where it moves a blob aside. */
function interrupted(blob: string, { when, meanwhile, isKilled = false }: Interruption): Ports {
  let isDead = false;
  const files = new Proxy(ports.files, {
    get: (target, name) => {
      const real = Reflect.get(target, name) as (...given: unknown[]) => unknown;
      return (...given: unknown[]): unknown => {
        if (isDead) throw new Stopped('killed here');
        const isMeant = name === 'move' && given[0] === blob;
        if (!isMeant) return Reflect.apply(real, target, given);
        return (async () => {
          if (when === 'before') await meanwhile();
          await Reflect.apply(real, target, given);
          if (when === 'after') await meanwhile();
          isDead = isKilled;
        })();
      };
    },
  });
  return { ...ports, files };
}

async function requireWhole(registry: Registry, version: string): Promise<void> {
  const record = (await registry.find({ name: 'iris', pick: { version } }))!;
  const to = newFolder();
  await registry.materialise(record, to);
  expect(readFileSync(join(to, 'model.bin'), 'utf8')).toBe('the bytes');
}

const version1 = { name: 'iris', version: '1' };

test('bytes that a run stores just before they are moved aside are put back', async () => {
  const { registry, location, blob, store, record } = await begun();
  const deleting = file.open(location, interrupted(blob, { when: 'before', meanwhile: store }));
  expect(await deleting.delete(version1)).toMatchObject({ deleted: true });
  expect((await record()).record.version).toBe('2');
  await requireWhole(registry, '2');
});

test('also when the run that moved them is killed there: whoever makes a version of them puts them back', async () => {
  const { registry, location, blob, store, record } = await begun();
  const interruption = { when: 'before', meanwhile: store, isKilled: true } as const;
  const deleting = file.open(location, interrupted(blob, interruption));
  await expect(deleting.delete(version1)).rejects.toThrow(Stopped);
  await expect(ports.files.stat(blob)).resolves.toBeUndefined();
  expect((await record()).record.version).toBe('2');
  await requireWhole(registry, '2');
});

test('bytes that a run stores after they were moved aside stay', async () => {
  const { registry, location, blob, store, record } = await begun();
  await file.open(location, interrupted(blob, { when: 'after', meanwhile: store })).delete(version1);
  expect((await record()).record.version).toBe('2');
  await requireWhole(registry, '2');
});

test('bytes that a run stores and registers while they are aside stay', async () => {
  const { registry, location, blob, store, record } = await begun();
  const meanwhile = async (): Promise<void> => {
    await store();
    await record();
  };
  const deleting = file.open(location, interrupted(blob, { when: 'after', meanwhile }));
  expect(await deleting.delete(version1)).toMatchObject({ deleted: true });
  await requireWhole(registry, '2');
});

test('without anybody who stores them they are removed', async () => {
  const { registry, blob } = await begun();
  await registry.delete(version1);
  await expect(ports.files.stat(blob)).resolves.toBeUndefined();
});
