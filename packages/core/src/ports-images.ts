import type {
  ArtifactWanted,
  BaseImage,
  BuiltBlob,
  Descriptor,
  ImagePlatform,
  ImageReference,
  ImageWanted,
  LayerWanted,
} from './image.ts';
import type { RegistrySession } from './registry-session.ts';
import type { Secret } from './secret.ts';

/** How registries are reached. Without credentials, those of Docker's `config.json` and its helpers are used. */
export interface RegistryAccess {
  /** By the host that they are for; they go before what Docker's configuration says of that host. */
  credentials?: readonly { host: string; user: string; password: Secret }[];
  /** Hosts that are spoken to over plain HTTP, or with certificates that nobody checked. */
  insecureHosts?: readonly string[];
  /** Absolute path of a PEM file with further certificate authorities. */
  certificateAuthorities?: string;
  /**
   * Asks for leave to write from the first call on. Some registries deny a repository that does not exist to readers, and
   * say that it does not exist to those who may make it.
   */
  writes?: boolean;
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

/** What a registry says of an image without its layers. */
export interface DescribedImage {
  digest: string;
  /** Of the manifest, or of the index. */
  annotations: Readonly<Record<string, string>>;
  artifactType?: string;
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

/** What will be asked for. */
export interface Foresight {
  bases?: readonly Parameters<Images['base']>[];
  layers?: readonly LayerWanted[];
}

/** Container images and other artefacts of OCI registries: made without an engine, moved as streams. */
export interface Images {
  /**
   * Asks a registry about an image, once in a run: its tag may move meanwhile. Reads only manifests and the configuration.
   * @throws Problems when there is no such image or platform; Failure `NETWORK_FAILED`, `ACCESS_DENIED`
   */
  base(reference: ImageReference, platform: ImagePlatform, access: RegistryAccess): Promise<BaseImage>;
  /** What a reference points to now; undefined when there is nothing. Reads one manifest. */
  describe(reference: ImageReference, access: RegistryAccess): Promise<DescribedImage | undefined>;
  /**
   * Begins with what `base` and `layer` will be asked for with the very same words, beside other work. Changes nothing but
   * how soon they answer; what goes wrong is told by them.
   */
  foresee(what: Foresight): void;
  /**
   * Computes one layer. What is compressed is kept as a file below `folder`, named by its digest; what is not is only
   * hashed, and read again when it is sent.
   * @throws Failure `DIGEST_MISMATCH` naming the file, `CHANGED_WHILE_READ`
   */
  layer(wanted: LayerWanted, folder: string): Promise<BuiltBlob>;
  /** True when the bytes of a layer that was made earlier can still be had and have its digest. */
  isWhole(blob: BuiltBlob): Promise<boolean>;
  /** Computes configurations and manifests, and the index over them when there are several. Nothing is read or sent. */
  build(images: readonly ImageWanted[]): BuiltImage;
  /** Computes an artefact. */
  buildArtifact(artifact: ArtifactWanted, folder: string): Promise<BuiltImage>;
  /**
   * Sends what the registry does not have, the tag last. A digest that is there already is not sent again.
   * @param about artefacts whose subject is the image: they are there before it has its tag
   */
  push(
    image: BuiltImage,
    reference: ImageReference,
    access: RegistryAccess,
    about?: readonly BuiltImage[],
  ): Promise<Pushed>;
  /** Does work that takes several single calls; connections and logins are kept until it ends. */
  session<Result>(
    access: RegistryAccess,
    work: (session: RegistrySession) => Promise<Result>,
  ): Promise<Result>;
  /** What points to a manifest as its subject. */
  referrers(reference: ImageReference, access: RegistryAccess, artifactType?: string): Promise<Descriptor[]>;
  /**
   * Writes one tar file that is an OCI layout and that `docker load` of any age takes, whole or not at all. Layers of the
   * base are fetched. `index.json`, with the annotations of the image, stands first, so that a reader finds it in the
   * first kilobytes.
   * @param name what engines call it: `iris:1`
   */
  writeLayout(
    image: BuiltImage,
    file: string,
    name: string,
    access: RegistryAccess,
  ): Promise<{ size: number; sha256: string }>;
}
