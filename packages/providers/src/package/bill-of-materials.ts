import type { BaseImage } from '@slipway/core/image';
import type { PackageManifest } from '@slipway/core/package-manifest';
import { slipwayVersion } from '@slipway/core/version';
import type { ModelForBom } from '@slipway/formats/sbom/components';
import { cycloneDx } from '@slipway/formats/sbom/cyclonedx';
import {
  softwareOfNpmLock,
  softwareOfPyLock,
  softwareOfRequirements,
  type LockedSoftware,
} from '@slipway/formats/sbom/locked-software';

import type { Lock } from '../environment/kind.ts';

/**
 * The list of everything in a package, as CycloneDX: every locked archive with its hashes, the models with their digests
 * and files, and what the image is built on. Pure: the same package, the same text.
 */
export async function billOfMaterials(
  manifest: Pick<PackageManifest, 'digest' | 'models' | 'environment'>,
  lock: Lock,
  models: readonly ModelForBom[],
  base: BaseImage | undefined,
): Promise<string> {
  const [first] = manifest.models;
  const isOne = manifest.models.length === 1 && first !== undefined;
  return cycloneDx({
    package: {
      name: manifest.models.map(({ name }) => name).join('+'),
      ...(isOne ? { version: first.version } : {}),
      digest: manifest.digest,
    },
    toolVersion: slipwayVersion,
    software: await softwareOf(manifest.environment.provider, lock),
    models,
    ...(base === undefined ? {} : { base: { ...base.reference, digest: base.digest } }),
  });
}

/** The first file of a lock is the lock; what kind it is says its name. */
async function softwareOf(provider: string, { files }: Lock): Promise<LockedSoftware[]> {
  const [lock] = files;
  if (lock === undefined || provider === 'none') return [];
  const { name, content } = lock;
  if (provider === 'npm') return softwareOfNpmLock(content);
  return name.endsWith('.toml') ? softwareOfPyLock(name, content) : softwareOfRequirements(name, content);
}
