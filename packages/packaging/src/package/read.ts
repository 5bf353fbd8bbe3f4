import { packageManifestName, type PackageManifest } from '@slipway/core/package-manifest';
import type { Ports } from '@slipway/core/ports';
import { Problems, refuse, type Place } from '@slipway/core/trouble';

import { readManifest } from './manifest.ts';

/** A package on this machine. */
export interface OpenedPackage {
  /** Absolute. */
  folder: string;
  manifest: PackageManifest;
}

/**
 * Opens a package: a folder, or `artifact:<name>`, which is fetched into a temporary folder first. Looks whether every
 * file is there; whether the bytes are right says `verifyPackage`.
 * @param place where a problem is reported; the input `package` when left out
 * @throws Problems when there is no package, `slipway.json` can not be read, or files are missing
 * @throws Failure `ARTIFACT_FAILED`, `DIGEST_MISMATCH` when the artifact can not be fetched whole
 */
export async function readPackage(
  reference: string,
  ports: Pick<Ports, 'files' | 'artifacts'>,
  place: Place = { input: 'package' },
): Promise<OpenedPackage> {
  const folder = await folderOf(reference, ports);
  const text = await manifestTextIn(folder, reference, ports, place);
  const read = readManifest(text, shownPath(reference, packageManifestName));
  if ('problems' in read) throw new Problems(read.problems);
  await refuseMissingFiles(folder, reference, read.manifest, ports, place);
  return { folder, manifest: read.manifest };
}

async function folderOf(reference: string, ports: Pick<Ports, 'files' | 'artifacts'>): Promise<string> {
  if (!reference.startsWith('artifact:')) return ports.files.resolve(reference);
  const folder = await ports.files.temporaryFolder('package-');
  await ports.artifacts.take(reference.slice('artifact:'.length), folder);
  return folder;
}

async function manifestTextIn(
  folder: string,
  reference: string,
  ports: Pick<Ports, 'files'>,
  place: Place,
): Promise<string> {
  const { files } = ports;
  const stands = await files.stat(folder);
  if (stands === undefined) {
    refuse({
      where: place,
      said: `\`${reference}\` does not exist`,
      expected: 'the folder of a package, or `artifact:<name>`',
      remedy: 'give the output `package` of package-model',
    });
  }
  const text =
    stands.kind === 'folder'
      ? await files.readTextIfThere(files.join(folder, packageManifestName))
      : undefined;
  if (text !== undefined) return text;
  refuse({
    where: place,
    said:
      stands.kind === 'folder'
        ? `\`${reference}\` holds no \`${packageManifestName}\``
        : `\`${reference}\` is a file`,
    expected: 'the folder of a package',
    remedy: 'make a package with package-model, and give its output `package`',
  });
}

async function refuseMissingFiles(
  folder: string,
  reference: string,
  manifest: PackageManifest,
  ports: Pick<Ports, 'files'>,
  place: Place,
): Promise<void> {
  const { files } = ports;
  const missing: string[] = [];
  for (const { path } of manifest.files) {
    const stands = await files.stat(files.join(folder, ...path.split('/')));
    if (stands?.kind !== 'file') missing.push(path);
  }
  if (missing.length === 0) return;
  const shown = missing.slice(0, 5).map((path) => `\`${path}\``);
  const more = missing.length > shown.length ? ` and ${missing.length - shown.length} more` : '';
  refuse({
    where: place,
    said: `${shown.join(', ')}${more} missing in \`${reference}\``,
    expected: `all ${manifest.files.length} files of the package`,
    remedy: 'copy the package whole, or package the model again',
  });
}

/** A file of a package as it is shown: `package/slipway.json`. */
function shownPath(reference: string, path: string): string {
  return reference.startsWith('artifact:') ? path : `${reference.replace(/[\\/]+$/, '')}/${path}`;
}
