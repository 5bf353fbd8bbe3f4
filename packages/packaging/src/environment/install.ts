import { removeAbandoned } from '@slipway/core/abandoned';
import type { PackageManifest } from '@slipway/core/package-manifest';
import type { Ports } from '@slipway/core/ports';
import { refuse } from '@slipway/core/trouble';

import { environmentProvider } from './all.ts';
import type { IndexAccess } from './kind.ts';

/** Written last into an installed environment. */
const completeMark = '.complete';

/** `linux-x64`. */
export function platformOf(host: Pick<Ports['host'], 'platform' | 'architecture'>): string {
  return `${host.platform}-${host.architecture}`;
}

/** Where the environment of a package is, or will be, on this machine. The same lock is installed once. */
export function environmentFolder(
  manifest: Pick<PackageManifest, 'environment' | 'start'>,
  ports: Pick<Ports, 'files' | 'host'>,
): string {
  const { lockSha256, runtimeVersion } = manifest.environment;
  const name = `${lockSha256}-${platformOf(ports.host)}-${manifest.start.runtime}${runtimeVersion}`;
  return ports.files.join(ports.host.home, 'environments', name);
}

/** True when the environment of a package is installed on this machine. */
export async function isInstalled(
  manifest: PackageManifest,
  ports: Pick<Ports, 'files' | 'host'>,
): Promise<boolean> {
  const mark = ports.files.join(environmentFolder(manifest, ports), completeMark);
  return (await ports.files.stat(mark)) !== undefined;
}

/**
 * Installs the locked environment of a package, unless it is there. Several processes may do it at a time: each builds
 * its own folder, the first to finish gives it the final name, and a killed one leaves nothing under that name.
 * @param folder absolute folder of the package
 * @param access how packages are reached that not everyone can have
 * @returns absolute folder of the environment
 * @throws Problems when the package was made for another platform, or a tool or runtime is missing
 * @throws Failure `ENVIRONMENT_FAILED`
 */
export async function installEnvironment(
  manifest: PackageManifest,
  folder: string,
  ports: Ports,
  access?: IndexAccess,
): Promise<string> {
  refuseOtherPlatform(manifest, ports);
  const { files } = ports;
  const final = environmentFolder(manifest, ports);
  if (await isInstalled(manifest, ports)) return final;
  await removeAbandoned(files.dirname(final), ports, (name) => name.endsWith('.building'));
  const building = `${final}.${crypto.randomUUID().slice(0, 8)}.building`;
  try {
    const lockFile = files.join(folder, ...manifest.environment.lockFile.split('/'));
    await environmentProvider(manifest.environment.provider).install(
      manifest.environment,
      lockFile,
      building,
      ports,
      access,
    );
    await files.write(files.join(building, completeMark), '');
    await giveFinalName(building, final, manifest, ports);
  } finally {
    await files.remove(building);
  }
  return final;
}

function refuseOtherPlatform(manifest: PackageManifest, ports: Ports): void {
  const { platform } = manifest.environment;
  if (platform === 'any' || platform === platformOf(ports.host)) return;
  refuse({
    where: { file: 'slipway.json' },
    said: `a package for ${platform}`,
    expected: `a package for this machine, ${platformOf(ports.host)}`,
    remedy: `package the model on ${platformOf(ports.host)}, or run this on ${platform}`,
  });
}

/** A folder without the mark under the final name was damaged by something else: it is made again. */
async function giveFinalName(
  building: string,
  final: string,
  manifest: PackageManifest,
  ports: Ports,
): Promise<void> {
  try {
    await ports.files.move(building, final);
  } catch {
    if (await isInstalled(manifest, ports)) return;
    await ports.files.remove(final);
    await ports.files.move(building, final);
  }
}
