import { X509Certificate, type KeyObject } from 'node:crypto';

import { X509Certificate as DecodedCertificate } from '@sigstore/core';

/** Certificates in PEM, in their order; undefined when one of them can not be read or there is none. */
export function readCertificates(pem: string): X509Certificate[] | undefined {
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g);
  if (blocks === null) return undefined;
  try {
    return blocks.map((block) => new X509Certificate(block));
  } catch {
    return undefined;
  }
}

/** A certificate in DER and Base64, as bundles hold it; undefined when it can not be read. */
export function certificateOfBase64(base64: string): X509Certificate | undefined {
  try {
    return new X509Certificate(Buffer.from(base64, 'base64'));
  } catch {
    return undefined;
  }
}

/** Extended key usage of who signs code. Source: RFC 5280, 4.2.1.12. */
const codeSigning = '1.3.6.1.5.5.7.3.3';

/**
 * True when a certificate is meant for signing: its key usage says so, or its extended key usage says code signing.
 * The same rule as the reference's:
 * https://github.com/sigstore/model-transparency/blob/v1.1.1/src/model_signing/_signing/sign_certificate.py
 */
export function isForSigning(certificate: X509Certificate): boolean {
  return (
    decodedOf(certificate).extKeyUsage?.digitalSignature === true ||
    (certificate.keyUsage ?? []).includes(codeSigning)
  );
}

/** What of a certificate decides whether it may issue others. */
export interface IssuingRights {
  isAuthority: boolean;
  /** How many authorities may stand between it and the certificate that signs; undefined: any number. */
  pathLength?: number;
}

/** Whether a certificate may issue others: it is an authority, and its key usage, if any, says so. */
export function issuingRights(certificate: X509Certificate): IssuingRights {
  const { extBasicConstraints, extKeyUsage } = decodedOf(certificate);
  const pathLength = extBasicConstraints?.pathLenConstraint;
  return {
    isAuthority: extBasicConstraints?.isCA === true && extKeyUsage?.keyCertSign !== false,
    pathLength: pathLength === undefined ? undefined : Number(pathLength),
  };
}

/** Node does not tell the key usage, so the certificate is decoded once more. */
function decodedOf(certificate: X509Certificate): DecodedCertificate {
  return DecodedCertificate.parse(Buffer.from(certificate.raw));
}

/** True when a key is the one of a certificate. */
export function isKeyOf(certificate: X509Certificate, key: KeyObject): boolean {
  return certificate.checkPrivateKey(key);
}

/** The subject on one line: `CN=models, O=Example`. */
export function subjectOf(certificate: X509Certificate): string {
  return certificate.subject?.split('\n').join(', ') || 'a certificate without a subject';
}
