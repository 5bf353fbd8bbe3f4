import { byCodePoint } from '@slipway/core/digest';
import type { PackageManifest } from '@slipway/core/package-manifest';
import type { Ports } from '@slipway/core/ports';
import { Failure } from '@slipway/core/trouble';

import type { ContentFile, PackageContent, PlacedFile } from './content.ts';
import { servingName, servingText } from './manifest.ts';
import { packageDigest } from './verify.ts';

/** What an image says of when it was made: the same input has the same digest on any day. */
const noTime = '1970-01-01T00:00:00.000Z';

/** A package that is described to the last byte, and of which nothing was copied. */
export interface SealedPackage {
  manifest: PackageManifest;
  /** In no particular order. */
  files: readonly PlacedFile[];
}

/**
 * Computes the manifest of a package without copying it. Files of a registry have their digests already, which are
 * verified when the bytes are read for their layer.
 * @throws Failure `STORAGE_FAILED` when a file is gone
 */
export async function sealPackage(
  content: PackageContent,
  { files }: Pick<Ports, 'files'>,
): Promise<SealedPackage> {
  const serving: ContentFile = { to: servingName, content: servingText(content.manifest) };
  const placed = await placeFiles([...content.files, serving], { files });
  const all = placed.map((file) => file.listed);
  const manifest: PackageManifest = {
    ...content.manifest,
    digest: packageDigest(all, files),
    files: all.toSorted((left, right) => byCodePoint(left.path, right.path)),
    createdAt: noTime,
  };
  return { manifest, files: placed };
}

/** Looks up the size and the digest of every file. */
export async function placeFiles(
  content: readonly ContentFile[],
  { files }: Pick<Ports, 'files'>,
): Promise<PlacedFile[]> {
  const placed: PlacedFile[] = [];
  for (const file of content) placed.push({ content: file, listed: await listed(file, files) });
  return placed;
}

async function listed(file: ContentFile, files: Ports['files']): Promise<PlacedFile['listed']> {
  if (!('from' in file)) {
    const size = new TextEncoder().encode(file.content).length;
    return { path: file.to, size, sha256: files.sha256(file.content) };
  }
  if (file.sha256 === undefined) {
    const { size, sha256 } = await files.hash(file.from);
    return { path: file.to, size, sha256 };
  }
  const stands = await files.stat(file.from);
  if (stands === undefined)
    throw new Failure('STORAGE_FAILED', `${file.from} is gone`, { remedy: 'run again' });
  return { path: file.to, size: stands.size, sha256: file.sha256 };
}
