import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, describe, expect, it } from 'vitest';

import { writeWhole } from './whole-file.ts';

const temporary = mkdtempSync(join(tmpdir(), 'whole-'));
afterAll(() => rmSync(temporary, { recursive: true }));

async function* bytesOf(...texts: string[]): AsyncGenerator<Buffer, void> {
  for (const text of texts) yield await Promise.resolve(Buffer.from(text));
}

async function* broken(): AsyncGenerator<Buffer, void> {
  yield* bytesOf('half of ');
  throw new Error('the source broke');
}

describe('a file that is written whole', () => {
  it('is there with the bytes and the digest that are told', async () => {
    const folder = join(temporary, 'new', 'folder');
    const written = await writeWhole(folder, 'a.tar', bytesOf('one ', 'two'));
    const sha256 = createHash('sha256').update('one two').digest('hex');
    expect(written).toEqual({ path: join(folder, 'a.tar'), size: 7, sha256 });
    expect(readFileSync(written.path, 'utf8')).toBe('one two');
    await writeWhole(folder, (digest) => digest, bytesOf('one ', 'two'));
    expect(new Set(readdirSync(folder))).toEqual(new Set([sha256, 'a.tar']));
  });

  it('leaves what was there when the bytes break off, and nothing beside it', async () => {
    const folder = join(temporary, 'kept');
    await writeWhole(folder, 'a.tar', bytesOf('as it was'));
    await expect(writeWhole(folder, 'a.tar', broken())).rejects.toThrow('the source broke');
    expect(readdirSync(folder)).toEqual(['a.tar']);
    expect(readFileSync(join(folder, 'a.tar'), 'utf8')).toBe('as it was');
  });

  it('sweeps up what a killed process has left, and nothing that is still written to', async () => {
    const folder = join(temporary, 'swept');
    await writeWhole(folder, 'a.tar', bytesOf(''));
    for (const name of ['.a.tar.old.part', '.a.tar.new.part', '.b.tar.old.part'])
      writeFileSync(join(folder, name), '');
    const dayBefore = Date.now() / 1000 - 25 * 3600;
    for (const name of ['.a.tar.old.part', '.b.tar.old.part'])
      utimesSync(join(folder, name), dayBefore, dayBefore);
    await writeWhole(folder, 'a.tar', bytesOf(''));
    expect(new Set(readdirSync(folder))).toEqual(new Set(['.a.tar.new.part', '.b.tar.old.part', 'a.tar']));
  });

  it('says which path the disk refused', async () => {
    const file = join(temporary, 'file');
    writeFileSync(file, '');
    await expect(writeWhole(join(file, 'below'), 'a.tar', bytesOf(''))).rejects.toMatchObject({
      code: 'STORAGE_FAILED',
      message: expect.stringContaining(join(file, 'below')) as string,
    });
  });
});
