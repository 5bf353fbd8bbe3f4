import type { Descriptor } from '@slipway/core/image';
import type { RecordedFile } from '@slipway/core/model-record';
import type { BlobContent, BlobName } from '@slipway/core/registry-session';
import { hashAll } from '../hash-all.ts';
import type { Registration, StoredFiles } from '../kind.ts';
import type { SourceFile } from '../source-file.ts';
import { samplesOf } from '../record-of.ts';
import { rootDigest } from '../root-digest.ts';
import { requireUnchanged } from '../source.ts';
import { archiveLayer, fileLayer, sampleLayer } from './manifests.ts';
import type { ModelRepository } from './place.ts';

/** What the step `store` answers: the files, and the layers that hold them. Plain data. */
export interface StoredLayers extends StoredFiles {
  layers: readonly Descriptor[];
}

/** With more files than this all of them become one archive: registries and engines have limits for layers. */
export const filesAtMost = 1500;

/**
 * Brings files into the registry as blobs, several at a time. Nothing points to them yet, so no reader sees them; those
 * that are there, from another version or from a run that was stopped, are not sent again.
 * @param hashed the files with their digests, where they are known
 * @throws Failure `CHANGED_WHILE_READ` when what was sent is not what was looked at
 */
export async function storeLayers(
  { repository, session, ports }: ModelRepository,
  wanted: Registration,
  hashed: readonly RecordedFile[] | undefined,
): Promise<StoredLayers> {
  const files = hashed ?? (await hashAll(wanted.files, ports));
  const sources = samplesOf(wanted);
  const samples = await hashAll(sources, ports);
  const isPacked = files.length > filesAtMost;
  const models = isPacked
    ? [await ports.images.layer(archiveOf(wanted, files), ports.host.temp)]
    : files.map((file, index) => blobOf(wanted.files[index]!, file));
  const blobs = [...models, ...samples.map((file, index) => blobOf(sources[index]!, file))];
  const sent = await session.send(repository, blobs, (done, total) =>
    ports.log.progress('stored', done, total, 'bytes'),
  );
  await requireUnchanged(wanted, ports.files);
  await requireUnchanged({ files: sources }, ports.files);
  const layerOf = (blob: BlobName, index: number): Descriptor => {
    if (index >= models.length) return sampleLayer(blob, samples[index - models.length]!.path);
    return isPacked ? archiveLayer(blob) : fileLayer(blob, files[index]!.path);
  };
  return { files, samples, digest: rootDigest(files, ports.files), layers: sent.map(layerOf) };
}

function blobOf({ from, modifiedMs }: SourceFile, { size, sha256 }: RecordedFile): BlobContent {
  return { from, size, sha256, modifiedMs };
}

/** Same files, same archive: no times, no owners, the order of the code points. */
function archiveOf(
  wanted: Registration,
  files: readonly RecordedFile[],
): Parameters<ModelRepository['ports']['images']['layer']>[0] {
  const entries = files.map(
    ({ path, size, sha256 }, index) =>
      ({ kind: 'file', path: `/${path}`, from: wanted.files[index]!.from, size, sha256 }) as const,
  );
  return { title: `the files of ${wanted.name}`, entries, compression: 'none' };
}
