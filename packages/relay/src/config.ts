import type { Secret } from '@slipway/core/secret';
import type { ModelEventKind } from '@slipway/core/model-event';

import type { SourceKindId } from './sources/kinds.ts';

/** What the relay does, read from its configuration file; secrets are already taken from the environment. */
export interface RelayConfig {
  host: string;
  port: number;
  /** Absolute path of the folder that holds the deliveries. */
  store: string;
  /** For `POST /replay`, `GET /undelivered` and the command `replay`; without it these do not exist. */
  adminToken?: Secret;
  github: GitHubConfig;
  sources: readonly Source[];
  subscriptions: readonly Subscription[];
  limits: Limits;
}

/** Who sends, where to, and how it is verified. */
export interface Source {
  /** Where it sends: `/mlflow`. */
  path: string;
  kind: SourceKindId;
  /** Any of them verifies a delivery, so that a secret can be changed without losing one. At least one. */
  secrets: readonly Secret[];
  /** What events call the registry; missing where the deliveries say it themselves. */
  registry?: string;
  /** How far the time of a signature may be from now, in milliseconds. */
  freshnessMs: number;
}

/** Which events a repository is told of. A filter that is left out lets everything through. */
export interface Subscription {
  /** `owner/name`. */
  repository: string;
  events: readonly ModelEventKind[];
  /** Patterns with `*` and `?`. */
  names: readonly string[];
  /** Patterns for the alias of `model-alias-moved`; other events have none and are not asked. */
  aliases: readonly string[];
  /** All of them: from the version's tags, and the tag that was set. */
  tags: Readonly<Record<string, string>>;
  /** Any of them: the version's stage, or its tag `stage`. */
  stages: readonly string[];
}

/** How the relay calls GitHub. */
export interface GitHubConfig {
  /** `https://api.github.com`, or `https://<host>/api/v3` of an own server; without a slash at the end. */
  apiUrl: string;
  credentials: { kind: 'token'; token: Secret } | AppConfig;
  /** Whether addresses of private networks may be called. */
  allowPrivate: boolean;
}

/** A GitHub App. */
export interface AppConfig {
  kind: 'app';
  /** Its client id or its number. */
  id: string;
  /** PEM. */
  privateKey: Secret;
  /** Missing: looked up for each repository. */
  installation?: number;
}

/** What bounds the relay. Milliseconds, bytes, counts. */
export interface Limits {
  bodyBytes: number;
  /** Deliveries that wait; more are answered with 503. */
  waiting: number;
  /** How long, and how many, delivered ones are remembered to know them again. */
  rememberMs: number;
  remember: number;
  /** Between two calls of GitHub. */
  spacingMs: number;
  /** The pause after the first failed call; doubled after each further one. */
  firstPauseMs: number;
  longestPauseMs: number;
  /** Failed calls, and age, after which a dispatch counts as undelivered. */
  attempts: number;
  ageMs: number;
}

/** What holds where the configuration says nothing. */
export const defaultLimits: Limits = {
  bodyBytes: 1024 * 1024,
  waiting: 10_000,
  rememberMs: 14 * 24 * 3_600_000,
  remember: 50_000,
  // GitHub asks for at least a second between calls that change something.
  // Source: https://docs.github.com/en/rest/using-the-rest-api/best-practices-for-using-the-rest-api
  spacingMs: 1000,
  firstPauseMs: 2000,
  longestPauseMs: 15 * 60_000,
  attempts: 20,
  ageMs: 24 * 3_600_000,
};
