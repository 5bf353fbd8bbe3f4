import { createPublicKey, type KeyObject } from 'node:crypto';

import type { OpenedSignature, SignatureTrust } from '@slipway/core/ports-signing';
import { Failure, refuse } from '@slipway/core/trouble';
import { readBundle, type OmsBundle } from '@slipway/formats/oms/bundle';
import { chainTo } from './chain.ts';
import { certificateOfBase64, isForSigning, readCertificates, subjectOf } from './certificates.ts';
import { isSignedWith, payloadText } from './own-signature.ts';
import { faultOfKey, fingerprintOf } from './private-key.ts';

/** The trust that needs nothing from elsewhere. */
export type LocalTrust = Exclude<SignatureTrust, { kind: 'keyless' }>;

/** How people call the three ways to sign. */
const ways = {
  key: 'with a key',
  certificate: 'with a certificate',
  keyless: 'without a key of its own (Sigstore)',
} as const;

/**
 * Reads a bundle that must have been made in a certain way.
 * @throws Failure `SIGNATURE_INVALID`
 */
export function bundleMade(way: keyof typeof ways, text: string): OmsBundle {
  const read = readBundle(text);
  if ('fault' in read) throw invalid(`the signature ${read.fault}`, 'sign the model again');
  const { kind } = read.value.material;
  if (kind === way) return read.value;
  throw invalid(
    `the signature was made ${ways[kind]}, and one made ${ways[way]} is asked for`,
    `set \`verify-signature\` to \`${kind}\`, or sign the model again`,
  );
}

/** Checks a signature with a key or with certificates. @throws Failure `SIGNATURE_INVALID`; Problems, see `Signing.open` */
export function openLocally(text: string, trust: LocalTrust): OpenedSignature {
  return trust.kind === 'key' ? openWithKey(text, trust.publicKey) : openWithRoots(text, trust.roots);
}

function openWithKey(text: string, pem: string): OpenedSignature {
  const key = readPublicKey(pem);
  const bundle = bundleMade('key', text);
  const own = fingerprintOf(key);
  const { hint } = bundle.material as { hint?: string };
  if (hint !== undefined && hint !== own) {
    throw invalid(
      `the signature was made with another key: it names ${hint.slice(0, 12)}, and the given one is ${own.slice(0, 12)}`,
      'give the public key of who signed, or have it signed by who owns this key',
    );
  }
  requireFit(bundle, key, `the key ${own.slice(0, 12)}`);
  return { payload: payloadText(bundle), signer: `the key ${own.slice(0, 12)}` };
}

function readPublicKey(pem: string): KeyObject {
  const where = { input: 'verification-key' };
  const expected = 'a public key in PEM, on the curve P-256, P-384 or P-521';
  const remedy = 'write it with `openssl pkey -in signing.pem -pubout`';
  if (/PRIVATE KEY-----/.test(pem))
    refuse({
      where,
      said: 'a private key',
      expected,
      remedy: `${remedy}, and keep the private one to yourself`,
    });
  try {
    const key = createPublicKey(pem);
    const fault = faultOfKey(key);
    return fault === undefined ? key : refuse({ where, said: fault, expected, remedy });
  } catch (thrown) {
    if (thrown instanceof Error && thrown.name === 'Problems') throw thrown;
    return refuse({ where, said: 'no public key in PEM', expected, remedy });
  }
}

function openWithRoots(text: string, pem: string): OpenedSignature {
  const trusted = readCertificates(pem);
  if (trusted === undefined) {
    refuse({
      where: { input: 'certificate-chain' },
      said: 'no certificates that can be read',
      expected: 'certificates in PEM, with the root that is trusted among them',
    });
  }
  const bundle = bundleMade('certificate', text);
  const { certificates } = bundle.material as { certificates: readonly string[] };
  const [leaf, ...others] = certificates.map(certificateOfBase64);
  if (leaf === undefined || others.includes(undefined))
    throw invalid('the signature holds a certificate that can not be read', 'sign the model again');
  const chain = chainTo(trusted, leaf, others as Exclude<(typeof others)[number], undefined>[]);
  if ('fault' in chain)
    throw invalid(
      `the certificate of the signature is not trusted: ${chain.fault}`,
      'give the root that it leads to, if you trust that, in `certificate-chain`',
    );
  const signer = subjectOf(leaf);
  if (!isForSigning(leaf))
    throw invalid(
      `${signer}, which made the signature, is not meant for signing`,
      'sign with another certificate',
    );
  if (faultOfKey(leaf.publicKey) !== undefined)
    throw invalid(
      `${signer}, which made the signature, has ${faultOfKey(leaf.publicKey)}`,
      'sign with another one',
    );
  requireFit(bundle, leaf.publicKey, signer);
  const isExpired = leaf.validToDate < new Date();
  return {
    payload: payloadText(bundle),
    signer,
    expiredAt: isExpired ? leaf.validToDate.toISOString() : undefined,
  };
}

function requireFit(bundle: OmsBundle, key: KeyObject, signer: string): void {
  if (isSignedWith(bundle, key)) return;
  throw invalid(
    `what the signature says was changed, or was not signed by ${signer}`,
    'take the model and its signature from where they were made, or sign the model again',
  );
}

/** A signature that is not to be trusted, and what to do about it. */
export function invalid(message: string, remedy: string, cause?: unknown): Failure {
  return new Failure('SIGNATURE_INVALID', message, { remedy, cause });
}
