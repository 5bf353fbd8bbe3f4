import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';

/** The root of the checkout. */
export const root = resolve(import.meta.dirname, '..', '..');

/** What is made, installed or cached: the folders of `.gitignore` and git's own. */
const notOurs = new Set(
  '.git node_modules build coverage .venv __pycache__ .slipway .ruff_cache .pytest_cache .mypy_cache'.split(
    ' ',
  ),
);

/** A file of the repository. */
export interface RepositoryFile {
  /** From the root, with `/`. */
  path: string;
  text: string;
}

/** The paths of all files that belong to the repository, with `/`, sorted. */
export function repositoryPaths(folder = root): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !notOurs.has(entry.name) && !/\.(pyc|tsbuildinfo)$/.test(entry.name))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return repositoryPaths(path);
      return entry.isFile() ? [relative(root, path).split(sep).join('/')] : [];
    })
    .toSorted();
}

/** Reads the files of the repository that a rule is about. */
export function filesWhere(isMeant: (path: string) => boolean): RepositoryFile[] {
  return repositoryPaths()
    .filter(isMeant)
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}

/** TypeScript of ours, built code apart. */
export function isTypeScript(path: string): boolean {
  return path.endsWith('.ts') && !path.includes('/dist/') && !path.includes('/fixtures/');
}

/** TypeScript that ships: what lies in the `src` of a package or an action and is no test. */
export function isShipped(path: string): boolean {
  return (
    isTypeScript(path) &&
    /^(packages|actions)\/[^/]+\/src\//.test(path) &&
    !path.endsWith('.test.ts') &&
    !path.startsWith('packages/testing/')
  );
}

/** The names of the actions: the folders that hold an `action.yml`. */
export function actionNames(): string[] {
  return repositoryPaths()
    .map((path) => /^actions\/([^/]+)\/action\.yml$/.exec(path)?.[1])
    .filter((name) => name !== undefined);
}
