import { createHash, type Hash } from 'node:crypto';
import { close, closeSync, fsync, openSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { promisify } from 'node:util';

import type { HashedFile } from '@slipway/core/ports-files';
import type { BodyPlace } from '@slipway/core/ports-transfers';
import { storageFailure } from '@slipway/core/storage-failure';

import { flushFileSystems } from '../file-system-flush.ts';

/** From so many files on they are flushed together: a flush of each would take longer than the transfer. */
const manyFiles = 64;

interface OpenPlace {
  /** Bytes that may still come; undefined: as many as there are. */
  left: number | undefined;
  file?: { path: string; descriptor: number; hash: Hash; size: number };
}

/** Splits the bytes that come over files, and hashes each. Flushed to disk by `end`, or begun anew by `restart`. */
export class ReceivedBody {
  readonly #places: readonly BodyPlace[];
  #files: HashedFile[] = [];
  #at = 0;
  #open: OpenPlace | undefined;
  #taken = 0;
  #flushing: Promise<void>[] = [];
  readonly #isTogether: boolean;

  constructor(places: readonly BodyPlace[]) {
    this.#places = places;
    this.#isTogether = places.filter((place) => 'file' in place).length >= manyFiles;
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
  async end(): Promise<readonly HashedFile[] | undefined> {
    for (let place = this.#current(); place !== undefined; place = this.#current()) {
      if (place.left !== undefined && place.left > 0) return undefined;
      this.#finish(place);
    }
    await Promise.all(this.#flushing);
    if (this.#isTogether) await this.#flushTogether();
    return this.#files;
  }

  /** Forgets what came: the next bytes are the first again. */
  restart(): void {
    this.close();
    this.#files = [];
    this.#flushing = [];
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

  /** One flush of the file system, or one of each file where that is not to be had. */
  async #flushTogether(): Promise<void> {
    const paths = this.#places.flatMap((place) => ('file' in place ? [place.file] : []));
    if (await flushFileSystems(paths.map((path) => dirname(path)))) return;
    for (const path of paths) await flushed(path, openSync(path, 'r+'));
  }

  /** What goes wrong with it is told by `end`. */
  #flush(path: string, descriptor: number): void {
    const flushing = flushed(path, descriptor);
    flushing.catch(() => undefined);
    this.#flushing.push(flushing);
  }

  #finish({ file }: OpenPlace): void {
    this.#at += 1;
    this.#open = undefined;
    if (file === undefined) return;
    if (this.#isTogether) closeSync(file.descriptor);
    else this.#flush(file.path, file.descriptor);
    this.#files.push({ size: file.size, sha256: file.hash.digest('hex') });
  }
}

async function flushed(path: string, descriptor: number): Promise<void> {
  try {
    await promisify(fsync)(descriptor);
  } catch (thrown) {
    throw storageFailure('write', path, thrown);
  } finally {
    await promisify(close)(descriptor);
  }
}

function openPlace(place: BodyPlace): OpenPlace {
  if ('skip' in place) return { left: place.skip };
  const { file: path, size: left } = place;
  const descriptor = writing(path, () => openSync(path, 'w'));
  return { left, file: { path, descriptor, hash: createHash('sha256'), size: 0 } };
}

function write(file: NonNullable<OpenPlace['file']>, bytes: Uint8Array): void {
  const { path, descriptor } = file;
  file.hash.update(bytes);
  file.size += bytes.length;
  for (let written = 0; written < bytes.length;)
    written += writing(path, () => writeSync(descriptor, bytes, written, bytes.length - written));
}

function writing<Result>(path: string, work: () => Result): Result {
  try {
    return work();
  } catch (thrown) {
    throw storageFailure('write', path, thrown);
  }
}
