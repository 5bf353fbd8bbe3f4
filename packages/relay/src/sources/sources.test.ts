import { execFileSync } from 'node:child_process';

import { Secret } from '@slipway/core/secret';
import { requires } from '@slipway/testing/requires';
import { describe, expect, test } from 'vitest';

import type { Source } from '../config.ts';
import { sourceKinds } from './all.ts';
import type { Reading, Received } from './kind.ts';
import type { SourceKindId } from './kinds.ts';

const now = 1_790_000_000_000;
const seconds = String(now / 1000);
const secret = 'a secret of the test, ü';

const source = (kind: SourceKindId, registry?: string): Source => ({
  path: '/here',
  kind,
  secrets: [new Secret('the next secret'), new Secret(secret)],
  freshnessMs: 300_000,
  ...(registry === undefined ? {} : { registry }),
});
const request = (headers: Record<string, string>, body = '', query = ''): Received => ({
  headers,
  query: new URLSearchParams(query),
  body: Buffer.from(body),
});
const refusal = (kind: SourceKindId, received: Received): string | undefined =>
  sourceKinds[kind].refusal(received, source(kind), now);
const read = (
  kind: SourceKindId,
  json: unknown,
  headers: Record<string, string> = {},
  registry?: string,
): Reading => sourceKinds[kind].read(json, request(headers, JSON.stringify(json)), source(kind, registry));

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

describe('mlflow', () => {
  const headers = { 'x-mlflow-delivery-id': 'd1' };
  const told = (entity: string, action: string, data: object): object => ({
    entity,
    action,
    timestamp: '2026-11-21T08:00:00.5+00:00',
    data,
  });

  test.each([
    ['model_version', 'created', { source: 's3://b', run_id: 'r', tags: { a: '1' } }, 'model-registered'],
    ['model_version_alias', 'created', { alias: 'champion' }, 'model-alias-moved'],
    ['model_version_tag', 'set', { key: 'ok', value: 'yes' }, 'model-tag-set'],
  ])('%s.%s', (entity, action, data, kind) => {
    const json = told(entity, action, { name: 'iris', version: '3', ...data });
    const { events, faults, ignored } = read('mlflow', json, headers, 'mlflow:https://models.example');
    expect([faults, ignored]).toEqual([[], []]);
    expect(events).toEqual([
      expect.objectContaining({
        deliveryId: 'd1',
        kind,
        name: 'iris',
        registry: 'mlflow:https://models.example',
      }),
    ]);
  });

  test.each([
    ['registered_model', 'created'],
    ['model_version_alias', 'deleted'],
    ['prompt_version', 'created'],
  ])('%s.%s does not concern a model version', (entity, action) => {
    expect(read('mlflow', told(entity, action, { name: 'iris', version: '3' }), headers)).toMatchObject({
      events: [],
      ignored: [expect.stringContaining(`${entity}.${action}`)],
    });
  });

  test('the example of the test button deploys nothing; what is no webhook of MLflow is told', () => {
    const example = told('model_version', 'created', { name: 'example_model', version: '1' });
    expect(read('mlflow', example, headers)).toMatchObject({ events: [], ignored: [expect.any(String)] });
    for (const json of [null, 7, [], {}, { entity: 'model_version' }])
      expect(read('mlflow', json, headers).faults).toHaveLength(1);
  });
});

describe('Azure, in both envelopes and both casings', () => {
  const upper = {
    ModelName: 'iris',
    ModelVersion: 3,
    ModelTags: { stage: 'production' },
    ModelProperties: {},
  };
  const lower = { modelName: 'iris', modelVersion: '3', modelTags: { stage: 'production' } };
  const envelope = (data: object): object => ({
    topic: '/subscriptions/s/w',
    subject: 'models/iris:3',
    eventType: 'Microsoft.MachineLearningServices.ModelRegistered',
    eventTime: '2026-11-21T08:00:00Z',
    id: 'e1',
    dataVersion: '',
    data,
  });
  const cloud = (data: object): object => ({
    specversion: '1.0',
    source: '/subscriptions/s/w',
    type: 'Microsoft.MachineLearningServices.ModelRegistered',
    time: '2026-11-21T08:00:00Z',
    subject: 'models/iris:3',
    id: 'e1',
    data,
  });
  const registered = {
    kind: 'model-registered',
    registry: 'azureml:/subscriptions/s/w',
    name: 'iris',
    occurredAt: '2026-11-21T08:00:00Z',
  };

  test.each([
    ['Event Grid, as documented', [envelope(upper)]],
    ['Event Grid, as sampled', [envelope(lower)]],
    ['Event Grid, only the subject', [envelope({})]],
    ['CloudEvents, as documented', cloud(upper)],
    ['CloudEvents, batched, as sampled', [cloud(lower)]],
  ])('%s', (_title, json) => {
    const { events, faults } = read('event-grid', json);
    expect(faults).toEqual([]);
    expect(events).toEqual([expect.objectContaining(registered)]);
    expect(String(events[0]?.version)).toBe('3');
  });

  test('the handshake is answered with its code, and tells of nothing', () => {
    const validation = {
      id: 'v',
      eventType: 'Microsoft.EventGrid.SubscriptionValidationEvent',
      data: { validationCode: '512d38b6', validationUrl: 'https://example.com' },
    };
    expect(read('event-grid', [validation])).toMatchObject({
      answer: { validationResponse: '512d38b6' },
      events: [],
    });
  });

  test('other events are passed over, broken ones told, good ones kept', () => {
    const deployed = { ...envelope({}), eventType: 'Microsoft.MachineLearningServices.ModelDeployed' };
    const { events, ignored, faults } = read('event-grid', [deployed, {}, envelope(upper)]);
    expect([events.length, ignored.length, faults.length]).toEqual([1, 1, 1]);
    expect(faults[0]).toContain('event 2');
    expect(read('event-grid', {}).faults).toHaveLength(1);
  });
});

describe('CloudEvents of others', () => {
  const attributes = {
    specversion: '1.0',
    id: '1',
    source: 'urn:here',
    type: 'dev.slipway.model-alias-moved',
  };
  const data = { name: 'iris', version: '3', alias: 'champion' };
  const expected = { ...data, kind: 'model-alias-moved', registry: 'urn:here', deliveryId: 'urn:here 1' };

  test('structured, batched, binary and base64 say the same', () => {
    const binary = Object.fromEntries(
      Object.entries(attributes).map(([name, value]) => [`ce-${name}`, value]),
    );
    const encoded = { ...attributes, data_base64: Buffer.from(JSON.stringify(data)).toString('base64') };
    for (const reading of [
      read('cloud-events', { ...attributes, data }),
      read('cloud-events', [{ ...attributes, data }]),
      read('cloud-events', data, binary),
      read('cloud-events', encoded),
    ])
      expect(reading.events).toEqual([expect.objectContaining(expected)]);
  });

  test('attributes in headers are unescaped', () => {
    const headers = {
      'ce-specversion': '1.0',
      'ce-id': '1',
      'ce-source': 'urn:%C3%BC',
      'ce-type': 'model-registered',
    };
    expect(read('cloud-events', data, headers).events).toMatchObject([{ registry: 'urn:ü' }]);
  });

  test('what is missing is named; another type is passed over', () => {
    expect(read('cloud-events', { specversion: '0.3', data }).faults).toEqual([
      'event 1 has no id, no source, no type, no specversion 1.0',
    ]);
    expect(read('cloud-events', { ...attributes, type: 'com.example.cake' }).ignored).toHaveLength(1);
  });
});

describe('Hugging Face', () => {
  const told = (ref: string, newSha: string | null, scope = 'repo.content', type = 'model'): object => ({
    event: { action: 'update', scope },
    repo: { type, name: 'acme/iris', headSha: 'abc' },
    updatedRefs: [{ ref, oldSha: null, newSha }],
  });

  test('a commit is a version, a tag an alias of it', () => {
    expect(read('hugging-face', told('refs/heads/main', 'abc')).events).toMatchObject([
      { kind: 'model-registered', name: 'acme/iris', version: 'abc', registry: 'huggingface' },
    ]);
    expect(read('hugging-face', told('refs/tags/v1', 'abc')).events).toMatchObject([
      { kind: 'model-alias-moved', alias: 'v1', version: 'abc' },
    ]);
  });

  test.each([
    ['another branch', told('refs/pr/1', 'abc')],
    ['a deleted tag', told('refs/tags/v1', null)],
    ['a discussion', told('refs/heads/main', 'abc', 'discussion')],
    ['a data set', told('refs/heads/main', 'abc', 'repo.content', 'dataset')],
  ])('%s is passed over', (_what, json) => {
    expect(read('hugging-face', json)).toMatchObject({ events: [], ignored: [expect.any(String)] });
  });

  test('what is no webhook of the Hub is told', () => {
    for (const json of [null, {}, { event: { scope: 'repo.content' }, repo: { type: 'model', name: 'a/b' } }])
      expect(read('hugging-face', json).faults).toHaveLength(1);
  });
});

test('W&B: our payload, or its own word for a version', () => {
  expect(read('wandb', { artifact_version_string: 'team/reg/iris:v3' }).events).toMatchObject([
    { kind: 'model-registered', registry: 'wandb', name: 'team/reg/iris', version: 'v3' },
  ]);
  expect(read('wandb', { name: 'iris', version: 'v3', alias: 'prod' }).events).toMatchObject([
    { kind: 'model-alias-moved', name: 'iris', alias: 'prod' },
  ]);
  expect(read('wandb', null).faults).toHaveLength(1);
});
