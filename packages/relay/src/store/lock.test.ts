import { readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { until } from '@slipway/testing/gateway-process';
import { newFolder } from '@slipway/testing/run-action';
import { beforeEach, describe, expect, test } from 'vitest';

import { lockStore, type Held } from './lock.ts';

let folder: string;
beforeEach(() => {
  folder = newFolder('slipway-lock-');
});

describe('a store belongs to one process that lives', () => {
  const path = (): string => join(folder, 'lock.json');
  const take = async (onLost?: () => void): Promise<Held> => {
    const lock = await lockStore(folder, onLost);
    if ('heldBy' in lock) throw new Error(`${lock.heldBy} holds it`);
    return lock;
  };

  test('the lock of a dead one, or a broken one, holds nothing', async () => {
    const first = await take();
    const mine = JSON.parse(readFileSync(path(), 'utf8')) as object;
    expect(await lockStore(folder)).toEqual({ heldBy: `process ${process.pid}` });
    first.release();
    for (const left of ['', '{"pid":1}', JSON.stringify({ ...mine, mark: 'another start' })]) {
      writeFileSync(path(), left);
      (await take()).release();
    }
  });

  test('of another container the beat is seen, and only that', async () => {
    const elsewhere = { id: 'theirs', pid: process.pid, mark: 'x', where: 'pod-1' };
    writeFileSync(path(), JSON.stringify(elsewhere));
    const beating = setInterval(() => utimesSync(path(), new Date(), new Date()), 300);
    expect(await lockStore(folder)).toEqual({ heldBy: `process ${process.pid} of pod-1` });
    clearInterval(beating);
    (await take()).release();
  }, 20_000);

  test('who stood still for so long that another one took it is told, and leaves that lock alone', async () => {
    let isLost = false;
    const lock = await take(() => (isLost = true));
    const theirs = JSON.stringify({ id: 'theirs', pid: 1, mark: 'x', where: 'pod-1' });
    writeFileSync(path(), theirs);
    await until(() => isLost);
    lock.release();
    expect(readFileSync(path(), 'utf8')).toBe(theirs);
  });
});
