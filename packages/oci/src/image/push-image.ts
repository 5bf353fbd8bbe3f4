import { Readable } from 'node:stream';

import {
  mediaTypes,
  type BaseImage,
  type BuiltBlob,
  type Descriptor,
  type ImageReference,
} from '@slipway/core/image';
import type { BuiltImage, BuiltManifest, Pushed } from '@slipway/core/ports-images';

import { BlockStream } from '@slipway/http/block-stream';
import type { RegistryClient } from '../registry/client.ts';
import { inParallel } from '@slipway/core/in-parallel';
import type { BlobSource } from '../registry/uploads.ts';
import { blobBlocks } from './blob-source.ts';

/** More than are sent at once, so that asking for what is there does not wait for what is being sent. */
const lanes = 8;

/** How far pushing is, in bytes. */
export type OnPushed = (done: number, total: number) => void;

/**
 * Sends what the registry does not have: blobs, then manifests, then the index; what has the tag last. Nothing that is
 * announced lacks a part, whenever this is stopped; done again, it sends what is missing.
 * @throws Failure `CHANGED_WHILE_READ` or `DIGEST_MISMATCH` when a file is not what it was when the image was built
 */
export async function pushImage(
  client: RegistryClient,
  image: BuiltImage,
  reference: ImageReference,
  onPushed: OnPushed = () => undefined,
): Promise<Pushed> {
  const { host, repository, tag } = reference;
  const { digest, mediaType } = image.descriptor;
  const answer = { reference: `${host}/${repository}@${digest}`, digest };
  const blobs = transfersOf(image);
  const target = { host, repository, ...(tag === undefined ? { digest } : { tag }) };
  const top = image.index ?? (image.manifests[0] as BuiltManifest).content;
  if (await isWholeThere(client, target, digest, top))
    return { ...answer, uploadedBytes: 0, existing: blobs.length, mounted: 0, unchanged: true };

  const progress = new Progress(blobs, onPushed);
  const sent = await inParallel(blobs, lanes, async (blob) => {
    const uploaded = await client.uploadBlob(reference, blob.descriptor, sourceOf(client, blob), {
      mountFrom: blob.base?.reference.host === host ? [blob.base.reference.repository] : undefined,
      onProgress: (bytes) => progress.at(blob, bytes),
    });
    progress.at(blob, blob.descriptor.size);
    return uploaded;
  });

  const below = image.index === undefined ? [] : image.manifests;
  for (const { content } of below)
    await client.putManifest({ host, repository }, mediaTypes.manifest, content);
  await client.putManifest({ host, repository, tag }, mediaType, top);
  const manifests = [...below.map(({ content }) => content), top];
  return {
    ...answer,
    uploadedBytes: sum([
      ...sent.map(({ sentBytes }) => sentBytes),
      ...manifests.map((content) => Buffer.byteLength(content)),
    ]),
    existing: sent.filter(({ how }) => how === 'existing').length,
    mounted: sent.filter(({ how }) => how === 'mounted').length,
    unchanged: false,
  };
}

/**
 * True when a reference points to this very manifest already, and what it is about lists it: a registry that keeps no
 * list is told so after it was given the manifest, and there a run may have ended.
 */
async function isWholeThere(
  client: RegistryClient,
  target: ImageReference,
  digest: string,
  content: string,
): Promise<boolean> {
  const present = await client.headManifest(target);
  if (present?.digest !== digest) return false;
  const { subject } = JSON.parse(content) as { subject?: Descriptor };
  if (subject === undefined) return true;
  const listed = await client.referrers(target, subject.digest);
  return listed.some((entry) => entry.digest === digest);
}

/** A blob that the registry has to have: one of ours, or a layer of a base. */
export interface Transfer {
  descriptor: Descriptor;
  own?: BuiltBlob;
  base?: BaseImage;
}

/** Every blob of an image once. */
export function transfersOf({ manifests }: Pick<BuiltImage, 'manifests'>): Transfer[] {
  const all = manifests.flatMap(({ base, blobs }): Transfer[] => [
    ...(base?.layers ?? []).map((descriptor) => ({ descriptor, base: base as BaseImage })),
    ...blobs.map((own) => ({ descriptor: own.descriptor, own })),
  ]);
  return [...new Map(all.map((transfer) => [transfer.descriptor.digest, transfer])).values()];
}

/** The bytes of a blob from an offset on: of our own, or straight from the registry of the base. */
function sourceOf(client: RegistryClient, { descriptor, own, base }: Transfer): BlobSource {
  if (own !== undefined) return (offset) => new BlockStream((memory) => blobBlocks(own, { offset, memory }));
  const { reference } = base as BaseImage;
  return (offset) =>
    Readable.from(passedOver(client.openBlob(reference, descriptor), offset), { objectMode: false });
}

/** A blob is read from its beginning, so that its digest can be checked. */
async function* passedOver(bytes: AsyncIterable<Buffer>, offset: number): AsyncGenerator<Buffer, void> {
  let surplus = offset;
  for await (const chunk of bytes) {
    if (surplus < chunk.length) yield chunk.subarray(surplus);
    surplus = Math.max(0, surplus - chunk.length);
  }
}

class Progress {
  readonly #at = new Map<Transfer, number>();
  readonly #total: number;
  readonly #onPushed: OnPushed;

  constructor(blobs: readonly Transfer[], onPushed: OnPushed) {
    this.#total = sum(blobs.map(({ descriptor }) => descriptor.size));
    this.#onPushed = onPushed;
  }

  at(blob: Transfer, bytes: number): void {
    this.#at.set(blob, bytes);
    this.#onPushed(sum([...this.#at.values()]), this.#total);
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
