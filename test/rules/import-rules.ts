import { posix } from 'node:path';

import type { RepositoryFile } from './repository.ts';
import { importsOf } from './syntax.ts';

/** What the files of a room may import beside their own package and, where not said otherwise, libraries. */
export interface ImportRule {
  room: string;
  reason: string;
  isMeant: (path: string) => boolean;
  /** Names of packages: `@slipway/core`, `node:*`, `library`. Ending with `*`, a prefix. */
  may: readonly string[];
}

const within = (folder: string) => (path: string) => path.startsWith(`${folder}/`);

/** The rooms of the providers, each of which may know those before it. */
const providers = ['@slipway/models', '@slipway/packaging', '@slipway/targets'];

/** Who may import what. The first rule that a file falls under counts. */
export const importRules: readonly ImportRule[] = [
  {
    room: 'core',
    reason:
      'the words of the project are pure: they run in any JavaScript and know no machine; valibot only checks their shapes',
    isMeant: within('packages/core/src'),
    may: ['valibot'],
  },
  {
    room: 'formats and rollout',
    reason: 'reading a format and deciding about a rollout are pure; bytes and time come in as arguments',
    isMeant: (path) => /^packages\/(formats|rollout)\/src\//.test(path),
    may: ['@slipway/core', 'library', 'node:zlib'],
  },
  {
    room: 'models',
    reason:
      'where models are and what is known of them: through ports only, and nothing of how they are packaged or run',
    isMeant: within('packages/models/src'),
    may: ['@slipway/core', '@slipway/formats', 'library'],
  },
  {
    room: 'packaging',
    reason:
      'what makes, starts and asks a package: through ports only; it takes models and does not know where they will run',
    isMeant: within('packages/packaging/src'),
    may: ['@slipway/core', '@slipway/formats', '@slipway/models', 'library'],
  },
  {
    room: 'targets',
    reason: 'where packages run: through ports only; a target takes a package as it is',
    isMeant: within('packages/targets/src'),
    may: ['@slipway/core', '@slipway/formats', '@slipway/models', '@slipway/packaging', 'library'],
  },
  {
    room: 'oci and signing',
    reason:
      'streams and cryptography behind ports: they know Node and their formats, no action and no GitHub',
    isMeant: (path) => /^packages\/(oci|signing)\/src\//.test(path),
    may: ['@slipway/core', '@slipway/formats', '@slipway/http', 'library', 'node:*'],
  },
  {
    room: 'http',
    reason:
      'one client for all that goes out: it knows proxies, certificates and HTTP, and nobody who uses it; its dialects are pure',
    isMeant: within('packages/http/src'),
    may: ['@slipway/core', 'valibot', 'node:*'],
  },
  {
    room: 'runner',
    reason: 'the runner is the GitHub side of the ports and knows no action and no service',
    isMeant: within('packages/runner/src'),
    may: [
      '@slipway/core',
      '@slipway/http',
      '@slipway/oci',
      '@slipway/signing',
      'library',
      'node:*',
      '@actions/*',
    ],
  },
  {
    room: 'load and serving',
    reason:
      'these run as programs of their own: of the runner they take what it knows of processes, nothing of GitHub',
    isMeant: (path) => /^packages\/(load|serving)\/src\//.test(path),
    may: [
      '@slipway/core',
      '@slipway/runner/process-identity',
      '@slipway/runner/environment',
      'library',
      'node:*',
    ],
  },
  {
    room: 'relay',
    reason:
      'the relay is a service of its own: it knows the words of events and who calls it, no action and no provider',
    isMeant: within('packages/relay/src'),
    may: [
      '@slipway/core',
      '@slipway/formats',
      '@slipway/http',
      '@slipway/runner/process-identity',
      '@slipway/runner/environment',
      'library',
      'node:*',
    ],
  },
  {
    room: 'command line',
    reason: 'the command line is another door to the same actions and does not reach behind them',
    isMeant: within('packages/cli/src'),
    may: ['@slipway/core', '@slipway/runner', '@slipway/action-*', 'library', 'node:*'],
  },
  {
    room: 'bundle',
    reason: 'the bundle is the list of the doors: every action, and how they are started',
    isMeant: within('actions/bundle/src'),
    may: ['@slipway/core', '@slipway/action-*', '@slipway/runner', '@slipway/cli'],
  },
  {
    room: 'main of an action',
    reason: 'only the door of an action may know who runs it',
    isMeant: (path) => /^actions\/[^/]+\/src\/main\.ts$/.test(path),
    may: ['@slipway/core', '@slipway/formats', ...providers, '@slipway/load', '@slipway/runner'],
  },
  {
    room: 'actions',
    reason: 'actions meet only through data that a user can read, and reach the world through ports only',
    isMeant: (path) => /^actions\/[^/]+\/src\//.test(path),
    may: ['@slipway/core', '@slipway/formats', ...providers, '@slipway/load', 'library'],
  },
];

/** The imports that break the rule of their room. */
export function brokenImports(files: readonly RepositoryFile[]): string[] {
  return files.flatMap((file) => {
    const rule = importRules.find(({ isMeant }) => isMeant(file.path));
    if (rule === undefined) return [`${file.path}: no rule says what this room may import`];
    return importsOf(file)
      .filter(({ specifier }) => !isOwn(file.path, specifier) && !isAllowed(specifier, rule.may))
      .map(({ specifier, place }) => `${place} imports ${specifier}: ${rule.reason}`);
  });
}

/** Imports of one provider from the folder of another. */
export function importsAcrossProviders(files: readonly RepositoryFile[]): string[] {
  const known = new Set(
    files.map(({ path }) => providerOf(path)).filter((folder) => isProvider(folder ?? '', files)),
  );
  return files.flatMap((file) => {
    const own = providerOf(file.path);
    if (own === undefined || !known.has(own)) return [];
    return importsOf(file)
      .map(({ specifier, place }) => ({
        place,
        other: providerOf(placeOf(specifier, file)),
      }))
      .filter(({ other }) => other !== undefined && other !== own && known.has(other))
      .map(
        ({ place, other }) =>
          `${place} imports from ${nameOf(other ?? '')}: what two providers need belongs to their kind`,
      );
  });
}

/** The folder that can be one of a provider: `registry/file` of models, `local` of targets. */
function providerOf(path: string): string | undefined {
  return /^packages\/(?:(?:models|packaging)\/src\/[^/]+|targets\/src)\/[^/]+(?=\/)/.exec(path)?.[0];
}

/** `registry/file` is a provider when there is `registry/file/file.ts`. */
function isProvider(folder: string, files: readonly RepositoryFile[]): boolean {
  return files.some(({ path }) => path === `${folder}/${posix.basename(folder)}.ts`);
}

/** Where an import leads, whether it is written from the file or from the name of a package. */
function placeOf(specifier: string, file: RepositoryFile): string {
  if (specifier.startsWith('.')) return posix.join(posix.dirname(file.path), specifier);
  return specifier.replace(/^@slipway\/([^/]+)\//, 'packages/$1/src/');
}

/** `packages/models/src/registry/file` as people say it: `registry/file`. */
function nameOf(folder: string): string {
  return folder.split('/').slice(3).join('/');
}

function isOwn(path: string, specifier: string): boolean {
  if (!specifier.startsWith('.')) return false;
  const room = path.split('/').slice(0, 3).join('/');
  return posix.join(posix.dirname(path), specifier).startsWith(`${room}/`);
}

function isAllowed(specifier: string, may: readonly string[]): boolean {
  if (specifier.startsWith('.')) return false;
  const isLibrary = !/^(node:|@slipway\/|@actions\/)/.test(specifier);
  return may.some((name) => {
    if (name === 'library') return isLibrary;
    if (name.endsWith('*')) return specifier.startsWith(name.slice(0, -1));
    return specifier === name || specifier.startsWith(`${name}/`);
  });
}
