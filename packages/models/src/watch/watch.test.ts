import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { ModelRecord } from '@slipway/core/model-record';
import { nodePorts } from '@slipway/runner/ports';
import { newFolder } from '@slipway/testing/run-action';
import { expect, test } from 'vitest';

import { openFileRegistry } from '../registry/file/file.ts';
import type { Registry } from '../registry/kind.ts';
import { mark, readCursor, toldBy } from './mark.ts';
import { subscriptionsOf } from './subscriptions.ts';
import { watch, type Subscription } from './watch.ts';

const ports = nodePorts();
const nightly: Subscription = {
  subscriber: 'nightly',
  wanted: { events: ['model-registered'] },
  limit: 256,
  replay: false,
};

/** A registry that knows names, versions and attachments, and nothing of watching. */
function plainRegistry(): { registry: Registry; add: (name: string, version: string, at?: string) => void } {
  const root = newFolder();
  const known = Object.entries(openFileRegistry(root, ports));
  const plain = known.filter(([name]) => name !== 'survey' && name !== 'subscriptions');
  const registry = Object.fromEntries(plain) as unknown as Registry;
  const add = (name: string, version: string, createdAt = '2026-11-21T08:00:00.000Z'): void => {
    const folder = join(root, 'models', name);
    mkdirSync(folder, { recursive: true });
    const record: ModelRecord = {
      name,
      version,
      id: `${name}:${version}`,
      digest: `sha256:${'0'.repeat(64)}`,
      type: 'custom_model',
      framework: 'custom',
      tags: {},
      properties: {},
      datasets: [],
      files: [],
      singleFile: true,
      metrics: {},
      provenance: { createdAt },
    };
    writeFileSync(join(folder, `${version}.json`), JSON.stringify({ schemaVersion: 1, record, samples: [] }));
  };
  return { registry, add };
}

async function told(registry: Registry, more: Partial<Subscription> = {}): Promise<string[]> {
  const { news } = await watch(registry, { ...nightly, ...more }, ports);
  await mark(registry, nightly.subscriber, toldBy(news));
  return news.map(({ event }) => `${event.name}:${event.version}`);
}

test('a registry without a place for it keeps what was told beside a version, also when another model comes first', async () => {
  const { registry, add } = plainRegistry();
  add('iris', '1');
  add('rose', '1');
  expect(await told(registry)).toEqual(['iris:1', 'rose:1']);
  add('anemone', '1');
  expect(await told(registry)).toEqual(['anemone:1']);
  expect(await told(registry)).toEqual([]);
});

test('a registry without a version has no place yet, and that is said: a beginning must not be forgotten', async () => {
  const { registry } = plainRegistry();
  const { begin } = await watch(registry, { ...nightly, since: 'now' }, ports);
  await expect(mark(registry, 'nightly', begin!)).rejects.toMatchObject({ code: 'STORAGE_FAILED' });
});

test('what is kept and is no cursor is told, and is not written over', async () => {
  const { registry, add } = plainRegistry();
  add('iris', '1');
  await subscriptionsOf(registry).change('nightly', () => 'something else');
  await expect(watch(registry, nightly, ports)).rejects.toMatchObject({ code: 'STORAGE_FAILED' });
  await expect(mark(registry, 'nightly', { schemaVersion: 1, models: {} })).rejects.toThrow('nightly');
});

test('models may be called what objects of JavaScript have', async () => {
  const { registry, add } = plainRegistry();
  const names = ['__proto__', 'constructor', 'toString'];
  for (const name of names) add(name, '1');
  expect((await told(registry)).toSorted()).toEqual(names.map((name) => `${name}:1`).toSorted());
  expect(await told(registry)).toEqual([]);
  expect(Object.keys((await readCursor(registry, 'nightly'))!.models).toSorted()).toEqual(names.toSorted());
});

test('the oldest are told first, the others are counted, and in the end all were told', async () => {
  const { registry, add } = plainRegistry();
  for (let version = 1; version <= 40; version += 1)
    add(`model-${version % 3}`, String(version), new Date(1.7e12 - version * 1000).toISOString());
  const { news, waiting } = await watch(registry, { ...nightly, limit: 3 }, ports);
  expect([news.map(({ event }) => event.version), waiting]).toEqual([['40', '39', '38'], 37]);
  const all: string[] = [];
  for (let run = 0; run < 20; run += 1) all.push(...(await told(registry, { limit: 3 })));
  expect(all).toHaveLength(40);
  expect(new Set(all).size).toBe(40);
});

test('since a time: what is older counts as told at the beginning, and what comes late and old does not', async () => {
  const { registry, add } = plainRegistry();
  add('iris', '1', '2026-01-01T00:00:00.000Z');
  add('iris', '2', '2026-06-01T00:00:00.000Z');
  const since = '2026-03-01T00:00:00.000Z';
  const { news, begin } = await watch(registry, { ...nightly, since }, ports);
  expect(news.map(({ event }) => event.version)).toEqual(['2']);
  await mark(registry, 'nightly', begin!);
  await mark(registry, 'nightly', toldBy(news));
  add('iris', '3', '2025-01-01T00:00:00.000Z');
  expect(await told(registry, { since })).toEqual(['iris:3']);
});
