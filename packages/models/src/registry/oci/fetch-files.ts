import type { Descriptor } from '@slipway/core/image';
import type { RecordedFile } from '@slipway/core/model-record';
import type { WantedMember } from '@slipway/core/registry-session';
import { Failure } from '@slipway/core/trouble';
import { inParallel } from '@slipway/core/in-parallel';
import type { Fetch } from '../fetched.ts';
import { isArchive, type ReadVersion } from './manifests.ts';
import type { ModelRepository } from './place.ts';

/** Files that are fetched at the same time. */
const lanes = 6;

/** Fetches files of a version. */
export function fetchOf(model: ModelRepository, version: ReadVersion): Fetch {
  return (files, placeFor) => fetchFiles(model, version, files, placeFor);
}

async function fetchFiles(
  model: ModelRepository,
  { version, layers }: ReadVersion,
  files: readonly RecordedFile[],
  placeFor: (file: RecordedFile) => string,
): Promise<void> {
  const { name, repository, session, ports } = model;
  const id = `${name}:${version}`;
  const total = files.reduce((sum, { size }) => sum + size, 0);
  let done = 0;
  const onBytes = (bytes: number): void => {
    done += bytes;
    ports.log.progress('fetched', done, total, 'bytes');
  };
  const archive = layers.find(isArchive);
  const layered = new Set(layers.map(({ digest }) => digest));
  const isPacked = ({ sha256 }: RecordedFile): boolean =>
    archive !== undefined && !layered.has(`sha256:${sha256}`);
  const packed = files.filter(isPacked);
  if (archive !== undefined && packed.length > 0) await unpack(model, archive, packed, placeFor, id, onBytes);
  await inParallel(
    files.filter((file) => !isPacked(file)),
    lanes,
    (file) => {
      const blob = { digest: `sha256:${file.sha256}`, size: file.size };
      return named(`${file.path} of ${id}`, () => session.fetch(repository, blob, placeFor(file), onBytes));
    },
  );
}

/** Members go to the places that were thought out for them: no path of the archive is written to. */
async function unpack(
  { repository, session }: ModelRepository,
  archive: Descriptor,
  files: readonly RecordedFile[],
  placeFor: (file: RecordedFile) => string,
  id: string,
  onBytes: (bytes: number) => void,
): Promise<void> {
  const members = new Map(
    files.map((file): [string, WantedMember] => {
      const { path, size, sha256 } = file;
      return [path, { to: placeFor(file), size, sha256 }];
    }),
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
