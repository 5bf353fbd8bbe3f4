import type { BaseImage } from '@slipway/core/image';
import type { PackageManifest } from '@slipway/core/package-manifest';
import { slipwayVersion } from '@slipway/core/version';
import type { ModelForBom } from '@slipway/formats/sbom/components';
import { cycloneDx, type BomContent } from '@slipway/formats/sbom/cyclonedx';
import {
  softwareOfNpmLock,
  softwareOfPyLock,
  softwareOfRequirements,
  type LockedSoftware,
} from '@slipway/formats/sbom/locked-software';

import type { Lock } from '../environment/kind.ts';

/** What a list of materials is made from. */
export interface BillSource {
  manifest: Pick<PackageManifest, 'digest' | 'models' | 'environment'>;
  lock: Lock;
  models: readonly ModelForBom[];
  base: BaseImage | undefined;
}

/**
 * The list of everything in a package, as CycloneDX: every locked archive with its hashes, the models with their digests
 * and files, and what the image is built on. Pure: the same package, the same text.
 */
export async function billOfMaterials(source: BillSource): Promise<string> {
  const software = await softwareOf(source.manifest.environment.provider, source.lock);
  return cycloneDx({ ...ofPackage(source), software });
}

/**
 * The same in two lists, for an image in a registry: that of the dependencies is the same for all packages with this lock,
 * so that it is stored and sent once; that of the models and the base is small and names the other one.
 */
export async function billsOfImage(source: BillSource): Promise<{ environment: string; models: string }> {
  const { environment } = source.manifest;
  const digest = `sha256:${environment.lockSha256}`;
  const name = 'dependencies';
  const software = await softwareOf(environment.provider, source.lock);
  const common = { toolVersion: slipwayVersion, isCompact: true };
  return {
    environment: cycloneDx({ ...common, package: { name, digest }, software, models: [] }),
    models: cycloneDx({ ...ofPackage(source), ...common, software: [], further: [{ name, digest }] }),
  };
}

function ofPackage({ base, manifest, models }: BillSource): Omit<BomContent, 'software'> {
  const [first] = manifest.models;
  const isOne = manifest.models.length === 1 && first !== undefined;
  return {
    package: {
      name: manifest.models.map(({ name }) => name).join('+'),
      version: isOne ? first.version : undefined,
      digest: manifest.digest,
    },
    toolVersion: slipwayVersion,
    models,
    base: base === undefined ? undefined : { ...base.reference, digest: base.digest },
  };
}

/** The first file of a lock is the lock; what kind it is says its name. */
async function softwareOf(provider: string, { files }: Lock): Promise<LockedSoftware[]> {
  const [lock] = files;
  if (lock === undefined || provider === 'none') return [];
  const { name, content } = lock;
  if (provider === 'npm') return softwareOfNpmLock(content);
  return name.endsWith('.toml') ? softwareOfPyLock(name, content) : softwareOfRequirements(name, content);
}
