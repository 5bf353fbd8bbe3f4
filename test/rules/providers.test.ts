import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { describe, expect, test } from 'vitest';

import { root } from './repository.ts';

/** The kinds: folders that say in `kind.ts` what they ask of a provider. A room with one kind is such a folder itself. */
const kinds = ['models', 'packaging', 'targets']
  .map((room) => `packages/${room}/src`)
  .flatMap((room) => [room, ...readdirSync(join(root, room)).map((name) => `${room}/${name}`)])
  .filter((kind) => existsSync(join(root, kind, 'kind.ts')));

/** The providers of a kind that its folder holds: `registry/file/file.ts`. */
function inFolder(kind: string): string[] {
  return readdirSync(join(root, kind), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .filter((name) => existsSync(join(root, kind, name, `${name}.ts`)))
    .toSorted();
}

interface Listed {
  id: string;
  apply: unknown;
}

/** The list that a kind exports: a record from id to provider, in one of the files beside `kind.ts`. */
async function listed(kind: string): Promise<Record<string, Listed>[]> {
  const files = readdirSync(join(root, kind)).filter((name) => /^(?!.*\.test\.ts$).*\.ts$/.test(name));
  const modules = await Promise.all(
    files.map(
      async (name) => (await import(pathToFileURL(join(root, kind, name)).href)) as Record<string, unknown>,
    ),
  );
  return modules.flatMap((module) => Object.values(module)).filter(isList);
}

function isList(value: unknown): value is Record<string, Listed> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const entries = Object.values(value);
  return entries.length > 0 && entries.every(isProvider);
}

function isProvider(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'id' in value && 'title' in value;
}

test('there are kinds of providers', () => {
  expect(kinds.length).toBeGreaterThan(0);
});

describe.each(kinds)('%s', (kind) => {
  test('its one list of providers is what its folder holds: no provider is forgotten, none is left over', async () => {
    const lists = await listed(kind);
    expect(lists.map((list) => Object.keys(list).toSorted())).toEqual([inFolder(kind)]);
  });

  test('what users write, the id, the key and the name of the folder are one word', async () => {
    const [list = {}] = await listed(kind);
    expect(Object.values(list).map(({ id }) => id)).toEqual(Object.keys(list));
  });
});
