import type { BaseImage, BuiltBlob, ImageWanted, LayerCompression } from '@slipway/core/image';
import type { PackageManifest } from '@slipway/core/package-manifest';
import type { Ports } from '@slipway/core/ports';
import type { BuiltImage } from '@slipway/core/ports-images';

import { environmentProvider } from '../environment/all.ts';
import type { Lock } from '../environment/kind.ts';
import type { ContentFile, PackageContent } from '../package/content.ts';
import { placeFiles, sealPackage } from '../package/seal.ts';
import { imageConfig } from './config.ts';
import { environmentLayer, layersFolder } from './environment-layer.ts';
import { imageAnnotations } from './labels.ts';
import { modelLayers, packageLayers } from './layers.ts';
import { modelPack } from './modelpack.ts';

/** One platform of an image that is to be made. */
export interface PlatformOrder {
  base: BaseImage;
  environment: PackageManifest['environment'];
  lock: Lock;
}

/** How the layers of an image are made. */
export interface LayerChoices {
  /** Of the weights. */
  compression: LayerCompression;
  /** Whether modules are compiled. */
  bytecode: boolean;
}

/** What making an image told. */
export interface MadeImage {
  image: BuiltImage;
  /** Of each platform, in order: what `slipway.json` in the image says. */
  manifests: readonly PackageManifest[];
}

/**
 * Makes the image of a package for every platform, without an engine: nothing of it runs here, and nothing of the base is
 * fetched. The same content gives the same digest on any machine and day.
 */
export async function makeImage(
  files: readonly ContentFile[],
  manifest: Omit<PackageContent['manifest'], 'environment'>,
  platforms: readonly PlatformOrder[],
  { bytecode, compression }: LayerChoices,
  ports: Ports,
): Promise<MadeImage> {
  const wanted: ImageWanted[] = [];
  const manifests: PackageManifest[] = [];
  for (const { base, environment, lock } of platforms) {
    const { platform } = base;
    const locks = lock.files.map(({ name, content }) => ({ to: `lock/${name}`, content }));
    const sealed = await sealPackage(
      { files: [...files, ...locks], manifest: { ...manifest, environment } },
      ports,
    );
    const { blob, isKnown } = await environmentLayer(environment, lock, { platform, bytecode }, ports);
    ports.log.info(
      `${platform}: the dependencies ${isKnown ? 'are known' : 'were installed'}: ${blob.descriptor.digest}`,
    );
    const layers = [blob];
    for (const layer of packageLayers(sealed.manifest, sealed.files, compression))
      layers.push(await ports.images.layer(layer, layersFolder(ports)));
    const runtime = environmentProvider(environment.provider).imageRuntime(environment);
    wanted.push({
      platform,
      base,
      layers,
      config: imageConfig(sealed.manifest, runtime, base.config),
      annotations: imageAnnotations(sealed.manifest, manifest.fingerprint),
    });
    manifests.push(sealed.manifest);
  }
  return { image: ports.images.build(wanted), manifests };
}

/**
 * Makes an image of models alone, from scratch: `/models/<name>/<version>/…`, for KServe's `oci://` and for image volumes
 * of Kubernetes. It is the same for every platform, and says so.
 */
export async function makeModelsImage(
  files: readonly ContentFile[],
  { models, fingerprint }: Pick<PackageManifest, 'models' | 'fingerprint'>,
  platforms: readonly ImageWanted['platform'][],
  compression: LayerCompression,
  ports: Ports,
): Promise<BuiltImage> {
  const placed = await placeFiles(
    files.filter(({ to }) => to.startsWith('models/')),
    ports,
  );
  const layers: BuiltBlob[] = [];
  for (const { name, version, folder } of models) {
    const own = placed.filter(({ listed }) => listed.path.startsWith(`${folder}/`));
    for (const layer of modelLayers(`${name}:${version}`, own, compression))
      layers.push(await ports.images.layer(layer, layersFolder(ports)));
  }
  const annotations = imageAnnotations({ models }, fingerprint);
  const config = { variables: {}, entrypoint: [], command: [], ports: [], labels: annotations };
  return ports.images.build(platforms.map((platform) => ({ platform, layers, config, annotations })));
}

/** Makes a CNCF ModelPack artefact of one model: each of its files as it is. */
export async function makeModelPack(
  files: readonly ContentFile[],
  { models, fingerprint }: Pick<PackageManifest, 'models' | 'fingerprint'>,
  ports: Ports,
): Promise<BuiltImage> {
  const { name, version, framework, folder } = models[0]!;
  const placed = await placeFiles(
    files.filter(({ to }) => to.startsWith(`${folder}/`)),
    ports,
  );
  const root = rootOf(placed.map(({ listed }) => listed.path.slice(folder.length + 1)));
  const own = placed.flatMap(({ content, listed: { path, sha256, size } }) =>
    'from' in content
      ? [{ path: path.slice(folder.length + 1 + root.length), from: content.from, size, sha256 }]
      : [],
  );
  const annotations = imageAnnotations({ models }, fingerprint);
  const artifact = modelPack({ name, version, format: framework, annotations, files: own });
  return ports.images.buildArtifact(artifact, layersFolder(ports));
}

/** A model that was registered as a folder keeps the folder's name in a package; in an artefact its files stand for themselves. */
function rootOf(paths: readonly string[]): string {
  const [first = ''] = paths;
  const root = first.slice(0, first.indexOf('/') + 1);
  return paths.every((path) => path.startsWith(root)) ? root : '';
}
