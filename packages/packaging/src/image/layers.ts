import { byCodePoint } from '@slipway/core/digest';
import type { LayerCompression, LayerEntry, LayerWanted } from '@slipway/core/image';
import { packageManifestName, type PackageManifest } from '@slipway/core/package-manifest';

import type { PlacedFile } from '../package/content.ts';
import { manifestText } from '../package/manifest.ts';
import { imagePlaces, placeInImage } from './places.ts';

/** From this size on, in bytes, a file of a model has a layer of its own, so that what did not change is not sent again. */
const largeBytes = 1_048_576;

/** Engines take 127 layers at most; the base and the rest of the package need some of them. */
const mostLargeFiles = 64;

/**
 * The layers of a package above its environment, in the order of how often they change: lock, server, source, the weights of
 * each model, and what is another with every package. Pure.
 * @param weights how the weights are compressed
 */
export function packageLayers(
  manifest: PackageManifest,
  placed: readonly PlacedFile[],
  weights: LayerCompression,
): LayerWanted[] {
  const below = (folder: string): PlacedFile[] =>
    placed.filter(({ listed }) => listed.path.startsWith(`${folder}/`));
  const lock = below('lock');
  const server = below('server');
  const source = below('source');
  const models = manifest.models.flatMap(({ name, version, folder }) =>
    modelLayers(`${name}:${version}`, below(folder), weights),
  );
  const placedAlready = new Set([...lock, ...server, ...source, ...below('models')]);
  const rest = placed.filter((file) => !placedAlready.has(file));
  return [
    ...layer('the lock', lock.map(entryOf), 'gzip'),
    ...layer('the server', server.map(entryOf), 'gzip'),
    ...layer('the source', source.map(entryOf), 'gzip'),
    ...models,
    ...layer('the description of the package', [...rest.map(entryOf), ...description(manifest)], 'gzip'),
  ];
}

/** The weights of a model, for images of a whole package and for those of models alone: `/models/<name>/<version>/…`. */
export function modelLayers(
  title: string,
  files: readonly PlacedFile[],
  compression: LayerCompression,
): LayerWanted[] {
  const large = files
    .filter(({ listed }) => listed.size >= largeBytes)
    .toSorted((left, right) => right.listed.size - left.listed.size)
    .slice(0, mostLargeFiles)
    .toSorted((left, right) => byCodePoint(left.listed.path, right.listed.path));
  const small = files.filter((file) => !large.includes(file));
  return [
    ...layer(`the small files of ${title}`, small.map(entryOf), compression),
    ...large.flatMap((file) =>
      layer(`${file.listed.path.split('/').at(-1)!} of ${title}`, [entryOf(file)], compression),
    ),
  ];
}

/** From this size on, in bytes, hashing a layer takes longer than telling another thread of it. */
const foreseenBytes = 8_388_608;

/** Those layers of a model that are worth beginning with before everything else is known. Pure. */
export function foreseeableLayers(
  title: string,
  files: readonly PlacedFile[],
  compression: LayerCompression,
): LayerWanted[] {
  return modelLayers(title, files, compression).filter(({ entries: [only, ...others] }) => {
    const isOne = others.length === 0 && only?.kind === 'file';
    return isOne && only.size >= foreseenBytes;
  });
}

function layer(title: string, entries: readonly LayerEntry[], compression: LayerCompression): LayerWanted[] {
  return entries.length === 0 ? [] : [{ title, entries, compression }];
}

function entryOf({ content, listed }: PlacedFile): LayerEntry {
  const path = placeInImage(listed.path);
  if (!('from' in content)) return { kind: 'text', path, content: content.content };
  const { from, hashedMs } = content;
  return { kind: 'file', path, from, size: listed.size, sha256: listed.sha256, hashedMs };
}

/** A link lets paths that are seen from the package find the models, wherever they are mounted. */
function description(manifest: PackageManifest): LayerEntry[] {
  return [
    {
      kind: 'text',
      path: `${imagePlaces.application}/${packageManifestName}`,
      content: manifestText(manifest),
    },
    { kind: 'link', path: `${imagePlaces.application}/models`, target: imagePlaces.models },
  ];
}
