import { removeAbandoned } from '@slipway/core/abandoned';
import type { RecordedFile } from '@slipway/core/model-record';
import type { Ports } from '@slipway/core/ports';
import type { Registration, StoredFiles } from '../kind.ts';
import type { SourceFile } from '../source-file.ts';
import { samplesOf } from '../record-of.ts';
import { rootDigest } from '../root-digest.ts';
import { requireUnchanged } from '../source.ts';
import type { Layout } from './layout.ts';
import { sweep } from './deletion.ts';

/**
 * Brings files into the registry as blobs: copied and hashed in one pass, flushed, then renamed to their digests.
 * Nothing points to them yet, so no reader sees them.
 * @throws Failure `CHANGED_WHILE_READ` when what was copied is not what was looked at
 */
export async function storeBlobs(
  layout: Layout,
  registration: Registration,
  ports: Ports,
): Promise<StoredFiles> {
  const { files } = ports;
  await files.makeFolder(layout.incoming);
  await removeAbandoned(layout.incoming, ports);
  await sweep(layout, ports);
  const incoming = await files.temporaryFolder('', layout.incoming);
  try {
    const samples = samplesOf(registration);
    const copied = await copyIn([...registration.files, ...samples], incoming, ports);
    await requireUnchanged(registration, files);
    await requireUnchanged({ files: samples }, files);
    await moveIn(layout, copied, ports);
    const recorded = copied.map(({ path, size, sha256 }) => ({ path, size, sha256 }));
    const model = recorded.slice(0, registration.files.length);
    return {
      files: model,
      samples: recorded.slice(registration.files.length),
      digest: rootDigest(model, files),
    };
  } finally {
    await files.remove(incoming);
  }
}

interface CopiedFile extends RecordedFile {
  /** Absolute path of the copy. */
  at: string;
}

async function copyIn(
  sources: readonly SourceFile[],
  incoming: string,
  { files, log }: Ports,
): Promise<CopiedFile[]> {
  const total = sources.reduce((sum, { size }) => sum + size, 0);
  let done = 0;
  const copies = sources.map(({ from }, index) => ({ from, to: files.join(incoming, String(index)) }));
  const hashed = await files.copyHashed(copies, (bytes) => {
    done += bytes;
    log.progress('stored', done, total, 'bytes');
  });
  return sources.map(({ path }, index) => ({ path, ...hashed[index]!, at: copies[index]!.to }));
}

/** The same bytes have the same place, so a blob that is there already is replaced by its equal. */
async function moveIn(layout: Layout, copied: readonly CopiedFile[], { files }: Ports): Promise<void> {
  await files.moveAll(copied.map(({ at, sha256 }) => ({ from: at, to: layout.blob(sha256) })));
}
