import { describe, expect, test } from 'vitest';

import { sourceKinds } from './all.ts';
import type { Reading } from './kind.ts';
import type { SourceKindId } from './kinds.ts';

/** What a kind reads in a request that was verified. */
function read(
  kind: SourceKindId,
  json: unknown,
  headers: Record<string, string> = {},
  registry?: string,
): Reading {
  const request = { headers, query: new URLSearchParams(), body: Buffer.from(JSON.stringify(json)) };
  const named = registry === undefined ? {} : { registry };
  return sourceKinds[kind].read(json, request, { path: '/', kind, secrets: [], freshnessMs: 1, ...named });
}

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
    for (const [entity, action, more] of [
      ['model_version', 'created', { run_id: 'abcd1234abcd5678', tags: { example_key: 'example_value' } }],
      ['model_version_alias', 'created', { alias: 'example_alias' }],
      ['model_version_tag', 'set', { key: 'example_key', value: 'example_value' }],
    ] as const) {
      const example = told(entity, action, { name: 'example_model', version: '1', ...more });
      expect(read('mlflow', example, headers)).toMatchObject({ events: [], ignored: [expect.any(String)] });
    }
    const real = told('model_version', 'created', { name: 'example_model', version: '1', run_id: 'r' });
    expect(read('mlflow', real, headers).events).toHaveLength(1);
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
    ['Event Grid, one event without a list', envelope(upper)],
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
  const forGitHub = {
    event_type: 'NEW_MODEL',
    client_payload: { event_author: 'ann', artifact_version_string: 'team/reg/iris:v3' },
  };
  expect(read('wandb', forGitHub).events).toMatchObject([{ name: 'team/reg/iris', version: 'v3' }]);
  expect(read('wandb', null).faults).toHaveLength(1);
});
