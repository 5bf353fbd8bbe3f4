import { expect, test } from 'vitest';

import { dispatchAnswer } from './github-answer.ts';

const now = Date.parse('2026-11-21T08:00:00Z');
const read = (status: number, headers: Record<string, string> = {}, body = '') =>
  dispatchAnswer({ status, headers, body }, 'acme/iris', now);

test('what GitHub took is done', () => {
  expect(read(204)).toEqual({ kind: 'accepted' });
  expect(read(204, { 'x-ratelimit-remaining': '4999', 'x-ratelimit-reset': '9999999999' })).toEqual({
    kind: 'accepted',
  });
});

test('the last call of a window tells when the next one may be', () => {
  const headers = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(now / 1000 + 40) };
  expect(read(204, headers)).toEqual({ kind: 'accepted', pauseMs: 41_000 });
});

test("the end of a window is read on GitHub's clock, not on ours", () => {
  const theirs = now + 3_000_000;
  const headers = {
    date: new Date(theirs).toUTCString(),
    'x-ratelimit-remaining': '0',
    'x-ratelimit-reset': String(theirs / 1000 + 10),
  };
  expect(read(403, headers)).toMatchObject({ kind: 'limited', pauseMs: 11_000 });
});

test.each([
  ['429', 429, {}, ''],
  ['403 with retry-after', 403, { 'retry-after': '7' }, ''],
  ['403 with nothing left', 403, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1' }, ''],
  ['403 that speaks of it', 403, {}, '{"message":"You have exceeded a secondary rate limit."}'],
])('%s is a limit', (_title, status, headers, body) => {
  expect(read(status, headers as Record<string, string>, body)).toMatchObject({ kind: 'limited' });
});

test('retry-after counts in seconds or as a date, and before the reset', () => {
  expect(read(429, { 'retry-after': '7', 'x-ratelimit-remaining': '0' })).toMatchObject({ pauseMs: 7000 });
  const date = new Date(now + 20_000).toUTCString();
  expect(read(503, { 'retry-after': date })).toMatchObject({ kind: 'failed', pauseMs: 20_000 });
  expect(read(429, { 'retry-after': 'soon' })).toEqual({ kind: 'limited', why: '429: no message' });
});

test.each([
  [401, 'expired'],
  [403, 'contents: write for acme/iris'],
  [404, 'there is no acme/iris'],
  [500, '500'],
])('%d may work later, and says what to look at', (status, words) => {
  const answer = read(status, {}, '{"message":"GitHub says no"}');
  expect(answer).toMatchObject({ kind: 'failed', why: expect.stringContaining('GitHub says no') as string });
  expect(answer).toMatchObject({ why: expect.stringContaining(words) as string });
});

test('a payload that GitHub does not take will not be taken later', () => {
  expect(read(422, {}, '{"message":"No more than 10 properties"}').kind).toBe('rejected');
});
