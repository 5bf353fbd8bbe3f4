import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';

/** Everything in a home folder, each file with its digest: two equal listings mean that nothing was changed. */
export function listing(home: string): string[] {
  if (!existsSync(home)) return [];
  return readdirSync(home, { recursive: true, withFileTypes: true })
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => `${relative(home, path)} ${statSync(path).isFile() ? digestOf(path) : 'folder'}`)
    .toSorted();
}

/** The versions of a model in the registry of a home folder, as their files say it. */
export function storedVersions(home: string, name: string): { version: string; digest: string }[] {
  const folder = join(home, 'registry', 'models', name);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => /^[^.].*\.json$/.test(file))
    .map((file) => (JSON.parse(readFileSync(join(folder, file), 'utf8')) as Stored).record)
    .map(({ version, digest }) => ({ version, digest }));
}

/** The blobs of a registry whose bytes are not what their names say. */
export function spoiledBlobs(home: string): string[] {
  const blobs = join(home, 'registry', 'blobs');
  if (!existsSync(blobs)) return [];
  return readdirSync(blobs, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .filter((entry) => digestOf(join(entry.parentPath, entry.name)) !== entry.name)
    .map(({ name }) => name);
}

interface Stored {
  record: { version: string; digest: string };
}

function digestOf(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}
