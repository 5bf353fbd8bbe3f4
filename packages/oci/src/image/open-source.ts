import type { Hash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

import { storageFailure } from '@slipway/core/storage-failure';
import { Failure } from '@slipway/core/trouble';

/** What a file has to be, all the time it is read. */
export interface ExpectedFile {
  /** In bytes. */
  size: number;
  /** Milliseconds since 1970; not compared when it is not known. */
  modifiedMs?: number | undefined;
}

/** A file that is being read, and must not change meanwhile. */
export class OpenSource {
  readonly #path: string;
  readonly #expected: ExpectedFile;
  readonly #descriptor: number;
  readonly #modifiedMs: number;

  /** @throws Failure `CHANGED_WHILE_READ` when it is not the expected one already, `STORAGE_FAILED` */
  constructor(path: string, expected: ExpectedFile) {
    this.#path = path;
    this.#expected = expected;
    this.#descriptor = reading(path, () => openSync(path, 'r'));
    try {
      const { size, mtimeMs } = reading(path, () => fstatSync(this.#descriptor));
      this.#modifiedMs = expected.modifiedMs ?? mtimeMs;
      if (size !== expected.size || mtimeMs !== this.#modifiedMs) throw changed(path);
    } catch (thrown) {
      closeSync(this.#descriptor);
      throw thrown;
    }
  }

  /** Fills the target with the bytes from `position` on. @throws Failure `CHANGED_WHILE_READ` when it ends before */
  read(target: Buffer, position: number): void {
    let done = 0;
    while (done < target.length) {
      const at = position + done;
      const count = reading(this.#path, () =>
        readSync(this.#descriptor, target, done, target.length - done, at),
      );
      if (count === 0) throw changed(this.#path);
      done += count;
    }
  }

  /**
   * To be called after the last read.
   * @throws Failure `CHANGED_WHILE_READ`, and `DIGEST_MISMATCH` when the bytes that went through `hash` have another one
   */
  end(check?: { hash: Hash; sha256: string }): void {
    const { size, mtimeMs } = reading(this.#path, () => fstatSync(this.#descriptor));
    if (size !== this.#expected.size || mtimeMs !== this.#modifiedMs) throw changed(this.#path);
    if (check === undefined) return;
    const sha256 = check.hash.digest('hex');
    if (sha256 === check.sha256) return;
    throw new Failure(
      'DIGEST_MISMATCH',
      `${this.#path} has the SHA-256 ${sha256}, but ${check.sha256} was recorded for it`,
      { remedy: 'restore the file, or register it anew if the change is meant' },
    );
  }

  /** Closes the file. */
  [Symbol.dispose](): void {
    closeSync(this.#descriptor);
  }
}

/** What is said of a file that is not what it was when it was listed, or a moment ago. */
export function changed(path: string): Failure {
  return new Failure('CHANGED_WHILE_READ', `${path} changed while it was read`, {
    remedy: 'run this after whatever writes the file has finished',
  });
}

function reading<Result>(path: string, work: () => Result): Result {
  try {
    return work();
  } catch (thrown) {
    throw storageFailure('read', path, thrown);
  }
}
