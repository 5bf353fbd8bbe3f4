import { posix } from 'node:path';

import type { RepositoryFile } from './repository.ts';
import { importsOf } from './syntax.ts';

/** Who needs whom, and the import that says so: `a.ts:3 imports b.ts`. */
type Needs = ReadonlyMap<string, ReadonlyMap<string, string>>;

/**
 * Circles among files: each can only be read when the other one is known. Types count as well, because a reader does not
 * care what is left at run time.
 */
export function circlesOfFiles(files: readonly RepositoryFile[]): string[] {
  return circlesIn(needsOf(files, (path) => path));
}

/**
 * Circles among the folders that lie next to each other, at every depth below `src`. Files that lie next to the folders
 * are none of them: a kind stands below its providers, and the list of all stands above them.
 */
export function circlesOfFolders(files: readonly RepositoryFile[]): string[] {
  const parents = new Set(files.flatMap(({ path }) => foldersOf(path)));
  return [...parents].flatMap((parent) =>
    circlesIn(needsOf(files, (path) => new RegExp(`^${parent}/[^/]+(?=/)`).exec(path)?.[0])),
  );
}

/** The folders that a file lies in, from `src` down. */
function foldersOf(path: string): string[] {
  const folder = posix.dirname(path);
  return /\/src(\/|$)/.test(folder) ? [folder, ...foldersOf(folder)] : [];
}

function needsOf(files: readonly RepositoryFile[], roomOf: (path: string) => string | undefined): Needs {
  const needs = new Map<string, Map<string, string>>();
  for (const file of files) {
    const room = roomOf(file.path);
    if (room === undefined) continue;
    const own = needs.get(room) ?? new Map<string, string>();
    needs.set(room, own);
    for (const { specifier, place } of importsOf(file)) {
      if (!specifier.startsWith('.')) continue;
      const path = posix.join(posix.dirname(file.path), specifier);
      const other = roomOf(path);
      if (other !== undefined && other !== room) own.set(other, `${place} imports ${path}`);
    }
  }
  return needs;
}

/** One line a circle: the imports that go round. */
function circlesIn(needs: Needs): string[] {
  const circles: string[] = [];
  const done = new Set<string>();
  const visit = (room: string, way: readonly string[]): void => {
    const at = way.indexOf(room);
    if (at >= 0) {
      const round = [...way.slice(at), room];
      circles.push(
        round
          .slice(1)
          .map((next, index) => needs.get(round[index]!)!.get(next)!)
          .join(', '),
      );
    } else if (!done.has(room)) {
      for (const next of needs.get(room)?.keys() ?? []) visit(next, [...way, room]);
      done.add(room);
    }
  };
  for (const room of needs.keys()) visit(room, []);
  return circles;
}
