import type { BaseImage, ImagePlatform } from '@slipway/core/image';
import type { PackageManifest } from '@slipway/core/package-manifest';
import type { Ports } from '@slipway/core/ports';
import type { BuiltImage } from '@slipway/core/ports-images';
import type { ModelForBom } from '@slipway/formats/sbom/components';
import { bomMediaType } from '@slipway/formats/sbom/cyclonedx';
import type { Lock } from '@slipway/packaging/environment/kind';
import { billOfMaterials, billsOfImage, type BillSource } from '@slipway/packaging/package/bill-of-materials';

import type { Facts, FoundModel } from './facts.ts';

/** What users write to get no list. */
const noBill = 'none';

/** What an image's list of materials is called in its registry: the type without parameters. */
const artifactType = 'application/vnd.cyclonedx+json';

/** Where the list goes, and what it says of the models. */
export function billOf(
  given: string,
  models: readonly FoundModel[],
  { files }: Pick<Ports, 'files'>,
): NonNullable<Facts['bill']> | undefined {
  if (given === noBill) return undefined;
  return { path: files.resolve(given), models: models.map(modelForBill) };
}

function modelForBill({ packaged, detected, located, card }: FoundModel): ModelForBom {
  const { name, version, digest, framework, schema } = packaged;
  const { frameworkVersion } = detected;
  return {
    name,
    version,
    digest,
    framework,
    files: located.files.map(({ path, sha256 }) => ({ path, sha256 })),
    frameworkVersion,
    schema,
    ...card,
  };
}

/** What the lists of a package are made from. */
export interface BillArgs {
  /** Absolute; those of further platforms are named after it. */
  path: string;
  models: readonly ModelForBom[];
  platforms: readonly BillPlatform[];
}

/** One platform of a package, and its image when there is one. */
interface BillPlatform {
  platform?: ImagePlatform;
  base?: BaseImage;
  manifest: PackageManifest;
  lock: Lock;
  built?: BuiltImage['manifests'][number];
}

/** The lists of a package. */
export interface Bills {
  /** Absolute paths, in the order of the platforms. */
  paths: readonly string[];
  /** The same as artefacts about the images of the platforms, when there are images. */
  about: readonly BuiltImage[];
}

/** Writes the list of each platform, and makes what is attached to its image. */
export async function makeBills({ path, models, platforms }: BillArgs, ports: Ports): Promise<Bills> {
  const paths: string[] = [];
  const about: BuiltImage[] = [];
  for (const [index, { base, built, lock, manifest, platform }] of platforms.entries()) {
    const source = { manifest, lock, models, base };
    const file = index === 0 || platform === undefined ? path : withPlatform(path, platform);
    await ports.files.makeFolder(ports.files.dirname(file));
    await ports.files.write(file, await billOfMaterials(source));
    paths.push(file);
    if (built !== undefined) about.push(await artifactOf(source, built, ports));
  }
  return { paths, about };
}

/** `package.cdx.json` becomes `package.linux-arm64.cdx.json`. */
function withPlatform(path: string, platform: string): string {
  return path.replace(/(\.cdx)?(\.json)?$/, (ending) => `.${platform.replace('/', '-')}${ending}`);
}

async function artifactOf(
  source: BillSource,
  { descriptor }: BuiltImage['manifests'][number],
  ports: Ports,
): Promise<BuiltImage> {
  const { environment, models } = await billsOfImage(source);
  const title = source.manifest.models.map(({ name, version }) => `${name}:${version}`).join(', ');
  return ports.images.buildArtifact(
    {
      artifactType,
      layers: [environment, models].map((content) => ({ mediaType: bomMediaType, source: { content } })),
      annotations: { 'org.opencontainers.image.title': `materials of ${title}` },
      subject: descriptor,
    },
    ports.host.temp,
  );
}
