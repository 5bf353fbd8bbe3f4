import type { RecordedFile } from '@slipway/core/model-record';
import type { Ports } from '@slipway/core/ports';
import type { HashedFile } from '@slipway/core/ports-files';
import { Failure } from '@slipway/core/trouble';

/** A recorded file and where its bytes are. */
export interface KeptFile extends RecordedFile {
  /** Absolute path. */
  location: string;
}

/**
 * Copies files below a folder under their own names, each hashed on the way. Copies, not links: whoever changes a copy
 * must not change the registry.
 * @throws Failure `DIGEST_MISMATCH` that names the file, `STORAGE_FAILED` when a path leads out of the folder
 */
export async function copyVerified(
  kept: readonly KeptFile[],
  folder: string,
  what: string,
  { files, log }: Ports,
): Promise<void> {
  const copies = kept.map(({ path, location }) => ({
    from: location,
    to: placeBelow(path, folder, what, files),
  }));
  for (const parent of new Set(copies.map(({ to }) => files.dirname(to)))) await files.makeFolder(parent);
  const total = kept.reduce((sum, { size }) => sum + size, 0);
  let done = 0;
  const hashed = await files.copyHashed(copies, (bytes) => {
    done += bytes;
    log.progress('copied', done, total, 'bytes');
  });
  kept.forEach((file, index) => requireRecorded(file, hashed[index], what, file.location));
}

/**
 * Makes sure that bytes are those of a recorded file.
 * @param where the bytes were, for people
 * @throws Failure `DIGEST_MISMATCH` that names the file
 */
export function requireRecorded(
  file: RecordedFile,
  hashed: HashedFile | undefined,
  what: string,
  where: string,
): void {
  if (hashed?.sha256 === file.sha256 && hashed.size === file.size) return;
  throw new Failure('DIGEST_MISMATCH', `${file.path} of ${what} is not what was registered`, {
    cause: new Error(`its SHA-256 is ${hashed?.sha256}, recorded is ${file.sha256} (${where})`),
    remedy: 'restore that file of the registry from a backup, or register the model again as a new version',
  });
}

/**
 * Where a file of a model goes below a folder. A record may come from anywhere, so its paths are checked before they are
 * written to.
 * @throws Failure `STORAGE_FAILED` when the path leads out of the folder
 */
export function placeBelow(path: string, folder: string, what: string, files: Ports['files']): string {
  const parts = path.split('/');
  const place = files.join(folder, ...parts);
  const isInside = parts.every((part) => part !== '' && part !== '.' && part !== '..');
  if (isInside && files.relative(folder, place).split(/[\\/]/)[0] !== '..') return place;
  throw new Failure('STORAGE_FAILED', `${what} names a file outside of its folder: ${path}`);
}
