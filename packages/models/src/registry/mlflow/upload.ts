import type { HashedFile } from '@slipway/core/ports-files';
import type { BodyPart } from '@slipway/core/ports-transfers';
import { Failure } from '@slipway/core/trouble';
import { putArtifact } from './artifacts.ts';
import { offerMultipart, uploadInParts } from './multipart.ts';
import type { Server } from './server.ts';

/** What is larger is uploaded in parts, when the server's store takes parts. */
const largeBytes = 100 * 1024 * 1024;

/** Uploads one artifact, past the server when its store takes parts. Answers the digests of its files. */
export async function uploadObject(
  server: Server,
  path: string,
  parts: readonly BodyPart[],
  onBytes: (bytes: number) => void,
): Promise<readonly HashedFile[]> {
  const [only] = parts;
  if (parts.length === 1 && only !== undefined && 'file' in only && only.size >= largeBytes) {
    const offer = await offerMultipart(server, path, only.size);
    const sent =
      offer && (await pastTheServer(() => uploadInParts(server, path, only, offer, onBytes), server));
    if (sent !== undefined) return [sent];
  }
  return putArtifact(server, path, parts, onBytes);
}

/** The store behind a server may be out of reach from here; then the bytes go through the server after all. */
async function pastTheServer(
  upload: () => Promise<HashedFile>,
  { ports: { log } }: Server,
): Promise<HashedFile | undefined> {
  try {
    return await upload();
  } catch (thrown) {
    if (!(thrown instanceof Failure) || thrown.code !== 'NETWORK_FAILED') throw thrown;
    log.info(`${thrown.message}; the file goes through the server`);
    return undefined;
  }
}
