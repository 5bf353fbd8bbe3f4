import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import { requires } from '@slipway/testing/requires';
import { newFolder } from '@slipway/testing/run-action';

import { archiveParts, archivePlaces } from './archive.ts';

const contents: Record<string, string> = {
  'a.txt': 'A',
  'empty.txt': '',
  'deep/block.bin': 'x'.repeat(512),
  [`${'long/'.repeat(40)}ünï.txt`]: 'long',
};
const files = Object.entries(contents).map(([path, content]) => ({ path, size: content.length }));

function archive(): Buffer {
  const parts = archiveParts(files, ({ path }) => path);
  return Buffer.concat(
    parts.map((part) => ('bytes' in part ? part.bytes : Buffer.from(contents[part.file]!))),
  );
}

test('the places of an archive are those of its files', () => {
  const bytes = archive();
  const found: Record<string, string> = {};
  let at = 0;
  for (const place of archivePlaces(files, ({ path }) => path)) {
    const size = 'skip' in place ? place.skip : place.size!;
    if ('file' in place) found[place.file] = bytes.subarray(at, at + size).toString();
    at += size;
  }
  expect(found).toEqual(contents);
  expect(at).toBe(bytes.length);
});

const tools = requires('tar');

describe.skipIf(tools.missing)(`an archive${tools.note}`, () => {
  test('is one that tar unpacks', () => {
    const folder = newFolder();
    mkdirSync(join(folder, 'out'));
    writeFileSync(join(folder, 'model.tar'), archive());
    execFileSync('tar', ['-xf', join(folder, 'model.tar'), '-C', join(folder, 'out')]);
    for (const [path, content] of Object.entries(contents))
      expect(readFileSync(join(folder, 'out', path), 'utf8')).toBe(content);
  });
});
