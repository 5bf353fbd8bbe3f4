import type { BuiltBlob, Descriptor, ImageReference } from './image.ts';

/** A repository of a registry of images. */
export type ImageRepository = Pick<ImageReference, 'host' | 'repository'>;

/** Which blob: its digest, and its size in bytes. */
export type BlobName = Pick<Descriptor, 'digest' | 'size'>;

/** A manifest as a registry stores it. */
export interface ReadManifest {
  descriptor: Pick<Descriptor, 'mediaType' | 'digest' | 'size'>;
  content: string;
}

/** Bytes that are to be a blob: a file whose digest is known, a text, or what was built before. */
export type BlobContent =
  | {
      /** Absolute. */
      from: string;
      size: number;
      /** Hexadecimal. */
      sha256: string;
      /** Milliseconds since 1970, when the digest was taken. */
      modifiedMs: number;
    }
  | { content: string }
  | BuiltBlob;

/** A member of an archive that is wanted, and what it has to be. */
export interface WantedMember {
  /** Absolute path of the file that its bytes become. */
  to: string;
  size: number;
  /** Hexadecimal. */
  sha256: string;
}

/**
 * Single calls of registries, for what stores things of its own in them. Connections and logins are kept from call to
 * call. All of them throw Failure `ACCESS_DENIED` or `NETWORK_FAILED` when the registry says no or can not be reached.
 */
export interface RegistrySession {
  /** The tags of a repository; none when there is no such repository. */
  tags(repository: ImageRepository): Promise<string[]>;
  /** The manifest that a reference points to, by its digest where that is known; undefined when there is none. */
  manifest(reference: ImageReference): Promise<ReadManifest | undefined>;
  /** Stores a manifest under its digest and, when there is one, the tag. Answers the digest. */
  putManifest(reference: ImageReference, content: string): Promise<string>;
  /**
   * Deletes a manifest with all its tags; false when there was none.
   * @throws Failure `NETWORK_FAILED` also when the registry lets nobody delete
   */
  deleteManifest(reference: ImageRepository & { digest: string }): Promise<boolean>;
  /** A small blob, as text. */
  text(repository: ImageRepository, blob: BlobName): Promise<string>;
  /**
   * Sends blobs, several at a time; what is there already is not sent. A repetition goes on where the last one ended.
   * @param onProgress bytes that are there, and those that have to be
   * @throws Failure `CHANGED_WHILE_READ` or `DIGEST_MISMATCH` when a file is not what was said of it
   * @returns their names, in the same order
   */
  send(
    repository: ImageRepository,
    blobs: readonly BlobContent[],
    onProgress?: (done: number, total: number) => void,
  ): Promise<BlobName[]>;
  /**
   * Writes a blob into a file, whole or not at all; a broken connection is taken up where it broke.
   * @throws Failure `DIGEST_MISMATCH` when its bytes are not those of the digest
   */
  fetch(
    repository: ImageRepository,
    blob: BlobName,
    file: string,
    onBytes?: (bytes: number) => void,
  ): Promise<void>;
  /**
   * Reads a blob that is a plain tar archive, and writes the members that are wanted, by their paths in it. No path of
   * the archive is ever written to, so that none can lead anywhere.
   * @throws Failure `DIGEST_MISMATCH` naming a member that is missing or has other bytes
   */
  fetchMembers(
    repository: ImageRepository,
    blob: BlobName,
    members: ReadonlyMap<string, WantedMember>,
    onBytes?: (bytes: number) => void,
  ): Promise<void>;
}
