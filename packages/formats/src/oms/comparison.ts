import { byCodePoint } from '@slipway/core/digest';
import { shardName, shardsOf, parseShardName } from './shards.ts';
import { isLeftOut, neverSigned, type Statement } from './statement.ts';

/** A file as it is now. */
export interface PresentFile {
  /** Relative to the model, with `/`. */
  path: string;
  /** In bytes. */
  size: number;
}

/** A range of a file that has to be hashed, and the digest it had when it was signed. */
export interface RangeToHash {
  path: string;
  /** The range, unless it is the whole file. */
  range?: { start: number; end: number };
  /** Hexadecimal. */
  signed: string;
}

/** How the files of a model differ from those that were signed. Paths, in the order of their code points. */
export interface FileDifferences {
  added: readonly string[];
  missing: readonly string[];
}

/** What is there and what is not, and what to hash of the files that are on both sides. Pure. */
export function compareFiles(
  { predicate: { resources, serialization } }: Statement,
  present: readonly PresentFile[],
): FileDifferences & { toHash: readonly RangeToHash[] } {
  const leftOut = [...neverSigned, ...(serialization.ignore_paths ?? [])];
  const files = new Map(
    present.filter(({ path }) => !isLeftOut(path, leftOut)).map((file) => [file.path, file]),
  );
  if (serialization.method === 'files') {
    const signed = new Set(resources.map(({ name }) => name));
    return {
      ...differences(files, signed),
      toHash: resources
        .filter(({ name }) => files.has(name))
        .map(({ name, digest }) => ({ path: name, signed: digest })),
    };
  }
  const shards = resources.map(({ name, digest }) => ({ ...parseShardName(name)!, name, digest }));
  const signed = new Set(shards.map(({ path }) => path));
  // Files without bytes have no shards, so nothing says whether they were there.
  for (const [path, { size }] of files) if (size === 0) files.delete(path);
  return {
    ...differences(files, signed),
    toHash: shards
      .filter(({ path }) => files.has(path))
      .map(({ path, start, end, digest }) => ({ path, range: { start, end }, signed: digest })),
  };
}

/** The files whose size is not the one that their shards add up to: bytes were added, taken away, or left out. */
export function wrongSizes(
  { predicate: { resources, serialization } }: Statement,
  present: readonly PresentFile[],
): string[] {
  const shardSize = serialization.shard_size;
  if (serialization.method === 'files' || shardSize === undefined) return [];
  const signed = new Set(resources.map(({ name }) => name));
  const counts = Map.groupBy(resources, ({ name }) => parseShardName(name)?.path);
  return present
    .filter(({ path }) => counts.has(path))
    .filter(({ path, size }) => {
      const shards = shardsOf(path, size, shardSize);
      return (
        shards.length !== counts.get(path)!.length || !shards.every((shard) => signed.has(shardName(shard)))
      );
    })
    .map(({ path }) => path);
}

function differences(files: ReadonlyMap<string, PresentFile>, signed: ReadonlySet<string>): FileDifferences {
  return {
    added: [...files.keys()].filter((path) => !signed.has(path)).toSorted(byCodePoint),
    missing: [...signed].filter((path) => !files.has(path)).toSorted(byCodePoint),
  };
}
