import { createHash } from 'node:crypto';
import { mkdirSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { createReadStream, createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';

/** One layer of a base image: its blob lies in the layout already. */
export interface LayoutLayer {
  digest: string;
  diffId: string;
  size: number;
}

/** Compresses a tar file into the blobs of an OCI layout. */
export async function addLayer(layout: string, tarFile: string): Promise<LayoutLayer> {
  const blobs = join(layout, 'blobs', 'sha256');
  mkdirSync(blobs, { recursive: true });
  const plain = createHash('sha256');
  const packed = createHash('sha256');
  const file = join(blobs, 'incoming');
  await pipeline(
    createReadStream(tarFile, { highWaterMark: 1 << 20 }),
    passing(plain),
    createGzip({ level: 4 }),
    passing(packed),
    createWriteStream(file),
  );
  const digest = packed.digest('hex');
  const size = statSync(file).size;
  renameSync(file, join(blobs, digest));
  return { digest: `sha256:${digest}`, diffId: `sha256:${plain.digest('hex')}`, size };
}

/**
 * Makes the layout an image of these layers.
 * Source: https://github.com/opencontainers/image-spec/blob/v1.1.1/image-layout.md
 */
export function finishLayout(layout: string, layers: readonly LayoutLayer[]): void {
  const config = addBlob(layout, {
    architecture: process.arch === 'arm64' ? 'arm64' : 'amd64',
    os: 'linux',
    created: '1970-01-01T00:00:00Z',
    config: {
      Env: ['PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin', 'LANG=C.UTF-8'],
      Cmd: ['/bin/sh'],
    },
    rootfs: { type: 'layers', diff_ids: layers.map(({ diffId }) => diffId) },
    history: layers.map(() => ({ created: '1970-01-01T00:00:00Z', created_by: 'a test' })),
  });
  const manifest = addBlob(layout, {
    schemaVersion: 2,
    mediaType: 'application/vnd.oci.image.manifest.v1+json',
    config: { mediaType: 'application/vnd.oci.image.config.v1+json', ...config },
    layers: layers.map(({ digest, size }) => ({
      mediaType: 'application/vnd.oci.image.layer.v1.tar+gzip',
      digest,
      size,
    })),
  });
  const index = {
    schemaVersion: 2,
    mediaType: 'application/vnd.oci.image.index.v1+json',
    manifests: [{ mediaType: 'application/vnd.oci.image.manifest.v1+json', ...manifest }],
  };
  writeFileSync(join(layout, 'index.json'), JSON.stringify(index));
  writeFileSync(join(layout, 'oci-layout'), JSON.stringify({ imageLayoutVersion: '1.0.0' }));
}

function addBlob(layout: string, value: unknown): { digest: string; size: number } {
  const text = JSON.stringify(value);
  const digest = createHash('sha256').update(text).digest('hex');
  writeFileSync(join(layout, 'blobs', 'sha256', digest), text);
  return { digest: `sha256:${digest}`, size: Buffer.byteLength(text) };
}

function passing(hash: ReturnType<typeof createHash>): Transform {
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      done(null, chunk);
    },
  });
}
