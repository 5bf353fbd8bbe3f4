import type { RecordedFile } from '@slipway/core/model-record';
import type { Ports } from '@slipway/core/ports';
import { Failure } from '@slipway/core/trouble';
import { copyVerified, placeBelow } from '../copy-verified.ts';
import { inParallel } from '@slipway/core/in-parallel';
import type { LocatedModel } from '../kind.ts';
import { locatedModel } from '../located.ts';
import { fetchFiles } from './fetch-files.ts';
import type { ReadVersion } from './manifests.ts';
import type { ModelRepository } from './place.ts';
import { storedVersion } from './versions.ts';

/**
 * Fetches the files of a version that are not on this machine. They stay below `<home>/fetched`, by their digests, so
 * that another run, one that was stopped and another version with the same files need not fetch them again.
 * @throws Failure `DIGEST_MISMATCH` that names the file whose bytes are not the recorded ones
 */
export async function fetchVersion(model: ModelRepository, version: ReadVersion): Promise<LocatedModel> {
  const { ports } = model;
  const { record, samples } = await storedVersion(model, version);
  const all = [...new Map([...record.files, ...samples].map((file) => [file.sha256, file])).values()];
  const { missing } = await splitByPresence(all, ports);
  await fetchFiles(model, version, missing, ({ sha256 }) => keptAt(sha256, ports));
  return locatedModel(record, samples, (sha256) => keptAt(sha256, ports), ports);
}

/**
 * Writes the files of a version below a folder. What is on this machine is copied, unless it has been spoiled there; the
 * rest goes straight to its place, so that large models need the disk once.
 * @throws Failure `DIGEST_MISMATCH` that names the file whose bytes are not the recorded ones
 */
export async function writeVersion(
  model: ModelRepository,
  version: ReadVersion,
  folder: string,
): Promise<void> {
  const { name, ports } = model;
  const what = `${name}:${version.version}`;
  const { record } = await storedVersion(model, version);
  const places = new Map(record.files.map(({ path }) => [path, placeBelow(path, folder, what, ports.files)]));
  const { here, missing } = await splitByPresence(record.files, ports);
  const copied = await copiedWhole(here, folder, what, ports);
  await fetchFiles(model, version, copied ? missing : record.files, ({ path }) => places.get(path)!);
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

function keptAt(sha256: string, { files, host }: Ports): string {
  return files.join(host.home, 'fetched', 'sha256', sha256.slice(0, 2), sha256);
}
