import { Collected } from '@slipway/core/collected';
import type { Ports } from '@slipway/core/ports';
import { refuse } from '@slipway/core/trouble';
import type { IndexAccess, WantedEnvironment } from '@slipway/packaging/environment/kind';
import type { Asked, ReadText } from '@slipway/packaging/environment/sources/asked';
import { readLines } from '@slipway/packaging/environment/sources/lines';
import { refuseCredentials } from '@slipway/packaging/environment/sources/credentials';

import type { RegistrySpec } from '@slipway/models/registry/registry-inputs';

import type { DependencySpec } from './dependency-inputs.ts';

/** What the inputs say of dependencies, beside what files and models ask for. */
export type DependencyWishes = Pick<
  WantedEnvironment,
  'constraints' | 'overrides' | 'indexOptions' | 'excludeNewer' | 'earlierLock' | 'access'
>;

/** What says how packages are reached, beside which. */
export type AccessSpec = DependencySpec & Partial<Pick<RegistrySpec, 'certificateAuthorities'>>;

/**
 * Reads the inputs of dependencies and the files that they name.
 * @throws Problems for files and folders that are missing, and addresses with passwords
 */
export async function readDependencyWishes(
  spec: AccessSpec,
  ports: Pick<Ports, 'files' | 'log'>,
): Promise<DependencyWishes> {
  const problems = new Collected();
  const read: ReadText = (path) => ports.files.readTextIfThere(ports.files.resolve(path));
  const constraints = await readLines('constraints', spec.constraints ?? [], read, problems);
  const overrides = await readLines('overrides', spec.overrides ?? [], read, problems);
  const indexOptions = indexOptionsOf(spec, problems);
  const access = await accessOf(spec, ports, problems);
  const earlierLock = await earlierLockOf(spec, ports, problems);
  problems.throwAny();
  return {
    constraints,
    indexOptions,
    overrides: overrides.length === 0 ? undefined : overrides,
    excludeNewer: spec.excludeNewer,
    earlierLock,
    access,
  };
}

function isAddress(text: string): boolean {
  return /^https?:\/\//i.test(text);
}

/** Addresses are part of the lock, so that whoever installs it finds the packages. */
function indexOptionsOf(spec: DependencySpec, problems: Collected): string[] {
  const given: [input: string, option: string, addresses: readonly string[]][] = [
    ['index-url', '--index-url', spec.indexUrl === undefined ? [] : [spec.indexUrl]],
    ['extra-index-urls', '--extra-index-url', spec.extraIndexUrls ?? []],
    ['find-links', '--find-links', (spec.findLinks ?? []).filter(isAddress)],
  ];
  return given.flatMap(([input, option, addresses]) =>
    addresses.map((address) => {
      problems.add(...refuseCredentials({ input }, 'an index', address));
      return `${option} ${address}`;
    }),
  );
}

async function accessOf(
  spec: AccessSpec,
  { files, log }: Pick<Ports, 'files' | 'log'>,
  problems: Collected,
): Promise<IndexAccess | undefined> {
  const credentials = spec.indexCredentials ?? [];
  for (const { password } of credentials) log.mask(password.reveal());
  const folders: string[] = [];
  for (const given of (spec.findLinks ?? []).filter((text) => !isAddress(text))) {
    const folder = files.resolve(given);
    if ((await files.stat(folder))?.kind === 'folder') folders.push(folder);
    else
      problems.add({
        where: { input: 'find-links' },
        said: `\`${given}\` is no folder`,
        expected: 'a folder with wheels, or the address of a page that links to them',
        remedy: 'check the path; it is seen from the workspace',
      });
  }
  const noIndex = spec.noIndex ?? false;
  if (noIndex && (spec.findLinks ?? []).length === 0)
    problems.add({
      where: { input: 'no-index' },
      said: '`true`, and `find-links` names no folder',
      expected: 'somewhere to take packages from',
      remedy: 'give `find-links` with a folder of wheels',
    });
  const authorities = spec.certificateAuthorities;
  if (credentials.length === 0 && folders.length === 0 && !noIndex && authorities === undefined)
    return undefined;
  return {
    credentials,
    folders,
    noIndex,
    certificateAuthorities: authorities === undefined ? undefined : files.resolve(authorities),
  };
}

/**
 * What requirements files say of folders with wheels, beside the inputs.
 * @throws Problems for folders that are missing
 */
export async function withFolders(
  given: IndexAccess | undefined,
  { folders = [], noIndex = false }: Pick<Asked, 'folders' | 'noIndex'>,
  { files }: Pick<Ports, 'files'>,
): Promise<IndexAccess | undefined> {
  if (folders.length === 0 && !noIndex) return given;
  const found = folders.map((folder) => files.resolve(folder));
  for (const [index, folder] of found.entries())
    if ((await files.stat(folder))?.kind !== 'folder')
      refuse({
        where: { input: 'environment' },
        said: `\`--find-links\` names \`${folders[index]!}\`, which is no folder`,
        expected: 'a folder with wheels, or the address of a page that links to them',
        remedy: 'check the path; it is seen from the folder of the requirements file',
      });
  return {
    credentials: [],
    ...given,
    folders: [...new Set([...(given?.folders ?? []), ...found])],
    noIndex: noIndex || (given?.noIndex ?? false),
  };
}

/** The lock of an earlier package: the file itself, or the folder of the package. */
async function earlierLockOf(
  { earlierLock }: DependencySpec,
  { files }: Pick<Ports, 'files'>,
  problems: Collected,
): Promise<string | undefined> {
  if (earlierLock === undefined) return undefined;
  const path = files.resolve(earlierLock);
  const kind = (await files.stat(path))?.kind;
  const file = kind === 'folder' ? files.join(path, 'lock', 'requirements.lock.txt') : path;
  const text = await files.readTextIfThere(file);
  if (text === undefined)
    problems.add({
      where: { input: 'earlier-lock' },
      said:
        kind === 'folder'
          ? `\`${earlierLock}\` holds no lock of Python packages`
          : `\`${earlierLock}\` does not exist`,
      expected: 'a lock of requirements, or the folder of a package',
      remedy: 'check the path, or leave it out to lock what the index holds now',
    });
  return text;
}
