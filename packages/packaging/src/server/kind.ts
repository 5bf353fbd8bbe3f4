import type { ImageConfig } from '@slipway/core/image';
import type { ServerStart } from '@slipway/core/package-manifest';
import type { Provider } from '@slipway/core/provider';
import type { Detected } from '@slipway/formats/detected';

/** A model of a package, as servers see it. */
export interface ServedModel {
  name: string;
  version: string;
  /** What its files say. */
  detected: Detected;
  /** The folder in the package that holds its files, with `/`: `models/iris/1`, `models/diabetes/1/model`. */
  root: string;
}

/** What is to be served, and how. */
export interface Serving {
  /** At least one. */
  models: readonly ServedModel[];
  /** Path of the entry script in the folder `source` of the package; missing: no-code. */
  entryScript?: string;
  /** Where a program of the base image answers, when the user has said so. */
  routes?: ServedRoutes;
}

/** Where a program of the user answers. Azure calls it `inference_config`. */
export interface ServedRoutes {
  liveness: string;
  readiness: string;
  scoring: string;
  /** The port that it listens on. */
  port: number;
}

/** Why a server does not take what is to be served. */
export interface Refusal {
  said: string;
  expected: string;
  remedy?: string;
}

/** What a server brings into a package. Plain data. */
export interface ServerParts {
  /** The id of the environment provider it runs in. */
  environment: 'uv' | 'npm' | 'none';
  /** Files in the bundle that list its own requirements, as pip reads them. */
  requirements: readonly string[];
  /** Folder in the bundle that holds a lock that is part of Slipway. */
  readyLock?: string;
  /** Files and folders of the bundle, and where they go in the package. */
  programs: readonly { from: string; to: string }[];
  /** Files that are made for this package. */
  writes: readonly { to: string; content: string }[];
  start: ServerStart;
}

/** One way to answer requests with models. Pure: a server only says what it needs. */
export interface ServerProvider extends Provider {
  /** Undefined when it can serve this. */
  refuses(serving: Serving): Refusal | undefined;
  /** What it brings into the package. */
  parts(serving: Serving): ServerParts;
  /** For servers that the base image has to bring: why an image is none of those. */
  refusesBase?(base: ImageConfig): Refusal | undefined;
}

/**
 * What `AZUREML_MODEL_DIR` is: the folder of the only model, or the folder that holds `<name>/<version>` of several.
 * Source: https://learn.microsoft.com/azure/machine-learning/concept-online-deployment-model-specification
 */
export function modelDir({ models }: Serving): string {
  const [only] = models;
  return models.length === 1 && only !== undefined
    ? `{package}/models/${only.name}/${only.version}`
    : '{package}/models';
}

/** `iris:1, diabetes:2`. */
export function modelNames({ models }: Serving): string {
  return models.map(({ name, version }) => `${name}:${version}`).join(', ');
}
