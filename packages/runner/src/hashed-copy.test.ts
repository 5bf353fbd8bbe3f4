import { createHash, randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { release, tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

import { afterEach, expect, it, vi } from 'vitest';

import { flushFileSystems, isAtLeast } from './file-system-flush.ts';
import { copyHashed } from './hashed-copy.ts';

afterEach(() => vi.unstubAllEnvs());

function manyFiles(count: number): { from: string; to: string }[] {
  const folder = mkdtempSync(join(tmpdir(), 'slipway-copies-'));
  mkdirSync(join(folder, 'to'));
  return Array.from({ length: count }, (_, index) => {
    const from = join(folder, String(index));
    writeFileSync(from, randomBytes(index % 7 === 0 ? 1_500_000 : 1000));
    return { from, to: join(folder, 'to', String(index)) };
  });
}

it.each([
  ['flushed together', undefined],
  ['flushed one by one, because there is no `sync`', '/nowhere'],
])('copies many files, %s', async (_how, path) => {
  if (path !== undefined) vi.stubEnv('PATH', path);
  const copies = manyFiles(100);
  const hashed = await copyHashed(copies);
  expect(hashed.map(({ sha256 }) => sha256)).toEqual(
    copies.map(({ to }) => createHash('sha256').update(readFileSync(to)).digest('hex')),
  );
  expect(copies.every(({ from, to }) => readFileSync(from).equals(readFileSync(to)))).toBe(true);
});

it('says which of many files could not be copied, and closes all of them', async () => {
  const copies = manyFiles(100);
  const failing = [...copies.slice(0, 90), { from: '/nowhere/model.bin', to: `${copies[0]?.to}-other` }];
  const open = (): number => (process.platform === 'linux' ? readdirSync('/proc/self/fd').length : 0);
  const before = open();
  await expect(copyHashed(failing)).rejects.toMatchObject({
    code: 'STORAGE_FAILED',
    message: expect.stringContaining('/nowhere/model.bin') as string,
  });
  expect(open()).toBe(before);
});

it.skipIf(process.platform !== 'linux' || !isAtLeast(release(), 5, 8))(
  'flushes a file system once, whatever the number of paths on it',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'slipway-sync-'));
    const log = join(folder, 'log');
    writeFileSync(join(folder, 'sync'), `#!/bin/sh\necho "$@" >> ${log}\n`);
    chmodSync(join(folder, 'sync'), 0o755);
    vi.stubEnv('PATH', [folder, process.env['PATH']].join(delimiter));
    expect(await flushFileSystems([folder, folder, tmpdir()])).toBe(true);
    expect(readFileSync(log, 'utf8').trim().split(' ')).toHaveLength(2);
  },
);

it.each([
  ['6.18.44-generic', true],
  ['5.8.0', true],
  ['5.10.0-21-amd64', true],
  ['5.4.0-150-generic', false],
  ['4.18.0', false],
])('a kernel %s tells of writes that failed: %s', (kernel, tells) => {
  expect(isAtLeast(kernel, 5, 8)).toBe(tells);
});
