import { byCodePoint } from '@slipway/core/digest';
import { mediaTypes, type BaseImage, type Descriptor } from '@slipway/core/image';
import { imageReferenceText, parseImageReference } from '@slipway/core/image-reference';
import type { BuiltImage, BuiltManifest } from '@slipway/core/ports-images';

import { blobBlocks, textBlob } from './blob-source.ts';
import { canonicalJson } from './canonical-json.ts';
import { transfersOf, type Transfer } from './push-image.ts';
import { tarEnd, tarHeader, tarPadding } from './tar-header.ts';

/** Gives the bytes of a layer of a base; fails when they do not have its digest. */
export type FetchLayer = (base: BaseImage, layer: Descriptor) => AsyncIterable<Uint8Array>;

/**
 * One tar file that is an OCI image layout, and has the `manifest.json` that `docker load` of any age reads. Same image
 * and name, same bytes. Can be written to a file or to the standard input of `docker load`.
 * Source: https://github.com/opencontainers/image-spec/blob/v1.1.1/image-layout.md
 * @param name what engines call it: `iris:1`
 */
export async function* layoutBytes(
  image: BuiltImage,
  name: string,
  fetchLayer: FetchLayer,
): AsyncGenerator<Uint8Array, void> {
  // What an engine asks for first stands first.
  yield textMember('index.json', indexJson(image, name));
  yield textMember('manifest.json', dockerManifest(image, name));
  yield textMember('oci-layout', canonicalJson({ imageLayoutVersion: '1.0.0' }));
  for (const path of ['blobs', 'blobs/sha256'])
    yield tarHeader({ kind: 'folder', path, mode: 0o755, size: 0 });
  for (const blob of storedBlobs(image)) {
    const { size, digest } = blob.descriptor;
    yield tarHeader({ kind: 'file', path: blobPath(digest), mode: 0o644, size });
    yield* bytesOf(blob, fetchLayer);
    yield new Uint8Array(tarPadding(size));
  }
  yield tarEnd;
}

/** Everything that has a digest, in its order. */
function storedBlobs(image: BuiltImage): Transfer[] {
  const texts = [
    ...image.manifests.map(({ content }) =>
      textBlob('a manifest', content, { mediaType: mediaTypes.manifest }),
    ),
    ...(image.index === undefined
      ? []
      : [textBlob('the index', image.index, { mediaType: mediaTypes.index })]),
  ];
  const all = [...transfersOf(image), ...texts.map((own) => ({ descriptor: own.descriptor, own }))];
  return all.toSorted((left, right) => byCodePoint(left.descriptor.digest, right.descriptor.digest));
}

async function* bytesOf(
  { own, base, descriptor }: Transfer,
  fetchLayer: FetchLayer,
): AsyncGenerator<Uint8Array, void> {
  if (own === undefined) yield* fetchLayer(base as BaseImage, descriptor);
  else yield* blobBlocks(own);
}

function textMember(path: string, content: string): Buffer {
  const bytes = Buffer.from(content);
  const header = tarHeader({ kind: 'file', path, mode: 0o644, size: bytes.length });
  return Buffer.concat([header, bytes, Buffer.alloc(tarPadding(bytes.length))]);
}

/** With the annotations of the image, so that whoever reads the first kilobytes knows what it is. */
function indexJson({ descriptor, index, manifests }: BuiltImage, name: string): string {
  const { annotations } = JSON.parse(index ?? (manifests[0] as BuiltManifest).content) as {
    annotations?: Record<string, string>;
  };
  const names = namesOf(name);
  const entry: Descriptor = {
    ...descriptor,
    annotations: {
      ...annotations,
      'org.opencontainers.image.ref.name': names.tag,
      'io.containerd.image.name': names.full,
    },
  };
  return canonicalJson({ schemaVersion: 2, mediaType: mediaTypes.index, manifests: [entry] });
}

/** Docker's own form knows one platform only: the first. */
function dockerManifest({ manifests: [manifest] }: BuiltImage, name: string): string {
  const { config, layers } = JSON.parse((manifest as BuiltManifest).content) as {
    config: Descriptor;
    layers: Descriptor[];
  };
  const image = {
    Config: blobPath(config.digest),
    RepoTags: [namesOf(name).short],
    Layers: layers.map(({ digest }) => blobPath(digest)),
  };
  return canonicalJson([image]);
}

/** As in a layout that `docker buildx` writes: the tag alone, and the name without abbreviations. */
function namesOf(name: string): { tag: string; full: string; short: string } {
  const parsed = parseImageReference(name);
  if (!('value' in parsed)) throw new Error(`${name} is no name of an image`);
  const { host, repository, tag = 'latest' } = parsed.value;
  const { tag: said } = parsed.value;
  return {
    tag,
    full: imageReferenceText({ host, repository, tag }),
    short: said === undefined ? `${name}:${tag}` : name,
  };
}

function blobPath(digest: string): string {
  return `blobs/${digest.replace(':', '/')}`;
}
