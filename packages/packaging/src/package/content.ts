import type { PackagedFile, PackageManifest } from '@slipway/core/package-manifest';

/** One file of a package to be: copied from somewhere, or written. `to` is relative to the package, with `/`. */
export type ContentFile = { to: string } & (
  | {
      /** Absolute. */
      from: string;
      /** Hexadecimal; the copy must have it. */
      sha256?: string;
      /** The time of the file when `sha256` was computed in this run, milliseconds since 1970. */
      hashedMs?: number;
    }
  | { content: string }
);

/** Everything a package is made of. Plain data. */
export interface PackageContent {
  files: readonly ContentFile[];
  manifest: Omit<PackageManifest, 'digest' | 'files' | 'createdAt'>;
}

/** One file of a package, where it comes from and what it holds. */
export interface PlacedFile {
  content: ContentFile;
  listed: PackagedFile;
}
