import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

import type { Secret } from '@slipway/core/secret';

/** Compares in a time that tells nothing about where, or how much, two texts differ. */
export function isSame(given: string, wanted: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(wanted));
}

/** Whether a text is one of the secrets. All of them are looked at, whatever the first ones say. */
export function isOneOf(secrets: readonly Secret[], given: string | undefined): boolean {
  const same = secrets.map((secret) => isSame(given ?? '', secret.reveal()));
  return given !== undefined && given !== '' && same.includes(true);
}

/** What Standard Webhooks, and MLflow in its manner, sign. */
export interface Signed {
  id: string | undefined;
  /** Seconds since 1970, as it was sent. */
  timestamp: string | undefined;
  /** `v1,<base64>`; several with spaces between, while a sender changes its secret. */
  signature: string | undefined;
  body: Buffer;
}

/**
 * What is wrong with a signature over `id.timestamp.body`, or undefined. The age counts only once the signature holds:
 * who can not sign learns nothing about our clock.
 * Source: https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 */
export function signatureFault(
  signed: Signed,
  keys: readonly (string | Buffer)[],
  now: number,
  freshnessMs: number,
): string | undefined {
  const { id = '', timestamp = '', body } = signed;
  const head = Buffer.from(`${id}.${timestamp}.`);
  const given = (signed.signature ?? '').split(' ');
  const good = keys.flatMap((key) => {
    const wanted = createHmac('sha256', key).update(head).update(body).digest('base64');
    return given.map((one) => isSame(one, `v1,${wanted}`));
  });
  if (!good.includes(true) || id === '' || timestamp === '') return 'the signature is missing or wrong';
  const age = Math.abs(now - Number(timestamp) * 1000);
  // Written so that what is no number is too old.
  if (!(age <= freshnessMs)) return 'the signature is too old, or the clocks differ';
  return undefined;
}

/** Whether a header holds the HMAC-SHA256 of the body: in hexadecimal digits, with or without `sha256=`, or base64. */
export function isBodySigned(
  secrets: readonly Secret[],
  signature: string | undefined,
  body: Buffer,
): boolean {
  const given = (signature ?? '').replace(/^sha256=/, '');
  const good = secrets.flatMap((secret) => {
    const wanted = createHmac('sha256', secret.reveal()).update(body).digest();
    return [isSame(given, wanted.toString('hex')), isSame(given, wanted.toString('base64'))];
  });
  return good.includes(true);
}
