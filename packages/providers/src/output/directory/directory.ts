import { packageManifestName } from '@slipway/core/package-manifest';
import type { Ports } from '@slipway/core/ports';
import { refuse } from '@slipway/core/trouble';

import { readManifest } from '../../package/manifest.ts';
import type { OutputFacts, OutputProvider } from '../kind.ts';
import { assemble } from './assemble.ts';
import { publish } from './publish.ts';

/** A package as a folder on this machine. */
export const directory: OutputProvider = {
  id: 'directory',
  title: 'a folder',
  supports: { artifact: true },
  look,
  assemble,
  publish,
  discard: ({ folder }, { files }) => files.remove(folder),
};

async function look(destination: string, { files }: Ports): Promise<OutputFacts> {
  const stands = await files.stat(destination);
  if (stands === undefined) return {};
  const names = stands.kind === 'folder' ? await files.names(destination) : [];
  if (stands.kind === 'folder' && names.length === 0) return {};
  const text = names.includes(packageManifestName)
    ? await files.readText(files.join(destination, packageManifestName))
    : undefined;
  if (text === undefined) {
    refuse({
      where: { input: 'path' },
      said: stands.kind === 'folder' ? `${destination} holds other files` : `${destination} is a file`,
      expected: 'a folder that is empty, holds a package, or does not exist',
      remedy: 'choose another `path`, or remove what is there',
    });
  }
  const read = readManifest(text, packageManifestName);
  return 'manifest' in read ? { existing: { folder: destination, manifest: read.manifest } } : {};
}
