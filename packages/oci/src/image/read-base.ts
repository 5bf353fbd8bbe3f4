import {
  mediaTypes,
  type BaseImage,
  type Descriptor,
  type ImagePlatform,
  type ImageReference,
} from '@slipway/core/image';
import { imageReferenceText } from '@slipway/core/image-reference';
import { refuse } from '@slipway/core/trouble';

import type { StoredManifest } from '../registry/manifests.ts';
import type { RegistryClient } from '../registry/client.ts';
import { readConfig, type StoredConfig } from './image-config.ts';

/** The parts of a manifest or an index that are looked at. */
interface Stored {
  manifests?: readonly Descriptor[];
  config?: Descriptor;
  layers?: readonly Descriptor[];
}

/** Docker's media types of layers, and ours for the same bytes. */
const layerTypes: Readonly<Record<string, string>> = {
  'application/vnd.docker.image.rootfs.diff.tar': mediaTypes.layer,
  'application/vnd.docker.image.rootfs.diff.tar.gzip': mediaTypes.layerGzip,
  'application/vnd.docker.image.rootfs.diff.tar.zstd': mediaTypes.layerZstd,
};

const configTypes: readonly string[] = [mediaTypes.config, 'application/vnd.docker.container.image.v1+json'];

/**
 * Asks a registry about an image that others are to be built on. Reads manifests and the configuration, no layer.
 * @throws Problems when there is no such image, when it is not there for the platform, and when it is no image to run
 */
export async function readBase(
  client: RegistryClient,
  named: ImageReference,
  platform: ImagePlatform,
): Promise<BaseImage> {
  const reference =
    named.tag === undefined && named.digest === undefined ? { ...named, tag: 'latest' } : named;
  const stored = await client.getManifest(reference);
  if (stored === undefined) return refuseBase(reference, `${reference.host} has no such image`);
  const { descriptor, content } = await manifestFor(client, stored, reference, platform);
  const { config, layers } = JSON.parse(content) as Stored;
  if (config === undefined || layers === undefined || !configTypes.includes(config.mediaType))
    return refuseBase(reference, `it is ${config?.mediaType ?? descriptor.mediaType}, not an image to run`);
  const configuration = (await client.readBlob(reference, config)).toString();
  const read = JSON.parse(configuration) as StoredConfig;
  const diffIds: readonly unknown[] = (read as Partial<StoredConfig>).rootfs?.diff_ids ?? [];
  if (diffIds.length !== layers.length || !diffIds.every(isDigest))
    return refuseBase(
      reference,
      `its configuration tells of ${diffIds.length} layers, and its manifest of ${layers.length}`,
    );
  const found = `${read.os}/${read.architecture}`;
  if (found !== platform) return refusePlatform(reference, platform, [found]);
  return {
    reference,
    platform,
    digest: descriptor.digest,
    layers: layers.map((layer) => layerOf(layer, reference)),
    diffIds: read.rootfs.diff_ids,
    config: readConfig(read),
    configuration,
  };
}

/** Of an index the manifest for the platform; a lone manifest as it is. */
async function manifestFor(
  client: RegistryClient,
  stored: StoredManifest,
  reference: ImageReference,
  platform: ImagePlatform,
): Promise<StoredManifest> {
  const { manifests } = JSON.parse(stored.content) as Stored;
  if (manifests === undefined) return stored;
  const wanted = manifests.find((manifest) => platformText(manifest) === platform);
  if (wanted === undefined) return refusePlatform(reference, platform, manifests.flatMap(platformsOf));
  const { host, repository } = reference;
  const manifest = await client.getManifest({ host, repository, digest: wanted.digest });
  return manifest ?? refuseBase(reference, `its index names ${wanted.digest}, which the registry has not`);
}

function platformText({ platform }: Descriptor): string | undefined {
  return platform === undefined ? undefined : `${platform.os}/${platform.architecture}`;
}

/** Attestations stand in an index as `unknown/unknown`. */
function platformsOf(manifest: Descriptor): string[] {
  const text = platformText(manifest);
  const variant = manifest.platform?.variant;
  if (text === undefined || text === 'unknown/unknown') return [];
  return [variant === undefined ? text : `${text}/${variant}`];
}

/** What says where else a layer lies, or what it is an eStargz of, stays with it; the rest is not ours to repeat. */
function layerOf(
  { mediaType, digest, size, annotations }: Descriptor,
  reference: ImageReference,
): Descriptor {
  if (!isDigest(digest) || !Number.isSafeInteger(size) || size < 0)
    return refuseBase(reference, `it has a layer ${JSON.stringify(digest)}, which is no SHA-256 digest`);
  const type = layerTypes[mediaType] ?? mediaType;
  if (!Object.values<string>(mediaTypes).includes(type))
    return refuseBase(reference, `it has a layer of type ${mediaType}, which can not be copied`);
  return { mediaType: type, digest, size, annotations };
}

/** What a registry says becomes part of addresses and paths, and is compared with what was hashed here. */
function isDigest(digest: unknown): boolean {
  return typeof digest === 'string' && /^sha256:[0-9a-f]{64}$/.test(digest);
}

function refusePlatform(reference: ImageReference, platform: ImagePlatform, found: readonly string[]): never {
  return refuse({
    where: { input: baseInput },
    said: `${imageReferenceText(reference)} is there for ${found.join(', ') || 'no platform'}`,
    expected: `an image for ${platform}`,
    remedy: 'choose another base image, or leave that platform out',
  });
}

function refuseBase(reference: ImageReference, said: string): never {
  return refuse({
    where: { input: baseInput },
    said: `${imageReferenceText(reference)}: ${said}`,
    expected: 'an image in a registry, with its layers',
    remedy: 'check its name and tag, and whether the registry lets you read it',
  });
}

/** The input that names base images. */
const baseInput = 'base-image';
