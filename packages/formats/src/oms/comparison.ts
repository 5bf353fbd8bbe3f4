import { byCodePoint } from '@slipway/core/digest';
import { parseShardName, shardsOf } from './shards.ts';
import { isLeftOut, neverSigned, onlyFile, type Statement } from './statement.ts';

/** A file as it is now. */
export interface PresentFile {
  /** Relative to the model, with `/`. */
  path: string;
  /** In bytes. */
  size: number;
}

/** A file, or a range of it, that has to be hashed, and the digest it had when it was signed. */
export interface RangeToHash {
  path: string;
  /** Missing: the whole file. */
  range?: { start: number; end: number };
  /** Hexadecimal. */
  signed: string;
}

/** How the files of a model compare with those that were signed. Paths are in the order of their code points. */
export interface FileComparison {
  added: readonly string[];
  missing: readonly string[];
  /** Files whose size is not what their shards add up to: they can not be the signed ones. */
  resized: readonly string[];
  /** What decides the rest. */
  toHash: readonly RangeToHash[];
}

/** Compares the files that are there with a statement, as far as that goes without reading them. Pure. */
export function compareFiles(statement: Statement, present: readonly PresentFile[]): FileComparison {
  const { serialization } = statement.predicate;
  const { method, ignore_paths: ignored = [] } = serialization;
  const leftOut = [...neverSigned, ...ignored];
  // In shards, files without bytes are not listed, so nothing says whether they were there.
  const usual = present.filter(
    ({ path, size }) => !isLeftOut(path, leftOut) && (method === 'files' || size > 0),
  );
  const signed = signedRanges(statement, usual);
  const paths = new Set(signed.map(({ path }) => path));
  // What was signed counts, also where it is usually left out: the reference tool can be asked for that.
  const unusual = present.filter(({ path }) => paths.has(path) && isLeftOut(path, leftOut));
  const counted = [...usual, ...unusual];
  const files = new Map(counted.map((file) => [file.path, file]));
  return {
    added: [...files.keys()].filter((path) => !paths.has(path)).toSorted(byCodePoint),
    missing: [...paths].filter((path) => !files.has(path)).toSorted(byCodePoint),
    resized: resized(signed, files, serialization.shard_size),
    toHash: signed.filter(({ path }) => files.has(path)),
  };
}

function signedRanges({ subject, predicate }: Statement, present: readonly PresentFile[]): RangeToHash[] {
  const single = present.length === 1 ? present[0]!.path : subject[0].name;
  const pathOf = (path: string): string => (path === onlyFile ? single : path);
  return predicate.resources.map(({ name, digest }) => {
    const shard = predicate.serialization.method === 'shards' ? parseShardName(name) : undefined;
    if (shard === undefined) return { path: pathOf(name), signed: digest };
    const { path, start, end } = shard;
    return { path: pathOf(path), range: { start, end }, signed: digest };
  });
}

function resized(
  signed: readonly RangeToHash[],
  files: ReadonlyMap<string, PresentFile>,
  shardSize: number | undefined,
): string[] {
  if (shardSize === undefined) return [];
  const text = (start: number, end: number): string => `${start}:${end}`;
  return [...Map.groupBy(signed, ({ path }) => path)]
    .filter(([path, ranges]) => {
      const file = files.get(path);
      if (file === undefined) return false;
      const expected = shardsOf(path, file.size, shardSize).map(({ start, end }) => text(start, end));
      const given = new Set(ranges.map(({ range }) => text(range!.start, range!.end)));
      return expected.length !== given.size || !expected.every((range) => given.has(range));
    })
    .map(([path]) => path)
    .toSorted(byCodePoint);
}
