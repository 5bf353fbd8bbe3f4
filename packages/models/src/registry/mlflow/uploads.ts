import type { RecordedFile } from '@slipway/core/model-record';
import { inParallel } from '@slipway/core/in-parallel';
import type { BodyPart } from '@slipway/core/ports-transfers';
import { Failure } from '@slipway/core/trouble';
import { archiveParts } from '../archive.ts';
import { hashAll } from '../hash-all.ts';
import type { Registration, StoredFiles } from '../kind.ts';
import type { InPlace, SourceFile } from '../source-file.ts';
import { samplesOf } from '../record-of.ts';
import { rootDigest } from '../root-digest.ts';
import { requireUnchanged } from '../source.ts';
import { listArtifacts, putArtifact } from '../../mlflow/artifacts.ts';
import { uploadArtifact } from '../../mlflow/multipart.ts';
import { archivePath, occupyPlace, samplePath, type Place } from './places.ts';
import type { Server } from '../../mlflow/server.ts';

/** With more files than this a model is one archive: a call a file would take most of the time. */
const mostFiles = 1500;

/** More requests at a time win nothing against a server of four workers. */
const uploadsAtATime = 8;

/** Files that are on the server, and where. */
export interface PlacedFiles extends StoredFiles {
  /** Path of the files below the server's artifacts. */
  root: string;
  /** The place that was filled with them; missing when they were there already, and belong to somebody else. */
  place?: Place;
  isArchive: boolean;
}

/** One artifact that is uploaded: a file, or an archive of many. The path is relative to the place. */
type Upload = { path: string; parts: BodyPart[]; size: number };

/**
 * Uploads files to a place that nobody sees as a version yet, each read and hashed once, and looks that all of them are
 * there with their sizes. What an earlier run had uploaded before it failed is taken up.
 * @throws Failure `CHANGED_WHILE_READ`, `NETWORK_FAILED`, `ACCESS_DENIED`
 */
export async function storeFiles(server: Server, wanted: Registration, shape: string): Promise<PlacedFiles> {
  if (wanted.inPlace !== undefined) return storeInPlace(server, wanted, wanted.inPlace);
  const { files, log } = server.ports;
  const samples = samplesOf(wanted);
  const isArchive = wanted.files.length > mostFiles;
  const model = isArchive ? [archiveOf(wanted.files)] : wanted.files.map((file) => uploadOf(file, file.path));
  const uploads = [...model, ...samples.map((sample) => uploadOf(sample, samplePath(sample.path)))];
  const total = uploads.reduce((sum, { size }) => sum + size, 0);
  const occupied = await occupyPlace(server, wanted.name, shape, total);
  const { place } = occupied;
  try {
    let done = 0;
    const onBytes = (bytes: number): void => log.progress('uploaded', (done += bytes), total, 'bytes');
    const sent = await inParallel(uploads, uploadsAtATime, ({ path, parts }) =>
      occupied.once(path, parts, () => uploadArtifact(server, `${place.root}/${path}`, parts, onBytes)),
    );
    await requireUnchanged(wanted, files);
    await requireUnchanged({ files: samples }, files);
    await requireThere(server, place.root, uploads);
    const hashed = sent.flat();
    const recorded = [...wanted.files, ...samples].map(({ path, size }, index): RecordedFile => ({
      path,
      size,
      sha256: hashed[index]!.sha256,
    }));
    const ofModel = recorded.splice(0, wanted.files.length);
    const digest = rootDigest(ofModel, files);
    await occupied.seal(digest);
    return { files: ofModel, samples: recorded, digest, root: place.root, place, isArchive };
  } catch (thrown) {
    await occupied.giveUp().catch(() => undefined);
    throw thrown;
  }
}

/**
 * The files of a version that a run has put on the server already. None of them is sent again: the version points at
 * them, as one that MLflow's own client makes does, so that its lineage is known. Only samples are put with them.
 * @throws Failure `STORAGE_FAILED` when they are not there any more as they were read
 */
async function storeInPlace(server: Server, wanted: Registration, { root }: InPlace): Promise<PlacedFiles> {
  const { ports } = server;
  const sources = samplesOf(wanted);
  const samples = await inParallel(sources, uploadsAtATime, async ({ path, size, from }) => {
    const [sent] = await putArtifact(server, `${root}/${samplePath(path)}`, [{ file: from, size }]);
    return { path, size, sha256: sent!.sha256 };
  });
  await requireUnchanged({ files: sources }, ports.files);
  await requireThere(server, root, wanted.files);
  const files = await hashAll(wanted.files, ports);
  return { files, samples, digest: rootDigest(files, ports.files), root, isArchive: false };
}

function uploadOf({ from, size }: SourceFile, path: string): Upload {
  return { path, parts: [{ file: from, size }], size };
}

function archiveOf(files: readonly SourceFile[]): Upload {
  const parts = archiveParts(files, ({ from }) => from);
  const size = parts.reduce((sum, part) => sum + ('bytes' in part ? part.bytes.length : part.size), 0);
  return { path: archivePath, parts, size };
}

/** A server keeps no digests of artifacts, so sizes have to do; what is read later is checked against its digest. */
async function requireThere(
  server: Server,
  root: string,
  uploads: readonly Omit<Upload, 'parts'>[],
): Promise<void> {
  const listed = new Map((await listArtifacts(server, root)).map(({ path, size }) => [path, size]));
  for (const { path, size } of uploads) {
    if (listed.has(path) && (listed.get(path) ?? size) === size) continue;
    const there = listed.has(path) ? `${listed.get(path)} bytes` : 'nothing';
    const said = `${server.address} took ${path} (${size} bytes), and ${there} of it is there`;
    const remedy = 'look at the store of the MLflow server, and run this again';
    throw new Failure('STORAGE_FAILED', said, { remedy });
  }
}
