// Builds what is committed under `actions/*/dist` from `build/`: one bundle for all actions, two lines an action, and
// the stand-alone programs and Python files that packages and endpoints use. `--out <folder>` builds it elsewhere;
// `--relay <folder>` builds the relay alone, which is no part of an action and is not committed.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

const root = resolve(import.meta.dirname, '..');
const { values } = parseArgs({ options: { out: { type: 'string' }, relay: { type: 'string' } } });
const out = values.out === undefined ? join(root, 'actions') : resolve(values.out);
const ncc = createRequire(import.meta.url).resolve('@vercel/ncc/dist/ncc/cli.js');

/** What is built stands here until all of it is there: whoever runs an action meanwhile finds the old one, whole. */
const building = join(out, `.building-${process.pid}`);

/** Bundles one entry into a folder; dynamic imports become chunks beside it. */
function bundle(entry: string, folder: string, external: readonly string[] = []): void {
  const to = resolve(building, folder);
  const externals = external.flatMap((name) => ['--external', name]);
  const args = [ncc, 'build', join(root, entry), '--out', to, '--quiet', '--no-cache', ...externals];
  execFileSync(process.execPath, args, { stdio: ['ignore', 'inherit', 'inherit'] });
}

/** Programs that run on their own, outside of any action: their entry, and what they find beside them at run time. */
const programs = [
  { name: 'onnx-server', entry: 'packages/serving/build/onnx/main.js', external: ['onnxruntime-node'] },
  { name: 'gateway', entry: 'packages/serving/build/gateway/main.js', external: [] },
  { name: 'layers', entry: 'packages/oci/build/image/layer-worker.js', external: [] },
  { name: 'load', entry: 'packages/load/build/main.js', external: [] },
];

if (values.relay !== undefined) {
  rmSync(resolve(values.relay), { recursive: true, force: true });
  bundle('packages/relay/build/main.js', resolve(values.relay));
  process.exit(0);
}

bundle('actions/bundle/build/main.js', 'bundle/dist');
for (const { name, entry, external } of programs) {
  if (existsSync(join(root, entry))) bundle(entry, `bundle/dist/programs/${name}`, external);
}
for (const folder of ['python', 'npm']) {
  const from = join(root, 'packages/serving', folder);
  if (!existsSync(from)) continue;
  cpSync(from, join(building, 'bundle/dist/programs', folder), {
    recursive: true,
    // Tests and what they need stay here.
    filter: (path) =>
      !/(\.ts|tsconfig\.json|test-requirements\.txt|__pycache__|\.[a-z]+_cache|README\.md|node_modules|fixtures)$/.test(
        path,
      ),
  });
}
for (const name of readdirSync(join(root, 'actions'))) {
  if (!existsSync(join(root, 'actions', name, 'action.yml'))) continue;
  mkdirSync(join(building, name, 'dist'), { recursive: true });
  writeFileSync(
    join(building, name, 'dist/index.js'),
    `import { start } from '../../bundle/dist/index.js';\nawait start('${name}', import.meta.url);\n`,
  );
}
for (const name of readdirSync(building)) takePlace(join(building, name, 'dist'), join(out, name, 'dist'));
rmSync(building, { recursive: true });

/** Puts a folder in the place of another. */
function takePlace(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  if (existsSync(to)) renameSync(to, join(building, `old-${basename(dirname(to))}`));
  renameSync(from, to);
}
