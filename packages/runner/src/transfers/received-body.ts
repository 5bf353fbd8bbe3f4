import { createHash, type Hash } from 'node:crypto';
import { closeSync, fsyncSync, ftruncateSync, openSync, writeSync } from 'node:fs';

import type { HashedFile } from '@slipway/core/ports-files';
import type { BodyPlace } from '@slipway/core/ports-transfers';

interface OpenPlace {
  /** Bytes that may still come; undefined: as many as there are. */
  left: number | undefined;
  file?: { descriptor: number; hash: Hash; size: number };
}

/** Splits the bytes that come over files, and hashes each. Closed and flushed by `end`, or thrown away by `restart`. */
export class ReceivedBody {
  readonly #places: readonly BodyPlace[];
  #files: HashedFile[] = [];
  #at = 0;
  #open: OpenPlace | undefined;
  #taken = 0;

  constructor(places: readonly BodyPlace[]) {
    this.#places = places;
  }

  /** How many bytes have come. */
  get taken(): number {
    return this.#taken;
  }

  /** True when a broken transfer can go on where it stopped, because nothing but one file is written. */
  get isResumable(): boolean {
    const [only] = this.#places;
    return this.#places.length === 1 && only !== undefined && 'file' in only && this.#taken > 0;
  }

  /** Takes the next bytes. Answers false when there are more than the places take. */
  take(chunk: Uint8Array): boolean {
    this.#taken += chunk.length;
    for (let rest = chunk; rest.length > 0;) {
      const place = this.#current();
      if (place === undefined) return false;
      const part = rest.subarray(0, place.left ?? rest.length);
      if (place.file !== undefined) write(place.file, part);
      if (place.left !== undefined) place.left -= part.length;
      rest = rest.subarray(part.length);
    }
    return true;
  }

  /** Everything that came is on disk. Undefined when some place did not get all of its bytes. */
  end(): readonly HashedFile[] | undefined {
    for (let place = this.#current(); place !== undefined; place = this.#current()) {
      if (place.left !== undefined && place.left > 0) return undefined;
      this.#finish(place);
    }
    return this.#files;
  }

  /** Forgets what came: the next bytes are the first again. */
  restart(): void {
    this.close();
    this.#files = [];
    this.#at = 0;
    this.#taken = 0;
  }

  /** Closes what is open. */
  close(): void {
    if (this.#open?.file !== undefined) closeSync(this.#open.file.descriptor);
    this.#open = undefined;
  }

  /** The place that the next byte belongs to; places that are full are finished on the way. */
  #current(): OpenPlace | undefined {
    if (this.#open !== undefined && this.#open.left !== 0) return this.#open;
    if (this.#open !== undefined) this.#finish(this.#open);
    const next = this.#places[this.#at];
    if (next === undefined) return undefined;
    this.#open = openPlace(next);
    return this.#open.left === 0 ? this.#current() : this.#open;
  }

  #finish({ file }: OpenPlace): void {
    this.#at += 1;
    this.#open = undefined;
    if (file === undefined) return;
    fsyncSync(file.descriptor);
    closeSync(file.descriptor);
    this.#files.push({ size: file.size, sha256: file.hash.digest('hex') });
  }
}

function openPlace(place: BodyPlace): OpenPlace {
  if ('skip' in place) return { left: place.skip };
  const descriptor = openSync(place.file, 'w');
  ftruncateSync(descriptor, 0);
  return { left: place.size, file: { descriptor, hash: createHash('sha256'), size: 0 } };
}

function write(file: NonNullable<OpenPlace['file']>, bytes: Uint8Array): void {
  file.hash.update(bytes);
  file.size += bytes.length;
  let written = 0;
  while (written < bytes.length)
    written += writeSync(file.descriptor, bytes, written, bytes.length - written);
}
