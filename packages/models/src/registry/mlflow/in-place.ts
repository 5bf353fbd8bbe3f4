import { inParallel } from '@slipway/core/in-parallel';
import { hashAll } from '../hash-all.ts';
import type { InPlace, Registration } from '../kind.ts';
import { samplesOf } from '../record-of.ts';
import { rootDigest } from '../root-digest.ts';
import { requireUnchanged } from '../source.ts';
import { putArtifact } from './artifacts.ts';
import { samplePath } from './layout.ts';
import type { Server } from './server.ts';
import { requireThere, uploadOf, type PlacedFiles } from './store.ts';

const uploadsAtATime = 8;

/**
 * The files of a version that a run has put on the server already. None of them is sent again: the version points at
 * them, as one that MLflow's own client makes does, so that its lineage is known. Only samples are put beside.
 * @throws Failure `STORAGE_FAILED` when they are not there any more as they were read
 */
export async function storeBeside(
  server: Server,
  wanted: Registration,
  { root }: InPlace,
): Promise<PlacedFiles> {
  const { ports } = server;
  const sources = samplesOf(wanted);
  const sent = await inParallel(sources, uploadsAtATime, (sample) => {
    const { path, parts } = uploadOf(sample, samplePath(sample.path));
    return putArtifact(server, `${root}/${path}`, parts);
  });
  await requireUnchanged({ files: sources }, ports.files);
  await requireThere(server, root, wanted.files);
  const files = await hashAll(wanted.files, ports);
  return {
    files,
    samples: sources.map(({ path, size }, index) => ({ path, size, sha256: sent[index]![0]!.sha256 })),
    digest: rootDigest(files, ports.files),
    root,
    isArchive: false,
  };
}
