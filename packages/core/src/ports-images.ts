import type {
  ArtifactWanted,
  BaseImage,
  Descriptor,
  ImagePlatform,
  ImageReference,
  ImageWanted,
} from './image.ts';
import type { Secret } from './secret.ts';

/** How registries are reached. Without credentials, those of Docker's `config.json` and its helpers are used. */
export interface RegistryAccess {
  /** For every registry of this run that asks for it and is not in Docker's configuration; the host it is for. */
  credentials?: readonly { host: string; user: string; password: Secret }[];
  /** Hosts that are spoken to over plain HTTP, or with certificates that nobody checked. */
  insecureHosts?: readonly string[];
  /** Absolute path of a PEM file with further certificate authorities. */
  certificateAuthorities?: string;
}

/** A blob of a built image: its bytes are in a file, or are made again from the entries of the layer. Opaque. */
export interface BuiltBlob {
  descriptor: Descriptor;
  /** Digest of the uncompressed bytes, for layers. */
  diffId?: string;
  /** For people. */
  title: string;
  /** How to get the bytes: known only to who built it. Plain data. */
  source: unknown;
}

/** One built manifest with everything it points to that is not in its base. Plain data. */
export interface BuiltManifest {
  descriptor: Descriptor;
  /** The manifest itself, as it is stored. */
  content: string;
  blobs: readonly BuiltBlob[];
  base?: BaseImage;
}

/** A built image: one manifest, or several and the index over them. Plain data. */
export interface BuiltImage {
  /** What is tagged: the manifest, or the index. */
  descriptor: Descriptor;
  manifests: readonly BuiltManifest[];
  /** The index, when there are several platforms. */
  index?: string;
}

/** What pushing did. */
export interface Pushed {
  /** `host/repository@sha256:…`. */
  reference: string;
  digest: string;
  /** Bytes that went over the wire as blobs and manifests. */
  uploadedBytes: number;
  /** Blobs that were there already, and blobs that the registry took from another repository. */
  existing: number;
  mounted: number;
  /** True when not even the manifest had to be sent. */
  unchanged: boolean;
}

/** Container images and other artefacts of OCI registries: made without an engine, moved as streams. */
export interface Images {
  /**
   * Asks a registry about an image. Reads only manifests and the configuration.
   * @throws Problems when there is no such image or platform; Failure `NETWORK_FAILED`, `ACCESS_DENIED`
   */
  base(reference: ImageReference, platform: ImagePlatform, access: RegistryAccess): Promise<BaseImage>;
  /** Digest of what a reference points to now; undefined when there is nothing. */
  digestOf(reference: ImageReference, access: RegistryAccess): Promise<string | undefined>;
  /**
   * Computes layers, configurations and manifests. What is compressed is kept as files below `folder`; the rest is
   * only hashed, and read again when it is sent.
   * @throws Failure `DIGEST_MISMATCH` naming the file, `CHANGED_WHILE_READ`
   */
  build(images: readonly ImageWanted[], folder: string): Promise<BuiltImage>;
  /** Computes an artefact. */
  buildArtifact(artifact: ArtifactWanted, folder: string): Promise<BuiltImage>;
  /** Sends what the registry does not have, the tag last. A digest that is there already is not sent again. */
  push(image: BuiltImage, reference: ImageReference, access: RegistryAccess): Promise<Pushed>;
  /** What points to a manifest as its subject. */
  referrers(reference: ImageReference, access: RegistryAccess, artifactType?: string): Promise<Descriptor[]>;
  /**
   * Writes one tar file that is an OCI layout and that `docker load` of any age takes, whole or not at all. Layers of the base are fetched.
   * @param name what engines call it: `iris:1`
   */
  writeLayout(
    image: BuiltImage,
    file: string,
    name: string,
    access: RegistryAccess,
  ): Promise<{ size: number; sha256: string }>;
}
