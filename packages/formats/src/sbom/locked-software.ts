import { checkedJson } from '@slipway/core/checked-json';
import { boolean, object, optional, record, string } from 'valibot';

import { readPyLock } from '../pylock.ts';
import { readRequirements } from '../requirements.ts';

/** A package that a lock allows to be installed. */
export interface LockedSoftware {
  ecosystem: 'pypi' | 'npm';
  /** As the ecosystem writes it: `scikit-learn`, `@scope/name`. */
  name: string;
  /** Missing for archives at an address. */
  version?: string;
  /** Of every archive that may be installed: one for each wheel. */
  hashes: readonly SoftwareHash[];
  /** When it is installed at all: `python_version < "3.12"`. */
  marker?: string;
  /** Where the archive is, when it comes from no index. */
  address?: string;
}

/** A digest of an archive, hexadecimal. */
export interface SoftwareHash {
  algorithm: 'SHA-1' | 'SHA-256' | 'SHA-384' | 'SHA-512';
  digest: string;
}

/**
 * The packages of a hashed requirements lock.
 * @throws Problems with file and line for what is no requirement
 */
export function softwareOfRequirements(file: string, text: string): LockedSoftware[] {
  return readRequirements(file, text).requirements.flatMap((requirement): LockedSoftware[] => {
    if (requirement.kind === 'editable' || requirement.name === undefined) return [];
    const version = requirement.kind === 'package' ? exactVersion(requirement.specifier) : undefined;
    return [
      {
        ecosystem: 'pypi',
        name: requirement.name,
        version,
        address: requirement.kind === 'address' ? withoutLogin(requirement.address) : undefined,
        marker: requirement.marker,
        hashes: requirement.hashes.flatMap(hashOf),
      },
    ];
  });
}

/** The packages of a `pylock.toml`. @throws Problems with file and line */
export async function softwareOfPyLock(file: string, text: string): Promise<LockedSoftware[]> {
  const { packages } = await readPyLock(file, text);
  return packages.map(({ name, version, archive, marker, hashes }) => ({
    ecosystem: 'pypi',
    name,
    version,
    address: archive === undefined ? undefined : withoutLogin(archive),
    marker,
    hashes: hashes.flatMap(hashOf),
  }));
}

/** The parts of a `package-lock.json` (version 2 and 3) that count here. Source: https://docs.npmjs.com/cli/v11/configuring-npm/package-lock-json */
const npmLockSchema = object({
  packages: optional(
    record(
      string(),
      object({
        version: optional(string()),
        name: optional(string()),
        integrity: optional(string()),
        link: optional(boolean()),
      }),
    ),
  ),
});

/** Where packages of others are; what lies elsewhere belongs to the lock's own project. */
const installed = 'node_modules/';

/** The packages of a `package-lock.json` that come from elsewhere. @throws Failure `STORAGE_FAILED` when it is none */
export function softwareOfNpmLock(text: string): LockedSoftware[] {
  const { packages = {} } = checkedJson(npmLockSchema, text, 'package-lock.json');
  return Object.entries(packages)
    .filter(([path, { link, version }]) => path.includes(installed) && link !== true && version !== undefined)
    .map(([path, { name, version, integrity }]) => ({
      ecosystem: 'npm',
      name: name ?? path.slice(path.lastIndexOf(installed) + installed.length),
      version: version!,
      hashes: (integrity ?? '').split(/\s+/).flatMap(hashOfIntegrity),
    }));
}

/** A list of components is read by everybody. */
function withoutLogin(address: string): string {
  return address.replace(/^([\w+.-]+:\/\/)[^/?#]*@/, '$1');
}

function exactVersion(specifier: string): string | undefined {
  return /^={2,3}\s*([^\s,*]+)$/.exec(specifier)?.[1];
}

const algorithms: Readonly<Record<string, SoftwareHash['algorithm']>> = {
  sha1: 'SHA-1',
  sha256: 'SHA-256',
  sha384: 'SHA-384',
  sha512: 'SHA-512',
};

/** `sha256:<hex>` */
function hashOf(text: string): SoftwareHash[] {
  const [name = '', digest = ''] = text.toLowerCase().split(':', 2);
  const algorithm = algorithms[name];
  return algorithm === undefined ? [] : [{ algorithm, digest }];
}

/** `sha512-<Base64>`. Source: https://www.w3.org/TR/SRI/ */
function hashOfIntegrity(text: string): SoftwareHash[] {
  const match = /^(sha\d+)-([A-Za-z0-9+/]+={0,2})/.exec(text);
  const algorithm = algorithms[match?.[1] ?? ''];
  if (algorithm === undefined) return [];
  const bytes = Uint8Array.from(atob(match![2]!), (character) => character.charCodeAt(0));
  return [{ algorithm, digest: [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('') }];
}
