import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

import { addLayer, finishLayout } from './base-layout.ts';
import { requires, type Requirement } from './requires.ts';
import { newFolder, root } from './run-action.ts';

/** The base images that tests build on: Debian 12 with Python 3.11, and the same with the Node that runs the tests. */
export type Base = 'python' | 'node';

/** Beside Python: certificates for what installs, and the library that wheels of LightGBM expect of a system. */
const packages = ['python3', 'ca-certificates', 'libgomp1'];

/** What no program reads; slim images leave it out, too. */
const leftOut = [
  'var/cache/apt',
  'var/lib/apt/lists',
  'var/log',
  'usr/share/doc',
  'usr/share/locale',
  'usr/share/man',
];

/** What a test on base images needs: they are made by root, once per checkout. */
export function requiresBaseImages(): Requirement {
  const isMade = existsSync(basesFolder());
  return isMade ? requires('skopeo') : requires('skopeo', 'debootstrap', 'root');
}

/**
 * Puts a base image into a registry.
 * @param host of a registry without TLS and without credentials: `127.0.0.1:5000`
 * @returns its name there: `127.0.0.1:5000/base/python:3.11`
 */
export async function pushBase(base: Base, host: string): Promise<string> {
  const folder = await bases();
  const name = `${host}/base/${base}:${base === 'python' ? '3.11' : process.versions.node}`;
  const args = ['copy', '--insecure-policy', '--quiet', '--dest-tls-verify=false'];
  await run('skopeo', [...args, `oci:${join(folder, base)}`, `docker://${name}`]);
  return name;
}

/** Compressed bytes of all layers of a base image. */
export async function baseSize(base: Base): Promise<number> {
  const layout = join(await bases(), base);
  const read = (file: string): unknown => JSON.parse(readFileSync(join(layout, file), 'utf8'));
  const index = read('index.json') as { manifests: { digest: string }[] };
  const digest = index.manifests[0]!.digest.replace(':', '/');
  const manifest = read(join('blobs', digest)) as { layers: { size: number }[] };
  return manifest.layers.reduce((sum, { size }) => sum + size, 0);
}

const run = promisify(execFile);

/** The folder with a layout for each base; made when it is not there yet, which takes a minute. */
async function bases(): Promise<string> {
  const folder = basesFolder();
  while (!existsSync(folder)) {
    const release = await claim(folder);
    if (release === undefined) {
      await sleep(500);
      continue;
    }
    try {
      if (!existsSync(folder)) await make(folder);
    } finally {
      release();
    }
  }
  return folder;
}

function basesFolder(): string {
  const recipe = JSON.stringify([packages, leftOut, process.versions.node, process.arch]);
  const key = createHash('sha256').update(recipe).digest('hex').slice(0, 16);
  return join(root, '.slipway', 'test', `bases-${key}`);
}

/** An abstract socket as a lock: it vanishes with the process that holds it. Undefined while somebody else does. */
function claim(folder: string): Promise<(() => void) | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.on('error', () => resolve(undefined));
    server.listen(`\0${folder}`, () => resolve(() => void server.close()));
  });
}

async function make(folder: string): Promise<void> {
  const work = newFolder('slipway-bases-');
  try {
    const system = join(work, 'system');
    const include = `--include=${packages.join(',')}`;
    await run('debootstrap', ['--variant=minbase', include, 'bookworm', system], { maxBuffer: 1 << 26 });
    for (const path of leftOut) rmSync(join(system, path), { recursive: true, force: true });
    const systemTar = join(work, 'system.tar');
    await pack(system, systemTar);
    const layer = await addLayer(join(work, 'python'), systemTar);
    cpSync(join(work, 'python'), join(work, 'node'), { recursive: true });
    finishLayout(join(work, 'python'), [layer]);

    const programs = join(work, 'programs');
    mkdirSync(join(programs, 'usr', 'local', 'bin'), { recursive: true });
    cpSync(process.execPath, join(programs, 'usr', 'local', 'bin', 'node'), { dereference: true });
    const programsTar = join(work, 'programs.tar');
    await pack(programs, programsTar);
    finishLayout(join(work, 'node'), [layer, await addLayer(join(work, 'node'), programsTar)]);

    mkdirSync(`${folder}.incoming`, { recursive: true });
    for (const base of ['python', 'node'])
      cpSync(join(work, base), join(`${folder}.incoming`, base), { recursive: true });
    renameSync(`${folder}.incoming`, folder);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

async function pack(folder: string, file: string): Promise<void> {
  const plain = ['--sort=name', '--mtime=@0', '--numeric-owner', '--owner=0', '--group=0'];
  await run('tar', ['-C', folder, ...plain, '-cf', file, '.']);
}
