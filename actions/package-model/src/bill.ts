import type { BaseImage } from '@slipway/core/image';
import type { Json, Results, Step } from '@slipway/core/plan';
import type { Ports } from '@slipway/core/ports';
import type { BuiltImage } from '@slipway/core/ports-images';
import type { ModelForBom } from '@slipway/formats/sbom/components';
import { bomMediaType } from '@slipway/formats/sbom/cyclonedx';
import type { Lock } from '@slipway/packaging/environment/kind';
import type { MadeImage } from '@slipway/packaging/image/make';
import { billOfMaterials, billsOfImage, type BillSource } from '@slipway/packaging/package/bill-of-materials';
import type { OpenedPackage } from '@slipway/packaging/package/read';

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
    ...(frameworkVersion === undefined ? {} : { frameworkVersion }),
    ...(schema === undefined ? {} : { schema }),
    ...card,
  };
}

/** What the step is told. */
interface BillArgs {
  path: string;
  models: readonly ModelForBom[];
  platforms: readonly { lock: string; platform?: string; base?: BaseImage }[];
}

/** The arguments of the step. */
export function billArgs(args: BillArgs): Json {
  return args as unknown as Json;
}

/** The lists of a package. */
export interface Bills {
  /** Absolute paths, in the order of the platforms. */
  paths: readonly string[];
  /** The same as artefacts about the images of the platforms, when there are images. */
  about: readonly BuiltImage[];
}

/** Writes the list of each platform, and makes what is attached to its image. */
export async function makeBills(
  step: Step,
  ports: Ports,
  earlier: Results,
  ids: BillSources,
): Promise<Bills> {
  const { path, models, platforms } = step.args as unknown as BillArgs;
  const made = earlier.get<MadeImage>(ids.image);
  const paths: string[] = [];
  const about: BuiltImage[] = [];
  for (const [index, { base, lock, platform }] of platforms.entries()) {
    const manifest = made?.manifests[index] ?? earlier.get<OpenedPackage>(ids.assemble)?.manifest;
    if (manifest === undefined) continue;
    const source = { manifest, lock: earlier.get<Lock>(lock)!, models, base };
    const file = index === 0 || platform === undefined ? path : withPlatform(path, platform);
    await ports.files.makeFolder(ports.files.dirname(file));
    await ports.files.write(file, await billOfMaterials(source));
    paths.push(file);
    const image = made?.image.manifests[index];
    if (image !== undefined) about.push(await artifactOf(source, image, ports));
  }
  return { paths, about };
}

/** The ids of the steps that the lists are made from. */
export interface BillSources {
  image: string;
  assemble: string;
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
