import { execFileSync } from 'node:child_process';

import { Secret } from '@slipway/core/secret';
import { requires } from '@slipway/testing/requires';
import { describe, expect, test } from 'vitest';

import type { Source } from '../config.ts';
import { sourceKinds } from './all.ts';
import type { Received } from './kind.ts';
import type { SourceKindId } from './kinds.ts';

const now = 1_790_000_000_000;
const seconds = String(now / 1000);
const secret = 'a secret of the test, ü';

const source = (kind: SourceKindId): Source => ({
  path: '/here',
  kind,
  secrets: [new Secret('the next secret'), new Secret(secret)],
  freshnessMs: 300_000,
});
const request = (headers: Record<string, string>, body = '', query = ''): Received => ({
  headers,
  query: new URLSearchParams(query),
  body: Buffer.from(body),
});
const refusal = (kind: SourceKindId, received: Received): string | undefined =>
  sourceKinds[kind].refusal(received, source(kind), now);
/** Signs with another language's library: that it agrees with our own proves more than that we agree with ourselves. */
function signedInPython(text: string): { base64: string; hex: string } {
  const script = [
    'import sys, hmac, hashlib, base64, json',
    'asked = json.load(sys.stdin)',
    "made = hmac.new(asked['key'].encode(), asked['text'].encode(), hashlib.sha256)",
    "print(json.dumps({'base64': base64.b64encode(made.digest()).decode(), 'hex': made.hexdigest()}))",
  ].join('\n');
  const input = JSON.stringify({ key: secret, text });
  return JSON.parse(execFileSync('python3', ['-c', script], { input, encoding: 'utf8' })) as ReturnType<
    typeof signedInPython
  >;
}

const python = requires('python3');

describe.skipIf(python.missing)(`signatures made by Python${python.note}`, () => {
  const body = '{"entity":"model_version","data":{"name":"Größe"}}';
  const base64 = python.missing ? '' : signedInPython(`delivery-1.${seconds}.${body}`).base64;

  describe.each([
    ['mlflow', 'x-mlflow-delivery-id', 'x-mlflow-timestamp', 'x-mlflow-signature'],
    ['plain', 'webhook-id', 'webhook-timestamp', 'webhook-signature'],
  ] as const)('%s', (kind, id, timestamp, signature) => {
    const good = { [id]: 'delivery-1', [timestamp]: seconds, [signature]: `v1,${base64}` };

    test('a good one is taken, also as one of several', () => {
      expect(refusal(kind, request(good, body))).toBeUndefined();
      expect(refusal(kind, request({ ...good, [signature]: `v1,AAAA v1,${base64}` }, body))).toBeUndefined();
    });

    test.each([
      ['nothing', {}],
      ['no signature', { [id]: 'delivery-1', [timestamp]: seconds }],
      ['an empty signature', { ...good, [signature]: '' }],
      ['only the version', { ...good, [signature]: 'v1,' }],
      ['another version', { ...good, [signature]: `v2,${base64}` }],
      ['the old form', { ...good, [signature]: `sha256=${Buffer.from(base64, 'base64').toString('hex')}` }],
      ['another delivery', { ...good, [id]: 'delivery-2' }],
      ['another time', { ...good, [timestamp]: String(Number(seconds) + 1) }],
      ['no delivery', { [timestamp]: seconds, [signature]: `v1,${base64}` }],
    ])('%s is not', (_what, headers) => {
      expect(refusal(kind, request(headers as Record<string, string>, body))).toMatch(/missing or wrong/);
    });

    test('one changed byte of the body is not', () => {
      expect(refusal(kind, request(good, body.replace('Gr', 'gr')))).toMatch(/missing or wrong/);
    });

    test.each([301, -301])('a good one whose time is %d s away is too old', (away) => {
      const then = String(Number(seconds) + away);
      const signed = signedInPython(`delivery-1.${then}.${body}`).base64;
      const headers = { ...good, [timestamp]: then, [signature]: `v1,${signed}` };
      expect(refusal(kind, request(headers, body))).toMatch(/too old/);
    });

    test('a time that is no number is too old', () => {
      const signed = signedInPython(`delivery-1.NaN.${body}`).base64;
      const headers = { ...good, [timestamp]: 'NaN', [signature]: `v1,${signed}` };
      expect(refusal(kind, request(headers, body))).toMatch(/too old/);
    });
  });

  test('W&B: the body alone is signed, written in one of three ways', () => {
    const signed = signedInPython(body);
    for (const signature of [signed.hex, `sha256=${signed.hex}`, signed.base64]) {
      expect(refusal('wandb', request({ 'x-wandb-signature': signature }, body))).toBeUndefined();
      expect(refusal('wandb', request({ 'x-wandb-signature': signature }, `${body} `))).toMatch(/wrong/);
    }
    const withBearer = {
      'x-wandb-signature': 'wrong',
      authorization: `Bearer ${encodeURIComponent(secret)}`,
    };
    expect(refusal('wandb', request(withBearer, body))).toMatch(/wrong/);
  });
});

test.each(['event-grid', 'cloud-events', 'wandb'] as const)(
  '%s: a shared secret, as bearer or in the query',
  (kind) => {
    const plain = { ...source(kind), secrets: [new Secret('s3cret')] };
    const ask = (headers: Record<string, string>, query = ''): string | undefined =>
      sourceKinds[kind].refusal(request(headers, '', query), plain, now);
    expect(ask({ authorization: 'Bearer s3cret' })).toBeUndefined();
    expect(ask({ authorization: 'bearer s3cret' })).toBeUndefined();
    expect(ask({}, 'access_token=s3cret')).toBeUndefined();
    for (const header of ['', 'Bearer ', 'Bearer s3cre', 'Bearer s3cret2', 'Basic s3cret', 's3cret'])
      expect(ask({ authorization: header })).toMatch(/missing or wrong/);
    expect(ask({}, 'access_token=')).toMatch(/missing or wrong/);
  },
);

test('Hugging Face: the secret in its own header', () => {
  expect(refusal('hugging-face', request({ 'x-webhook-secret': secret }))).toBeUndefined();
  for (const headers of [{}, { 'x-webhook-secret': '' }, { 'x-webhook-secret': 'no' }])
    expect(refusal('hugging-face', request(headers as Record<string, string>))).toMatch(/missing or wrong/);
});
