import { byCodePoint, bytesOfHex } from '@slipway/core/digest';

/**
 * The words of OpenSSF Model Signing 1.0: what is said about a model's files, and signed.
 * Source: https://github.com/ossf/model-signing-spec/blob/main/spec/v1.0.md
 */

/** The type of the statement around the predicate. */
export const statementType = 'https://in-toto.io/Statement/v1';

/** What tells a model's signature from other statements. */
export const predicateType = 'https://model_signing/signature/v1.0';

/** The hash algorithms of the standard. */
export const hashTypes = ['sha256', 'blake2b', 'blake3'] as const;

/** @see hashTypes */
export type HashType = (typeof hashTypes)[number];

/** A file, or with `shards` a range of its bytes, and the digest of it. */
export interface Resource {
  /** Relative to the model, with `/`; for shards `<path>:<start>:<end>`. */
  name: string;
  algorithm: string;
  /** Hexadecimal. */
  digest: string;
}

/** How the files were found and hashed. */
export interface Serialization {
  method: 'files' | 'shards';
  hash_type: HashType;
  /** In bytes; for `shards` only. */
  shard_size?: number;
  allow_symlinks: boolean;
  ignore_paths?: readonly string[];
}

/** What is signed. The order of its fields is that of the standard's example. */
export interface Statement {
  _type: typeof statementType;
  subject: readonly [{ name: string; digest: { sha256: string } }];
  predicateType: typeof predicateType;
  predicate: { resources: readonly Resource[]; serialization: Serialization };
}

/** What belongs to version control at the top of a model and is never signed. */
export const neverSigned: readonly string[] = ['.git', '.gitattributes', '.github', '.gitignore'];

/**
 * How the reference tool names the file of a model that is a single file; the standard has the file's own name.
 * Source: https://github.com/sigstore/model-transparency/blob/v1.1.1/src/model_signing/_serialization/file.py
 */
export const onlyFile = '.';

/** The size of shards when nobody says otherwise, in bytes. */
export const usualShardSize = 1_000_000_000;

/** True when a path is one of those, or below one of those, that are left out. */
export function isLeftOut(path: string, leftOut: readonly string[]): boolean {
  return leftOut.some((entry) => path === entry || path.startsWith(`${entry}/`));
}

/**
 * The statement about a model.
 * @param name the last part of the model's path
 * @param sha256 SHA-256 of bytes, hexadecimal
 */
export function statementOf(
  name: string,
  resources: readonly Resource[],
  serialization: Serialization,
  sha256: (bytes: Uint8Array) => string,
): Statement {
  const sorted = resources.toSorted((left, right) => byCodePoint(left.name, right.name));
  return {
    _type: statementType,
    subject: [{ name, digest: { sha256: sha256(rootInput(sorted)) } }],
    predicateType,
    predicate: { resources: sorted, serialization },
  };
}

/** The bytes whose SHA-256 is the root digest: the raw digests of the resources, in the order they are listed in. */
export function rootInput(resources: readonly Resource[]): Uint8Array {
  const digests = resources.map(({ digest }) => bytesOfHex(digest));
  const bytes = new Uint8Array(digests.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const digest of digests) {
    bytes.set(digest, at);
    at += digest.length;
  }
  return bytes;
}
