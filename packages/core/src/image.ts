/**
 * Words of container images. Plain data.
 * Source: https://github.com/opencontainers/image-spec/tree/v1.1.1
 */

import { number, object, optional, pipe, readonly, record, string, unknown, type InferOutput } from 'valibot';

/** Where an image runs. */
export type ImagePlatform = 'linux/amd64' | 'linux/arm64';

/** All of them. */
export const imagePlatforms: readonly ImagePlatform[] = ['linux/amd64', 'linux/arm64'];

/** An image or artefact in a registry: at least one of `tag` and `digest` is known where it is read or written. */
export interface ImageReference {
  /** With its port: `ghcr.io`, `localhost:5000`. */
  host: string;
  /** `owner/name`. */
  repository: string;
  tag?: string;
  /** `sha256:<hex>`. */
  digest?: string;
}

const textByName = pipe(record(string(), string()), readonly());

const descriptor = object({
  mediaType: string(),
  /** `sha256:<hex>`. */
  digest: string(),
  /** In bytes. */
  size: number(),
  annotations: optional(textByName),
  platform: optional(object({ os: string(), architecture: string(), variant: optional(string()) })),
  artifactType: optional(string()),
});

/** Points to a blob or a manifest. */
export type Descriptor = InferOutput<typeof descriptor>;

/** Media types that are written. */
export const mediaTypes = {
  manifest: 'application/vnd.oci.image.manifest.v1+json',
  index: 'application/vnd.oci.image.index.v1+json',
  config: 'application/vnd.oci.image.config.v1+json',
  layer: 'application/vnd.oci.image.layer.v1.tar',
  layerGzip: 'application/vnd.oci.image.layer.v1.tar+gzip',
  layerZstd: 'application/vnd.oci.image.layer.v1.tar+zstd',
  empty: 'application/vnd.oci.empty.v1+json',
} as const;

/** How the bytes of a layer are stored; `auto` decides from a sample of them. */
export type LayerCompression = 'none' | 'gzip' | 'zstd' | 'auto';

/** One entry of a layer. `path` is absolute in the image, with `/`; the folders above it are made by themselves. */
export type LayerEntry =
  /**
   * Copied from this machine: `from` is absolute. With `sha256` (hexadecimal) the bytes must be these; a file that still
   * has the time it had when that was computed in this run (`hashedMs`) is not hashed for it again.
   */
  | {
      kind: 'file';
      path: string;
      from: string;
      size: number;
      sha256?: string;
      hashedMs?: number;
      mode?: number;
    }
  | { kind: 'text'; path: string; content: string; mode?: number }
  | { kind: 'folder'; path: string; mode?: number }
  | { kind: 'link'; path: string; target: string };

/** A layer that is to be. Same entries, same bytes, whatever their order, owner and times on this machine. */
export interface LayerWanted {
  /** For people: `the dependencies`, `weights of iris:1`. */
  title: string;
  entries: readonly LayerEntry[];
  compression: LayerCompression;
  annotations?: Readonly<Record<string, string>>;
}

/** What a container of an image is started with. */
export interface ImageConfig {
  variables: Readonly<Record<string, string>>;
  entrypoint: readonly string[];
  command: readonly string[];
  user?: string;
  workingFolder?: string;
  /** TCP. */
  ports: readonly number[];
  labels: Readonly<Record<string, string>>;
}

/** An image that others are built on, as its registry describes it; its layers are not fetched. */
export interface BaseImage {
  reference: ImageReference;
  platform: ImagePlatform;
  /** Digest of its manifest for the platform. */
  digest: string;
  layers: readonly Descriptor[];
  /** Digests of the uncompressed layers, in order. */
  diffIds: readonly string[];
  config: ImageConfig;
  /** The configuration as it is stored: what `config` does not say (history, volumes, a stop signal) is inherited from it. */
  configuration: string;
}

/** A blob of a built image: its bytes are in a file, or are made again from the entries of the layer. Opaque. */
export const builtBlob = object({
  descriptor,
  /** Digest of the uncompressed bytes, for layers. */
  diffId: optional(string()),
  /** For people. */
  title: string(),
  /** How to get the bytes: known only to who built it. Plain data. */
  source: unknown(),
});

/** A blob of a built image, as it is kept next to its bytes. */
export type BuiltBlob = InferOutput<typeof builtBlob>;

/** One image for one platform. */
export interface ImageWanted {
  platform: ImagePlatform;
  /** Missing: from scratch. */
  base?: BaseImage;
  /** From what changes least to what changes most. */
  layers: readonly BuiltBlob[];
  /** Added to the configuration of the base: variables and labels by name, the rest replaces. */
  config: ImageConfig;
  /** Of the manifest; what all platforms have in common is also of the index. */
  annotations: Readonly<Record<string, string>>;
  /** RFC 3339; 1970 when left out, so that the same input has the same digest on any day. */
  createdAt?: string;
}

/** An artefact that is no image to run: a model, an SBOM, a signature. */
export interface ArtifactWanted {
  artifactType: string;
  /** The configuration blob; the empty one when left out. */
  config?: { mediaType: string; content: string };
  layers: readonly {
    mediaType: string;
    source: { from: string; size: number; sha256?: string } | { content: string };
    annotations?: Readonly<Record<string, string>>;
  }[];
  annotations: Readonly<Record<string, string>>;
  /** What it is about: makes it a referrer. */
  subject?: Descriptor;
}
