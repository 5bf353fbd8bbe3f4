import type { PackagedModel, PackageManifest } from '@slipway/core/package-manifest';
import type { Notice } from '@slipway/core/report';
import type { EnvironmentFacts, WantedEnvironment } from '@slipway/providers/environment/kind';
import type { ContentFile } from '@slipway/providers/output/kind';
import type { LocatedFile, LocatedModel } from '@slipway/providers/registry/kind';
import type { ServedModel } from '@slipway/providers/server/kind';
import type { Resources } from '@slipway/core/model-record';

/** A model that is to be packaged: where its files are, and what they say. */
export interface FoundModel extends ServedModel {
  packaged: PackagedModel;
  located: LocatedModel;
  /** A request body inside of the model, for when the record has none. */
  ownSample?: LocatedFile;
  resources?: Resources;
}

/** What the samples of a package are copied from. */
export interface Samples {
  input?: ContentFile;
  output?: ContentFile;
}

/** What is known before anything is done. */
export interface Facts {
  /** Absolute. */
  destination: string;
  /** `iris:1, diabetes:2`. */
  title: string;
  server: string;
  environment: { provider: string; wanted: WantedEnvironment; facts: EnvironmentFacts };
  /** Everything but the lock. */
  files: readonly ContentFile[];
  manifest: Omit<PackageManifest, 'digest' | 'files' | 'createdAt' | 'environment'>;
  /** The package that is there already, made from the same inputs and whole. */
  unchanged?: PackageManifest;
  /** Why the package that is there has to be made again. */
  because?: string;
  notices: readonly Notice[];
}
