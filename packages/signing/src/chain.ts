import type { X509Certificate } from 'node:crypto';

import { issuingRights, subjectOf } from './certificates.ts';

/** The path from a certificate to a trusted root, or why there is none, as a sentence without a full stop. */
export type Chain = { path: readonly X509Certificate[] } | { fault: string };

/**
 * Finds the path from a certificate to a root that is trusted and issued itself. `others` came with the signature:
 * they may stand between, and nothing more. Everything has to be valid at the time when the certificate was issued,
 * because a signature says no other time. That is the reference's rule:
 * https://github.com/sigstore/model-transparency/blob/v1.1.1/src/model_signing/_signing/sign_certificate.py
 */
export function chainTo(
  trusted: readonly X509Certificate[],
  leaf: X509Certificate,
  others: readonly X509Certificate[],
): Chain {
  const roots = trusted.filter((certificate) => isSelfIssued(certificate));
  if (roots.length === 0) return { fault: 'none of the trusted certificates is a root, which issues itself' };
  const found = search([leaf], [...trusted, ...others], roots, leaf.validFromDate);
  return 'path' in found ? found : { fault: found.fault ?? noPath(leaf) };
}

function search(
  path: readonly X509Certificate[],
  pool: readonly X509Certificate[],
  roots: readonly X509Certificate[],
  at: Date,
): { path: readonly X509Certificate[] } | { fault?: string } {
  const last = path.at(-1)!;
  if (roots.some((root) => isSame(root, last))) {
    const fault = faultOfPath(path, at);
    return fault === undefined ? { path } : { fault };
  }
  let fault: string | undefined;
  for (const issuer of pool) {
    if (path.some((certificate) => isSame(certificate, issuer)) || !isIssuer(last, issuer)) continue;
    const found = search([...path, issuer], pool, roots, at);
    if ('path' in found) return found;
    fault ??= found.fault;
  }
  return fault === undefined ? {} : { fault };
}

function faultOfPath(path: readonly X509Certificate[], at: Date): string | undefined {
  for (const [index, certificate] of path.entries()) {
    const name = subjectOf(certificate);
    if (certificate.validFromDate > at || certificate.validToDate < at)
      return `${name} was not valid on ${at.toISOString()}, when the certificate that signs was issued`;
    if (index === 0) continue;
    const { isAuthority, pathLength } = issuingRights(certificate);
    if (!isAuthority) return `${name} may not issue certificates`;
    if (pathLength !== undefined && index - 1 > pathLength)
      return `${name} may not stand above ${index - 1} other authorities`;
  }
  return undefined;
}

function noPath(leaf: X509Certificate): string {
  const issuer = leaf.issuer.split('\n').join(', ');
  return `no path leads from ${subjectOf(leaf)}, issued by ${issuer}, to a trusted root`;
}

function isIssuer(certificate: X509Certificate, issuer: X509Certificate): boolean {
  return certificate.checkIssued(issuer) && isSignedBy(certificate, issuer);
}

function isSelfIssued(certificate: X509Certificate): boolean {
  return certificate.subject === certificate.issuer && isSignedBy(certificate, certificate);
}

function isSignedBy(certificate: X509Certificate, issuer: X509Certificate): boolean {
  try {
    return certificate.verify(issuer.publicKey);
  } catch {
    return false;
  }
}

function isSame(left: X509Certificate, right: X509Certificate): boolean {
  return left.fingerprint256 === right.fingerprint256;
}
