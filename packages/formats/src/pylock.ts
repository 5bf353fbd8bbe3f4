import { isRecord } from '@slipway/core/is-record';
import type { Problem } from '@slipway/core/trouble';
import { Problems, refuse } from '@slipway/core/trouble';

/** One package of a `pylock.toml`. */
export interface LockedPackage {
  name: string;
  /** Missing for archives at an address. */
  version?: string;
  /** The address of an archive that is on no index. */
  archive?: string;
  /** Such as `python_version < "3.12"`. */
  marker?: string;
  /** `sha256:<hex>`, of every file that may be installed. */
  hashes: string[];
  /** Of its `[[packages]]`. */
  line: number;
}

/** A lock of PEP 751. */
export interface PyLock {
  /** Such as `>=3.11`. */
  requiresPython?: string;
  /** Addresses of the indexes that packages come from. */
  indexes: string[];
  packages: LockedPackage[];
}

type Table = Record<string, unknown>;

/**
 * Reads a `pylock.toml`.
 * Source: https://packaging.python.org/en/latest/specifications/pylock-toml/
 * @throws Problems with file and line: for TOML that can not be read, and for every package without hashes or that is
 *   no file of an index and no archive.
 */
export async function readPyLock(file: string, text: string): Promise<PyLock> {
  const root = await parsed(file, text);
  const version = root['lock-version'];
  if (typeof version !== 'string' || !version.startsWith('1.')) {
    refuse({
      where: { file },
      said:
        version === undefined ? 'it has no `lock-version`' : `\`lock-version\` is ${JSON.stringify(version)}`,
      expected: 'a `pylock.toml` with `lock-version = "1.0"`',
    });
  }
  const lines = linesOfPackages(text);
  const problems: Problem[] = [];
  const packages = tables(root['packages']).flatMap((entry, index) => {
    const line = lines[index] ?? 1;
    const found = packageOf(entry, line);
    if (!('said' in found)) return [found];
    problems.push({ where: { file, line }, ...found });
    return [];
  });
  if (problems.length > 0) throw new Problems(problems);
  const requiresPython = textOf(root['requires-python']);
  const indexes = new Set(tables(root['packages']).flatMap(({ index }) => textOf(index) ?? []));
  return { requiresPython, indexes: [...indexes], packages };
}

async function parsed(file: string, text: string): Promise<Table> {
  // Most runs read no TOML.
  const { parse, TomlError } = await import('smol-toml');
  try {
    return parse(text);
  } catch (thrown) {
    if (!(thrown instanceof TomlError)) throw thrown;
    const [said = ''] = thrown.message.replace(/^Invalid TOML document: /, '').split('\n');
    refuse({
      where: { file, line: thrown.line, column: thrown.column },
      said,
      expected: 'TOML that can be read',
    });
  }
}

/** The parser does not tell where a table stands. */
function linesOfPackages(text: string): number[] {
  return text
    .split(/\r?\n/)
    .flatMap((line, index) => (/^\s*\[\[\s*packages\s*\]\]/.test(line) ? [index + 1] : []));
}

function packageOf(entry: Table, line: number): LockedPackage | Omit<Problem, 'where'> {
  const name = textOf(entry['name']);
  if (name === undefined) return { said: 'a package without `name`', expected: 'a name' };
  const marker = textOf(entry['marker']);
  if (marker !== undefined && /\b(extras|dependency_groups)\b/.test(marker)) {
    return {
      said: `\`${name}\` is only for some extras or groups: \`${marker}\``,
      expected: 'a lock of what is to be installed, without a choice',
      remedy: 'export the lock again for the extras and groups that the model needs',
    };
  }
  const known = { name, line, marker };
  const archive = isRecord(entry['archive']) ? entry['archive'] : undefined;
  const address = textOf(archive?.['url']);
  if (archive !== undefined && address !== undefined)
    return hashed({ ...known, archive: address }, [archive]);
  const version = textOf(entry['version']);
  const sources = [...tables(entry['wheels']), ...(isRecord(entry['sdist']) ? [entry['sdist']] : [])];
  if (version === undefined || sources.length === 0) {
    return {
      said: `\`${name}\` is a ${entry['vcs'] === undefined ? 'folder' : 'repository'}`,
      expected: 'packages of an index, or archives with an http address: only those can be locked by a hash',
      remedy: 'build a wheel of it, and put code of your own into `source-directory`',
    };
  }
  return hashed({ ...known, version }, sources);
}

function hashed(
  known: Omit<LockedPackage, 'hashes'>,
  sources: readonly Table[],
): LockedPackage | Omit<Problem, 'where'> {
  const hashes = sources.flatMap(({ hashes: all }) => (isRecord(all) ? (textOf(all['sha256']) ?? []) : []));
  if (hashes.length === sources.length) return { ...known, hashes: hashes.map((hash) => `sha256:${hash}`) };
  return {
    said: `\`${known.name}\` has files without a SHA-256`,
    expected: '`hashes = {sha256 = "…"}` for every file',
    remedy: 'make the lock again with hashes',
  };
}

function tables(value: unknown): Table[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
