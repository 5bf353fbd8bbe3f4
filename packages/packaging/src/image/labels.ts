import { defined } from '@slipway/core/defined';
import type { PackageManifest } from '@slipway/core/package-manifest';

import { openApi } from './open-api.ts';

/** Names of labels and annotations. Labels are for whoever holds the image, annotations for whoever asks a registry. */
export const labelNames = {
  /** What the package was made from: the same again needs no work. */
  fingerprint: 'dev.slipway.fingerprint',
  /** `slipway.json` without the list of files. */
  package: 'dev.slipway.package',
  packageDigest: 'dev.slipway.package-digest',
  /** `iris:1=sha256:…`, one a model, with a comma between them. */
  models: 'dev.slipway.models',
  lock: 'dev.slipway.lock-digest',
  openApi: 'dev.slipway.openapi',
} as const;

/** What an image says of itself. Pure: the same package, the same labels. */
export function imageLabels(manifest: PackageManifest): Record<string, string> {
  const { files: _files, createdAt: _createdAt, fingerprint, ...told } = manifest;
  return {
    [labelNames.package]: JSON.stringify(told),
    [labelNames.packageDigest]: manifest.digest,
    [labelNames.models]: modelsText(manifest.models),
    [labelNames.lock]: `sha256:${manifest.environment.lockSha256}`,
    [labelNames.openApi]: JSON.stringify(openApi(manifest)),
    ...defined({ [labelNames.fingerprint]: fingerprint }),
  };
}

/** What the manifest of an image says: what has to be known before anything is fetched. */
export function imageAnnotations(
  manifest: Pick<PackageManifest, 'models'> & Partial<Pick<PackageManifest, 'digest' | 'environment'>>,
  fingerprint: string | undefined,
): Record<string, string> {
  const [first, ...others] = manifest.models;
  return {
    'org.opencontainers.image.title': manifest.models
      .map(({ name, version }) => `${name}:${version}`)
      .join(', '),
    ...defined({ 'org.opencontainers.image.version': others.length === 0 ? first?.version : undefined }),
    [labelNames.models]: modelsText(manifest.models),
    ...defined({
      [labelNames.packageDigest]: manifest.digest,
      [labelNames.lock]: manifest.environment && `sha256:${manifest.environment.lockSha256}`,
      [labelNames.fingerprint]: fingerprint,
    }),
  };
}

/** What an image, or a package, says of the package that it is. */
export interface SaidOfPackage {
  /** What it was made from; see `PackageManifest.fingerprint`. */
  fingerprint?: string;
  /** `sha256:<hex>` of the package. */
  packageDigest?: string;
  /** `sha256:<hex>` of its lock. */
  lockDigest?: string;
}

/** What labels or annotations of an image tell of the package in it. */
export function toldBy(labels: Readonly<Record<string, string>>): SaidOfPackage {
  return {
    fingerprint: labels[labelNames.fingerprint],
    packageDigest: labels[labelNames.packageDigest],
    lockDigest: labels[labelNames.lock],
  };
}

function modelsText(models: PackageManifest['models']): string {
  return models.map(({ name, version, digest }) => `${name}:${version}=${digest}`).join(',');
}
