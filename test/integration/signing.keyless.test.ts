import { tmpdir } from 'node:os';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { Signing } from '@slipway/core/ports-signing';
import { Failure } from '@slipway/core/trouble';
import { readBundle } from '@slipway/formats/oms/bundle';
import { modelSigning } from '@slipway/signing/model-signing';
import { requires } from '@slipway/testing/requires';

import { newRoot } from './openssl-certificates.ts';
import { startSigstore, type SigstoreServices } from './sigstore-services.ts';

const needs = requires('openssl');
const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const token = `${part({ alg: 'none' })}.${part({ sub: 'repo:octo/models', iss: 'https://example.com' })}.c2ln`;
const payload = '{"what": "a model"}';
const identity = { kind: 'keyless' } as const;

describe.skipIf(needs.missing)(`signing without a key of one's own${needs.note}`, () => {
  let services: SigstoreServices;
  beforeAll(async () => {
    services = await startSigstore(newRoot('Stand-in'));
  });
  afterAll(() => services[Symbol.dispose]());

  const signing = (identityToken: () => Promise<string>): Signing =>
    modelSigning({
      identityToken,
      cache: tmpdir(),
      services: { fulcio: services.url, rekor: services.url },
    });
  const ours = (): Signing => signing(() => Promise.resolve(token));

  test('gets a certificate for the token, signs, and logs it', async () => {
    const text = await ours().sign(payload, identity);
    expect(readBundle(text)).toMatchObject({ value: { material: { kind: 'keyless' } } });
    expect(services.asked).toEqual({ tokens: [token], entries: ['dsse'] });
    expect(await ours().ownPayload(text, identity)).toBe(payload);
    expect(text).not.toContain(token);
  });

  test('what was changed since is not taken for its own', async () => {
    const bundle = JSON.parse(await ours().sign(payload, identity)) as { dsseEnvelope: { payload: string } };
    bundle.dsseEnvelope.payload = Buffer.from('other').toString('base64');
    expect(await ours().ownPayload(JSON.stringify(bundle), identity)).toBeUndefined();
  });

  test('a certificate of nobody who is known opens nothing', async () => {
    const text = await ours().sign(payload, identity);
    const trust = {
      kind: 'keyless',
      identity: 'https://example.com/workflow',
      issuer: 'https://example.com',
      trustedRoot: '{"mediaType": "application/vnd.dev.sigstore.trustedroot+json;version=0.1"}',
    } as const;
    await expect(ours().open(text, trust)).rejects.toMatchObject({
      code: 'SIGNATURE_INVALID',
      message: expect.stringContaining('the signature does not hold') as string,
    });
  });

  test('a service that says no is a failure with what it said', async () => {
    services.answerWith(400);
    await expect(ours().sign(payload, identity)).rejects.toMatchObject({
      code: 'NETWORK_FAILED',
      message: expect.stringContaining('Sigstore did not sign') as string,
    });
    services.answerWith(200);
  });

  test('the token is never told, not even when it can not be read', async () => {
    const failure = (await signing(() => Promise.resolve('my-secret-token'))
      .sign(payload, identity)
      .catch((thrown: unknown) => thrown)) as Failure;
    expect(failure.code).toBe('NETWORK_FAILED');
    expect(`${failure.message} ${JSON.stringify(failure.cause ?? '')}`).not.toContain('my-secret-token');
  });

  test('when GitHub gives no token, that is what is said', async () => {
    const refused = signing(() => Promise.reject(new Failure('ACCESS_DENIED', 'no token for you')));
    await expect(refused.sign(payload, identity)).rejects.toThrow('no token for you');
  });
});
