import type { HashedFile } from '@slipway/core/ports-files';
import { Failure } from '@slipway/core/trouble';
import { inParallel } from '@slipway/core/in-parallel';
import type { Server } from './server.ts';

/** An upload in parts that a server began. Source: mlflow/protos/mlflow_artifacts.proto, `CreateMultipartUpload` */
export interface Offer {
  upload_id: string;
  credentials: { url: string; part_number: number; headers?: Record<string, string> }[];
}

/** S3 takes at most 10,000 parts of at least 5 MiB. */
const smallestPart = 32 * 1024 * 1024;
const mostParts = 10_000;
const partsAtATime = 6;

/** Begins an upload in parts, or answers undefined when the server's store takes none. */
export async function offerMultipart(server: Server, path: string, size: number): Promise<Offer | undefined> {
  const body = { path: nameOf(path), num_parts: Math.ceil(size / partSize(size)) };
  const answer = await server.post(routeOf('create', path), body);
  if (answer.status === 200) return JSON.parse(answer.body) as Offer;
  if ([404, 405, 501].includes(answer.status)) return undefined;
  throw server.trouble(answer, `begin the upload of ${path} in parts`);
}

/** Uploads a file in parts to the addresses that were offered, and puts it together. A login is never sent there. */
export async function uploadInParts(
  server: Server,
  path: string,
  { file, size }: { file: string; size: number },
  { upload_id, credentials }: Offer,
  onBytes: (bytes: number) => void,
): Promise<HashedFile> {
  const { transfers, files } = server.ports;
  const whole = partSize(size);
  const hashing = files.hash(file);
  hashing.catch(() => undefined);
  try {
    const parts = await inParallel(credentials, partsAtATime, async ({ url, part_number, headers }) => {
      const offset = (part_number - 1) * whole;
      const part = { file, offset, size: Math.min(whole, size - offset) };
      const answer = await transfers.send({ method: 'PUT', url, headers: headers ?? {} }, [part], onBytes);
      if (answer.status < 200 || answer.status > 299) throw storeTrouble(server, url, answer.status);
      return { part_number, etag: answer.headers['etag'] ?? '', url };
    });
    const body = { path: nameOf(path), upload_id, parts };
    const answer = await server.post(routeOf('complete', path), body);
    if (answer.status !== 200) throw server.trouble(answer, `put the parts of ${path} together`);
    return await hashing;
  } catch (thrown) {
    const body = { path: nameOf(path), upload_id };
    await server.post(routeOf('abort', path), body).catch(() => undefined);
    throw thrown;
  }
}

function storeTrouble({ address }: Server, url: string, status: number): Failure {
  const { host } = new URL(url);
  return new Failure('NETWORK_FAILED', `${host}, the store of ${address}, did not take a part (${status})`, {
    remedy: 'look at the store of the MLflow server, and run this again',
  });
}

function partSize(size: number): number {
  return Math.max(smallestPart, Math.ceil(size / mostParts));
}

/** The folder is part of the route, the name of the file of the body. */
function routeOf(verb: 'create' | 'complete' | 'abort', path: string): string {
  const folder = path.split('/').slice(0, -1).map(encodeURIComponent).join('/');
  return `/api/2.0/mlflow-artifacts/mpu/${verb}/${folder}`;
}

function nameOf(path: string): string {
  return path.split('/').at(-1) ?? '';
}
