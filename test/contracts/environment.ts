import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { beforeAll, describe, expect, it } from 'vitest';

import type { PackageManifest } from '@slipway/core/package-manifest';
import type { Ports } from '@slipway/core/ports';
import type {
  EnvironmentFacts,
  EnvironmentProvider,
  Lock,
  WantedEnvironment,
} from '@slipway/packaging/environment/kind';
import { installEnvironment, platformOf } from '@slipway/packaging/environment/install';
import { newFolder } from '@slipway/testing/run-action';

/** What the suite is told about a provider. */
export interface EnvironmentSubject {
  provider: EnvironmentProvider;
  runtime: PackageManifest['start']['runtime'];
  /** Ports with a home of their own. */
  ports: (home: string) => Ports;
  /** Something small to install. */
  wanted: WantedEnvironment;
  /** The same with other versions or packages. */
  other?: WantedEnvironment;
  /** What every locked package has in the lock file. */
  hash: RegExp;
  /** Uses what was wanted from an installed environment, and tells what it saw. */
  use: (folder: string, ports: Ports) => Promise<unknown>;
  /** What `use` tells when all is well. */
  usable: (ports: Ports) => unknown;
}

/** What every environment provider promises. */
export function environmentContract({
  provider,
  runtime,
  ports: portsIn,
  wanted,
  other,
  hash,
  use,
  usable,
}: EnvironmentSubject): void {
  describe(`the environment provider \`${provider.id}\``, () => {
    const home = newFolder('slipway-home-');
    const ports = portsIn(home);
    let facts: EnvironmentFacts;
    let lock: Lock;
    let manifest: PackageManifest;
    const folder = newFolder('slipway-package-');

    beforeAll(async () => {
      facts = await provider.look(wanted, ports);
      lock = await provider.lock(wanted, facts, ports);
      mkdirSync(join(folder, 'lock'));
      for (const { name, content } of lock.files) writeFileSync(join(folder, 'lock', name), content);
      const [lockFile] = lock.files;
      manifest = {
        environment: {
          provider: provider.id,
          lockFile: `lock/${lockFile!.name}`,
          lockSha256: ports.files.sha256(lockFile!.content),
          runtimeVersion: facts.runtimeVersion,
          platform: facts.platform,
          packages: lock.packages,
        },
        start: { runtime },
      } as PackageManifest;
    });

    it('locks every package by a hash, and names no host', () => {
      expect(lock.packages).toBeGreaterThan(0);
      expect(lock.files[0]!.content.match(hash)?.length).toBeGreaterThanOrEqual(lock.packages);
      expect(lock.files[0]!.content).not.toMatch(
        /:\/\/(?!github\.com|opencollective\.com|feross\.org|paulmillr\.com)/,
      );
    });

    it('gives the same lock for the same wishes, and knows it the second time', async () => {
      const again = await provider.lock(wanted, await provider.look(wanted, ports), ports);
      expect(again.files).toEqual(lock.files);
      expect(again.isKnown).toBe(true);
      const elsewhere = portsIn(newFolder('slipway-home-'));
      const [file] = (await provider.lock(wanted, await provider.look(wanted, elsewhere), elsewhere)).files;
      expect(file).toEqual(lock.files[0]);
    });

    if (other !== undefined) {
      it('tells other wishes apart', async () => {
        expect((await provider.look(other, ports)).fingerprint).not.toBe(facts.fingerprint);
      });
    }

    it('installs once for any number of processes, and leaves nothing half-made', async () => {
      const installed = await Promise.all([1, 2, 3].map(() => installEnvironment(manifest, folder, ports)));
      expect(new Set(installed).size).toBe(1);
      expect(await use(installed[0]!, ports)).toEqual(usable(ports));
      expect(readdirSync(join(home, 'environments'))).toHaveLength(1);
      const started = performance.now();
      await installEnvironment(manifest, folder, ports);
      expect(performance.now() - started).toBeLessThan(200);
    });

    it('makes an environment again that lost its mark', async () => {
      const installed = await installEnvironment(manifest, folder, ports);
      rmSync(join(installed, '.complete'));
      rmSync(join(installed, runtime === 'python' ? 'pyvenv.cfg' : 'package.json'));
      const again = await installEnvironment(manifest, folder, ports);
      expect(await use(again, ports)).toEqual(usable(ports));
    });

    it('refuses an environment of another platform', async () => {
      const foreign = { ...manifest, environment: { ...manifest.environment, platform: 'plan9-mips' } };
      await expect(installEnvironment(foreign, folder, ports)).rejects.toThrow(
        `Expected: a package for this machine, ${platformOf(ports.host)}`,
      );
    });
  });
}
