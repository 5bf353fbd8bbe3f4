import type { RecordedFile } from '@slipway/core/model-record';
import type { BodyPart } from '@slipway/core/ports-transfers';
import { Failure } from '@slipway/core/trouble';
import type { Registration, SourceFile, StoredFiles } from '../kind.ts';
import { samplesOf } from '../record-of.ts';
import { rootDigest } from '../root-digest.ts';
import { requireUnchanged } from '../source.ts';
import { archiveParts, mostFiles } from './archive.ts';
import { listArtifacts } from './artifacts.ts';
import { inParallel } from '@slipway/core/in-parallel';
import { archivePath, samplePath } from './layout.ts';
import type { Place } from './logged-models.ts';
import { occupyPlace } from './occupied.ts';
import type { Server } from './server.ts';
import { uploadObject } from './upload.ts';

/** More requests at a time win nothing against a server of four workers. */
const uploadsAtATime = 8;

/** Files that are on the server, and where. */
export interface PlacedFiles extends StoredFiles {
  /** Path of the files below the server's artifacts. */
  root: string;
  /** The place that was filled with them; missing when they were there already, and belong to somebody else. */
  place?: Pick<Place, 'id' | 'root'>;
  isArchive: boolean;
}

/** One artifact that is uploaded: a file, or an archive of many. */
export interface Upload {
  /** Relative to the place. */
  path: string;
  parts: BodyPart[];
  size: number;
}

/**
 * Uploads files to a place that nobody sees as a version yet, each read and hashed once, and looks that all of them are
 * there with their sizes. What an earlier run had uploaded before it was stopped is taken up.
 * @throws Failure `CHANGED_WHILE_READ`, `NETWORK_FAILED`, `ACCESS_DENIED`
 */
export async function storeFiles(server: Server, wanted: Registration, shape: string): Promise<PlacedFiles> {
  const { ports } = server;
  const samples = samplesOf(wanted);
  const uploads = uploadsOf(wanted.files, samples);
  const occupied = await occupyPlace(server, wanted, shape);
  try {
    const total = uploads.reduce((sum, { size }) => sum + size, 0);
    let done = 0;
    const sent = await inParallel(uploads, uploadsAtATime, (upload) =>
      occupied.once(upload, async () =>
        uploadObject(server, `${occupied.place.root}/${upload.path}`, upload.parts, (bytes) => {
          done += bytes;
          ports.log.progress('uploaded', done, total, 'bytes');
        }),
      ),
    );
    await requireUnchanged(wanted, ports.files);
    await requireUnchanged({ files: samples }, ports.files);
    await requireThere(server, occupied.place.root, uploads);
    const hashed = sent.flat();
    const recorded = [...wanted.files, ...samples].map(({ path, size }, index): RecordedFile => ({
      path,
      size,
      sha256: hashed[index]!.sha256,
    }));
    const files = recorded.slice(0, wanted.files.length);
    const digest = rootDigest(files, ports.files);
    await occupied.seal(digest);
    return {
      files,
      samples: recorded.slice(wanted.files.length),
      digest,
      root: occupied.place.root,
      place: { id: occupied.place.id, root: occupied.place.root },
      isArchive: isArchive(wanted.files),
    };
  } catch (thrown) {
    await occupied.giveUp();
    throw thrown;
  } finally {
    await occupied.end();
  }
}

function isArchive(files: readonly SourceFile[]): boolean {
  return files.length > mostFiles;
}

function uploadsOf(files: readonly SourceFile[], samples: readonly SourceFile[]): Upload[] {
  const model = isArchive(files) ? [archiveOf(files)] : files.map((file) => uploadOf(file, file.path));
  return [...model, ...samples.map((sample) => uploadOf(sample, samplePath(sample.path)))];
}

/** The upload of one file. */
export function uploadOf({ from, size }: SourceFile, path: string): Upload {
  return { path, parts: [{ file: from, size }], size };
}

function archiveOf(files: readonly SourceFile[]): Upload {
  const parts = archiveParts(files, ({ from }) => from);
  const size = parts.reduce((sum, part) => sum + ('bytes' in part ? part.bytes.length : part.size), 0);
  return { path: archivePath, parts, size };
}

/** A server tells no digests of artifacts, so sizes have to do; what is read later is checked against its digest. */
export async function requireThere(
  server: Server,
  root: string,
  uploads: readonly Pick<Upload, 'path' | 'size'>[],
): Promise<void> {
  const listed = new Map((await listArtifacts(server, root)).map(({ path, size }) => [path, size]));
  for (const { path, size } of uploads) {
    if (listed.has(path) && (listed.get(path) ?? size) === size) continue;
    const there = listed.has(path) ? `${listed.get(path)} bytes` : 'nothing';
    throw new Failure(
      'STORAGE_FAILED',
      `${server.address} took ${path} (${size} bytes), and ${there} of it is there`,
      { remedy: 'look at the store of the MLflow server, and run this again' },
    );
  }
}
