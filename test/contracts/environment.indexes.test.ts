import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';

import type { Ports } from '@slipway/core/ports';
import { Secret } from '@slipway/core/secret';
import { Problems, type Problem } from '@slipway/core/trouble';
import type { IndexAccess, Requirement, WantedEnvironment } from '@slipway/packaging/environment/kind';
import { uv } from '@slipway/packaging/environment/uv/uv';
import { pythonOf } from '@slipway/packaging/environment/uv/python';
import { nodePorts } from '@slipway/runner/ports';
import { startPackageIndex, wheelsOf, type PackageIndex } from '@slipway/testing/package-index';
import { requires } from '@slipway/testing/requires';
import { newFolder } from '@slipway/testing/run-action';

import { locked, treeOf } from './environment-image.ts';

const needed = requires('uv', 'python3');
const packages = [
  { name: 'alpha', version: '1.0', requires: ['beta>=1'] },
  { name: 'alpha', version: '2.0', requires: ['beta>=2'] },
  { name: 'beta', version: '1.0' },
  { name: 'beta', version: '2.0' },
];
const open: PackageIndex[] = [];

async function index(...given: Parameters<typeof startPackageIndex>): Promise<PackageIndex> {
  const started = await startPackageIndex(...given);
  open.push(started);
  return started;
}

function asked(...texts: string[]): Requirement[] {
  return texts.map((text, line) => ({
    text,
    where: { file: 'requirements.txt', line: line + 1 },
    asker: `your requirements.txt:${line + 1}`,
  }));
}

function wants(texts: string[], more: Partial<WantedEnvironment>): WantedEnvironment {
  const runtime = { version: '3.11', where: { input: 'python-version' } };
  return { server: [], model: asked(...texts), constraints: [], indexOptions: [], runtime, ...more };
}

function folders(...list: string[]): IndexAccess {
  return { credentials: [], folders: list, noIndex: true };
}

function ports(): Ports {
  return nodePorts({ home: newFolder('slipway-home-'), temp: newFolder('slipway-temp-') });
}

async function problemsOf(wanted: WantedEnvironment): Promise<readonly Problem[]> {
  try {
    await locked(uv, wanted, ports());
  } catch (thrown) {
    if (thrown instanceof Problems) return thrown.problems;
    throw thrown;
  }
  throw new Error('there should be problems');
}

async function versionsOf(wanted: WantedEnvironment): Promise<string[]> {
  const { lockFile } = await locked(uv, wanted, ports());
  return [...readFileSync(lockFile, 'utf8').matchAll(/^[a-z]+==[\w.]+/gm)].map(([line]) => line);
}

afterEach(() => vi.unstubAllEnvs());
afterAll(() => Promise.all(open.map((each) => each.stop())));

describe.skipIf(needed.missing)(`packages that are not on the open index${needed.note}`, () => {
  it('locks and installs from an index that asks for a password, which is found nowhere afterwards', async () => {
    const password = 'p#w"x\\y Z7';
    const { url, requests } = await index(packages, `robot:${password}`);
    const access = {
      credentials: [{ host: '127.0.0.1', user: 'robot', password: new Secret(password) }],
      folders: [],
      noIndex: false,
    };
    const own = ports();
    const wanted = wants(['alpha'], { indexOptions: [`--index-url ${url}`], access });
    const { environment, lockFile } = await locked(uv, wanted, own);
    const folder = join(newFolder('slipway-environment-'), 'environment');
    await uv.install(environment, lockFile, folder, own, access);
    const program = pythonOf(folder, own.host.platform);
    const args = ['-c', 'import alpha, beta; print(alpha.version, beta.version)'];
    expect((await own.processes.run({ program, args })).stdout.trim()).toBe('2.0 2.0');
    expect(requests).toContain('GET /files/alpha-2.0-py3-none-any.whl 200');
    const written = [
      readFileSync(lockFile, 'utf8'),
      ...treeOf(folder).values(),
      ...treeOf(own.host.home).values(),
    ];
    expect(written.filter((text) => text.includes('robot') || text.includes('Z7'))).toEqual([]);
    expect((await own.files.names(own.host.temp)).filter((name) => name.startsWith('index-'))).toEqual([]);
  });

  it('installs what was published after a page of the index was kept', async () => {
    const { url, folder: published } = await index([{ name: 'gamma', version: '1.0' }]);
    const wanted = wants(['gamma'], { indexOptions: [`--index-url ${url}`] });
    const older = newFolder('slipway-uv-cache-');
    vi.stubEnv('UV_CACHE_DIR', older);
    await locked(uv, wanted, ports());
    cpSync(wheelsOf([{ name: 'gamma', version: '2.0' }]), published, { recursive: true });
    vi.stubEnv('UV_CACHE_DIR', newFolder('slipway-uv-cache-'));
    const { environment, lockFile } = await locked(uv, wanted, ports());
    vi.stubEnv('UV_CACHE_DIR', older);
    const own = ports();
    const folder = join(newFolder('slipway-environment-'), 'environment');
    await uv.install(environment, lockFile, folder, own);
    const program = pythonOf(folder, own.host.platform);
    const args = ['-c', 'import gamma; print(gamma.version)'];
    expect((await own.processes.run({ program, args })).stdout.trim()).toBe('2.0');
  });

  it('says which index wants to know who asks', async () => {
    const { url } = await index(packages, 'robot:secret');
    expect(await problemsOf(wants(['alpha'], { indexOptions: [`--index-url ${url}`] }))).toMatchObject([
      {
        where: { input: 'index-credentials' },
        said: expect.stringContaining('401'),
        remedy: expect.stringContaining('127.0.0.1=user:password'),
      },
    ]);
  });

  it('needs no network when there is a folder of wheels', async () => {
    for (const name of ['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY']) vi.stubEnv(name, 'http://127.0.0.1:9');
    vi.stubEnv('UV_CACHE_DIR', newFolder('slipway-uv-cache-'));
    const own = ports();
    const access = folders(wheelsOf(packages));
    const { environment, lockFile } = await locked(
      uv,
      wants(['alpha'], { access, platform: 'linux/amd64' }),
      own,
    );
    expect(readFileSync(lockFile, 'utf8')).not.toContain(access.folders[0]);
    const folder = join(newFolder('slipway-layer-'), 'layer');
    await uv.installForImage(
      environment,
      lockFile,
      folder,
      { platform: 'linux/amd64', bytecode: false, access },
      own,
    );
    expect([...treeOf(folder).keys()]).toContain('alpha.py');
  });
});

describe.skipIf(needed.missing)(`what is asked of a lock${needed.note}`, () => {
  const all = needed.missing ? '' : wheelsOf(packages);
  const access = folders(all);

  it('takes the newest, unless something else is said', async () => {
    expect(await versionsOf(wants(['alpha'], { access }))).toEqual(['alpha==2.0', 'beta==2.0']);
  });

  it('holds constraints', async () => {
    const constraints = asked('beta<2', 'gamma<1');
    expect(await versionsOf(wants(['alpha'], { access, constraints }))).toEqual(['alpha==1.0', 'beta==1.0']);
  });

  it('lets overrides win over what packages ask for', async () => {
    const overrides = asked('beta==1.0');
    expect(await versionsOf(wants(['alpha==2.0'], { access, overrides }))).toEqual([
      'alpha==2.0',
      'beta==1.0',
    ]);
  });

  it('keeps the versions of an earlier lock as long as they fit', async () => {
    const { lockFile } = await locked(uv, wants(['alpha==1.0', 'beta==1.0'], { access }), ports());
    const earlierLock = `--extra-index-url https://packages.example.com/simple\n${readFileSync(lockFile, 'utf8')}`;
    expect(await versionsOf(wants(['alpha'], { access, earlierLock }))).toEqual(['alpha==1.0', 'beta==1.0']);
    expect(await versionsOf(wants(['alpha>1'], { access, earlierLock }))).toEqual([
      'alpha==2.0',
      'beta==2.0',
    ]);
  });

  it('does not see what was published later', async () => {
    const wanted = wants(['six'], { excludeNewer: '2020-01-01' });
    expect(await versionsOf(wanted)).toEqual(['six==1.13.0']);
  });

  it('takes only the files whose hashes are written in a lock that was given', async () => {
    const { lockFile } = await locked(uv, wants(['beta==1.0'], { access }), ports());
    const [hash = ''] = /--hash=\S+/.exec(readFileSync(lockFile, 'utf8')) ?? [];
    const given = await locked(uv, wants([`beta==1.0 ${hash}`], { access }), ports());
    expect(readFileSync(given.lockFile, 'utf8')).toBe(readFileSync(lockFile, 'utf8'));
    const strange = hash.replaceAll(/[0-9]/g, 'e');
    expect(await problemsOf(wants([`beta==1.0 ${strange}`], { access }))).toMatchObject([
      { where: { line: 1 }, said: 'the index has `beta==1.0`, but no file with a hash that is written here' },
    ]);
  });

  it('knows a lock again by what the folders hold, not by where they are', async () => {
    const own = ports();
    const one = await uv.look(wants(['alpha'], { access }), own);
    const moved = await uv.look(wants(['alpha'], { access: folders(wheelsOf(packages)) }), own);
    const other = await uv.look(wants(['alpha'], { access: folders(wheelsOf(packages.slice(1))) }), own);
    expect(moved.fingerprint).toBe(one.fingerprint);
    expect(other.fingerprint).not.toBe(one.fingerprint);
  });
});

describe.skipIf(needed.missing)(`what can not be had${needed.note}`, () => {
  it('names the package without a wheel for the platform, what there is, and the version that works', async () => {
    const access = folders(
      wheelsOf([
        { name: 'native', version: '2.0', tag: 'cp311-cp311-win_amd64' },
        { name: 'native', version: '1.0', tag: 'cp311-cp311-manylinux_2_17_aarch64' },
      ]),
    );
    expect(await problemsOf(wants(['native==2.0'], { access, platform: 'linux/arm64' }))).toMatchObject([
      {
        where: { file: 'requirements.txt', line: 1 },
        said: '`native==2.0` has no wheel for linux-arm64 and Python 3.11, only for `win_amd64`',
        remedy: expect.stringMatching(/pip wheel native==2\.0.*`native==1\.0` works with everything else$/),
      },
    ]);
  });

  it('names who needs a package of which there are only sources', async () => {
    const access = folders(
      wheelsOf([
        { name: 'alpha', version: '1.0', requires: ['sources>=1'] },
        { name: 'sources', version: '1.0', tag: 'sdist' },
      ]),
    );
    expect(await problemsOf(wants(['alpha'], { access, platform: 'linux/amd64' }))).toMatchObject([
      {
        where: { file: 'requirements.txt', line: 1 },
        said: '`sources==1.0`, which `alpha` needs, has no wheel for linux-x64 and Python 3.11, only sources',
      },
    ]);
  });

  it('names both sides of a conflict, and the nearest change that solves it', async () => {
    const access = folders(wheelsOf([...packages, { name: 'server', version: '1.0', requires: ['beta<2'] }]));
    const server = [{ text: 'server==1.0', where: { file: 'server.txt', line: 1 }, asker: 'the server' }];
    expect(await problemsOf(wants(['alpha==2.0'], { access, server }))).toEqual([
      {
        where: { file: 'requirements.txt', line: 1 },
        said: 'your requirements.txt:1 asks for `beta>=2` (because alpha==2.0 depends on it)',
        expected: 'the server asks for `beta<2` (because server depends on it)',
        remedy:
          'choose a version of `alpha` that works with `beta<2`; `alpha==1.0` works with everything else',
      },
    ]);
  });
});
