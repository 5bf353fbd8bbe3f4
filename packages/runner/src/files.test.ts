import { createHash, randomBytes } from 'node:crypto';
import {
  appendFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

import { newFolder } from '@slipway/testing/run-action';
import { describe, expect, it } from 'vitest';

import { diskFiles } from './files.ts';

function disk() {
  const folder = newFolder();
  return { folder, files: diskFiles(folder, join(folder, 'temp')) };
}

describe('files', () => {
  it('lists everything below a folder in the order of code points, with links told and not followed', async () => {
    const { folder, files } = disk();
    mkdirSync(join(folder, 'model/b'), { recursive: true });
    writeFileSync(join(folder, 'model/b/z'), '1');
    writeFileSync(join(folder, 'model/a'), '22');
    writeFileSync(join(folder, 'model/Z'), '');
    writeFileSync(join(folder, 'outside'), 'x');
    symlinkSync('../outside', join(folder, 'model/link'));
    symlinkSync('nowhere', join(folder, 'model/dead'));
    const found = await files.walk(join(folder, 'model'));
    expect(found.map(({ path, kind, size }) => [path, kind, kind === 'file' ? size : 0])).toEqual([
      ['Z', 'file', 0],
      ['a', 'file', 2],
      ['b', 'folder', 0],
      ['b/z', 'file', 1],
      ['dead', 'link', 0],
      ['link', 'link', 0],
    ]);
    expect(found.find(({ path }) => path === 'link')?.target).toBe(join(folder, 'outside'));
    expect(found.find(({ path }) => path === 'dead')?.target).toBeUndefined();
  });

  it('writes whole files over old ones and leaves no temporary file behind', async () => {
    const { folder, files } = disk();
    await files.write(join(folder, 'state/a.json'), 'one', { mode: 0o600 });
    await files.write(join(folder, 'state/a.json'), 'two', { mode: 0o600 });
    expect(readFileSync(join(folder, 'state/a.json'), 'utf8')).toBe('two');
    expect(readdirSync(join(folder, 'state'))).toEqual(['a.json']);
    if (process.platform !== 'win32') expect(statSync(join(folder, 'state/a.json')).mode & 0o777).toBe(0o600);
  });

  it('lets exactly one of many claim a name, and shows whole content only', async () => {
    const { folder, files } = disk();
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) => files.claim(join(folder, 'v/1'), `by ${index}`)),
    );
    expect(answers.filter(Boolean)).toHaveLength(1);
    expect(readFileSync(join(folder, 'v/1'), 'utf8')).toBe(`by ${answers.indexOf(true)}`);
    expect(readdirSync(join(folder, 'v'))).toEqual(['1']);
  });

  it('copies and hashes in one pass', async () => {
    const { folder, files } = disk();
    const bytes = randomBytes(3_000_001);
    writeFileSync(join(folder, 'from'), bytes);
    writeFileSync(join(folder, 'empty'), '');
    let seen = 0;
    const hashed = await files.copyHashed(
      [
        { from: join(folder, 'from'), to: join(folder, 'to') },
        { from: join(folder, 'empty'), to: join(folder, 'to-empty') },
      ],
      (count) => (seen += count),
    );
    expect(hashed[0]).toEqual({
      size: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    });
    expect(readFileSync(join(folder, 'to')).equals(bytes)).toBe(true);
    expect(hashed[1]?.size).toBe(0);
    expect(seen).toBe(bytes.length);
  });

  it('notices a file that grows while it is read', async () => {
    const { folder, files } = disk();
    const path = join(folder, 'growing');
    writeFileSync(path, randomBytes(3_000_000));
    const reading = files.hash(path, () => appendFileSync(path, 'more'));
    await expect(reading).rejects.toMatchObject({ code: 'CHANGED_WHILE_READ' });
  });

  it('says which path a disk refuses, and what to do', async () => {
    const { folder, files } = disk();
    await expect(files.readText(join(folder, 'missing'))).rejects.toMatchObject({
      code: 'STORAGE_FAILED',
      message: expect.stringContaining(join(folder, 'missing')) as string,
      remedy: 'check that the path is still there',
    });
    expect(await files.readTextIfThere(join(folder, 'missing'))).toBeUndefined();
    expect(await files.names(join(folder, 'missing'))).toEqual([]);
  });

  it('reads parts of a file', async () => {
    const { folder, files } = disk();
    writeFileSync(join(folder, 'f'), 'hello world');
    const source = await files.open(join(folder, 'f'));
    expect(Buffer.from(await source.read(6, 100)).toString()).toBe('world');
    expect(await source.read(50, 10)).toHaveLength(0);
  });
});
