import { packageManifestName } from '@slipway/core/package-manifest';
import type { Ports } from '@slipway/core/ports';
import { refuse } from '@slipway/core/trouble';

import { readManifest } from '../package/manifest.ts';
import type { OutputFacts } from './kind.ts';

/**
 * What stands in a folder that a package is to take.
 * @param within where in the folder the package itself is; empty: the folder is the package
 * @param input the input that named the folder
 * @throws Problems when something else is there
 */
export async function lookAtFolder(
  path: string,
  within: string,
  input: string,
  { files }: Pick<Ports, 'files'>,
): Promise<OutputFacts> {
  const stands = await files.stat(path);
  if (stands === undefined) return { place: path };
  if (stands.kind === 'folder' && (await files.names(path)).length === 0) return { place: path };
  const folder = within === '' ? path : files.join(path, within);
  const text = await files.readTextIfThere(files.join(folder, packageManifestName)).catch(() => undefined);
  if (text === undefined) {
    refuse({
      where: { input },
      said: stands.kind === 'folder' ? `${path} holds other files` : `${path} is a file`,
      expected: 'a folder that is empty, holds a package, or does not exist',
      remedy: `choose another \`${input}\`, or remove what is there`,
    });
  }
  const read = readManifest(text, packageManifestName);
  if (!('manifest' in read)) return { place: path };
  const { manifest } = read;
  return {
    place: path,
    existing: {
      fingerprint: manifest.fingerprint,
      digest: manifest.digest,
      package: { folder, manifest },
    },
  };
}

/**
 * Gives a finished folder its place. A folder can not be replaced in one step, so the one that is there steps aside
 * first, comes back when the new one can not take its place, and is removed last.
 */
export async function replaceFolder(
  finished: string,
  destination: string,
  { files }: Pick<Ports, 'files'>,
): Promise<void> {
  const aside = `${finished}.previous`;
  const isTaken = (await files.stat(destination)) !== undefined;
  if (isTaken) await files.move(destination, aside);
  try {
    await files.move(finished, destination);
  } catch (thrown) {
    if (isTaken) await files.move(aside, destination);
    throw thrown;
  }
  await files.flushFolder(files.dirname(destination));
  await files.remove(aside);
}
