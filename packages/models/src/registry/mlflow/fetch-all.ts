import { byCodePoint } from '@slipway/core/digest';
import { inParallel } from '@slipway/core/in-parallel';
import type { RecordedFile } from '@slipway/core/model-record';
import { getArtifact, type ListedFile } from './artifacts.ts';
import { incomingFolder, keptBytes } from './downloads.ts';
import { ownFolder } from './layout.ts';
import type { Server } from './server.ts';

const downloadsAtATime = 8;

/** What of a folder of artifacts belongs to the model: everything but what Slipway put beside it. */
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
  const { ports } = server;
  const total = listed.reduce((sum, { size }) => sum + (size ?? 0), 0);
  let done = 0;
  const incoming = await incomingFolder(ports);
  try {
    const ordered = listed.toSorted((left, right) => byCodePoint(left.path, right.path));
    const files = await inParallel(ordered, downloadsAtATime, async ({ path }, index) => {
      const to = ports.files.join(incoming, String(index));
      const [received] = await getArtifact(server, `${root}/${path}`, [{ file: to }], (bytes) => {
        done += bytes;
        ports.log.progress('downloaded', done, total, 'bytes');
      });
      return { path, ...received! };
    });
    await ports.files.moveAll(
      files.map(({ sha256 }, index) => ({
        from: ports.files.join(incoming, String(index)),
        to: keptBytes(sha256, ports),
      })),
    );
    return files;
  } finally {
    await ports.files.remove(incoming);
  }
}
