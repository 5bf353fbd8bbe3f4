import type { BaseImage, ImagePlatform } from '@slipway/core/image';
import type { PackagedModel, PackageManifest } from '@slipway/core/package-manifest';
import type { Notice } from '@slipway/core/report';
import type { ModelForBom } from '@slipway/formats/sbom/components';
import type { EnvironmentFacts, WantedEnvironment } from '@slipway/packaging/environment/kind';
import type { OutputId } from '@slipway/packaging/output/all';
import type { Destination, OutputFacts } from '@slipway/packaging/output/kind';
import type { ContentFile } from '@slipway/packaging/package/content';
import type { LocatedFile, LocatedModel } from '@slipway/models/registry/kind';
import type { ServedModel } from '@slipway/packaging/server/kind';
import type { Resources } from '@slipway/core/model-record';

import type { CheckPlace } from './container-check.ts';

/** A model that is to be packaged: where its files are, and what they say. */
export interface FoundModel extends ServedModel {
  packaged: PackagedModel;
  located: LocatedModel;
  /** A request body inside of the model, for when the record has none. */
  ownSample?: LocatedFile;
  resources?: Resources;
  /** What its record says for people. */
  card?: Pick<ModelForBom, 'description' | 'metrics' | 'datasets'>;
  /** The text of its signature, not checked. */
  signature?: string;
}

/** What the samples of a package are copied from. */
export interface Samples {
  input?: ContentFile;
  output?: ContentFile;
}

/** One platform that the package is made for. */
export interface PlatformEnvironment {
  /** `linux/amd64`; missing for a package of this machine alone. */
  platform?: ImagePlatform;
  /** What its image is built on; missing when no image is made. */
  base?: BaseImage;
  /** The id of the environment provider. */
  provider: string;
  wanted: WantedEnvironment;
  facts: EnvironmentFacts;
}

/** One place that the package goes to. */
export interface PlannedOutput {
  id: OutputId;
  destination: Destination;
  /** What is there. */
  found: OutputFacts;
  /** True when it was made from the same and is whole. */
  isCurrent: boolean;
}

/** What is known before anything is done. */
export interface Facts {
  /** `iris:1, diabetes:2`. */
  title: string;
  /** Undefined for models alone. */
  server?: string;
  /** The first one is that of packages in folders, and the one that is tried; empty for models alone. */
  environments: readonly PlatformEnvironment[];
  /** At least one. */
  outputs: readonly PlannedOutput[];
  /** Everything but the locks. */
  files: readonly ContentFile[];
  manifest: Omit<PackageManifest, 'digest' | 'files' | 'createdAt' | 'environment'>;
  /** What the list of materials says of the models, and the absolute path of its file; undefined when none is made. */
  bill?: { path: string; models: readonly ModelForBom[] };
  /** Where it is tried before it is called good; undefined when it is not. */
  check?: CheckPlace;
  /** Why a package that is there has to be made again. */
  because?: string;
  notices: readonly Notice[];
}
