import type { RecordedFile } from '@slipway/core/model-record';
import type { Ports } from '@slipway/core/ports';
import type { SourceFile } from './kind.ts';

/** Hashes files where they are, in their order. */
export async function hashAll(
  sources: readonly SourceFile[],
  { files, log }: Ports,
): Promise<RecordedFile[]> {
  const total = sources.reduce((sum, { size }) => sum + size, 0);
  let done = 0;
  const hashed: RecordedFile[] = [];
  for (const { path, from } of sources) {
    const { size, sha256 } = await files.hash(from, (bytes) => {
      done += bytes;
      log.progress('compared', done, total, 'bytes');
    });
    hashed.push({ path, size, sha256 });
  }
  return hashed;
}
