import { describe, expect, test } from 'vitest';

import { layerMembers } from './layer-members.ts';
import { tarBlocks } from './tar-blocks.ts';
import { readTar } from './tar-reader.ts';

const contents = {
  'model.bin': 'weights',
  'empty.txt': '',
  'Übung/names.txt': 'ä',
  [`${'deep/'.repeat(60)}far.txt`]: 'x'.repeat(1500),
};

function archive(): Buffer {
  const entries = Object.entries(contents).map(
    ([path, content]) => ({ kind: 'text', path: `/${path}`, content }) as const,
  );
  return Buffer.concat([...tarBlocks(layerMembers('test', entries))]);
}

async function* inChunks(bytes: Buffer, length: number): AsyncGenerator<Buffer, void> {
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
}

async function read(bytes: Buffer, length: number): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for await (const { path, isFile, content } of readTar(inChunks(bytes, length))) {
    if (!isFile) continue;
    const pieces: Buffer[] = [];
    for await (const piece of content) pieces.push(piece);
    found[path] = Buffer.concat(pieces).toString();
  }
  return found;
}

describe('an archive', () => {
  test.each([1, 7, 512, 100_000])('comes back as it was written, in chunks of %i bytes', async (length) => {
    expect(await read(archive(), length)).toEqual(contents);
  });

  test('members that nobody reads are passed over', async () => {
    const paths: string[] = [];
    for await (const { path, isFile } of readTar(inChunks(archive(), 300))) if (isFile) paths.push(path);
    expect(paths.toSorted()).toEqual(Object.keys(contents).toSorted());
  });

  test.each([
    ['is cut off', archive().subarray(0, 2000)],
    ['is none', Buffer.alloc(1024, 'x')],
  ])('that %s is refused', async (_what, bytes) => {
    await expect(read(bytes, 512)).rejects.toMatchObject({ code: 'DIGEST_MISMATCH' });
  });
});
