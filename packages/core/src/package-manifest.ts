import type { Framework, Resources } from './model-record.ts';
import type { ModelSchema } from './tensor.ts';

/** The file in the root of every package that describes it. */
export const packageManifestName = 'slipway.json';

/** One model of a package. */
export interface PackagedModel {
  name: string;
  version: string;
  /** `sha256:<hex>`, the root digest, the same number as in the registry. */
  digest: string;
  framework: Framework;
  /** Relative to the package, with `/`: `models/iris/1`. */
  folder: string;
  /** Relative to the package, when the model is a single file: `models/iris/1/model.onnx`. */
  file?: string;
  schema?: ModelSchema;
}

/**
 * How to start the server of a package, wherever it runs. In `args` and `variables` these words in braces are replaced
 * at the start: `{package}` (absolute folder of the package), `{environment}` (absolute folder of the installed
 * environment), `{port}`, `{host}`.
 */
export interface ServerStart {
  /** The id of the server provider: `azureml`, `onnx`, `custom`. */
  server: string;
  /**
   * What interprets `args`: the environment's Python, or Node. `image`: `args` is the whole command of a program that the
   * base image brings; without any, the base image starts what it always starts.
   */
  runtime: 'python' | 'node' | 'image';
  args: readonly string[];
  variables: Readonly<Record<string, string>>;
  routes: {
    liveness: string;
    readiness: string;
    scoring: string;
    openapi: string;
  };
  /** Where a program of the base image listens, when it is not told with `{port}`; Azure's 5001 otherwise. */
  port?: number;
  /** What exit codes mean, for failure reports: `{ "3": "the scoring script could not be loaded" }`. */
  exitCodes: Readonly<Record<string, string>>;
}

/** The environment that a package's server runs in: a lock, not yet installed. */
export interface PackagedEnvironment {
  /** The id of the environment provider: `uv`, `npm`. */
  provider: string;
  /** Relative to the package. Every dependency with its hashes. */
  lockFile: string;
  /** SHA-256 of the lock file, hexadecimal: the identity of the installed environment. */
  lockSha256: string;
  /** `3.11` for Python; the major version for Node. */
  runtimeVersion: string;
  /** `linux-x64`: what the lock was made for; `any` when it holds for all. */
  platform: string;
  /** How many packages are locked. */
  packages: number;
}

/** One file of a package. */
export interface PackagedFile {
  path: string;
  size: number;
  sha256: string;
}

/** What a package says of itself: `slipway.json`. Nothing that is needed later lives anywhere else. Plain data. */
export interface PackageManifest {
  /** Changes when the meaning of a field changes. */
  schemaVersion: 1;
  /** `sha256:<hex>`: the root digest over all files of the package but this one. */
  digest: string;
  models: readonly PackagedModel[];
  /** True when `AZUREML_MODEL_DIR` holds `<name>/<version>` folders. */
  multiModel: boolean;
  environment: PackagedEnvironment;
  start: ServerStart;
  /** Set by the user; added to the server's environment, before what `start` needs. */
  environmentVariables: Readonly<Record<string, string>>;
  /** Relative to the package: a request body that the server must answer, and the answer when one is known. */
  sampleInput?: string;
  sampleOutput?: string;
  resources?: Resources;
  files: readonly PackagedFile[];
  /** SHA-256 over everything the package was made from: the same again needs no work. Not part of the digest. */
  fingerprint?: string;
  /** ISO 8601. Not part of the digest. */
  createdAt: string;
}
