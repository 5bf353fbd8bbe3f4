import type { ByteSource } from './bytes.ts';
import type { Files } from './ports-files.ts';
import type { GitHub } from './ports-github.ts';
import type { Images } from './ports-images.ts';
import type { Processes } from './ports-processes.ts';
import type { Settings } from './ports-settings.ts';
import type { Signing } from './ports-signing.ts';
import type { Transfers } from './ports-transfers.ts';
import type { Provenance } from './model-record.ts';
import type { Secret } from './secret.ts';

/**
 * Everything an action may touch outside of its own values. The runner gives real ones, tests give real ones in
 * temporary folders or fakes of single ports. Nothing else in the library reaches the outside world.
 */
export interface Ports {
  files: Files;
  processes: Processes;
  http: Http;
  transfers: Transfers;
  clock: Clock;
  log: Log;
  artifacts: Artifacts;
  signing: Signing;
  images: Images;
  cache: Cache;
  attestations: Attestations;
  settings: Settings;
  github: GitHub;
  /** Where the action runs. */
  host: Host;
  /** Who runs it: repository, commit, run, actor. `createdAt` is the time of the start. */
  provenance: Provenance;
  /** Aborted when the run is cancelled (SIGINT, SIGTERM). Long work listens to it. */
  signal: AbortSignal;
}

/** Facts of the machine and the places on it. */
export interface Host {
  /** As Node names them: `linux`, `darwin`, `win32`; `x64`, `arm64`. */
  platform: string;
  architecture: string;
  /** Usable cores. */
  cores: number;
  /** In bytes. */
  memory: number;
  /** Absolute; relative paths of inputs are resolved against it. `GITHUB_WORKSPACE`, or the current folder. */
  workspace: string;
  /** Absolute; where registries, endpoints and caches live between runs. `SLIPWAY_HOME`, or `~/.slipway`. */
  home: string;
  /** Absolute; files that need not outlive the job. `RUNNER_TEMP`, or the system's. */
  temp: string;
  /** Absolute path of the Node that runs this. */
  node: string;
  /** Absolute path of the built bundle's folder, where stand-alone programs and Python files lie. */
  bundle: string;
}

/** Time, so that tests can do without waiting. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Resolves after so many milliseconds, or rejects with Failure `CANCELLED` when the run is cancelled. */
  sleep(ms: number): Promise<void>;
}

/** What a person sees while the action works. Foreign text (a tool's output) goes through `foreign` only. */
export interface Log {
  info(line: string): void;
  /** Shown only when the runner's debug logging is on. */
  debug(line: string): void;
  /** A line of a tool's or a server's output: printed so that it can not be taken for a workflow command. */
  foreign(line: string): void;
  /** Hides a value in everything that is printed from now on. */
  mask(value: string): void;
  /** Runs `work` inside a foldable group. */
  group<Result>(title: string, work: () => Promise<Result>): Promise<Result>;
  /** Says how far long work is; calls in quick succession are thinned out. `total` is undefined when not known. */
  progress(
    title: string,
    done: number,
    total: number | undefined,
    unit: 'bytes' | 'files' | 'requests',
  ): void;
}

/**
 * A request to a service, through the proxy of this machine where it has one. It is sent once. Redirects are followed:
 * of GET and HEAD everywhere, without credentials once they leave the host; of all others only within it.
 */
export interface HttpRequest {
  method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  url: string;
  headers?: Record<string, string>;
  body?: string | Uint8Array;
  /** In milliseconds, until all of the answer is there; 30,000 when left out. */
  timeoutMs?: number;
  /** The longest answer, in bytes; 64 MiB when left out. It is kept in memory. */
  bodyBytes?: number;
}

/** An answer, whatever its status. */
export interface HttpAnswer {
  status: number;
  /** Lower-case names. */
  headers: Record<string, string>;
  body: string;
}

/** Calls services. */
export interface Http {
  /** @throws Failure `NETWORK_FAILED` when no answer comes, or one that is too long or leads astray. */
  send(request: HttpRequest): Promise<HttpAnswer>;
}

/** Another workflow run, whose artifacts are asked for over GitHub's REST API. */
export interface EarlierRun {
  /** The id of the run: a whole number, as text. */
  id: string;
  /** `owner/name`. */
  repository: string;
  /** With `actions: read` for that repository. */
  token: Secret;
}

/** Workflow artifacts of this run: how a package, a profile or a record goes from one job to the next. */
export interface Artifacts {
  /**
   * Stores a folder under a name, without compression. Names are unique in a run.
   * @throws Failure `ARTIFACT_FAILED`
   */
  give(name: string, folder: string): Promise<{ id: string; digest: string; size: number }>;
  /**
   * Fetches an artifact into a folder and checks its digest.
   * @param from the run that gave it; this run when left out
   * @throws Failure `ARTIFACT_FAILED`, `DIGEST_MISMATCH`
   */
  take(name: string, folder: string, from?: EarlierRun): Promise<void>;
}

/**
 * The cache between workflow runs. What comes out of it may be anybody's: it is used only after its digest was checked.
 * Losing it loses nothing.
 */
export interface Cache {
  /** Fetches a folder that was kept under a key; false when there is none, or no cache. */
  restore(key: string, folder: string): Promise<boolean>;
  /** Keeps a folder under a key, which can not be overwritten; false when it could not be kept. */
  save(key: string, folder: string): Promise<boolean>;
}

/** Says in public, with the identity of a workflow run, where an image came from. */
export interface Attestations {
  /**
   * Attests the build provenance (SLSA) of an image.
   * @param subject `name` is the image without tag: `ghcr.io/owner/iris`
   * @param token of GitHub, with `attestations: write`
   * @throws Problems when this run has no identity; Failure `ATTESTATION_FAILED`
   */
  provenance(
    subject: { name: string; digest: string },
    token: Secret,
  ): Promise<{ id?: string; bundle: string }>;
}

export type { ByteSource, Files, Images, Processes };
