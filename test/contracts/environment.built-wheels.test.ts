import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

import type { Ports } from '@slipway/core/ports';
import { Secret } from '@slipway/core/secret';
import type { Lock, WantedEnvironment } from '@slipway/packaging/environment/kind';
import { uv } from '@slipway/packaging/environment/uv/uv';
import { nodePorts } from '@slipway/runner/ports';
import { pushBase, requiresBaseImages } from '@slipway/testing/base-image';
import { requiresEngine, startEngine, type Engine } from '@slipway/testing/container-engine';
import { OciRegistry } from '@slipway/testing/oci-registry';
import { startPackageIndex, type PackageIndex } from '@slipway/testing/package-index';
import { requires } from '@slipway/testing/requires';
import { newFolder, root } from '@slipway/testing/run-action';

const needed = [requiresEngine('docker-registry', 'skopeo'), requiresBaseImages(), requires('uv', 'python3')];

/** Sources that write down what could be reached from where they were built. */
const setup = `import os
from setuptools import setup
with open("sources.py", "w") as module:
    module.write(f"networks = {os.listdir('/sys/class/net')}\\n")
    module.write(f"host = {os.path.exists('${root}')}\\n")
    module.write(f"secret = {'robot' in str(os.environ)}\\n")
setup(name="sources", version="1.0", py_modules=["sources"], install_requires=["beta<2"])
`;

const password = new Secret('p w:"%');

const native = `from setuptools import setup, Extension
setup(name="native", version="1.0", ext_modules=[Extension("native", ["native.c"])])
`;

describe.skipIf(needed.some(({ missing }) => missing))(
  `wheels that have to be built${needed.map(({ note }) => note).join('')}`,
  () => {
    let registry: OciRegistry;
    let engine: Engine;
    let index: PackageIndex;
    let builder = '';

    beforeAll(async () => {
      [registry, engine] = await Promise.all([OciRegistry.start(), startEngine()]);
      index = await startPackageIndex(
        [
          { name: 'alpha', version: '1.0', requires: ['sources'] },
          { name: 'beta', version: '1.0' },
          { name: 'beta', version: '2.0' },
          { name: 'sources', version: '1.0', tag: 'sdist', setup },
          { name: 'sources', version: '2.0', tag: 'sdist' },
          {
            name: 'native',
            version: '1.0',
            tag: 'sdist',
            setup: native,
            sources: { 'native.c': '#include <Python.h>' },
          },
        ],
        `robot:${password.reveal()}`,
      );
      const base = await pushBase('python', registry.host);
      engine.docker('pull', '--quiet', base);
      builder = engine.docker('image', 'inspect', '--format', '{{index .RepoDigests 0}}', base);
      for (const [name, value] of Object.entries(engine.environment)) vi.stubEnv(name, value);
    });

    afterAll(async () => {
      vi.unstubAllEnvs();
      engine.stop();
      await Promise.all([registry.stop(), index.stop()]);
    });

    function ports(home = newFolder('slipway-home-')): Ports {
      return nodePorts({ home, temp: newFolder('slipway-temp-') });
    }

    /** The same on a machine where no engine is installed. */
    function withoutEngine(own: Ports): Ports {
      const { processes } = own;
      const find: typeof processes.find = async (program) =>
        ['docker', 'podman'].includes(program) ? undefined : processes.find(program);
      return { ...own, processes: { ...processes, find } };
    }

    function wants(...texts: string[]): WantedEnvironment {
      const model = texts.map((text, at) => ({
        text,
        where: { file: 'requirements.txt', line: at + 1 },
        asker: 'your requirements.txt',
      }));
      return {
        server: [],
        model,
        constraints: [],
        indexOptions: [`--extra-index-url ${index.url}`],
        access: {
          credentials: [{ host: '127.0.0.1', user: 'robot', password }],
          folders: [],
          noIndex: false,
        },
        runtime: { version: '3.11', where: { input: 'python-version' } },
        platform: 'linux/amd64',
        builder,
      };
    }

    async function lockOf(wanted: WantedEnvironment, own: Ports): Promise<Lock> {
      return uv.lock(wanted, await uv.look(wanted, own), own);
    }

    async function installed({ access, files: [lock] }: Lock, own: Ports): Promise<string> {
      const folder = join(newFolder('slipway-installed-'), 'environment');
      const lockFile = `${folder}.lock.txt`;
      mkdirSync(dirname(lockFile), { recursive: true });
      writeFileSync(lockFile, lock!.content);
      const environment = {
        provider: 'uv',
        lockFile: 'lock.txt',
        lockSha256: own.files.sha256(lock!.content),
        runtimeVersion: '3.11',
        platform: 'linux-x64',
        packages: 3,
      };
      const how = { platform: 'linux/amd64', bytecode: false, ...(access && { access }) } as const;
      await uv.installForImage(environment, lockFile, folder, how, own);
      return folder;
    }

    const sha256 = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex');

    it('names the sources in the lock, and installs what was built of them, with its own dependencies', async () => {
      const own = ports();
      const lock = await lockOf(wants('alpha', 'sources<2'), own);
      const [text, built] = lock.files.map(({ content }) => content);
      const sources = sha256(join(index.folder, 'sources-1.0.tar.gz'));
      expect(text).toContain(`sources==1.0 \\\n    --hash=sha256:${sources}\n`);
      // What the sources depend on is known only once they are built.
      expect(text).toContain('\nbeta==1.0 ');
      expect(JSON.parse(built!)).toMatchObject({
        wheels: [
          {
            name: 'sources',
            source: { file: 'sources-1.0.tar.gz', sha256: sources },
            wheel: { file: 'sources-1.0-py3-none-any.whl' },
            builder: builder.split('@')[1],
            tools: expect.arrayContaining([expect.stringMatching(/^setuptools==/)]) as string[],
          },
        ],
      });
      expect(JSON.stringify(lock.files)).not.toContain(password.reveal());
      const module = readFileSync(join(await installed(lock, own), 'sources.py'), 'utf8');
      expect(module).toBe("networks = ['lo']\nhost = False\nsecret = False\n");
    });

    it('gives the same bytes in another home, builds once in each, and takes nothing that was changed', async () => {
      const homes = [newFolder('slipway-home-'), newFolder('slipway-home-')];
      const [one, two] = await Promise.all(homes.map((home) => lockOf(wants('sources<2'), ports(home))));
      expect(two!.files).toEqual(one!.files);

      const again = withoutEngine(ports(homes[0]));
      expect((await lockOf(wants('sources<2'), again)).isKnown).toBe(true);
      const other = await lockOf(wants('alpha', 'sources<2'), again);
      expect(other.files[1]).toEqual(one!.files[1]);

      const [key] = readdirSync(join(homes[0]!, 'wheels'));
      writeFileSync(join(homes[0]!, 'wheels', key!, 'sources-1.0-py3-none-any.whl'), 'something else');
      await expect(lockOf(wants('sources<2'), again)).rejects.toThrow(
        /neither `docker` nor `podman` answers/,
      );
    });

    it('takes a wheel from the cache between runs, and builds again what has another digest there', async () => {
      const cache = newFolder('slipway-cache-');
      const withCache = (): Ports => ({
        ...ports(),
        cache: {
          save: (key, folder) =>
            Promise.resolve((cpSync(folder, join(cache, key), { recursive: true }), true)),
          restore: (key, folder) => {
            const isThere = existsSync(join(cache, key));
            if (isThere) cpSync(join(cache, key), folder, { recursive: true });
            return Promise.resolve(isThere);
          },
        },
      });
      const one = await lockOf(wants('sources<2'), withCache());
      const none = (): Ports => withoutEngine(withCache());
      expect((await lockOf(wants('sources<2'), none())).files).toEqual(one.files);
      const [key] = readdirSync(cache);
      writeFileSync(join(cache, key!, 'sources-1.0-py3-none-any.whl'), 'something else');
      await expect(lockOf(wants('sources<2'), none())).rejects.toThrow(/neither `docker` nor/);
    });

    it('names the image when it has no compiler, and the package when its build fails', async () => {
      await expect(lockOf(wants('native'), ports())).rejects.toMatchObject({
        problems: [
          {
            where: { input: 'builder-image' },
            said: expect.stringMatching(
              /`native==1.0` can not be built in .*, which has not got a compiler of C$/,
            ) as string,
          },
        ],
      });
      await expect(lockOf(wants('sources'), ports())).rejects.toMatchObject({
        code: 'ENVIRONMENT_FAILED',
        message: 'sources 2.0 could not be built in a container',
        log: expect.arrayContaining([expect.stringContaining('it can not be built here')]) as string[],
      });
    });

    it('leaves no container behind', () => {
      expect(engine.docker('ps', '--all', '--quiet', '--filter', 'name=slipway-build-')).toBe('');
    });
  },
);
