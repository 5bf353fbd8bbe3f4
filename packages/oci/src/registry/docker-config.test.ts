import { describe, expect, test } from 'vitest';

import { Problems } from '@slipway/core/trouble';

import { loginPlace, parseDockerConfig, parseHelperAnswer } from './docker-config.ts';

const word = (text: string): string => Buffer.from(text).toString('base64');

describe('where a login is', () => {
  const config = {
    auths: {
      'https://index.docker.io/v1/': { auth: word('hub-user:with:colons') },
      'ghcr.io': { auth: word('octocat:token') },
      'https://old.example/v1/': { username: 'one', password: 'two' },
      'acr.example': { auth: word('00000000:'), identitytoken: 'refresh' },
      'bearer.example': { registrytoken: 'as it is' },
      'empty.example': {},
    },
    credHelpers: { 'gcr.example': 'gcloud', 'evil.example': '../../bin/sh' },
  };

  test.each([
    ['docker.io', { kind: 'password', user: 'hub-user', password: 'with:colons' }],
    ['ghcr.io', { kind: 'password', user: 'octocat', password: 'token' }],
    ['old.example', { kind: 'password', user: 'one', password: 'two' }],
    ['acr.example', { kind: 'token', token: 'refresh' }],
    ['bearer.example', { kind: 'bearer', token: 'as it is' }],
  ])('%s has it written down', (host, login) => {
    expect(loginPlace(config, host)).toEqual({ kind: 'login', login });
  });

  test('a helper of the host goes first, the store for all hosts last', () => {
    expect(loginPlace(config, 'gcr.example')).toEqual({
      kind: 'helper',
      program: 'docker-credential-gcloud',
      server: 'gcr.example',
    });
    const stored = { ...config, credsStore: 'desktop' };
    expect(loginPlace(stored, 'ghcr.io')?.kind).toBe('login');
    expect(loginPlace(stored, 'empty.example')).toMatchObject({ program: 'docker-credential-desktop' });
    expect(loginPlace({ credsStore: 'desktop' }, 'docker.io')).toMatchObject({
      server: 'https://index.docker.io/v1/',
    });
  });

  test('the entry of the host itself goes before one of an owner there', () => {
    const auths = {
      'ghcr.io/owner': { auth: word('owner:one') },
      'ghcr.io': { auth: word('octocat:token') },
    };
    expect(loginPlace({ auths }, 'ghcr.io')).toMatchObject({ login: { user: 'octocat' } });
  });

  test('a helper is a name and no path; without any of them nobody is known', () => {
    expect(loginPlace(config, 'evil.example')).toBeUndefined();
    expect(loginPlace(config, 'empty.example')).toBeUndefined();
    expect(loginPlace({}, 'ghcr.io')).toBeUndefined();
  });
});

test('what a helper answers', () => {
  expect(parseHelperAnswer('{"ServerURL":"x","Username":"me","Secret":"s"}')).toEqual({
    kind: 'password',
    user: 'me',
    password: 's',
  });
  expect(parseHelperAnswer('{"Username":"<token>","Secret":"refresh"}')).toEqual({
    kind: 'token',
    token: 'refresh',
  });
  expect(parseHelperAnswer('credentials not found in native keychain')).toBeUndefined();
});

test.each([['not json: auth c2VjcmV0'], ['[]'], ['null']])(
  'a broken file is named, not shown: %s',
  (text) => {
    const read = (): unknown => parseDockerConfig(text, '/home/me/.docker/config.json');
    expect(read).toThrow(Problems);
    expect(read).toThrow(/config\.json/);
    expect(read).not.toThrow(/c2VjcmV0/);
  },
);
