import { readdirSync, readFileSync, readlinkSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { beforeAll, describe, expect, it } from 'vitest';

import type { ImagePlatform } from '@slipway/core/image';
import type { PackagedEnvironment } from '@slipway/core/package-manifest';
import type { Ports } from '@slipway/core/ports';
import type { EnvironmentProvider, WantedEnvironment } from '@slipway/packaging/environment/kind';
import { newFolder, root } from '@slipway/testing/run-action';

/** A lock on disk, and what a package would say of it. */
export interface LockedEnvironment {
  environment: PackagedEnvironment;
  lockFile: string;
}

/** Locks what is wanted for a platform and writes the lock as a package holds it. */
export async function locked(
  provider: EnvironmentProvider,
  wanted: WantedEnvironment,
  ports: Ports,
): Promise<LockedEnvironment> {
  const facts = await provider.look(wanted, ports);
  const lock = await provider.lock(wanted, facts, ports);
  const folder = newFolder('slipway-lock-');
  mkdirSync(join(folder, 'lock'));
  for (const { name, content } of lock.files) writeFileSync(join(folder, 'lock', name), content);
  const [{ name, content } = { name: '', content: '' }] = lock.files;
  return {
    lockFile: join(folder, 'lock', name),
    environment: {
      provider: provider.id,
      lockFile: `lock/${name}`,
      lockSha256: ports.files.sha256(content),
      runtimeVersion: facts.runtimeVersion,
      platform: facts.platform,
      packages: lock.packages,
    },
  };
}

/** Every path below a folder and what is there, as one text a file. */
export function treeOf(folder: string): Map<string, string> {
  const tree = new Map<string, string>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    const shown = path.slice(folder.length + 1);
    if (entry.isSymbolicLink()) tree.set(shown, `-> ${readlinkSync(path)}`);
    else if (entry.isFile()) tree.set(shown, readFileSync(path, 'latin1'));
  }
  return tree;
}

/** The paths at which two trees are not the same. */
export function differences(one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): string[] {
  return [...new Set([...one.keys(), ...other.keys()])].filter((path) => one.get(path) !== other.get(path));
}

/**
 * What every environment provider promises of layers.
 * @param check looks at one installed layer
 */
export function imageContract(
  provider: EnvironmentProvider,
  wanted: WantedEnvironment,
  portsIn: (home: string) => Ports,
  platforms: readonly ImagePlatform[],
  check: (folder: string, platform: ImagePlatform) => { seen: unknown; wanted: unknown },
): void {
  describe.each([...platforms])(`\`${provider.id}\` in an image of %s`, (platform: ImagePlatform) => {
    const folders = ['slipway-one-', 'slipway-another-longer-'].map((prefix) =>
      join(newFolder(prefix), 'layer'),
    );
    const ports = portsIn(newFolder('slipway-home-'));
    let lock: LockedEnvironment;

    beforeAll(async () => {
      lock = await locked(provider, { ...wanted, platform }, ports);
      for (const folder of folders)
        await provider.installForImage(
          lock.environment,
          lock.lockFile,
          folder,
          { platform, bytecode: true },
          ports,
        );
    });

    it('installs the same bytes in any folder', () => {
      const [one, another] = folders.map(treeOf);
      expect(one!.size).toBeGreaterThan(5);
      expect(differences(one!, another!)).toEqual([]);
    });

    it('installs what the platform needs', () => {
      const { seen, wanted: needed } = check(folders[0]!, platform);
      expect(seen).toEqual(needed);
    });

    it('leaves nothing of this machine in the layer', async () => {
      const traces = [...folders, root, ports.host.home, process.execPath, ...(await pythonFolders(ports))];
      for (const [path, content] of treeOf(folders[0]!))
        expect({ path, traces: traces.filter((trace) => content.includes(trace)) }).toEqual({
          path,
          traces: [],
        });
    });

    it('installs nothing that was locked for another platform', async () => {
      if (lock.environment.platform === 'any') return;
      const foreign = { ...lock.environment, platform: 'darwin-arm64' };
      const folder = join(newFolder('slipway-foreign-'), 'layer');
      await expect(
        provider.installForImage(foreign, lock.lockFile, folder, { platform, bytecode: false }, ports),
      ).rejects.toThrow('a lock for darwin-arm64');
    });
  });
}

async function pythonFolders({ processes }: Ports): Promise<string[]> {
  const program = await processes.find('python3');
  if (program === undefined) return [];
  const { stdout } = await processes.run({ program, args: ['-c', 'import sys; print(sys.executable)'] });
  return [stdout.trim(), program];
}
