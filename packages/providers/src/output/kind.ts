import type { PackageManifest } from '@slipway/core/package-manifest';
import type { Ports } from '@slipway/core/ports';
import type { Provider } from '@slipway/core/provider';

import type { OpenedPackage } from '../package/read.ts';

/** One file of a package to be: copied from somewhere, or written. `to` is relative to the package, with `/`. */
export type ContentFile = { to: string } & (
  | {
      /** Absolute. */
      from: string;
      /** Hexadecimal; the copy must have it. */
      sha256?: string;
    }
  | { content: string }
);

/** Everything a package is made of. Plain data. */
export interface PackageContent {
  files: readonly ContentFile[];
  manifest: Omit<PackageManifest, 'digest' | 'files' | 'createdAt'>;
}

/** What stands at a destination before anything is done. */
export interface OutputFacts {
  /** The package that is there, as its `slipway.json` says; it is not verified. */
  existing?: OpenedPackage;
}

/** One form that a package can have. */
export interface OutputProvider extends Pick<Provider<never, never>, 'id' | 'title' | 'supports'> {
  /**
   * Looks at the destination. Reads only.
   * @throws Problems when something is there that is no package
   */
  look(destination: string, ports: Ports): Promise<OutputFacts>;
  /**
   * Makes the package where it can be tried and nobody sees it yet.
   * @throws Failure `DIGEST_MISMATCH` when a file is not what was recorded, `CHANGED_WHILE_READ`
   */
  assemble(content: PackageContent, destination: string, ports: Ports): Promise<OpenedPackage>;
  /** Gives an assembled package its place; what was there before goes only now. */
  publish(assembled: OpenedPackage, destination: string, ports: Ports): Promise<void>;
  /** Removes an assembled package that was not good. */
  discard(assembled: OpenedPackage, ports: Ports): Promise<void>;
}
