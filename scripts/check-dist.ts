// Says whether the committed `actions/*/dist` is what the sources build: compiles, bundles into a temporary folder and
// compares file by file. Ends with 1 and the names of what differs, or with 2 when the sources do not build.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve, sep } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const committed = join(root, 'actions');

/** Every file below the `dist` folders of a folder of actions, with `/`. */
function builtFiles(actions: string): string[] {
  return readdirSync(actions)
    .map((action) => join(actions, action, 'dist'))
    .filter((dist) => existsSync(dist))
    .flatMap((dist) => readdirSync(dist, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => relative(actions, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .toSorted();
}

/** What is not the same in both folders, one line each. */
function differences(fresh: string): string[] {
  const [there, built] = [builtFiles(committed), builtFiles(fresh)];
  const isEqual = (file: string): boolean =>
    readFileSync(join(committed, file)).equals(readFileSync(join(fresh, file)));
  return [
    ...there.filter((file) => !built.includes(file)).map((file) => `left over: actions/${file}`),
    ...built.filter((file) => !there.includes(file)).map((file) => `missing: actions/${file}`),
    ...built
      .filter((file) => there.includes(file) && !isEqual(file))
      .map((file) => `different: actions/${file}`),
  ];
}

/** Builds from the sources into a folder. */
function buildInto(folder: string): void {
  const run = (...args: string[]): void => {
    execFileSync(process.execPath, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  };
  run(join(root, 'node_modules/typescript/bin/tsc'), '-b');
  run(join(root, 'scripts/bundle.ts'), '--out', folder);
}

const fresh = mkdtempSync(join(tmpdir(), 'slipway-dist-'));
try {
  buildInto(fresh);
  const found = differences(fresh);
  for (const line of found) console.error(line);
  console.log(
    found.length === 0
      ? 'actions/*/dist is what the sources build.'
      : 'Run `npm run build` and commit actions/*/dist together with the sources.',
  );
  process.exitCode = found.length === 0 ? 0 : 1;
} catch (thrown) {
  console.error((thrown as Error).message);
  process.exitCode = 2;
} finally {
  rmSync(fresh, { recursive: true, force: true });
}
