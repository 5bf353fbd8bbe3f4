import { basename, dirname } from 'node:path';
import type { Readable } from 'node:stream';

import { mediaTypes, type BuiltBlob } from '@slipway/core/image';
import type { BlobContent, RegistrySession, WantedMember } from '@slipway/core/registry-session';
import { Failure } from '@slipway/core/trouble';

import { blobBlocks, textBlob, type BlobSource } from './image/blob-source.ts';
import { readTar } from './image/tar-reader.ts';
import { writeWhole } from './image/whole-file.ts';
import type { RegistryClient } from './registry/client.ts';
import { BlockStream } from '@slipway/http/block-stream';
import { inParallel } from '@slipway/core/in-parallel';

/** More than are sent at once, so that asking for what is there does not wait for what is being sent. */
const lanes = 8;

/** Single calls of registries through a client, which stays open. */
export function openSession(client: RegistryClient): RegistrySession {
  const swept = new Set<string>();
  const write = async (
    { to, sha256 }: Pick<WantedMember, 'to' | 'sha256'>,
    what: string,
    bytes: AsyncIterable<Buffer>,
  ): Promise<void> => {
    const folder = dirname(to);
    const isFirst = !swept.has(folder);
    swept.add(folder);
    const nameOf = (found: string): string => {
      if (found === sha256) return basename(to);
      throw new Failure('DIGEST_MISMATCH', `${what} is ${found}, but ${sha256} was recorded`);
    };
    await writeWhole(folder, nameOf, bytes, isFirst);
  };
  return {
    tags: (repository) => client.tags(repository),
    manifest: (reference) => client.getManifest(reference),
    putManifest: (reference, content) => client.putManifest(reference, mediaTypes.manifest, content),
    deleteManifest: (reference) => client.deleteManifest(reference),
    text: async (repository, blob) => (await client.readBlob(repository, blob)).toString(),
    send: async (repository, contents, onProgress) => {
      const blobs = contents.map(blobOf);
      const different = [...new Map(blobs.map((blob) => [blob.descriptor.digest, blob])).values()];
      const total = different.reduce((sum, { descriptor }) => sum + descriptor.size, 0);
      let done = 0;
      await inParallel(different, lanes, async (blob) => {
        let sentBefore = 0;
        const at = (bytes: number): void => {
          done += bytes - sentBefore;
          sentBefore = bytes;
          onProgress?.(done, total);
        };
        const source = (offset: number): Readable =>
          new BlockStream((memory) => blobBlocks(blob, { offset, memory }));
        await client.uploadBlob(repository, blob.descriptor, source, { onProgress: at });
        at(blob.descriptor.size);
      });
      return blobs.map(({ descriptor: { digest, size } }) => ({ digest, size }));
    },
    fetch: async (repository, blob, file, onBytes) => {
      let before = 0;
      const bytes = client.openBlob(repository, blob, (received) => {
        onBytes?.(received - before);
        before = received;
      });
      await write({ to: file, sha256: blob.digest.replace('sha256:', '') }, blob.digest, bytes);
    },
    fetchMembers: async (repository, blob, wanted, onBytes) => {
      const missing = new Map(wanted);
      const bytes = client.openBlob(repository, blob) as AsyncIterable<Buffer>;
      for await (const member of readTar(bytes)) {
        const place = missing.get(member.path);
        if (place === undefined || !member.isFile) continue;
        await write(place, `${member.path} in the archive`, member.content);
        missing.delete(member.path);
        onBytes?.(member.size);
      }
      const [left] = missing.keys();
      if (left !== undefined) throw new Failure('DIGEST_MISMATCH', `${left} is not in the archive`);
    },
  };
}

function blobOf(content: BlobContent): BuiltBlob {
  const described = { mediaType: 'application/octet-stream' };
  if ('descriptor' in content) return content;
  if ('content' in content) return textBlob('a text', content.content, described);
  const { from, size, sha256, modifiedMs } = content;
  // Whoever takes it compares it with its digest; hashing it here once more would double the time.
  const source: BlobSource = { kind: 'file', from, modifiedMs };
  return { title: from, descriptor: { ...described, digest: `sha256:${sha256}`, size }, source };
}
