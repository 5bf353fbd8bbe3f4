import { removeAbandoned } from '@slipway/core/abandoned';
import type { RecordedFile } from '@slipway/core/model-record';
import type { Ports } from '@slipway/core/ports';
import { Failure } from '@slipway/core/trouble';
import { inParallel } from '@slipway/core/in-parallel';
import { copyVerified, placeBelow } from './copy-verified.ts';
import type { LocatedModel } from './kind.ts';
import { locatedModel } from './located.ts';

/**
 * Fetches files of a version to their places, each whole or not at all and checked on the way.
 * @param placeFor absolute path of what a file becomes
 * @param folder what is on its way may lie here: on the disk of the places
 * @throws Failure `DIGEST_MISMATCH` that names the file whose bytes are not the recorded ones
 */
export type Fetch = (
  files: readonly RecordedFile[],
  placeFor: (file: RecordedFile) => string,
  folder: string,
) => Promise<void>;

/**
 * Fetches the files of a version that are not on this machine. They stay below `<home>/fetched`, by their digests, so
 * that another run, one that was stopped and another version with the same files need not fetch them again.
 * @param samples the files that `record.sampleInput` and `record.sampleOutput` name
 * @throws Failure `DIGEST_MISMATCH` that names the file whose bytes are not the recorded ones
 */
export async function fetchLocated(
  record: Parameters<typeof locatedModel>[0],
  samples: readonly RecordedFile[],
  fetch: Fetch,
  ports: Ports,
): Promise<LocatedModel> {
  const all = [...new Map([...record.files, ...samples].map((file) => [file.sha256, file])).values()];
  const { missing } = await splitByPresence(all, ports);
  await fetch(missing, ({ sha256 }) => keptAt(sha256, ports), fetchedFolder(ports));
  return locatedModel(record, samples, (sha256) => keptAt(sha256, ports), ports);
}

/**
 * Writes the files of a version below a folder. What is on this machine is copied, unless it has been spoiled there; the
 * rest goes straight to its place, so that large models need the disk once.
 * @throws Failure `DIGEST_MISMATCH` that names the file whose bytes are not the recorded ones
 */
export async function fetchInto(
  folder: string,
  { id, files }: { id: string; files: readonly RecordedFile[] },
  fetch: Fetch,
  ports: Ports,
): Promise<void> {
  const places = new Map(files.map(({ path }) => [path, placeBelow(path, folder, id, ports.files)]));
  const { here, missing } = await splitByPresence(files, ports);
  const copied = await copiedWhole(here, folder, id, ports);
  await fetch(copied ? missing : files, ({ path }) => places.get(path)!, folder);
}

/** False when something on this machine was spoiled: then it is removed, and so is what was copied of it. */
async function copiedWhole(
  here: readonly RecordedFile[],
  folder: string,
  what: string,
  ports: Ports,
): Promise<boolean> {
  const kept = here.map((file) => ({ ...file, location: keptAt(file.sha256, ports) }));
  try {
    await copyVerified(kept, folder, what, ports);
    return true;
  } catch (thrown) {
    if (!(thrown instanceof Failure) || thrown.code !== 'DIGEST_MISMATCH') throw thrown;
    ports.log.info(`${thrown.message}; what was fetched before is fetched again`);
    for (const { path, location } of kept) {
      await ports.files.remove(ports.files.join(folder, ...path.split('/')));
      await ports.files.remove(location);
    }
    return false;
  }
}

async function splitByPresence(
  files: readonly RecordedFile[],
  ports: Ports,
): Promise<{ here: RecordedFile[]; missing: RecordedFile[] }> {
  const sizes = await inParallel(
    files,
    16,
    async ({ sha256 }) => (await ports.files.stat(keptAt(sha256, ports)))?.size,
  );
  return {
    here: files.filter(({ size }, index) => sizes[index] === size),
    missing: files.filter(({ size }, index) => sizes[index] !== size),
  };
}

const incomingPrefix = '.incoming-';

/**
 * Fetches files into a hidden folder below another one; when all are there, they are moved to their places.
 * @param work writes the file with a number to the path that `to` answers, and answers where each file goes
 */
export async function throughIncoming(
  folder: string,
  ports: Pick<Ports, 'files' | 'clock'>,
  work: (to: (index: number) => string) => Promise<readonly string[]>,
): Promise<void> {
  const { files } = ports;
  await files.makeFolder(folder);
  await removeAbandoned(folder, ports, (name) => name.startsWith(incomingPrefix));
  const incoming = await files.temporaryFolder(incomingPrefix, folder);
  const to = (index: number): string => files.join(incoming, String(index));
  try {
    await files.moveAll((await work(to)).map((place, index) => ({ from: to(index), to: place })));
  } finally {
    await files.remove(incoming);
  }
}

/** Absolute path of the folder of everything that was fetched. */
export function fetchedFolder({ files, host }: Pick<Ports, 'files' | 'host'>): string {
  return files.join(host.home, 'fetched');
}

/** Where the bytes with a digest are kept on this machine: `<home>/fetched/sha256/ab/<digest>`. */
export function keptAt(sha256: string, ports: Pick<Ports, 'files' | 'host'>): string {
  return ports.files.join(fetchedFolder(ports), 'sha256', sha256.slice(0, 2), sha256);
}
