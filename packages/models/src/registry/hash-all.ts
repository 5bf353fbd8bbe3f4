import type { RecordedFile } from '@slipway/core/model-record';
import type { Ports } from '@slipway/core/ports';
import type { SourceFile } from './source-file.ts';

/** The digests of files where they are, in their order. Those whose digests are known already are not read. */
export async function hashAll(
  sources: readonly SourceFile[],
  { files, log }: Ports,
): Promise<RecordedFile[]> {
  const total = sources.reduce((sum, { size, sha256 }) => sum + (sha256 === undefined ? size : 0), 0);
  let done = 0;
  const hashed: RecordedFile[] = [];
  for (const { path, from, size: known, sha256: digest } of sources) {
    if (digest !== undefined) {
      hashed.push({ path, size: known, sha256: digest });
      continue;
    }
    const { size, sha256 } = await files.hash(from, (bytes) => {
      done += bytes;
      log.progress('compared', done, total, 'bytes');
    });
    hashed.push({ path, size, sha256 });
  }
  return hashed;
}
