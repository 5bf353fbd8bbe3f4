import type { Ports } from '@slipway/core/ports';
import { Failure } from '@slipway/core/trouble';
import { sourceArchives, type SourceArchive } from '@slipway/formats/pylock-sources';

import type { EnvironmentFacts, IndexAccess, WantedEnvironment } from '../../kind.ts';
import { withAccess } from '../access.ts';
import { wheelPlatform } from '../image.ts';
import { canonicalName, requirementName } from '../names.ts';
import { uvVariables } from '../tool.ts';

/** One package of which there are only sources, and what is asked of its version. */
export interface UnbuiltPackage {
  name: string;
  /** As pip writes it: `alpha>=2`. */
  requirements: readonly string[];
}

/**
 * What is asked of the version of a package: by the user, and by what needs it ("beta depends on alpha>=2"). Pure.
 * @param explanation of uv, on one line
 */
export function unbuiltPackage(name: string, explanation: string, wanted: WantedEnvironment): UnbuiltPackage {
  const { constraints, model, overrides = [], server } = wanted;
  const own = (list: typeof model): string[] =>
    list.filter(({ text }) => requirementName(text) === name).map(({ text }) => text.split(' --hash')[0]!);
  const overriding = own(overrides);
  if (overriding.length > 0) return { name, requirements: overriding };
  const needed = explanation.matchAll(/depends? on ([A-Za-z0-9][\w.-]*?)((?:[<>!~=]=?[\w.*+!-]+,?)+)/g);
  const through = [...needed]
    .filter(([, other = '']) => canonicalName(other) === name)
    .map(([, other = '', versions = '']) => `${other}${versions.replace(/[,.]+$/, '')}`);
  return {
    name,
    requirements: [...new Set([name, ...own(server), ...own(model), ...through, ...own(constraints)])],
  };
}

/**
 * Finds the sources that a lock would name. Nothing of them is run: what they depend on is of no interest here, and
 * uv is told that they depend on nothing.
 * Source: https://docs.astral.sh/uv/reference/settings/#dependency-metadata
 * @returns undefined when there are none
 */
export async function findSources(
  uv: string,
  { name, requirements }: UnbuiltPackage,
  wanted: Pick<WantedEnvironment, 'indexOptions' | 'excludeNewer' | 'access' | 'platform'>,
  { runtimeVersion }: Pick<EnvironmentFacts, 'runtimeVersion'>,
  ports: Ports,
): Promise<SourceArchive | undefined> {
  const { files, processes } = ports;
  const folder = await files.temporaryFolder('sources-');
  try {
    await files.write(
      files.join(folder, 'wanted.in'),
      [...wanted.indexOptions, ...requirements, ''].join('\n'),
    );
    const settings = `[[dependency-metadata]]\nname = ${JSON.stringify(name)}\nrequires-dist = []\n`;
    await files.write(files.join(folder, 'uv.toml'), settings);
    const { excludeNewer, platform } = wanted;
    const args = [
      ...'pip compile wanted.in --config-file uv.toml --no-deps --quiet --format pylock.toml'.split(' '),
      '-o',
      'pylock.toml',
      '--python-version',
      runtimeVersion,
      ...(platform === undefined ? [] : ['--python-platform', wheelPlatform(platform)]),
      ...(excludeNewer === undefined ? [] : ['--exclude-newer', excludeNewer]),
    ];
    const { code } = await withAccess(wanted.access, ports, (reach) =>
      processes.run(
        {
          program: uv,
          args: [...args, ...reach.args],
          folder,
          environment: { ...uvVariables, ...reach.environment },
        },
        { timeoutMs: 300_000, onLine: (line) => ports.log.debug(line) },
      ),
    );
    if (code !== 0) return undefined;
    return (await sourceArchives(await files.readText(files.join(folder, 'pylock.toml')))).at(0);
  } finally {
    await files.remove(folder);
  }
}

/**
 * Fetches sources into a folder, and lets nothing pass that has another digest.
 * @returns the path of the archive
 * @throws Failure `NETWORK_FAILED`, `DIGEST_MISMATCH`
 */
export async function fetchSources(
  source: SourceArchive,
  access: IndexAccess | undefined,
  folder: string,
  ports: Pick<Ports, 'files' | 'transfers' | 'host'>,
): Promise<string> {
  const { files, host, transfers } = ports;
  const url = new URL(source.url);
  const file = files.join(folder, fileNameOf(source));
  if (url.protocol === 'file:') await files.copy(localPath(url, host.platform), file);
  else {
    const headers = authorizationFor(url, access);
    const { status } = await transfers.receive({ method: 'GET', url: source.url, headers }, [{ file }]);
    if (status !== 200)
      throw new Failure('NETWORK_FAILED', `${url.host} answered ${status} for ${fileNameOf(source)}`, {
        remedy: 'check `index-credentials`, or run again when the index can be reached',
      });
  }
  const { sha256 } = await files.hash(file);
  if (sha256 === source.sha256) return file;
  throw new Failure(
    'DIGEST_MISMATCH',
    `${fileNameOf(source)} is not what the index says: sha256 ${sha256.slice(0, 12)}…, not ${source.sha256.slice(0, 12)}…`,
  );
}

/** `sources-1.0.tar.gz`. */
export function fileNameOf({ url }: Pick<SourceArchive, 'url'>): string {
  return decodeURIComponent(new URL(url).pathname.split('/').at(-1)!);
}

function localPath({ pathname }: URL, platform: string): string {
  const path = decodeURIComponent(pathname);
  return platform === 'win32' ? path.slice(1).replaceAll('/', '\\') : path;
}

function authorizationFor({ hostname }: URL, access: IndexAccess | undefined): Record<string, string> {
  const login = access?.credentials.find(({ host }) => host === hostname);
  if (login === undefined) return {};
  const bytes = new TextEncoder().encode(`${login.user}:${login.password.reveal()}`);
  return { authorization: `Basic ${btoa(String.fromCharCode(...bytes))}` };
}
