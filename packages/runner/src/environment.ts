import { availableParallelism, homedir, tmpdir, totalmem } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

import type { Provenance } from '@slipway/core/model-record';
import type { Host } from '@slipway/core/ports';
import type { MlflowSettings } from '@slipway/core/ports-settings';
import { Secret } from '@slipway/core/secret';

// The only file of the library that reads `process.env`: what the runner or the shell says about this run.

/** The text of an input as the runner passes it: `INPUT_MODEL-PATH` for `model-path`. */
export function inputFromEnvironment(name: string): string | undefined {
  return process.env[`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`];
}

/** True inside a step of a workflow, false on a terminal. */
export function isWorkflowRun(): boolean {
  return process.env['GITHUB_ACTIONS'] === 'true' || process.env['GITHUB_OUTPUT'] !== undefined;
}

/** True when debug logging was switched on for the run (`RUNNER_DEBUG`, `SLIPWAY_DEBUG`). */
export function isDebug(): boolean {
  return process.env['RUNNER_DEBUG'] === '1' || process.env['SLIPWAY_DEBUG'] === '1';
}

/** Where the step summary is written, if anywhere. */
export function summaryFile(): string | undefined {
  return process.env['GITHUB_STEP_SUMMARY'] || undefined;
}

/** The environment that child programs inherit: all but the inputs and the runner's own files and tokens. */
export function inheritedEnvironment(): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(process.env)) {
    if (value !== undefined && !isRunnersOwn(name)) kept[name] = value;
  }
  return kept;
}

/** A model's server and its installer have no business with the step's inputs, tokens and command files. */
function isRunnersOwn(name: string): boolean {
  return (
    name.startsWith('INPUT_') ||
    /^ACTIONS_(RUNTIME|RESULTS|CACHE|ID_TOKEN)_/.test(name) ||
    /^GITHUB_(OUTPUT|ENV|PATH|STATE|STEP_SUMMARY|TOKEN|ARTIFACTS)$/.test(name)
  );
}

/** The words of `PATH`, and on Windows the endings that make a file a program. */
export function searchPath(): { folders: string[]; endings: string[] } {
  const windows = process.platform === 'win32';
  const folders = (process.env['PATH'] ?? process.env['Path'] ?? '')
    .split(windows ? ';' : ':')
    .filter((part) => part !== '');
  const endings = windows ? (process.env['PATHEXT'] ?? '.COM;.EXE;.BAT;.CMD').split(';') : [''];
  return { folders, endings };
}

/** Places that a test or the command line sets; everything else comes from the environment. */
export interface Places {
  workspace?: string;
  home?: string;
  temp?: string;
  bundle?: string;
}

/** Facts of this machine and the places on it. */
export function hostFacts(places: Places = {}): Host {
  const workspace = resolve(places.workspace ?? process.env['GITHUB_WORKSPACE'] ?? process.cwd());
  return {
    platform: process.platform,
    architecture: process.arch,
    cores: availableParallelism(),
    memory: totalmem(),
    workspace,
    home: resolve(workspace, places.home ?? (process.env['SLIPWAY_HOME'] || join(homedir(), '.slipway'))),
    temp: resolve(places.temp ?? (process.env['RUNNER_TEMP'] || tmpdir())),
    node: process.execPath,
    bundle: resolve(places.bundle ?? bundleFolder()),
  };
}

let knownBundle: string | undefined;

/** Told by the entry of each action, which knows where it lies. */
export function setBundleFolder(entryUrl: string): void {
  knownBundle = resolve(dirname(fileURLToPath(entryUrl)), '..', '..', 'bundle', 'dist');
}

/** Unbundled code (the command line in a checkout, tests) finds the built bundle from its own place. */
function bundleFolder(): string {
  return (
    knownBundle ??
    resolve(dirname(fileURLToPath(import.meta.url)), '..', '..', '..', 'actions', 'bundle', 'dist')
  );
}

/** Who runs this, where and when, as far as the runner says. */
export function provenance(now: Date): Provenance {
  const facts: Provenance = { createdAt: now.toISOString() };
  const { env } = process;
  const set = (key: Exclude<keyof Provenance, 'createdAt' | 'origin'>, value: string | undefined): void => {
    if (value !== undefined && value !== '') facts[key] = value;
  };
  set('repository', env['GITHUB_REPOSITORY']);
  set('commit', env['GITHUB_SHA']);
  set('ref', env['GITHUB_REF']);
  set('workflow', env['GITHUB_WORKFLOW']);
  set('runId', env['GITHUB_RUN_ID']);
  set('runAttempt', env['GITHUB_RUN_ATTEMPT']);
  set('actor', env['GITHUB_ACTOR'] ?? env['USER'] ?? env['USERNAME']);
  if (env['GITHUB_SERVER_URL'] && env['GITHUB_REPOSITORY'] && env['GITHUB_RUN_ID']) {
    facts.run = `${env['GITHUB_SERVER_URL']}/${env['GITHUB_REPOSITORY']}/actions/runs/${env['GITHUB_RUN_ID']}`;
  }
  return facts;
}

/** True when this run can ask GitHub for a token that proves which workflow it is (`id-token: write`). */
export function hasIdentityService(): boolean {
  const { env } = process;
  return Boolean(env['ACTIONS_ID_TOKEN_REQUEST_URL'] && env['ACTIONS_ID_TOKEN_REQUEST_TOKEN']);
}

/** The address of GitHub's REST API, without a slash at the end; another one on a GitHub Enterprise Server. */
export function githubApiUrl(): string {
  return (process.env['GITHUB_API_URL'] || 'https://api.github.com').replace(/\/+$/, '');
}

/** True when this run can store and fetch workflow artifacts. */
export function hasArtifactService(): boolean {
  return Boolean(process.env['ACTIONS_RUNTIME_TOKEN'] && process.env['ACTIONS_RESULTS_URL']);
}

/** True when this run has the cache service of GitHub Actions. */
export function hasCacheService(): boolean {
  const { env } = process;
  return Boolean(env['ACTIONS_RUNTIME_TOKEN'] && (env['ACTIONS_RESULTS_URL'] ?? env['ACTIONS_CACHE_URL']));
}

/** Absolute: where Docker keeps its `config.json`. */
export function dockerFolder(): string {
  return resolve(process.env['DOCKER_CONFIG'] || join(homedir(), '.docker'));
}

/**
 * What clients are told of the network of this machine: its proxies, and the file with the certificate authorities that
 * programs are to trust instead of their own. No proxy stands between a run and what runs on the same machine.
 */
export function networkEnvironment(): {
  proxyEnvironment: Record<string, string | undefined>;
  certificateFile: string | undefined;
} {
  const { env } = process;
  const names = ['HTTP_PROXY', 'HTTPS_PROXY'].flatMap((name) => [name, name.toLowerCase()]);
  const direct = [env['no_proxy'] || env['NO_PROXY'], 'localhost,127.0.0.0/8,::1'];
  return {
    proxyEnvironment: {
      ...Object.fromEntries(names.map((name) => [name, env[name]])),
      NO_PROXY: direct.filter(Boolean).join(','),
    },
    certificateFile: env['SSL_CERT_FILE']?.trim() || undefined,
  };
}

/** How MLflow's own tools are told to reach their server. */
export function mlflowSettings(): MlflowSettings {
  const text = (name: string): string | undefined => process.env[`MLFLOW_${name}`]?.trim() || undefined;
  const secret = (name: string): Secret | undefined => {
    const value = text(name);
    return value === undefined ? undefined : new Secret(value);
  };
  const given = {
    address: text('REGISTRY_URI') ?? text('TRACKING_URI'),
    tracking: text('TRACKING_URI'),
    user: text('TRACKING_USERNAME'),
    password: secret('TRACKING_PASSWORD'),
    token: secret('TRACKING_TOKEN'),
    certificateAuthorities: text('TRACKING_SERVER_CERT_PATH'),
  };
  const known = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  return { ...known, isInsecure: /^(1|true)$/i.test(text('TRACKING_INSECURE_TLS') ?? '') };
}
