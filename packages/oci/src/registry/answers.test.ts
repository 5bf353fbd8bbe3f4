import { expect, test } from 'vitest';

import { connectionRemedy } from '@slipway/http/troubles';

import { accessRemedy, refusal } from './answers.ts';

const answer = (status: number, body = ''): Parameters<typeof refusal>[2] => ({
  status,
  headers: {},
  body: Buffer.from(body),
});

test.each([
  ['ghcr.io', false, /github\.token.*packages: write/],
  ['ghcr.io', true, /packages: write.*Manage Actions access/],
  ['registry.example.com', false, /docker login registry\.example\.com/],
  ['registry.example.com', true, /other credentials/],
])('who may not at %s, known: %s, is told what gives leave there', (host, isKnown, words) => {
  expect(accessRemedy(host, isKnown)).toMatch(words);
});

test.each([
  [429, '', /wait a while/],
  [404, '{"errors":[{"code":"NAME_UNKNOWN"}]}', /create it/],
  [404, '<html>Welcome</html>', /no registry of images/],
  [503, '', /run this again/],
])('a refusal with %i %s says what to do', (status, body, words) => {
  expect(refusal('list tags', 'r.example', answer(status, body), false)).toMatchObject({
    code: 'NETWORK_FAILED',
    remedy: expect.stringMatching(words) as string,
  });
});

test('a connection that did not come about says what to look at', () => {
  for (const code of ['ECONNREFUSED', 'ETIMEDOUT', 'EHOSTUNREACH'])
    expect(connectionRemedy(code, 'r.example:5000')).toContain('r.example:5000 runs');
  expect(connectionRemedy('ENOTFOUND', 'r.example')).toContain('check the name');
  expect(connectionRemedy('EPIPE', 'r.example')).toBe(undefined);
});
