import { Failure } from '@slipway/core/trouble';
import { fetchFiles } from './fetch-files.ts';
import type { Server } from './server.ts';
import type { StoredVersion } from './stored.ts';

/**
 * Writes the files of a version below a folder under their own names: downloaded into a hidden folder beside, checked,
 * and moved when all of them are there.
 * @throws Failure `DIGEST_MISMATCH` that names the file, `STORAGE_FAILED` when a path leads out of the folder
 */
export async function materialise(server: Server, stored: StoredVersion, folder: string): Promise<void> {
  const { files } = server.ports;
  const { record } = stored;
  const places = record.files.map((file) => ({ file, place: placeOf(file.path, folder, record.id, server) }));
  await files.makeFolder(folder);
  const incoming = await files.temporaryFolder('.slipway-', folder);
  try {
    const fetches = record.files.map((file, index) => ({ file, to: files.join(incoming, String(index)) }));
    await fetchFiles(server, stored, fetches);
    await files.moveAll(places.map(({ place }, index) => ({ from: fetches[index]!.to, to: place })));
  } finally {
    await files.remove(incoming);
  }
}

/** A record may come from anywhere, so its paths are checked before they are written to. */
function placeOf(path: string, folder: string, what: string, { ports: { files } }: Server): string {
  const parts = path.split('/');
  const place = files.join(folder, ...parts);
  const isInside = parts.every((part) => part !== '' && part !== '.' && part !== '..');
  if (isInside && files.relative(folder, place).split(/[\\/]/)[0] !== '..') return place;
  throw new Failure('STORAGE_FAILED', `${what} names a file outside of its folder: ${path}`);
}
