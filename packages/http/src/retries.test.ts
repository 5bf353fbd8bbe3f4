import { describe, expect, test } from 'vitest';

import { Failure } from '@slipway/core/trouble';

import { askedPauseMs, defaultPatience, isPassingStatus, waitAfter } from './retries.ts';
import { isPassingTrouble } from './troubles.ts';

const now = Date.parse('2026-11-21T10:00:00Z');

describe('how long to wait for the next attempt', () => {
  test('it doubles up to a limit, and chance takes away up to half', () => {
    const waits = [1, 2, 3, 4, 5, 6].map((attempt) => waitAfter(attempt, defaultPatience, undefined, 1));
    expect(waits).toEqual([1000, 2000, 4000, 8000, 16_000, 20_000]);
    expect(waitAfter(3, defaultPatience, undefined, 0)).toBe(2000);
  });

  test('after the last attempt there is none, whatever the registry asks for', () => {
    expect(waitAfter(7, defaultPatience, undefined, 0)).toBeUndefined();
    expect(waitAfter(7, defaultPatience, 1000, 0)).toBeUndefined();
  });

  test.each([
    ['3', 3000],
    ['Sat, 21 Nov 2026 10:00:45 GMT', 45_000],
    ['Sat, 21 Nov 2026 09:00:00 GMT', 0],
    ['soon', 500],
    ['86400', undefined],
  ])('`Retry-After: %s`', (header, expected) => {
    const asked = askedPauseMs({ 'retry-after': header }, now);
    expect(waitAfter(1, defaultPatience, asked, 0)).toBe(expected);
  });
});

test('a busy registry may answer differently a moment later, a refusal stays one', () => {
  expect([408, 429, 500, 502, 503, 504].every(isPassingStatus)).toBe(true);
  expect([200, 400, 401, 403, 404, 409, 413, 416, 501].some(isPassingStatus)).toBe(false);
});

describe('troubles of a connection', () => {
  const trouble = (code: string): Error => Object.assign(new Error(code), { code });

  test.each([
    ['ECONNRESET'],
    ['ECONNREFUSED'],
    ['EPIPE'],
    ['ETIMEDOUT'],
    ['EAI_AGAIN'],
    ['HPE_INVALID_CONSTANT'],
  ])('%s may pass', (code) => {
    expect(isPassingTrouble(trouble(code))).toBe(true);
  });

  test.each([
    ['ENOTFOUND'],
    ['EPROTO'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT'],
    ['CERT_HAS_EXPIRED'],
    ['ERR_TLS_CERT_ALTNAME_INVALID'],
  ])('%s stays', (code) => {
    expect(isPassingTrouble(trouble(code))).toBe(false);
  });

  test('our own failures and defects stay', () => {
    expect(isPassingTrouble(new Failure('CHANGED_WHILE_READ', 'a file'))).toBe(false);
    expect(isPassingTrouble(new TypeError('a defect'))).toBe(false);
  });
});
