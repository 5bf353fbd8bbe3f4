import { existsSync, readdirSync, renameSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { newFolder } from '@slipway/testing/run-action';
import { beforeEach, expect, test } from 'vitest';

import type { Delivery, Dispatch } from '../delivery.ts';
import { Store } from './store.ts';

let folder: string;
beforeEach(() => {
  folder = newFolder('slipway-store-');
});

const key = (number: number): string => number.toString(16).padStart(64, '0');
const delivery = (number: number, status: Dispatch['status'] = 'waiting'): Delivery => ({
  schemaVersion: 1,
  key: key(number),
  source: '/mlflow',
  deliveryId: `d${number}`,
  receivedAt: new Date(number * 1000).toISOString(),
  event: {
    schemaVersion: 1,
    id: `sha256:${key(number)}`,
    kind: 'model-registered',
    registry: 'file',
    name: 'iris',
    version: String(number),
    occurredAt: '2026-11-21T08:00:00.000Z',
  },
  dispatches: [{ repository: 'acme/iris', status, attempts: 0, queuedAt: 0 }],
});
const become = (status: Dispatch['status']) => (before: Delivery) => ({
  ...before,
  dispatches: before.dispatches.map((dispatch) => ({ ...dispatch, status })),
});
const files = (name: string): string[] => readdirSync(join(folder, name));

test('what is accepted is there for the next one, in the order of its receipt', async () => {
  const store = await Store.open(folder);
  for (const number of [3, 1, 2]) expect(await store.accept(delivery(number))).toBe(true);
  expect(await store.accept(delivery(1))).toBe(false);
  const next = await Store.open(folder);
  expect((await next.list('waiting')).map(({ deliveryId }) => deliveryId)).toEqual(['d1', 'd2', 'd3']);
  expect(next.has(key(2))).toBe(true);
});

test('a hundred at once with the same key are one', async () => {
  const store = await Store.open(folder);
  const kept = await Promise.all(Array.from({ length: 100 }, () => store.accept(delivery(1))));
  expect(kept.filter(Boolean)).toHaveLength(1);
  expect(files('waiting')).toHaveLength(1);
});

test('a delivery is in the folder that says what is left to do', async () => {
  const store = await Store.open(folder);
  await store.accept(delivery(1));
  await store.update(key(1), become('undelivered'));
  expect([files('waiting').length, files('undelivered').length]).toEqual([0, 1]);
  expect(await store.replay(undefined, 5)).toMatchObject([
    { dispatches: [{ status: 'waiting', queuedAt: 5 }] },
  ]);
  await store.update(key(1), become('sent'));
  expect([store.count('waiting'), store.count('undelivered'), store.count('done')]).toEqual([0, 0, 1]);
  expect(await store.accept(delivery(1))).toBe(false);
});

test('after a crash in the middle of a move it is in one place, and nothing sent waits again', async () => {
  const store = await Store.open(folder);
  for (const number of [1, 2]) await store.accept(delivery(number));
  const text = JSON.stringify(delivery(1, 'sent'));
  writeFileSync(join(folder, 'done', `${key(1)}.json`), text);
  writeFileSync(join(folder, 'undelivered', `${key(2)}.json`), JSON.stringify(delivery(2, 'undelivered')));
  writeFileSync(join(folder, 'waiting', `${key(3)}.json.abc.new`), '{"schemaVer');
  const next = await Store.open(folder);
  expect((await next.list('waiting')).map(({ deliveryId }) => deliveryId)).toEqual(['d2']);
  expect([files('waiting').length, files('undelivered').length, files('done').length]).toEqual([1, 0, 1]);
});

test('a file that can not be read is set aside and told; the others go on', async () => {
  const store = await Store.open(folder);
  await store.accept(delivery(1));
  writeFileSync(join(folder, 'waiting', `${key(9)}.json`), '{');
  const told: string[] = [];
  const next = await Store.open(folder);
  expect(await next.list('waiting', (one) => told.push(one))).toHaveLength(1);
  expect(told).toEqual([key(9)]);
  expect(existsSync(join(folder, `${key(9)}.unreadable`))).toBe(true);
});

test('delivered ones are forgotten by age and by number; what waits never is', async () => {
  const store = await Store.open(folder);
  for (const number of [1, 2, 3, 4]) await store.accept(delivery(number));
  for (const number of [1, 2, 3]) await store.update(key(number), become('sent'));
  utimesSync(join(folder, 'done', `${key(1)}.json`), 0, 0);
  utimesSync(join(folder, 'waiting', `${key(4)}.json`), 0, 0);
  expect(await store.forget(3_600_000, 1, Date.now())).toBe(2);
  expect([store.count('done'), store.count('waiting')]).toEqual([1, 1]);
});

test('a disk that refuses leaves nothing half made, and the delivery is not known', async () => {
  const store = await Store.open(folder);
  const waiting = join(folder, 'waiting');
  renameSync(waiting, `${waiting}-away`);
  await expect(store.accept(delivery(1))).rejects.toThrow(/ENOENT/);
  expect(store.has(key(1))).toBe(false);
  renameSync(`${waiting}-away`, waiting);
  expect(await store.accept(delivery(1))).toBe(true);
});

test.skipIf(process.platform === 'win32')('others can not read what is kept', async () => {
  const store = await Store.open(folder);
  await store.accept(delivery(1));
  expect(statSync(join(folder, 'waiting', `${key(1)}.json`)).mode & 0o077).toBe(0);
  expect(statSync(join(folder, 'waiting')).mode & 0o077).toBe(0);
});
