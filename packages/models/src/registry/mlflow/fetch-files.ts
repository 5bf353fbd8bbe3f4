import type { RecordedFile } from '@slipway/core/model-record';
import type { HashedFile } from '@slipway/core/ports-files';
import { Failure } from '@slipway/core/trouble';
import { archivePlaces } from './archive.ts';
import { getArtifact } from './artifacts.ts';
import { inParallel } from '@slipway/core/in-parallel';
import { archivePath, samplePath } from './layout.ts';
import type { Server } from './server.ts';
import type { StoredVersion } from './stored.ts';

const downloadsAtATime = 8;

/** A file that is wanted, and its absolute place, in a folder that is there. */
export interface Fetch {
  file: RecordedFile;
  to: string;
  /** True for a sample, which lies beside the model. */
  isSample?: boolean;
}

/**
 * Downloads files of a version and checks each against the record while it comes.
 * @throws Failure `DIGEST_MISMATCH` that names the file whose bytes are not the recorded ones
 */
export async function fetchFiles(
  server: Server,
  stored: Pick<StoredVersion, 'root' | 'isArchive'> & { record: { id: string } },
  wanted: readonly Fetch[],
): Promise<void> {
  const total = wanted.reduce((sum, { file }) => sum + file.size, 0);
  let done = 0;
  const onBytes = (bytes: number): void => {
    done += bytes;
    server.ports.log.progress('downloaded', done, total, 'bytes');
  };
  const { root, isArchive } = stored;
  const archived = isArchive ? wanted.filter(({ isSample }) => isSample !== true) : [];
  const single = wanted.filter((fetch) => !archived.includes(fetch));
  if (archived.length > 0) {
    const places = archivePlaces(
      archived.map(({ file, to }) => ({ ...file, to })),
      ({ to }) => to,
    );
    const received = await getArtifact(server, `${root}/${archivePath}`, places, onBytes);
    archived.forEach(({ file }, index) => requireSame(server, stored.record.id, file, received[index]));
  }
  await inParallel(single, downloadsAtATime, async ({ file, to, isSample }) => {
    const path = isSample === true ? samplePath(file.path) : file.path;
    const [received] = await getArtifact(server, `${root}/${path}`, [{ file: to }], onBytes);
    requireSame(server, stored.record.id, file, received);
  });
}

function requireSame(
  { address }: Server,
  id: string,
  file: RecordedFile,
  received: HashedFile | undefined,
): void {
  if (received?.sha256 === file.sha256 && received.size === file.size) return;
  throw new Failure('DIGEST_MISMATCH', `${file.path} of ${id} is not what was registered`, {
    cause: new Error(`its SHA-256 is ${received?.sha256}, recorded is ${file.sha256} (${address})`),
    remedy: 'restore that artifact of the server from a backup, or register the model again as a new version',
  });
}
