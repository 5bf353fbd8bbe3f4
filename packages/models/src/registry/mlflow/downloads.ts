import type { RecordedFile } from '@slipway/core/model-record';
import type { Ports } from '@slipway/core/ports';
import type { LocatedModel } from '../kind.ts';
import { locatedModel } from '../located.ts';
import { fetchFiles, type Fetch } from './fetch-files.ts';
import type { Server } from './server.ts';
import type { StoredVersion } from './stored.ts';

/** What a run that was killed left is removed after a day. */
const leftoverMs = 24 * 60 * 60 * 1000;

/** Where the bytes with a digest are kept on this machine: `<home>/fetched/sha256/ab/<digest>`. */
export function keptBytes(sha256: string, { files, host }: Pick<Ports, 'files' | 'host'>): string {
  return files.join(host.home, 'fetched', 'sha256', sha256.slice(0, 2), sha256);
}

/** The files of a version on this machine. What is not there yet is downloaded, checked, and then appears whole. */
export async function locateStored(server: Server, stored: StoredVersion): Promise<LocatedModel> {
  const { ports } = server;
  const { record, samples } = stored;
  const isThere = async ({ sha256 }: RecordedFile): Promise<boolean> =>
    (await ports.files.stat(keptBytes(sha256, ports))) !== undefined;
  const missing = new Set<RecordedFile>();
  for (const file of [...record.files, ...samples]) if (!(await isThere(file))) missing.add(file);
  const isWhole = !record.files.some((file) => missing.has(file));
  const wanted =
    stored.isArchive && !isWhole ? record.files : record.files.filter((file) => missing.has(file));
  await download(
    server,
    stored,
    wanted,
    samples.filter((file) => missing.has(file)),
  );
  return locatedModel(record, samples, (sha256) => keptBytes(sha256, ports), ports);
}

async function download(
  server: Server,
  stored: StoredVersion,
  model: readonly RecordedFile[],
  samples: readonly RecordedFile[],
): Promise<void> {
  if (model.length + samples.length === 0) return;
  const { ports } = server;
  const incoming = await incomingFolder(ports);
  try {
    const fetches = [...model, ...samples].map((file, index): Fetch => ({
      file,
      to: ports.files.join(incoming, String(index)),
      isSample: index >= model.length,
    }));
    await fetchFiles(server, stored, fetches);
    await ports.files.moveAll(
      fetches.map(({ file, to }) => ({ from: to, to: keptBytes(file.sha256, ports) })),
    );
  } finally {
    await ports.files.remove(incoming);
  }
}

/** A new folder on the disk of the kept bytes, after what killed runs left was removed. */
export async function incomingFolder({ files, clock, host }: Ports): Promise<string> {
  const above = files.join(host.home, 'fetched', 'incoming');
  await files.makeFolder(above);
  for (const name of await files.names(above)) {
    const path = files.join(above, name);
    const facts = await files.stat(path);
    if (facts !== undefined && clock.now() - facts.modifiedMs > leftoverMs) await files.remove(path);
  }
  return files.temporaryFolder('', above);
}
