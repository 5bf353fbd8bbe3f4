import { closeSync, fdatasync, fsync } from 'node:fs';
import { promisify } from 'node:util';

import { guarded } from './storage-failure.ts';

/** How many files may be on their way to the disk at a time; each keeps a descriptor open. */
const filesAtATime = 64;

/** Brings written files to the disk while others are still written: journals commit what comes together. */
export class BackgroundFlushes {
  readonly #early = new Map<number, Promise<unknown>[]>();
  readonly #final = new Set<Promise<void>>();
  #failure: { thrown: unknown } | undefined;

  /** Sets the disk to work on a file that is still being written. Nothing is promised by it. */
  begin(file: number): void {
    const begun = promisify(fdatasync)(file).catch(() => undefined);
    this.#early.set(file, [...(this.#early.get(file) ?? []), begun]);
  }

  /** Flushes a file that is written whole, and closes it. `path` is for messages. */
  finish(file: number, path: string): void {
    const flushed = guarded('write', path, () => this.#flush(file))
      .catch((thrown: unknown) => {
        this.#failure ??= { thrown };
      })
      .finally(() => this.#final.delete(flushed));
    this.#final.add(flushed);
  }

  async #flush(file: number): Promise<void> {
    try {
      await promisify(fsync)(file);
    } finally {
      await Promise.all(this.#early.get(file) ?? []);
      this.#early.delete(file);
      closeSync(file);
    }
  }

  /** Waits until another file may be opened. Throws what a flush threw. */
  async room(): Promise<void> {
    if (this.#final.size < filesAtATime) return;
    await Promise.race(this.#final);
    this.#throwFailure();
  }

  /** Waits until every file is on the disk and closed. Throws what a flush threw. */
  async all(): Promise<void> {
    await Promise.all(this.#final);
    this.#throwFailure();
  }

  #throwFailure(): void {
    if (this.#failure !== undefined) throw this.#failure.thrown;
  }
}
