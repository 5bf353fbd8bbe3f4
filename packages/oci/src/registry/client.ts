import { Readable } from 'node:stream';

import type { Descriptor, ImageReference } from '@slipway/core/image';
import type { RegistryAccess } from '@slipway/core/ports-images';
import { defaultPatience, type Patience } from '@slipway/http/retries';

import { blobBytes, deleteBlob, headBlob, type BlobName } from './blobs.ts';
import { Calls, type Repository } from './calls.ts';
import type { ClientHost } from './client-host.ts';
import { tagPages } from './listing.ts';
import { deleteManifest, getManifest, headManifest, putManifest, type StoredManifest } from './manifests.ts';
import { Places } from './parallel.ts';
import { addToFallback, listReferrers, referrerEntry, removeFromFallback } from './referrers.ts';
import { uploadBlob, type BlobSource, type Uploaded, type UploadOptions } from './uploads.ts';

/** Blobs that are sent at the same time, whoever asks for it. */
const uploadsAtOnce = 4;

/**
 * A client of OCI distribution registries (specification 1.1, and Docker's before it). Keeps connections and tokens:
 * make one for a run and close it at the end. All methods throw Failure `ACCESS_DENIED` or `NETWORK_FAILED` when the
 * registry says no or can not be reached, after as many attempts as it makes sense, and `CANCELLED`.
 */
export class RegistryClient {
  readonly #calls: Calls;
  readonly #uploads = new Places(uploadsAtOnce);
  /** Fallback tags are read, changed and written: one after the other. */
  readonly #fallbacks = new Places(1);

  constructor(access: RegistryAccess, host: ClientHost, patience: Partial<Patience> = {}) {
    this.#calls = new Calls(access, host, { ...defaultPatience, ...patience });
  }

  /** What a reference points to, without reading it; undefined when there is nothing. */
  headManifest(reference: ImageReference): Promise<StoredManifest['descriptor'] | undefined> {
    return headManifest(this.#calls, reference);
  }

  /**
   * Reads a manifest or an index; undefined when there is none. By its digest when the reference has one.
   * @throws Failure `DIGEST_MISMATCH` when it is not what its digest says
   */
  getManifest(reference: ImageReference): Promise<StoredManifest | undefined> {
    return getManifest(this.#calls, reference);
  }

  /**
   * Stores a manifest under its digest and, when the reference has one, its tag. One with a subject becomes a referrer,
   * in registries that keep no list of them, too.
   * @returns the digest
   */
  async putManifest(reference: ImageReference, mediaType: string, content: string): Promise<string> {
    const { digest, isSubjectKnown } = await putManifest(this.#calls, reference, mediaType, content);
    const referrer = isSubjectKnown ? undefined : referrerEntry(mediaType, digest, content);
    if (referrer !== undefined) {
      const { subject, entry } = referrer;
      await this.#fallbacks.hold(() => addToFallback(this.#calls, reference, subject, entry));
    }
    return digest;
  }

  /**
   * Deletes a tag, or with a digest the manifest and all its tags; false when there was none.
   * Not every registry lets anybody delete, and some delete the manifest with its tag.
   */
  async deleteManifest(reference: ImageReference): Promise<boolean> {
    const stored = reference.digest === undefined ? undefined : await this.getManifest(reference);
    const isDeleted = await deleteManifest(this.#calls, reference);
    const referrer =
      stored && referrerEntry(stored.descriptor.mediaType, stored.descriptor.digest, stored.content);
    if (referrer !== undefined) {
      const { subject, entry } = referrer;
      await this.#fallbacks.hold(() => removeFromFallback(this.#calls, reference, subject, entry.digest));
    }
    return isDeleted;
  }

  /** Size of a blob in bytes; undefined when the registry does not have it in this repository. */
  headBlob(repository: Repository, digest: string): Promise<number | undefined> {
    return headBlob(this.#calls, repository, digest);
  }

  /**
   * The bytes of a blob. Connections that break are taken up again. The stream ends only when digest and size are
   * right; else it fails with Failure `DIGEST_MISMATCH`, so rely on nothing before its end.
   */
  openBlob(repository: Repository, blob: BlobName, onProgress?: (received: number) => void): Readable {
    return Readable.from(blobBytes(this.#calls, repository, blob, onProgress), { objectMode: false });
  }

  /** A small blob whole: a configuration. */
  async readBlob(repository: Repository, blob: BlobName): Promise<Buffer> {
    const chunks: Buffer[] = [];
    for await (const chunk of blobBytes(this.#calls, repository, blob)) chunks.push(chunk);
    return Buffer.concat(chunks);
  }

  /**
   * Sends a blob unless it is there or can be mounted from another repository. At most four are sent at a time, the
   * others wait.
   * @throws Failure `DIGEST_MISMATCH` when the source gives other bytes than the digest says, `CHANGED_WHILE_READ` when
   *   it gives more or fewer; what the source fails with. In all of these cases the registry keeps nothing
   */
  uploadBlob(
    repository: Repository,
    blob: BlobName,
    source: BlobSource,
    options: UploadOptions = {},
  ): Promise<Uploaded> {
    return this.#uploads.hold(() => uploadBlob(this.#calls, repository, blob, source, options));
  }

  /** Deletes a blob; false when there was none. */
  deleteBlob(repository: Repository, digest: string): Promise<boolean> {
    return deleteBlob(this.#calls, repository, digest);
  }

  /** The tags of a repository, sorted; none when there is no repository. */
  async tags(repository: Repository): Promise<string[]> {
    const tags: string[] = [];
    for await (const page of tagPages(this.#calls, repository)) tags.push(...page);
    return tags.toSorted();
  }

  /** What points to a manifest as its subject. */
  referrers(repository: Repository, digest: string, artifactType?: string): Promise<Descriptor[]> {
    return listReferrers(this.#calls, repository, digest, artifactType);
  }

  /** Frees the connections. */
  close(): Promise<void> {
    this.#calls.close();
    return Promise.resolve();
  }
}
