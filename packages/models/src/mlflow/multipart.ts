import { checkedJson } from '@slipway/core/checked-json';
import { inParallel } from '@slipway/core/in-parallel';
import type { HashedFile } from '@slipway/core/ports-files';
import type { BodyPart } from '@slipway/core/ports-transfers';
import { Failure } from '@slipway/core/trouble';
import { putArtifact } from './artifacts.ts';
import type { Server } from './server.ts';
import { answer, type WireMultipart } from './wire.ts';

/** What is larger is uploaded in parts, when the server's store takes parts. */
const largeBytes = 100 * 1024 * 1024;

/** S3 takes at most 10,000 parts of at least 5 MiB. */
const smallestPart = 32 * 1024 * 1024;
const mostParts = 10_000;
const partsAtATime = 6;

type OnBytes = (bytes: number) => void;

/** Uploads one artifact, past the server when its store takes parts. Answers the digests of its files. */
export async function uploadArtifact(
  server: Server,
  path: string,
  parts: readonly BodyPart[],
  onBytes: OnBytes,
): Promise<readonly HashedFile[]> {
  const [only] = parts;
  if (parts.length === 1 && only !== undefined && 'file' in only && only.size >= largeBytes) {
    const begun = await sendParts(server, 'create', path, {
      num_parts: Math.ceil(only.size / partSize(only.size)),
    });
    if (begun.status === 200) {
      const offer = checkedJson(answer.multipart, begun.body, `the upload of ${path}`, 'NETWORK_FAILED');
      const sent = await inParts(server, path, only, offer, onBytes).catch((thrown: unknown) => {
        // The store behind a server may be out of reach from here; then the bytes go through the server after all.
        if (!(thrown instanceof Failure) || thrown.code !== 'NETWORK_FAILED') throw thrown;
        server.ports.log.info(`${thrown.message}; the file goes through the server`);
        return undefined;
      });
      if (sent !== undefined) return [sent];
    } else if (![404, 405, 501].includes(begun.status)) throw server.trouble(begun, `begin ${path}`);
  }
  return putArtifact(server, path, parts, onBytes);
}

/** Uploads a file in parts to the addresses that were offered, and puts it together. A login is never sent there. */
async function inParts(
  server: Server,
  path: string,
  { file, size }: { file: string; size: number },
  { upload_id, credentials }: WireMultipart,
  onBytes: OnBytes,
): Promise<HashedFile> {
  const { transfers, files } = server.ports;
  const whole = partSize(size);
  const hashing = files.hash(file);
  hashing.catch(() => undefined);
  try {
    const parts = await inParallel(credentials, partsAtATime, async ({ url, part_number, headers }) => {
      const offset = (part_number - 1) * whole;
      const part = { file, offset, size: Math.min(whole, size - offset) };
      const { status, headers: answered } = await transfers.send(
        { method: 'PUT', url, headers },
        [part],
        onBytes,
      );
      if (status >= 200 && status < 300) return { part_number, etag: answered['etag'] ?? '', url };
      const said = `${new URL(url).host}, the store of ${server.address}, did not take a part (${status})`;
      throw new Failure('NETWORK_FAILED', said);
    });
    const ended = await sendParts(server, 'complete', path, { upload_id, parts });
    if (ended.status !== 200) throw server.trouble(ended, `complete ${path}`);
    return await hashing;
  } catch (thrown) {
    await sendParts(server, 'abort', path, { upload_id }).catch(() => undefined);
    throw thrown;
  }
}

function partSize(size: number): number {
  return Math.max(smallestPart, Math.ceil(size / mostParts));
}

/** The folder is part of the route, the name of the file of the body. */
function sendParts(
  server: Server,
  verb: 'create' | 'complete' | 'abort',
  path: string,
  fields: object,
): ReturnType<Server['sendJson']> {
  const names = path.split('/');
  const folder = names.slice(0, -1).map(encodeURIComponent).join('/');
  const json = { path: names.at(-1), ...fields };
  return server.sendJson('POST', `/api/2.0/mlflow-artifacts/mpu/${verb}/${folder}`, json);
}
