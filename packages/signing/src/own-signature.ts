import { createPublicKey, sign, verify, type KeyObject, type X509Certificate } from 'node:crypto';

import type { SigningIdentity } from '@slipway/core/ports-signing';
import { refuse } from '@slipway/core/trouble';
import {
  payloadType,
  preAuthenticationEncoding,
  writeBundle,
  type OmsBundle,
  type VerificationMaterial,
} from '@slipway/formats/oms/bundle';
import { isForSigning, isKeyOf, readCertificates, subjectOf } from './certificates.ts';
import { fingerprintOf, hashOf, readPrivateKey } from './private-key.ts';

/** An identity with a key of its own. */
export type KeyIdentity = Exclude<SigningIdentity, { kind: 'keyless' }>;

/** What such an identity signs with. */
interface Credentials {
  key: KeyObject;
  material: Exclude<VerificationMaterial, { kind: 'keyless' }>;
  /** For people. */
  signer: string;
}

/** Reads the key, and the certificates when there are some. @throws Problems, see `Signing.signer` */
export function credentialsOf(identity: KeyIdentity): Credentials {
  const key = readPrivateKey(identity.key, identity.password);
  const hint = fingerprintOf(key);
  if (identity.kind === 'key')
    return { key, material: { kind: 'key', hint }, signer: `the key ${hint.slice(0, 12)}` };
  const certificates = certificatesOf(identity.certificates, key);
  return {
    key,
    material: {
      kind: 'certificate',
      certificates: certificates.map(({ raw }) => Buffer.from(raw).toString('base64')),
    },
    signer: subjectOf(certificates[0]!),
  };
}

function certificatesOf(pem: string, key: KeyObject): X509Certificate[] {
  const where = { input: 'signing-certificate' };
  const expected = 'certificates in PEM: first that of `signing-key`, then those that lead to a root';
  const certificates = readCertificates(pem);
  const [own] = certificates ?? [];
  if (certificates === undefined || own === undefined)
    return refuse({ where, said: 'no certificates that can be read', expected });
  if (!isKeyOf(own, key)) {
    refuse({
      where,
      said: `${subjectOf(own)} is not the certificate of the key`,
      expected,
      remedy: 'put the certificate that was issued for this key first',
    });
  }
  if (!isForSigning(own)) {
    refuse({
      where,
      said: `${subjectOf(own)} is not meant for signing`,
      expected: 'a certificate with the key usage digitalSignature, or for code signing',
      remedy: 'ask for a certificate with `keyUsage = digitalSignature` and `extendedKeyUsage = codeSigning`',
    });
  }
  return certificates;
}

/** Signs a payload. Answers the text of the bundle. */
export function signWithKey(payload: string, identity: KeyIdentity): string {
  const { key, material } = credentialsOf(identity);
  const bytes = Buffer.from(payload, 'utf8');
  const signature = sign(hashOf(key), preAuthenticationEncoding(payloadType, bytes), key);
  return writeBundle(material, bytes.toString('base64'), signature.toString('base64'));
}

/** True when the signature of a bundle fits its payload and a public key. */
export function isSignedWith({ payload, signature }: OmsBundle, key: KeyObject): boolean {
  const signed = preAuthenticationEncoding(payloadType, Buffer.from(payload, 'base64'));
  return verify(hashOf(key), signed, key, Buffer.from(signature, 'base64'));
}

/** What a bundle signs, when this identity made it with the same key and the same certificates. */
export function payloadIfOwn(bundle: OmsBundle, identity: KeyIdentity): string | undefined {
  const { key, material } = credentialsOf(identity);
  const isOwn = JSON.stringify(material) === JSON.stringify(bundle.material);
  if (!isOwn || !isSignedWith(bundle, createPublicKey(key))) return undefined;
  return payloadText(bundle);
}

/** What a bundle signs, as text. */
export function payloadText({ payload }: OmsBundle): string {
  return Buffer.from(payload, 'base64').toString('utf8');
}
