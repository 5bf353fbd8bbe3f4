import { byCodePoint } from '@slipway/core/digest';
import { inParallel } from '@slipway/core/in-parallel';
import type { RecordedFile } from '@slipway/core/model-record';
import type { HashedFile } from '@slipway/core/ports-files';
import { archivePlaces } from '../archive.ts';
import { requireRecorded } from '../copy-verified.ts';
import { fetchedFolder, keptAt, throughIncoming, type Fetch } from '../fetched.ts';
import { getArtifact, type ListedFile } from '../../mlflow/artifacts.ts';
import { archivePath, ownFolder, samplePath } from './places.ts';
import type { Server } from '../../mlflow/server.ts';
import type { StoredVersion } from './stored-version.ts';

const downloadsAtATime = 8;

/** Fetches files of a version, which are among those of its record and its samples. */
export function fetchOf(server: Server, { root, isArchive, samples, record }: StoredVersion): Fetch {
  return async (wanted, placeFor, folder) => {
    if (wanted.length === 0) return;
    const onBytes = progressOf(server, wanted);
    await throughIncoming(folder, server.ports, async (to) => {
      const places = new Map(wanted.map((file, index) => [file, to(index)]));
      const received = new Map<RecordedFile, HashedFile | undefined>();
      const packed = isArchive ? record.files.filter((file) => places.has(file)) : [];
      if (packed.length > 0) {
        const members = archivePlaces(record.files, (file) => places.get(file));
        const unpacked = await getArtifact(server, `${root}/${archivePath}`, members, onBytes);
        packed.forEach((file, index) => received.set(file, unpacked[index]));
      }
      const single = wanted.filter((file) => !received.has(file));
      await inParallel(single, downloadsAtATime, async (file) => {
        const path = samples.includes(file) ? samplePath(file.path) : file.path;
        const [got] = await getArtifact(server, `${root}/${path}`, [{ file: places.get(file)! }], onBytes);
        received.set(file, got);
      });
      for (const file of wanted) requireRecorded(file, received.get(file), record.id, server.address);
      return wanted.map(placeFor);
    });
  };
}

/** What of a folder of artifacts belongs to the model: everything but what Slipway put there with it. */
export function modelFiles(listed: readonly ListedFile[]): ListedFile[] {
  return listed.filter(({ path }) => !path.startsWith(`${ownFolder}/`));
}

/**
 * Fetches files whose digests nobody knows, and keeps them on this machine by the digests they turn out to have.
 * Answers them in the order of the paths' code points.
 * @param root folder below the server's artifacts
 */
export async function fetchAll(
  server: Server,
  root: string,
  listed: readonly ListedFile[],
): Promise<RecordedFile[]> {
  const ordered = listed.toSorted((left, right) => byCodePoint(left.path, right.path));
  const onBytes = progressOf(server, ordered);
  let files: RecordedFile[] = [];
  await throughIncoming(fetchedFolder(server.ports), server.ports, async (to) => {
    files = await inParallel(ordered, downloadsAtATime, async ({ path }, index) => {
      const [received] = await getArtifact(server, `${root}/${path}`, [{ file: to(index) }], onBytes);
      return { path, ...received! };
    });
    return files.map(({ sha256 }) => keptAt(sha256, server.ports));
  });
  return files;
}

function progressOf({ ports }: Server, files: readonly { size?: number }[]): (bytes: number) => void {
  const total = files.reduce((sum, { size }) => sum + (size ?? 0), 0);
  let done = 0;
  return (bytes) => ports.log.progress('downloaded', (done += bytes), total, 'bytes');
}
