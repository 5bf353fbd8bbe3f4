import type { ImageReference } from '@slipway/core/image';
import type { Ports } from '@slipway/core/ports';
import type { BuiltImage, RegistryAccess } from '@slipway/core/ports-images';
import type { Provider } from '@slipway/core/provider';

import type { SaidOfPackage } from '../image/labels.ts';
import type { OpenedPackage } from '../package/read.ts';

/** Where a package goes. Plain data. */
export interface Destination {
  /** Absolute: the folder, or the file of the layout. */
  path: string;
  /** For outputs that have the name of an image. */
  image?: ImageReference;
  access: RegistryAccess;
  /** What images are built on, by digest: `docker.io/library/python@sha256:…`. */
  base?: string;
}

/** What stands at a destination before anything is done. */
export interface OutputFacts {
  /** How people call the place: a path, the name of an image. */
  place: string;
  /** What is there, when it says of itself that Slipway made it. */
  existing?: SaidOfPackage & {
    /** Of the package or of the image. */
    digest: string;
    /** For packages on this machine, whose bytes can be looked at; not verified yet. */
    package?: OpenedPackage;
  };
}

/** A package that was made and found good, and has not got its places yet. */
export interface Made {
  /** Where its files are on this machine; only when some output needs them there. */
  folder?: OpenedPackage;
  /** Only when some output needs it. */
  image?: BuiltImage;
  /** Artefacts about the image, for registries. */
  about?: readonly BuiltImage[];
}

/** What giving a package its place told. */
export interface Published {
  /** How later steps find it: a path, `host/repository@sha256:…`, the name in an engine. */
  reference: string;
  /** Of the package or of the image. */
  digest: string;
  /** For registries: what went over the wire. */
  uploadedBytes?: number;
  /** True when it was there already. */
  unchanged: boolean;
}

/** One form that a package can have, and where it goes. */
export interface OutputProvider extends Provider {
  /** What has to be made for it. */
  needs: 'folder' | 'image';
  /**
   * Looks at the destination. Reads only.
   * @throws Problems when something is there that must not be replaced, or the destination can not be used
   */
  look(destination: Destination, ports: Ports): Promise<OutputFacts>;
  /** Gives a good package its place, whole or not at all; what was there before goes only now. Safe to repeat. */
  publish(made: Made, destination: Destination, ports: Ports): Promise<Published>;
}
