import type { Descriptor } from '@slipway/core/image';
import type { ModelRecord, RecordedFile } from '@slipway/core/model-record';
import type { Ports } from '@slipway/core/ports';
import type { WantedMember } from '@slipway/core/registry-session';
import { Failure } from '@slipway/core/trouble';
import { copyVerified } from '../copy-verified.ts';
import type { LocatedFile, LocatedModel } from '../kind.ts';
import { locatedFile } from '../located.ts';
import { inParallel } from '../in-parallel.ts';
import { isArchive, type ReadVersion } from './manifests.ts';
import type { ModelRepository } from './place.ts';
import { storedVersion } from './versions.ts';

/** Files that are fetched at the same time. */
const lanes = 4;

/**
 * Fetches the files of a version that are not on this machine. They stay below `<home>/fetched`, by their digests, so
 * that another run, one that was stopped and another version with the same files need not fetch them again.
 * @throws Failure `DIGEST_MISMATCH` that names the file whose bytes are not the recorded ones
 */
export async function fetchVersion(model: ModelRepository, version: ReadVersion): Promise<LocatedModel> {
  const { record, samples } = await storedVersion(model, version);
  await fetchMissing(model, version.layers, record, samples);
  const located = (file: RecordedFile): LocatedFile =>
    locatedFile(file, placeOf(file.sha256, model.ports), model.ports);
  const sample = (path: string | undefined): LocatedFile | undefined => {
    const found = samples.find((file) => file.path === path);
    return found === undefined ? undefined : located(found);
  };
  const [sampleInput, sampleOutput] = [sample(record.sampleInput), sample(record.sampleOutput)];
  return {
    files: record.files.map(located),
    ...(sampleInput === undefined ? {} : { sampleInput }),
    ...(sampleOutput === undefined ? {} : { sampleOutput }),
  };
}

/**
 * Writes the files of a version below a folder. What was fetched before and has been spoiled since is fetched again.
 * @throws Failure `DIGEST_MISMATCH` that names the file whose bytes are not the recorded ones
 */
export async function writeVersion(
  model: ModelRepository,
  version: ReadVersion,
  folder: string,
): Promise<void> {
  const { name, ports } = model;
  const what = `${name}:${version.version}`;
  const { files } = await fetchVersion(model, version);
  try {
    await copyVerified(files, folder, what, ports);
  } catch (thrown) {
    if (!(thrown instanceof Failure) || thrown.code !== 'DIGEST_MISMATCH') throw thrown;
    ports.log.info(`${thrown.message}; what was fetched before is fetched again`);
    for (const { path, location } of files) {
      await ports.files.remove(ports.files.join(folder, ...path.split('/')));
      await ports.files.remove(location);
    }
    await copyVerified((await fetchVersion(model, version)).files, folder, what, ports);
  }
}

async function fetchMissing(
  model: ModelRepository,
  layers: readonly Descriptor[],
  record: ModelRecord,
  samples: readonly RecordedFile[],
): Promise<void> {
  const { ports } = model;
  const archive = layers.find(isArchive);
  const missing = await notThere([...record.files, ...samples], ports);
  const total = missing.reduce((sum, { size }) => sum + size, 0);
  let done = 0;
  const onBytes = (bytes: number): void => {
    done += bytes;
    ports.log.progress('fetched', done, total, 'bytes');
  };
  const isPacked = (file: RecordedFile): boolean => archive !== undefined && record.files.includes(file);
  const packed = missing.filter(isPacked);
  if (archive !== undefined && packed.length > 0) await unpack(model, archive, packed, record, onBytes);
  await inParallel(
    missing.filter((file) => !isPacked(file)),
    lanes,
    (file) => fetchFile(model, file, record, onBytes),
  );
}

/** Every digest once. */
async function notThere(files: readonly RecordedFile[], ports: Ports): Promise<RecordedFile[]> {
  const different = [...new Map(files.map((file) => [file.sha256, file])).values()];
  const sizes = await inParallel(
    different,
    16,
    async ({ sha256 }) => (await ports.files.stat(placeOf(sha256, ports)))?.size,
  );
  return different.filter(({ size }, index) => sizes[index] !== size);
}

async function fetchFile(
  { repository, session, ports }: ModelRepository,
  { path, size, sha256 }: RecordedFile,
  { id }: ModelRecord,
  onBytes: (bytes: number) => void,
): Promise<void> {
  const blob = { digest: `sha256:${sha256}`, size };
  await named(`${path} of ${id}`, () => session.fetch(repository, blob, placeOf(sha256, ports), onBytes));
}

/** The archive's members go to the places of their digests: no path in it is written to. */
async function unpack(
  { repository, session, ports }: ModelRepository,
  archive: Descriptor,
  files: readonly RecordedFile[],
  { id }: ModelRecord,
  onBytes: (bytes: number) => void,
): Promise<void> {
  const members = new Map(
    files.map(({ path, size, sha256 }): [string, WantedMember] => [
      path,
      { to: placeOf(sha256, ports), size, sha256 },
    ]),
  );
  await named(`the archive of ${id}`, () => session.fetchMembers(repository, archive, members, onBytes));
}

async function named(what: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (thrown) {
    if (!(thrown instanceof Failure) || thrown.code !== 'DIGEST_MISMATCH') throw thrown;
    throw new Failure('DIGEST_MISMATCH', `${what} is not what was registered`, {
      cause: thrown,
      remedy: 'restore that blob of the registry from a backup, or register the model again as a new version',
    });
  }
}

function placeOf(sha256: string, { files, host }: Ports): string {
  return files.join(host.home, 'fetched', 'sha256', sha256.slice(0, 2), sha256);
}
