import { array, object, optional, parse, string } from 'valibot';

/** An archive of sources that a lock names. */
export interface SourceArchive {
  name: string;
  version: string;
  /** `https:` or `file:`. */
  url: string;
  /** Hexadecimal. */
  sha256: string;
}

const writtenSchema = object({
  packages: optional(
    array(
      object({
        name: string(),
        version: optional(string()),
        sdist: optional(
          object({ url: optional(string()), hashes: optional(object({ sha256: optional(string()) })) }),
        ),
      }),
    ),
  ),
});

/**
 * The archives of sources in a `pylock.toml` that a tool wrote a moment ago; entries without an address and a SHA-256
 * are left out.
 * Source: https://packaging.python.org/en/latest/specifications/pylock-toml/#packages-sdist
 */
export async function sourceArchives(text: string): Promise<SourceArchive[]> {
  const toml = await import('smol-toml');
  const { packages = [] } = parse(writtenSchema, toml.parse(text));
  return packages.flatMap(({ name, version, sdist }) => {
    const sha256 = sdist?.hashes?.sha256;
    return version === undefined || sdist?.url === undefined || sha256 === undefined
      ? []
      : [{ name, version, url: sdist.url, sha256: sha256.toLowerCase() }];
  });
}
