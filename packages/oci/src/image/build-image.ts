import { byCodePoint } from '@slipway/core/digest';
import { mediaTypes, type BaseImage, type Descriptor, type ImageWanted } from '@slipway/core/image';
import { imageReferenceText } from '@slipway/core/image-reference';
import type { BuiltImage, BuiltManifest } from '@slipway/core/ports-images';

import { textBlob, textDigest } from './blob-source.ts';
import { canonicalJson } from './canonical-json.ts';
import { writeConfig } from './image-config.ts';

/**
 * Puts an image together: a configuration and a manifest for each platform, and the index over them when there are
 * several. Pure: same images, same digest.
 * @throws Error when there is none, or two are for the same platform
 */
export function buildImage(images: readonly ImageWanted[]): BuiltImage {
  const ordered = images.toSorted((left, right) => byCodePoint(left.platform, right.platform));
  const platforms = new Set(ordered.map(({ platform }) => platform));
  if (platforms.size !== images.length || images.length === 0)
    throw new Error(
      `an image is built once for each platform, not for ${images.map((one) => one.platform).join(', ')}`,
    );
  const manifests = ordered.map(builtManifest);
  const [only] = manifests;
  if (manifests.length === 1 && only !== undefined) return { descriptor: only.descriptor, manifests };
  const index = canonicalJson({
    schemaVersion: 2,
    mediaType: mediaTypes.index,
    manifests: manifests.map(({ descriptor }) => descriptor),
    ...annotated(sharedAnnotations(ordered)),
  });
  return { descriptor: describedText(mediaTypes.index, index), manifests, index };
}

function builtManifest(wanted: ImageWanted): BuiltManifest {
  const { platform, base, layers } = wanted;
  const config = textBlob(`the configuration for ${platform}`, writeConfig(wanted), {
    mediaType: mediaTypes.config,
  });
  const content = canonicalJson({
    schemaVersion: 2,
    mediaType: mediaTypes.manifest,
    config: config.descriptor,
    layers: [...(base?.layers ?? []), ...layers.map(({ descriptor }) => descriptor)],
    ...annotated({ ...baseAnnotations(base), ...wanted.annotations }),
  });
  const [os, architecture] = platform.split('/') as [string, string];
  return {
    descriptor: { ...describedText(mediaTypes.manifest, content), platform: { os, architecture } },
    content,
    blobs: [config, ...layers],
    base,
  };
}

/** A manifest or an index as others point to it. */
export function describedText(mediaType: string, content: string): Descriptor {
  return { mediaType, digest: textDigest(content), size: Buffer.byteLength(content) };
}

/** Source: https://github.com/opencontainers/image-spec/blob/v1.1.1/annotations.md */
function baseAnnotations(base: BaseImage | undefined): Record<string, string> {
  if (base === undefined) return {};
  const { digest: _, ...named } = base.reference;
  return {
    'org.opencontainers.image.base.name': imageReferenceText(named),
    'org.opencontainers.image.base.digest': base.digest,
  };
}

/** What is said of all platforms is said of the index. */
function sharedAnnotations(images: readonly ImageWanted[]): Record<string, string> {
  const [first, ...others] = images.map(({ annotations }) => annotations);
  return Object.fromEntries(
    Object.entries(first ?? {}).filter(([name, value]) => others.every((other) => other[name] === value)),
  );
}

/** An empty record is left out. */
export function annotated(annotations: Readonly<Record<string, string>>): {
  annotations?: Readonly<Record<string, string>>;
} {
  return Object.keys(annotations).length === 0 ? {} : { annotations };
}
