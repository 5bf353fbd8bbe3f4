import { readAll } from '@slipway/core/bytes';
import type { Ports } from '@slipway/core/ports';
import { refuse } from '@slipway/core/trouble';
import { decodeText } from '@slipway/formats/text';
import { nothingAsked, type Asked, type ReadText } from '@slipway/packaging/environment/sources/asked';
import { askedOf, readCondaSource } from '@slipway/packaging/environment/sources/conda';
import { readPyLockSource } from '@slipway/packaging/environment/sources/pylock';
import { readRequirementsSource } from '@slipway/packaging/environment/sources/requirements';

import type { Wish } from './azure-config.ts';
import { nothingInstalled } from './environment-image.ts';

/** Files of tools that can write one of those that are read, and how they do. */
const exporting: readonly (readonly [name: RegExp, command: string])[] = [
  [/^(pyproject\.toml|uv\.lock)$/i, 'uv export --format pylock.toml --output-file pylock.toml'],
  [/^poetry\.lock$/i, 'poetry export --output requirements.txt'],
  [/^Pipfile(\.lock)?$/i, 'pipenv requirements --hash > requirements.txt'],
  [/^(pixi\.(toml|lock)|conda-lock\.yml)$/i, 'conda env export --from-history'],
];

/**
 * Reads the user's conda or requirements file, or its lock.
 * @returns undefined when none was given
 * @throws Problems with file and line
 */
export async function readEnvironmentFile(
  file: Wish['environment'],
  ports: Pick<Ports, 'files'>,
): Promise<Asked | undefined> {
  if (file === undefined) return undefined;
  if (file === nothingInstalled) return nothingAsked();
  const read: ReadText = (path) => readEncoded(path, ports);
  if (typeof file !== 'string') return askedOf(file.file, file.conda, read);
  const shown = file.replaceAll('\\', '/').replace(/^\.\//, '');
  const expected =
    'a conda file (`.yml`, `.yaml`), a requirements file (`.txt`), a `pylock.toml`, an image as `name@sha256:…`, or `none`';
  if ((await ports.files.stat(ports.files.resolve(file)))?.kind !== 'file') {
    refuse({
      where: { input: 'environment' },
      said: `\`${file}\` is no file`,
      expected,
      remedy: 'check the path; it is seen from the workspace',
    });
  }
  const name = shown.split('/').at(-1)!;
  const command = exporting.find(([pattern]) => pattern.test(name))?.[1];
  if (command !== undefined)
    refuse({
      where: { input: 'environment' },
      said: `\`${file}\``,
      expected,
      remedy: `give what \`${command}\` writes`,
    });
  if (/\.ya?ml$/i.test(name)) return readCondaSource(shown, read);
  return /\.toml$/i.test(name) ? readPyLockSource(shown, read) : readRequirementsSource(shown, read);
}

/** As pip does, by the first bytes: `pip freeze >` of a PowerShell writes UTF-16. */
async function readEncoded(path: string, { files }: Pick<Ports, 'files'>): Promise<string | undefined> {
  const place = files.resolve(path);
  if ((await files.stat(place))?.kind !== 'file') return undefined;
  const bytes = await readAll(await files.open(place));
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  return decodeText({ file: path }, bytes);
}
