import { hash, timingSafeEqual } from 'node:crypto';

/** SHA-256 of an access key: what the gateway keeps instead of the key. */
export function keyHash(key: string): Buffer {
  return hash('sha256', key, 'buffer');
}

/**
 * True when `Authorization: Bearer <key>` names one of the keys. All keys are compared, and digests of equal length, so
 * that the time it takes says nothing about them.
 */
export function isAllowed(authorization: string | undefined, keyHashes: readonly Buffer[]): boolean {
  const given = keyHash(bearer(authorization) ?? '');
  let matches = 0;
  for (const known of keyHashes) matches |= Number(timingSafeEqual(given, known));
  return matches === 1;
}

function bearer(authorization: string | undefined): string | undefined {
  if (authorization === undefined || authorization.length < 8) return undefined;
  return authorization.slice(0, 7).toLowerCase() === 'bearer ' ? authorization.slice(7).trim() : undefined;
}
