import { describe, expect, test } from 'vitest';

import { covers } from './authorizer.ts';
import { parseChallenge } from './challenge.ts';

describe('what a registry asks for', () => {
  test.each([
    ['Basic realm="Registry"', { scheme: 'basic' }],
    [
      'Bearer realm="https://auth.example/token",service="registry.example",scope="repository:a/b:pull,push"',
      {
        scheme: 'bearer',
        realm: 'https://auth.example/token',
        service: 'registry.example',
        scope: 'repository:a/b:pull,push',
      },
    ],
    ['bearer realm=https://a.example/t', { scheme: 'bearer', realm: 'https://a.example/t' }],
    [
      'Basic realm="x", Bearer realm="https://a.example/t", error="invalid_token"',
      { scheme: 'bearer', realm: 'https://a.example/t' },
    ],
    [
      'Bearer realm="https://a.example/t",service="a \\"quoted\\" name"',
      { scheme: 'bearer', realm: 'https://a.example/t', service: 'a "quoted" name' },
    ],
    [
      'Bearer realm="https://a.example/t?a=1&b=2",service="here, basic and there",scope="repository:a:pull repository:b:pull"',
      {
        scheme: 'bearer',
        realm: 'https://a.example/t?a=1&b=2',
        service: 'here, basic and there',
        scope: 'repository:a:pull repository:b:pull',
      },
    ],
    [
      'Negotiate, Bearer realm="https://a.example/t",service="a", Digest realm="other", nonce="x", NTLM abc==',
      { scheme: 'bearer', realm: 'https://a.example/t', service: 'a' },
    ],
    ['Digest realm="bearer, basic", Basic realm="x"', { scheme: 'basic' }],
    ['BASIC', { scheme: 'basic' }],
  ])('%s', (header, challenge) => {
    expect(parseChallenge(header)).toEqual(challenge);
  });

  test.each([
    [undefined],
    [''],
    ['Negotiate'],
    ['Bearer service="without a realm"'],
    ['Digest realm="basic"'],
  ])('nothing that is known: %s', (header) => {
    expect(parseChallenge(header)).toBeUndefined();
  });
});

describe('a token is used for what it allows', () => {
  test.each([
    [['repository:a:pull,push'], ['repository:a:pull'], true],
    [['repository:a:pull', 'repository:b:pull'], ['repository:b:pull'], true],
    [['repository:a:pull'], ['repository:a:pull,push'], false],
    [['repository:a:pull'], ['repository:b:pull'], false],
    [['repository:host:5000/a:pull,push'], ['repository:host:5000/a:push'], true],
  ])('%j for %j: %j', (had, wanted, expected) => {
    expect(covers(had, wanted)).toBe(expected);
  });
});
