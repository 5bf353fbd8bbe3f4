import { readModelEvent } from '@slipway/core/model-event-reading';
import { until } from '@slipway/testing/gateway-process';
import { expect, test } from 'vitest';

import { created, everything, moved, StartedRelay } from '../fixtures/started-relay.ts';

const relay = StartedRelay.eachTest();

test('a version that is registered is told to GitHub, in words that every action reads', async () => {
  await relay.start();
  const answer = await relay.mlflow(created('iris', '3', { description: 'good' }), 'd1');
  expect(answer.status).toBe(202);
  await until(() => relay.github.dispatches.length === 1);
  const [dispatch] = relay.github.dispatches;
  expect(dispatch).toMatchObject({ repository: 'acme/pipeline', eventType: 'model-registered' });
  const event = { action: dispatch?.eventType, client_payload: dispatch?.payload };
  expect(readModelEvent(JSON.stringify(event))).toEqual({
    value: {
      schemaVersion: 1,
      id: expect.stringMatching(/^sha256:[0-9a-f]{64}$/) as string,
      kind: 'model-registered',
      registry: 'mlflow',
      name: 'iris',
      version: '3',
      details: { description: 'good', source: 's3://models' },
      occurredAt: '2026-11-21T08:00:00.000Z',
    },
  });
  expect(relay.github.calls).toMatchObject([{ path: '/repos/acme/pipeline/dispatches', status: 204 }]);
});

test('the same delivery twice, at once or later, is told once', async () => {
  await relay.start();
  const answers = await Promise.all([1, 2, 3].map(() => relay.mlflow(created('iris'), 'd1')));
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 200, 202]);
  await until(() => relay.github.dispatches.length === 1);
  await relay.stop();
  await relay.start();
  expect((await relay.mlflow(created('iris'), 'd1')).status).toBe(200);
  expect((await relay.mlflow(created('iris', '2'), 'd2')).status).toBe(202);
  await until(() => relay.github.dispatches.length === 2);
  expect(relay.versions).toEqual(['1', '2']);
});

test('a sender without ids: the same bytes are the same for a while, and news an hour later', async () => {
  let now = Date.now();
  await relay.start({}, () => now);
  const body = JSON.stringify({
    event: { action: 'update', scope: 'repo.content' },
    repo: { type: 'model', name: 'acme/iris' },
    updatedRefs: [{ ref: 'refs/tags/prod', oldSha: 'a', newSha: 'b' }],
  });
  const headers = { 'x-webhook-secret': 's3cret-of-the-source' };
  const send = async (): Promise<number> =>
    (await fetch(`${relay.url}/hub`, { method: 'POST', headers, body })).status;
  expect([await send(), await send()]).toEqual([202, 200]);
  now += 10 * 60_000 - 1;
  expect(await send()).toBe(200);
  now += 3_600_000;
  expect(await send()).toBe(202);
});

test('an event of a batch that can not be read does not take the others with it', async () => {
  await relay.start();
  const good = (version: string): object => ({
    id: version,
    eventType: 'Microsoft.MachineLearningServices.ModelRegistered',
    topic: '/w',
    subject: `models/iris:${version}`,
    eventTime: '2026-11-21T08:00:00Z',
    data: {},
  });
  const send = (): Promise<Response> =>
    fetch(`${relay.url}/azure?access_token=s3cret-of-the-source`, {
      method: 'POST',
      body: JSON.stringify([good('1'), { id: 'x' }, good('2')]),
    });
  const first = await send();
  expect(first.status).toBe(400);
  expect(await first.json()).toMatchObject({ accepted: [expect.any(String), expect.any(String)] });
  expect(await (await send()).json()).toMatchObject({ accepted: [] });
  await until(() => relay.github.dispatches.length === 2);
});

test('handshakes: CloudEvents ask with OPTIONS, Event Grid with an event that has to prove itself too', async () => {
  await relay.start();
  const asked = { method: 'OPTIONS', headers: { 'webhook-request-origin': 'eventgrid.azure.net' } };
  const allowed = await fetch(`${relay.url}/azure`, asked);
  expect([allowed.status, allowed.headers.get('webhook-allowed-origin')]).toEqual([
    200,
    'eventgrid.azure.net',
  ]);
  expect(allowed.headers.get('webhook-allowed-rate')).toBe('*');
  expect((await fetch(`${relay.url}/azure`, { method: 'OPTIONS' })).status).toBe(400);
  const body = JSON.stringify([
    {
      id: 'v',
      eventType: 'Microsoft.EventGrid.SubscriptionValidationEvent',
      data: { validationCode: 'code' },
    },
  ]);
  const validate = (query: string): Promise<Response> =>
    fetch(`${relay.url}/azure${query}`, { method: 'POST', body });
  expect((await validate('')).status).toBe(401);
  expect(await (await validate('?access_token=s3cret-of-the-source')).json()).toEqual({
    validationResponse: 'code',
  });
});

test('only those are told that asked, and what nobody asked for is not kept', async () => {
  const champions = { ...everything, events: ['model-alias-moved' as const], aliases: ['champion'] };
  const frauds = {
    ...everything,
    repository: 'acme/other',
    names: ['fraud-*'],
    tags: { stage: 'production' },
  };
  await relay.start({ subscriptions: [champions, frauds] });
  const nobody = await Promise.all([
    relay.mlflow(created('iris'), 'a'),
    relay.mlflow(created('fraud-1'), 'b'),
    relay.mlflow(moved('challenger'), 'c'),
  ]);
  expect(nobody.map(({ status }) => status)).toEqual([200, 200, 200]);
  await relay.mlflow(moved('champion'), 'd');
  await relay.mlflow(created('fraud-1', '1', { tags: { stage: 'production' } }), 'e');
  await until(() => relay.github.dispatches.length === 2);
  expect(relay.github.dispatches.map(({ repository, eventType }) => `${repository} ${eventType}`)).toEqual([
    'acme/pipeline model-alias-moved',
    'acme/other model-registered',
  ]);
});

test('an alias that moves there, back and there again is three events with three ids', async () => {
  await relay.start();
  for (const [id, version] of ['1', '2', '1'].entries()) await relay.mlflow(moved('prod', version), `d${id}`);
  await until(() => relay.github.dispatches.length === 3);
  expect(relay.versions).toEqual(['1', '2', '1']);
  expect(new Set(relay.github.dispatches.map(({ payload }) => payload['id'])).size).toBe(3);
});

test('health and figures', async () => {
  await relay.start();
  // Whoever asks as balancers do, or with a slash too many, is answered, too.
  for (const path of ['/healthz', '/healthz/', '/metrics'])
    expect((await fetch(`${relay.url}${path}`, { method: 'HEAD' })).status).toBe(200);
  expect(await (await fetch(`${relay.url}/healthz`)).json()).toEqual({
    status: 'ok',
    waiting: 0,
    undelivered: 0,
  });
  await relay.mlflow(created('iris'), 'a');
  await relay.mlflow(created('iris'), 'a');
  await until(() => relay.github.dispatches.length === 1);
  await until(async () => (await relay.metrics()).includes('slipway_relay_waiting 0'));
  const text = await relay.metrics();
  for (const line of [
    'slipway_relay_deliveries_total{source="/mlflow",outcome="accepted"} 1',
    'slipway_relay_deliveries_total{source="/mlflow",outcome="duplicate"} 1',
    'slipway_relay_calls_total{repository="acme/pipeline",outcome="sent"} 1',
    '# TYPE slipway_relay_waiting gauge',
  ])
    expect(text.split('\n')).toContain(line);
});
