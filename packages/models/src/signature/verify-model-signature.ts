import type { Ports } from '@slipway/core/ports';
import type { SignatureTrust } from '@slipway/core/ports-signing';
import { Failure } from '@slipway/core/trouble';
import { compareFiles, type RangeToHash } from '@slipway/formats/oms/comparison';
import { readStatement } from '@slipway/formats/oms/read-statement';
import type { HashType, Statement } from '@slipway/formats/oms/statement';
import { signatureFailure } from './signature-failure.ts';

/** A model as it lies on this machine. */
export interface LocatedForChecking {
  /** For people: `iris:1`. */
  title: string;
  files: readonly {
    /** Relative to the model, with `/`. */
    path: string;
    /** In bytes. */
    size: number;
    /** Absolute path of the bytes. */
    location: string;
  }[];
}

/** What a good signature says. */
export interface CheckedSignature {
  /** For people. */
  signer: string;
  /** `sha256:<hex>`, the root digest that was signed. */
  digest: string;
  /** How many files were hashed and are the signed ones. */
  files: number;
  /** ISO 8601, when the certificate is not valid any more: worth a warning. */
  expiredAt?: string;
}

/**
 * Checks that a model is what somebody who is trusted signed: the signature, then what it says, then every file. The
 * bytes are read and hashed here, whatever a record says of them.
 * @throws Failure `SIGNATURE_INVALID` that names the files; `NETWORK_FAILED`; Problems for a trust that can not be read
 */
export async function verifyModelSignature(
  model: LocatedForChecking,
  signature: string | undefined,
  trust: SignatureTrust,
  ports: Ports,
): Promise<CheckedSignature> {
  const { title } = model;
  if (signature === undefined)
    throw new Failure('SIGNATURE_INVALID', `${title} has no signature`, {
      remedy: 'register it with the input `sign`, or set `verify-signature` to `off`',
    });
  const opened = await ports.signing.open(signature, trust);
  const statement = readStatement(opened.payload, (bytes) => ports.files.sha256(bytes));
  if ('fault' in statement)
    throw new Failure('SIGNATURE_INVALID', `the signature of ${title} ${statement.fault}`, {
      remedy: 'sign the model again with OpenSSF Model Signing 1.0',
    });
  const files = await requireSignedFiles(model, statement.value, ports);
  return {
    signer: opened.signer,
    digest: `sha256:${statement.value.subject[0].digest.sha256}`,
    files,
    expiredAt: opened.expiredAt,
  };
}

async function requireSignedFiles(
  model: LocatedForChecking,
  statement: Statement,
  ports: Ports,
): Promise<number> {
  const { hash_type: hashType } = statement.predicate.serialization;
  if (hashType === 'blake3')
    throw new Failure('SIGNATURE_INVALID', `the signature of ${model.title} hashes files with blake3`, {
      remedy: 'sign the model with sha256 or blake2b; blake3 can not be checked here',
    });
  const { added, missing, resized, toHash } = compareFiles(statement, model.files);
  // Names are compared first: where they differ, no byte has to be read.
  const differs = added.length + missing.length + resized.length > 0;
  const altered = differs ? resized : await alteredFiles(model, toHash, hashType, ports);
  const failure = signatureFailure(model.title, { added, missing, altered });
  if (failure !== undefined) throw failure;
  return new Set(toHash.map(({ path }) => path)).size;
}

async function alteredFiles(
  model: LocatedForChecking,
  toHash: readonly RangeToHash[],
  hashType: Exclude<HashType, 'blake3'>,
  { files, signing, log }: Ports,
): Promise<string[]> {
  const located = new Map(model.files.map((file) => [file.path, file]));
  const total = toHash.reduce((sum, each) => sum + lengthOf(each, located.get(each.path)!.size), 0);
  const altered = new Set<string>();
  let done = 0;
  for (const each of toHash) {
    const { location, size } = located.get(each.path)!;
    const isWhole = each.range === undefined && hashType === 'sha256';
    const { start, end } = each.range ?? { start: 0, end: size };
    const digest = isWhole
      ? (await files.hash(location)).sha256
      : await signing.hashRange(location, hashType, start, end);
    if (digest !== each.signed) altered.add(each.path);
    done += lengthOf(each, size);
    log.progress('checked', done, total, 'bytes');
  }
  return [...altered];
}

function lengthOf({ range }: RangeToHash, size: number): number {
  return range === undefined ? size : range.end - range.start;
}
