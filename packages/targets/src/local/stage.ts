import { removeAbandoned } from '@slipway/core/abandoned';
import { packageManifestName } from '@slipway/core/package-manifest';
import type { Ports } from '@slipway/core/ports';
import { Failure } from '@slipway/core/trouble';
import { installEnvironment, isInstalled } from '@slipway/packaging/environment/install';
import { manifestText } from '@slipway/packaging/package/manifest';
import { readPackage, type OpenedPackage } from '@slipway/packaging/package/read';
import { packageDigest } from '@slipway/packaging/package/verify';

import { packageFolder } from './places.ts';

/**
 * Copies a package to where endpoints serve it from, hashed on the way. It appears whole or not at all.
 * @param from folder of the package; missing for one that an earlier run has staged
 * @returns false when it is there already
 * @throws Failure `DIGEST_MISMATCH` when its bytes are not those of its manifest
 */
export async function stage(digest: string, from: string | undefined, ports: Ports): Promise<boolean> {
  const { files } = ports;
  const final = packageFolder(digest, ports);
  if ((await files.stat(files.join(final, packageManifestName))) !== undefined) return false;
  if (from === undefined)
    throw new Failure('STORAGE_FAILED', `the package ${digest} is not in ${final} any more`, {
      remedy: 'deploy the package again',
    });
  await removeAbandoned(files.dirname(final), ports, (name) => name.startsWith('.staging-'));
  const building = await files.temporaryFolder('.staging-', files.dirname(final));
  try {
    await copyVerified(await readPackage(from, ports), building, ports);
    await files.move(building, final);
  } catch (thrown) {
    // Another run staged the same bytes in the meantime.
    if ((await files.stat(files.join(final, packageManifestName))) !== undefined) return false;
    throw thrown;
  } finally {
    await files.remove(building);
  }
  return true;
}

async function copyVerified({ folder, manifest }: OpenedPackage, to: string, ports: Ports): Promise<void> {
  const { files, log } = ports;
  const at = (root: string, path: string): string => files.join(root, ...path.split('/'));
  const copies = manifest.files.map(({ path }) => ({ from: at(folder, path), to: at(to, path) }));
  for (const parent of new Set(copies.map((copy) => files.dirname(copy.to)))) await files.makeFolder(parent);
  const total = manifest.files.reduce((sum, { size }) => sum + size, 0);
  let done = 0;
  const hashed = await files.copyHashed(copies, (bytes) =>
    log.progress('copying the package', (done += bytes), total, 'bytes'),
  );
  const changed = manifest.files.find(({ sha256 }, index) => hashed[index]?.sha256 !== sha256);
  if (changed !== undefined || packageDigest(manifest.files, files) !== manifest.digest)
    throw new Failure(
      'DIGEST_MISMATCH',
      `${changed?.path ?? packageManifestName} changed since the package was made`,
      { remedy: 'package the model again, and copy the package whole' },
    );
  await files.write(files.join(to, packageManifestName), manifestText(manifest));
}

/** Installs what a staged package needs. @returns false when it is installed already */
export async function install(digest: string, ports: Ports): Promise<boolean> {
  const { folder, manifest } = await readPackage(packageFolder(digest, ports), ports);
  if (await isInstalled(manifest, ports)) return false;
  await installEnvironment(manifest, folder, ports);
  return true;
}
