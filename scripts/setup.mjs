// Makes a fresh clone runnable: installs the locked dependencies and builds, each only when something changed.
// Plain JavaScript that runs on Node 20, because it runs before Node 24 is there.
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const modules = join(root, 'node_modules');
const isWindows = process.platform === 'win32';

/** The Node 24 that comes as a dependency: the version that the actions run on. */
export const node = join(modules, 'node', 'bin', isWindows ? 'node.exe' : 'node');

/** The environment for child processes: the pinned Node and the tools of `node_modules` come first. */
export function environment(more = {}) {
  const folders = [dirname(node), join(modules, '.bin'), process.env.PATH ?? ''];
  return { ...process.env, ...more, PATH: folders.join(delimiter) };
}

function step(title, work) {
  process.stderr.write(`${title} …`);
  const started = Date.now();
  work();
  process.stderr.write(` ${((Date.now() - started) / 1000).toFixed(1)} s\n`);
}

/** Runs a program quietly; what it printed is shown only when it fails. */
function quietly(program, args, options = {}) {
  const ran = spawnSync(program, args, {
    cwd: root,
    encoding: 'utf8',
    shell: isWindows && /npm/.test(program),
    ...options,
  });
  if (ran.status === 0) return;
  process.stderr.write(
    `\n${ran.stdout ?? ''}${ran.stderr ?? ''}${ran.error ? `${ran.error.message}\n` : ''}`,
  );
  process.stderr.write(`${[program, ...args].join(' ')} failed: nothing can run until that is fixed.\n`);
  process.exit(1);
}

function digestOf(...files) {
  const hash = createHash('sha256');
  for (const file of files) hash.update(readFileSync(file));
  return hash.digest('hex');
}

function stampedAs(file, digest) {
  return existsSync(file) && readFileSync(file, 'utf8') === digest;
}

/** Installs when the lock file is not the one that was installed last. */
export function install() {
  const stamp = join(modules, '.slipway-lock');
  const lock = digestOf(join(root, 'package-lock.json'));
  if (stampedAs(stamp, lock) && existsSync(node)) return;
  step('Installing the locked npm packages', () => {
    // onnxruntime-node would fetch CUDA libraries that nothing here uses.
    const env = { ...process.env, ONNXRUNTIME_NODE_INSTALL: 'skip' };
    quietly('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { env });
    writeFileSync(stamp, lock);
  });
}

/** Every source that the build reads. */
function sources(folder, found = []) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (['node_modules', 'build', 'dist', 'fixtures', '__pycache__'].includes(entry.name)) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) sources(path, found);
    else if (!entry.name.endsWith('.test.ts') && /\.(ts|json|py|txt|yml)$/.test(entry.name)) found.push(path);
  }
  return found;
}

/** Compiles and bundles when a source is not the one that was built last. */
export function build() {
  const stamp = join(modules, '.slipway-build');
  const files = ['packages', 'actions', 'scripts']
    .flatMap((folder) => sources(join(root, folder)))
    .toSorted((one, other) => (one < other ? -1 : 1));
  const digest = digestOf(...files, join(root, 'package-lock.json'));
  if (
    stampedAs(stamp, digest) &&
    statSync(join(root, 'actions/bundle/dist/index.js'), { throwIfNoEntry: false })
  )
    return;
  step('Building the actions', () => {
    const env = environment();
    quietly(node, [join(modules, 'typescript/bin/tsc'), '-b'], { env });
    quietly(node, [join(root, 'scripts/bundle.ts')], { env });
    writeFileSync(stamp, digest);
  });
}

/** Runs a script on Node 24 with the arguments of this process, and ends with its exit code. */
export function handOver(script, args = process.argv.slice(2), more = {}) {
  try {
    execFileSync(node, [join(root, script), ...args], {
      cwd: root,
      stdio: 'inherit',
      env: environment(more),
    });
  } catch (thrown) {
    process.exit(typeof thrown.status === 'number' ? thrown.status : 1);
  }
}
