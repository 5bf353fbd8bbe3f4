/** Random access to bytes that are somewhere else (a file, an archive member, memory). */
export interface ByteSource {
  /** In bytes. */
  readonly size: number;
  /**
   * Reads `length` bytes from `offset`; fewer only where the source ends.
   * @throws Failure `STORAGE_FAILED` when the place refuses to read.
   */
  read(offset: number, length: number): Promise<Uint8Array>;
}

/** One file of a model: a path with `/` relative to the model's root, and its bytes. */
export interface ModelFile extends ByteSource {
  readonly path: string;
}

/** The files of a model, in the order of their paths' code points. A single file is a tree of one. */
export type ModelFiles = readonly ModelFile[];

/** Bytes in memory as a source; for tests and for small members of archives. */
export function bytesInMemory(bytes: Uint8Array): ByteSource {
  return {
    size: bytes.length,
    read: (offset, length) =>
      Promise.resolve(bytes.subarray(offset, Math.min(bytes.length, offset + length))),
  };
}

/** Reads a source whole. Only for files that are known to be small. */
export function readAll(source: ByteSource): Promise<Uint8Array> {
  return source.read(0, source.size);
}
