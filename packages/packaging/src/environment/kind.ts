import { imagePlatforms, type ImagePlatform } from '@slipway/core/image';
import type { PackagedEnvironment } from '@slipway/core/package-manifest';
import type { Ports } from '@slipway/core/ports';
import type { Provider } from '@slipway/core/provider';
import type { Notice } from '@slipway/core/report';
import type { Secret } from '@slipway/core/secret';
import type { Place } from '@slipway/core/trouble';
import { array, object, picklist, pipe, readonly, string, type InferOutput } from 'valibot';

/** One dependency that somebody asks for. */
export interface Requirement {
  /** As pip writes it: `scikit-learn==1.9.1`. */
  text: string;
  /** Where it stands, for messages. */
  where: Place;
  /** Who asks, in words that fit before "asks for": `the server`, `your requirements.txt:3`. */
  asker: string;
}

/** How packages are reached where an index is not open to everyone, or there is none. Never part of a lock. */
export interface IndexAccess {
  /** `host` is without its port. */
  credentials: readonly { host: string; user: string; password: Secret }[];
  /** Folders of this machine with wheels; absolute. */
  folders: readonly string[];
  /** Asks nobody but the folders. */
  noIndex: boolean;
  /** Absolute path of a PEM file with authorities that are trusted beside those of this machine. */
  certificateAuthorities?: string;
  /** Wheels in those folders that were built of sources, which is what a lock names. */
  built?: readonly BuiltWheel[];
}

/** What a model needs of a package, or of Python itself (`python`), to be loaded as it was saved. */
export interface Expectation {
  /** Canonical name of the package: `scikit-learn`. */
  name: string;
  needs:
    | { kind: 'at least'; version: string }
    /** Major and minor version are the same. */
    | { kind: 'same minor'; version: string }
    /** An ONNX runtime that takes such a model. */
    | { kind: 'onnx'; opset: number; irVersion: number };
  /** Whether the model can not be loaded otherwise, or may only behave in another way. */
  isCertain: boolean;
  where: Place;
  /** Why, as a sentence without its end: `iris:1/model.pkl names numpy._core, which only numpy 2 has`. */
  because: string;
}

/** A runtime that somebody asks for: its version, as `3.11`, or those that will do, as `>=3.10,<3.13`; and who asks. */
export type WantedRuntime = { where: Place } & (
  { version: string; range?: undefined } | { version?: undefined; range: string }
);

/** What an environment has to hold. */
export interface WantedEnvironment {
  /** Dependencies of the server: solved together with those of the model. */
  server: readonly Requirement[];
  /** Dependencies of the model and of the user's code. */
  model: readonly Requirement[];
  /** Versions that hold if a package is there at all: `-c constraints.txt`. */
  constraints: readonly Requirement[];
  /** Requirements that replace what others ask of the same packages. */
  overrides?: readonly Requirement[];
  /** Whether versions count that are not final (`2.0rc1`), also of packages that nobody asks such a version of. */
  prereleases?: boolean;
  /** RFC 3339, or a date: packages that were published later do not count. */
  excludeNewer?: string;
  /** The text of an earlier lock, whose versions are kept as long as they fit. */
  earlierLock?: string;
  access?: IndexAccess;
  /** What is checked in the lock: versions that only show at load time that they are the wrong ones. */
  expectations?: readonly Expectation[];
  /** True when it runs on a machine with a GPU. */
  gpu?: boolean;
  /** Options for the index of packages (`--extra-index-url …`), without credentials; kept in the lock. */
  indexOptions: readonly string[];
  /** The runtime, when somebody asks for one. */
  runtime?: WantedRuntime;
  /** For environments whose lock is part of Slipway: the folder in the bundle that holds it. */
  readyLock?: string;
  /** What the lock is for, when that is not this machine. Only what needs no building is taken. */
  platform?: ImagePlatform;
  /** The image in which packages without a wheel for the platform are built, as `name@sha256:…`; without it they are refused. */
  builder?: string;
}

/**
 * A wheel that was built of sources, because the index has none for the platform. Digests are hexadecimal SHA-256. In the
 * order in which it is written: what is read and written again gives the same text, and the same package.
 */
export const builtWheel = object({
  platform: picklist(imagePlatforms),
  /** The digest of the image that it was built in. */
  builder: string(),
  /** `3.11`. */
  python: string(),
  /** What the lock names: the truth, the same on every machine. */
  source: object({ file: string(), sha256: string() }),
  name: string(),
  version: string(),
  /** What was made of it; another machine may make other bytes of the same sources. */
  wheel: object({ file: string(), sha256: string() }),
  /** What it was built with: `setuptools==80.9.0`. */
  tools: pipe(array(string()), readonly()),
});

/** A wheel that was built of sources, as it is kept and as a package names it. */
export type BuiltWheel = InferOutput<typeof builtWheel>;

/** What is known of an environment before anything is done. */
export interface EnvironmentFacts {
  /** `3.11` for Python; the major version for Node. */
  runtimeVersion: string;
  /** `linux-x64`; `any` when the lock holds for all. */
  platform: string;
  /** SHA-256 over everything that the lock is made of: the same inputs have the same lock. */
  fingerprint: string;
  /** A note for the plan: `uv 0.13.8`, or `uv 0.13.8, which is installed first`. */
  tool: string;
}

/** A lock: files for the folder `lock/` of a package. */
export interface Lock {
  /** Names and contents; the first is the lock file itself. */
  files: readonly { name: string; content: string }[];
  /** How many packages it locks. */
  packages: number;
  /** True when it was known from an earlier run. */
  isKnown: boolean;
  /** How what it locks is reached when it is installed in the same run. */
  access?: IndexAccess;
  /** What somebody should know of it. */
  notices?: readonly Notice[];
}

/** How an environment is installed that becomes a layer of an image. */
export interface ImageInstallation {
  platform: ImagePlatform;
  /** Compiles modules, so that a container starts in half the time; needs a runtime of the same version. */
  bytecode: boolean;
  access?: IndexAccess;
}

/** How a container starts a program in an environment that lies in `imageEnvironmentFolder`. */
export interface ImageRuntime {
  /** Found on the PATH of the image. */
  program: 'python3' | 'node';
  /** Added to the variables of the server's start, or with undefined taken from them. */
  variables: Readonly<Record<string, string | undefined>>;
}

/** Where an environment lies in an image. */
export const imageEnvironmentFolder = '/opt/slipway/environment';

/** One way to lock and install what a server needs. */
export interface EnvironmentProvider extends Provider {
  /**
   * Finds the tools and decides on the runtime. Reads only.
   * @throws Problems for a tool or a runtime that is missing
   */
  look(wanted: WantedEnvironment, ports: Ports): Promise<EnvironmentFacts>;
  /**
   * Locks every dependency by its hash; remembers the lock under `host.home`.
   * @throws Problems when what the server and the model ask for can not be had together
   * @throws Failure `NETWORK_FAILED`, `PROCESS_FAILED`
   */
  lock(wanted: WantedEnvironment, facts: EnvironmentFacts, ports: Ports): Promise<Lock>;
  /**
   * Installs a lock into a folder that does not exist yet.
   * @param lockFile absolute path of the lock; other files of the lock lie beside it
   * @throws Problems when the runtime is missing
   * @throws Failure `ENVIRONMENT_FAILED`
   */
  install(
    environment: PackagedEnvironment,
    lockFile: string,
    folder: string,
    ports: Ports,
    access?: IndexAccess,
  ): Promise<void>;
  /**
   * Installs a lock into a new folder that becomes a layer of an image at `imageEnvironmentFolder`, for a platform and
   * a runtime that need not be here. The same lock gives the same bytes in any folder on any day. Files directly in
   * `bin/` are programs; nothing else needs to be executable.
   * @throws Problems when the lock is for another platform, or there is no runtime to compile modules with
   * @throws Failure `ENVIRONMENT_FAILED`
   */
  installForImage(
    environment: PackagedEnvironment,
    lockFile: string,
    folder: string,
    how: ImageInstallation,
    ports: Ports,
  ): Promise<void>;
  /**
   * Lines of a Dockerfile that install a lock at `imageEnvironmentFolder`, for whoever builds the image elsewhere. Pure.
   * @param lockFile where the lock is in the image
   * @param lock its text
   */
  dockerfileLines: (lockFile: string, lock: string) => readonly string[];
  /** What starts a server in an image that holds the environment. Pure. */
  imageRuntime: (environment: PackagedEnvironment) => ImageRuntime;
}
