import { generateKeyPairSync } from 'node:crypto';

import { modelEvent } from '@slipway/core/model-event';
import { Secret } from '@slipway/core/secret';
import { addressRefusal, isPublic } from '@slipway/http/public-addresses';
import { GitHubStandIn } from '@slipway/testing/github/stand-in';
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest';

import type { GitHubConfig } from '../config.ts';
import { apiCaller } from './call.ts';
import { credentialsOf } from './credentials.ts';
import { dispatcher, type Dispatcher } from './dispatcher.ts';

let github: GitHubStandIn;
beforeEach(async () => {
  github = await GitHubStandIn.start();
});
afterEach(() => github[Symbol.asyncDispose]());

const event = modelEvent(
  {
    kind: 'model-registered',
    registry: 'file',
    name: 'iris',
    version: '1',
    occurredAt: '2026-11-21T08:00:00.000Z',
  },
  () => '0'.repeat(64),
);

const token: GitHubConfig['credentials'] = { kind: 'token', token: new Secret('t') };
const app = (privateKey = github.app.privateKey): GitHubConfig['credentials'] => ({
  kind: 'app',
  id: github.app.id,
  privateKey: new Secret(privateKey),
});
const courier = (credentials: GitHubConfig['credentials'], timeoutMs = 5000): Dispatcher => {
  const call = apiCaller({ apiUrl: github.url, allowPrivate: true, timeoutMs });
  return dispatcher(call, credentialsOf(credentials, call, Date.now), Date.now);
};

describe('a GitHub App', () => {
  test('asks for a token that can do no more than it needs, and keeps it', async () => {
    const dispatch = courier(app());
    expect(await dispatch('acme/iris', event)).toEqual({ kind: 'accepted' });
    expect(await dispatch('acme/iris', event)).toEqual({ kind: 'accepted' });
    expect(github.app.asked).toEqual([{ repositories: ['iris'], permissions: { contents: 'write' } }]);
    expect(github.calls.map(({ path }) => path)).toEqual([
      '/repos/acme/iris/installation',
      '/app/installations/4711/access_tokens',
      '/repos/acme/iris/dispatches',
      '/repos/acme/iris/dispatches',
    ]);
  });

  test('renews it before it ends, and when GitHub has withdrawn it', async () => {
    const dispatch = courier(app());
    github.app.lifetimeMs = 60_000;
    await dispatch('acme/iris', event);
    await dispatch('acme/iris', event);
    expect(github.app.asked).toHaveLength(2);
    github.app.lifetimeMs = 3_600_000;
    await dispatch('acme/iris', event);
    github.tokens.clear();
    expect(await dispatch('acme/iris', event)).toEqual({ kind: 'accepted' });
    expect(github.dispatches).toHaveLength(4);
  });

  test('whose key is not the right one is told so, and may try again later', async () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const other = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    const answer = await courier(app(other))('acme/iris', event);
    expect(answer).toMatchObject({
      kind: 'failed',
      why: expect.stringContaining('GitHub App: 401') as string,
    });
    expect(JSON.stringify(answer)).not.toContain('PRIVATE KEY');
  });
});

describe('a call', () => {
  beforeEach(() => github.tokens.set('t', { repositories: ['acme/iris', 'acme/new'] }));

  test('follows a repository that was renamed', async () => {
    github.renamed.set('acme/old', 'acme/new');
    expect(await courier(token)('acme/old', event)).toEqual({ kind: 'accepted' });
    expect(github.dispatches).toMatchObject([{ repository: 'acme/new' }]);
  });

  test('does not carry the token to another host', async () => {
    const elsewhere = await GitHubStandIn.start();
    onTestFinished(() => elsewhere[Symbol.asyncDispose]());
    github.order({ status: 307, headers: { location: `${elsewhere.url}/repos/acme/iris/dispatches` } });
    expect(await courier(token)('acme/iris', event)).toMatchObject({ kind: 'failed' });
    expect(elsewhere.calls).toEqual([]);
  });

  test('with a token that GitHub does not know is made once: it can not be replaced', async () => {
    github.tokens.clear();
    expect(await courier(token)('acme/iris', event)).toMatchObject({
      kind: 'failed',
      why: expect.stringContaining('expired or revoked') as string,
    });
    expect(github.calls).toHaveLength(1);
  });

  test('that is not answered in time has failed, and says so', async () => {
    github.order('silence');
    expect(await courier(token, 200)('acme/iris', event)).toEqual({
      kind: 'failed',
      why: 'no answer in 200 ms',
    });
  });

  test('that the stand-in refuses as GitHub would is not tried again', async () => {
    github.order({ status: 422, message: 'Invalid request.' });
    expect(await courier(token)('acme/iris', event)).toEqual({
      kind: 'rejected',
      why: '422: Invalid request.',
    });
  });
});

describe('addresses of private networks', () => {
  test.each(['http://127.0.0.1:1', 'http://[::1]:1', 'http://localhost:1', 'http://169.254.169.254'])(
    '%s is not called unless it is allowed',
    async (apiUrl) => {
      const call = apiCaller({ apiUrl, allowPrivate: false });
      const asked = call({ method: 'GET', path: '/', authorization: 'Bearer t' });
      await expect(asked).rejects.toThrow(/private network.*--allow-private/);
    },
  );

  test.each([
    '10.1.2.3',
    '172.31.0.1',
    '192.168.1.1',
    '100.64.0.1',
    '0.0.0.0',
    '224.0.0.1',
    '::ffff:10.0.0.1',
    '::ffff:a9fe:a9fe',
    'fd00::1',
    'fe80::1',
    '::',
    'no address',
  ])('%s is not public', (address) => expect(isPublic(address)).toBe(false));

  test.each(['140.82.121.6', '172.32.0.1', '2606:50c0:8000::153', '::ffff:140.82.121.6'])(
    '%s is',
    (address) => {
      expect(isPublic(address)).toBe(true);
      expect(addressRefusal(address.includes(':') ? `[${address}]` : address)).toBeUndefined();
    },
  );
});
