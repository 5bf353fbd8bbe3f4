import { rmSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { PackageManifest } from '@slipway/core/package-manifest';
import { Failure } from '@slipway/core/trouble';
import { nodePorts } from '@slipway/runner/ports';
import { pushBase, requiresBaseImages } from '@slipway/testing/base-image';
import { requiresEngine, startEngine, type Engine as TestEngine } from '@slipway/testing/container-engine';
import { OciRegistry } from '@slipway/testing/oci-registry';
import { requires } from '@slipway/testing/requires';
import { newFolder } from '@slipway/testing/run-action';
import { tinyPackage, type TinyBehaviour } from '@slipway/testing/tiny-package';

import { findEngine, type Engine } from '../engine/find.ts';
import { imageId, loadImage, pullImage, removeImage } from '../engine/images.ts';
import { bootContainer, type ContainerBoot } from './container-boot.ts';

const needed = [requiresEngine(), requiresBaseImages(), requires('docker-registry')];

describe.skipIf(needed.some(({ missing }) => missing))(
  `booting an image${needed.map(({ note }) => note).join('')}`,
  () => {
    const home = newFolder('slipway-home-');
    const ports = nodePorts({ workspace: home, home, temp: home });
    let registry: OciRegistry;
    let running: TestEngine;
    let engine: Engine;
    let base: string;

    beforeAll(async () => {
      [registry, running] = await Promise.all([OciRegistry.start(), startEngine()]);
      Object.assign(process.env, running.environment);
      engine = (await findEngine(ports))!;
      base = await pushBase('node', registry.host);
      await pullImage(engine, base, ports);
    });

    afterAll(async () => {
      running.stop();
      await registry.end();
      rmSync(home, { recursive: true, force: true });
    });

    /** Puts a tiny package into an image as an engine would. */
    function imageOf(
      behaviour: TinyBehaviour,
      entrypoint = ['node', '/package/server/server.mjs', '5001', '0.0.0.0'],
    ) {
      const folder = newFolder('slipway-tiny-');
      const manifest = tinyPackage(folder, behaviour);
      const container = running.docker('create', base);
      running.docker('cp', folder, `${container}:/package`);
      const image = `tiny:${behaviour.version}`;
      running.docker('commit', '--change', `ENTRYPOINT ${JSON.stringify(entrypoint)}`, container, image);
      running.docker('rm', container);
      return { folder, manifest, image };
    }

    function boot(
      { manifest, folder, image }: { manifest: PackageManifest; folder: string; image: string },
      more: Partial<ContainerBoot> = {},
      usedPorts = ports,
    ) {
      const options = { engine, image, port: 5001, timeoutMs: 20_000, tolerance: 0, ...more };
      return bootContainer(manifest, folder, options, usedPorts);
    }

    async function failureOf(booting: Promise<unknown>): Promise<Failure> {
      const thrown = await booting.then(
        () => new Error('it booted'),
        (reason: unknown) => reason,
      );
      if (!(thrown instanceof Failure)) throw thrown;
      return thrown;
    }

    /** Containers of checks; other tests use the same engine, so only those of one image count. */
    const left = ({ image }: { image: string }) => {
      const filters = ['--filter', 'label=dev.slipway.check', '--filter', `ancestor=${image}`];
      return running.docker('ps', '--all', '--quiet', ...filters);
    };

    it('knows the engine', () => {
      expect(engine).toMatchObject({
        program: 'docker',
        platform: `linux/${process.arch === 'arm64' ? 'arm64' : 'amd64'}`,
      });
      expect(engine.version).toMatch(/^\d+\.\d+/);
    });

    it('waits until it is ready, scores the sample, and leaves nothing behind', async () => {
      const made = imageOf({ version: 'good', readyAfterMs: 700 });
      const booted = await boot(made);
      expect(booted.readyMs).toBeGreaterThan(700);
      expect(booted.sample?.answer).toContain('"version":"good"');
      expect(left(made)).toBe('');
    });

    it('explains an exit code with the words of the server and the end of its log', async () => {
      const lines = [
        'Traceback (most recent call last):',
        '  File "/package/source/score.py", line 3, in <module>',
        "ModuleNotFoundError: No module named 'pandas'",
      ];
      const made = imageOf({ version: 'broken', failsWith: { exitCode: 3, lines } });
      const failure = await failureOf(boot(made));
      expect(failure.code).toBe('SERVER_EXITED');
      expect(failure.message).toBe(
        'the server ended by itself: score.py:3 imports `pandas`, which is not installed (exit code 3: the model could not be loaded)',
      );
      expect(failure.log).toEqual(lines);
      expect(left(made)).toBe('');
    });

    it('says that a server runs, but is not ready', async () => {
      const made = imageOf({ version: 'late', neverReady: true });
      const failure = await failureOf(boot(made, { timeoutMs: 1500 }));
      expect(failure.code).toBe('SERVER_NOT_READY');
      expect(failure.message).toContain('last: 503');
      expect(left(made)).toBe('');
    });

    it('says what is wrong with the answer to the sample', async () => {
      const made = imageOf({ version: 'wrong', scoresBadly: true });
      const failure = await failureOf(boot(made));
      expect(failure.code).toBe('SCORING_FAILED');
      expect(failure.message).toContain('500');
      expect(left(made)).toBe('');
    });

    it('tells of an image that can not be started', async () => {
      const made = imageOf({ version: 'no-program' }, ['/nowhere']);
      const failure = await failureOf(boot(made));
      expect(failure.code).toBe('PROCESS_FAILED');
      expect(failure.message).toMatch(/^docker start failed: .*exec.*\/nowhere/);
      expect(left(made)).toBe('');
    });

    it('tells of an image that is not there', async () => {
      const failure = await failureOf(
        boot({ ...imageOf({ version: 'here' }), image: `${registry.host}/not/there:1` }),
      );
      expect(failure.code).toBe('PROCESS_FAILED');
      expect(failure.message).toContain('not/there');
    });

    it('removes the container of a check that is cancelled', async () => {
      const cancelling = new AbortController();
      const cancelled = nodePorts({ workspace: home, home, temp: home, signal: cancelling.signal });
      const made = imageOf({ version: 'slow', neverReady: true });
      const booting = failureOf(boot(made, {}, cancelled));
      await expect
        .poll(() => running.docker('ps', '--quiet', '--filter', `ancestor=${made.image}`))
        .not.toBe('');
      cancelling.abort();
      expect((await booting).code).toBe('CANCELLED');
      await expect.poll(() => left(made), { timeout: 5000 }).toBe('');
    });

    it('removes what a check left behind that was killed an hour ago, and nothing younger', async () => {
      const made = imageOf({ version: 'leftover' });
      const leave = (startedMs: number) =>
        running.docker('create', '--label', `dev.slipway.check=${startedMs}`, made.image).slice(0, 12);
      leave(Date.now() - 3_700_000);
      const young = leave(Date.now() - 60_000);
      await boot(made);
      expect(left(made)).toBe(young);
      running.docker('rm', young);
    });

    it('gives an image from a file to the engine, under its name', async () => {
      const { image } = imageOf({ version: 'saved' });
      const file = join(home, 'saved.tar');
      running.docker('save', '--output', file, image);
      await removeImage(engine, image, ports);
      expect(await imageId(engine, image, ports)).toBeUndefined();
      expect(await loadImage(engine, file, ports)).toBe(image);
      expect(await imageId(engine, image, ports)).toMatch(/^sha256:/);
    });
  },
);

describe('looking for an engine', () => {
  it('finds none where none answers', async () => {
    const home = newFolder('slipway-home-');
    const ports = nodePorts({ workspace: home, home, temp: home });
    const nowhere = {
      ...ports.processes,
      run: (command: Parameters<typeof ports.processes.run>[0], options = {}) =>
        ports.processes.run(
          {
            ...command,
            environment: {
              DOCKER_HOST: `unix://${join(home, 'no.sock')}`,
              CONTAINER_HOST: 'unix:///no.sock',
            },
          },
          options,
        ),
      find: async (program: string) => (program === 'docker' ? ports.processes.find(program) : undefined),
    };
    expect(await findEngine({ processes: nowhere })).toBeUndefined();
  });
});
