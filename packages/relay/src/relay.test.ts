import { createHmac } from 'node:crypto';
import { request as httpRequest } from 'node:http';

import { readModelEvent } from '@slipway/core/model-event-reading';
import { Secret } from '@slipway/core/secret';
import { until } from '@slipway/testing/gateway-process';
import { GitHubStandIn } from '@slipway/testing/github/stand-in';
import { newFolder } from '@slipway/testing/run-action';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { defaultLimits, type Limits, type RelayConfig, type Subscription } from './config.ts';
import { jsonLog } from './log.ts';
import { Relay } from './relay.ts';

const everything: Subscription = {
  repository: 'acme/pipeline',
  events: [],
  names: [],
  aliases: [],
  tags: {},
  stages: [],
};
const quick: Limits = { ...defaultLimits, spacingMs: 1, firstPauseMs: 20, attempts: 3, bodyBytes: 20_000 };

let github: GitHubStandIn;
let relay: Relay;
let printed: string;
let store: string;

async function start(changes: Partial<RelayConfig> = {}, now = Date.now, hasAdmin = true): Promise<void> {
  const secrets = [new Secret('s3cret-of-the-source')];
  const config: RelayConfig = {
    host: '127.0.0.1',
    port: 0,
    store,
    ...(hasAdmin ? { adminToken: new Secret('adm1n-token') } : {}),
    github: {
      apiUrl: github.url,
      allowPrivate: true,
      credentials: { kind: 'token', token: new Secret('github_pat_t0ken') },
    },
    sources: [
      { path: '/mlflow', kind: 'mlflow', secrets, freshnessMs: 300_000 },
      { path: '/azure', kind: 'event-grid', secrets, freshnessMs: 300_000 },
      { path: '/hub', kind: 'hugging-face', secrets, freshnessMs: 300_000 },
    ],
    subscriptions: [everything],
    limits: quick,
    ...changes,
  };
  relay = await Relay.start(config, { log: jsonLog((line) => (printed += line)), now });
}

beforeEach(async () => {
  printed = '';
  store = newFolder('slipway-relay-store-');
  github = await GitHubStandIn.start();
  github.tokens.set('github_pat_t0ken', { repositories: ['acme/pipeline', 'acme/other'] });
});
afterEach(async () => {
  await relay?.stop();
  await github[Symbol.asyncDispose]();
  expect(printed).not.toMatch(/s3cret-of-the-source|adm1n-token|github_pat_t0ken/);
});

const created = (name: string, version = '1', more: object = {}): object => ({
  entity: 'model_version',
  action: 'created',
  timestamp: '2026-11-21T08:00:00+00:00',
  data: { name, version, source: 's3://models', tags: {}, ...more },
});

/** Sends as MLflow does. */
function mlflow(
  json: unknown,
  id: string,
  at = Date.now(),
  secret = 's3cret-of-the-source',
): Promise<Response> {
  const body = typeof json === 'string' ? json : JSON.stringify(json);
  const timestamp = String(Math.floor(at / 1000));
  const signature = createHmac('sha256', secret).update(`${id}.${timestamp}.${body}`).digest('base64');
  const headers = {
    'content-type': 'application/json',
    'x-mlflow-delivery-id': id,
    'x-mlflow-timestamp': timestamp,
    'x-mlflow-signature': `v1,${signature}`,
  };
  return fetch(`${relay.url}/mlflow`, { method: 'POST', headers, body });
}

const metrics = async (): Promise<string> => (await fetch(`${relay.url}/metrics`)).text();
const admin = { authorization: 'Bearer adm1n-token' };

test('a version that is registered is told to GitHub, in words that every action reads', async () => {
  await start();
  const answer = await mlflow(created('iris', '3', { description: 'good' }), 'd1');
  expect(answer.status).toBe(202);
  await until(() => github.dispatches.length === 1);
  const [dispatch] = github.dispatches;
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
  expect(github.calls).toMatchObject([{ path: '/repos/acme/pipeline/dispatches', status: 204 }]);
});

test('the same delivery twice, at once or later, is told once', async () => {
  await start();
  const answers = await Promise.all([1, 2, 3].map(() => mlflow(created('iris'), 'd1')));
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 200, 202]);
  await until(() => github.dispatches.length === 1);
  await relay.stop();
  await start();
  expect((await mlflow(created('iris'), 'd1')).status).toBe(200);
  expect((await mlflow(created('iris', '2'), 'd2')).status).toBe(202);
  await until(() => github.dispatches.length === 2);
  expect(github.dispatches.map(({ payload }) => payload['version'])).toEqual(['1', '2']);
});

test('a sender without ids: the same bytes are the same for a while, and news an hour later', async () => {
  let now = Date.now();
  await start({}, () => now);
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

describe('what is refused', () => {
  beforeEach(() => start());

  test.each([
    ['a wrong secret', () => mlflow(created('iris'), 'd', Date.now(), 'wrong'), 401, 'missing or wrong'],
    [
      'no signature',
      () => fetch(`${relay.url}/mlflow`, { method: 'POST', body: '{}' }),
      401,
      'missing or wrong',
    ],
    ['an old one', () => mlflow(created('iris'), 'd', Date.now() - 301_000), 401, 'too old'],
    ['one of the future', () => mlflow(created('iris'), 'd', Date.now() + 302_000), 401, 'too old'],
    ['no JSON', () => mlflow('{', 'd'), 400, 'no JSON'],
    ['no event', () => mlflow('{}', 'd'), 400, '`entity`'],
    ['no name', () => mlflow(created(''), 'd'), 400, 'name is'],
    ['a name of two lines', () => mlflow(created('a\nb', ''), 'd'), 400, 'version is'],
    ['too much', () => mlflow(created('x'.repeat(20_000)), 'd'), 413, '20000 bytes'],
    ['a place that is not', () => fetch(`${relay.url}/elsewhere`, { method: 'POST' }), 404, 'nothing here'],
    ['a GET', () => fetch(`${relay.url}/mlflow`), 405, 'only POST'],
    [
      'OPTIONS where nobody asks',
      () => fetch(`${relay.url}/mlflow`, { method: 'OPTIONS' }),
      405,
      'only POST',
    ],
  ] as const)('%s', async (_what, send, status, words) => {
    const answer = await send();
    expect(answer.status).toBe(status);
    expect(await answer.text()).toContain(words);
    expect(github.calls).toEqual([]);
    expect(await metrics()).toContain('slipway_relay_waiting 0');
  });

  test('all that is wrong with an event is told at once', async () => {
    const answer = await mlflow(created('a\nb', ''), 'd');
    const { reasons } = (await answer.json()) as { reasons: string[] };
    expect(reasons).toHaveLength(2);
  });

  test('a body without end is not read to its end', async () => {
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const sending = httpRequest(`${relay.url}/mlflow`, { method: 'POST' }, (response) => {
        resolve(response.statusCode);
        sending.destroy();
      });
      sending.on('error', reject);
      const more = (): boolean =>
        sending.destroyed || sending.write('x'.repeat(5000), () => void setTimeout(more, 5));
      more();
    });
    expect(status).toBe(413);
  });
});

test('an event of a batch that can not be read does not take the others with it', async () => {
  await start();
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
  await until(() => github.dispatches.length === 2);
});

test('handshakes: CloudEvents ask with OPTIONS, Event Grid with an event that has to prove itself too', async () => {
  await start();
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
  await start({ subscriptions: [champions, frauds] });
  const moved = (alias: string): object => ({
    entity: 'model_version_alias',
    action: 'created',
    data: { name: 'iris', version: '1', alias },
  });
  const nobody = await Promise.all([
    mlflow(created('iris'), 'a'),
    mlflow(created('fraud-1'), 'b'),
    mlflow(moved('challenger'), 'c'),
  ]);
  expect(nobody.map(({ status }) => status)).toEqual([200, 200, 200]);
  await mlflow(moved('champion'), 'd');
  await mlflow(created('fraud-1', '1', { tags: { stage: 'production' } }), 'e');
  await until(() => github.dispatches.length === 2);
  expect(github.dispatches.map(({ repository, eventType }) => `${repository} ${eventType}`)).toEqual([
    'acme/pipeline model-alias-moved',
    'acme/other model-registered',
  ]);
});

test('an alias that moves there, back and there again is three events with three ids', async () => {
  await start();
  for (const [id, version] of ['1', '2', '1'].entries())
    await mlflow(
      { entity: 'model_version_alias', action: 'created', data: { name: 'iris', version, alias: 'prod' } },
      `d${id}`,
    );
  await until(() => github.dispatches.length === 3);
  expect(github.dispatches.map(({ payload }) => payload['version'])).toEqual(['1', '2', '1']);
  expect(new Set(github.dispatches.map(({ payload }) => payload['id'])).size).toBe(3);
});

describe('when GitHub does not take it', () => {
  test('errors, broken connections and limits are waited out, in order', async () => {
    await start({ limits: { ...quick, attempts: 10 } });
    github.order({ status: 502 }, 'reset', { status: 429, headers: { 'retry-after': '1' } }, { status: 500 });
    await mlflow(created('iris', '1'), 'a');
    await mlflow(created('iris', '2'), 'b');
    await until(() => github.dispatches.length === 2);
    expect(github.dispatches.map(({ payload }) => payload['version'])).toEqual(['1', '2']);
    const [, , limited, after] = github.calls;
    expect((after?.at ?? 0) - (limited?.at ?? 0)).toBeGreaterThanOrEqual(1000);
    expect(await metrics()).toContain('calls_total{repository="acme/pipeline",outcome="limited"} 1');
  });

  test('a window that is used up is waited for, and no call is made in it', async () => {
    await start();
    github.window = { remaining: 1, reset: Math.floor(Date.now() / 1000) + 2 };
    const { reset } = github.window;
    await mlflow(created('a'), 'a');
    await mlflow(created('b'), 'b');
    await until(() => github.dispatches.length === 2);
    expect(github.calls.map(({ status }) => status)).toEqual([204, 204]);
    expect(github.dispatches[1]?.at).toBeGreaterThanOrEqual(reset * 1000);
  });

  test('what is given up is kept, listed for who may see it, and told after a replay', async () => {
    github.tokens.clear();
    await start();
    const { accepted } = (await (await mlflow(created('iris'), 'a')).json()) as { accepted: string[] };
    await until(async () => (await metrics()).includes('slipway_relay_undelivered 1'));
    expect((await fetch(`${relay.url}/undelivered`)).status).toBe(401);
    const listed = await (await fetch(`${relay.url}/undelivered`, { headers: admin })).json();
    expect(listed).toMatchObject([
      {
        key: accepted[0],
        event: { name: 'iris' },
        dispatches: [{ why: expect.stringContaining('401') as string }],
      },
    ]);
    github.tokens.set('github_pat_t0ken', { repositories: ['acme/pipeline'] });
    const replay = (headers: Record<string, string>, id?: string): Promise<Response> =>
      fetch(`${relay.url}/replay`, {
        method: 'POST',
        headers,
        ...(id ? { body: JSON.stringify({ id }) } : {}),
      });
    expect((await replay({ authorization: 'Bearer wrong' })).status).toBe(401);
    expect((await replay(admin, 'unknown')).status).toBe(404);
    expect(await (await replay(admin, accepted[0])).json()).toEqual({ replayed: accepted });
    await until(() => github.dispatches.length === 1);
    await until(async () => (await metrics()).includes('slipway_relay_remembered 1'));
    expect(await (await replay(admin)).json()).toEqual({ replayed: [] });
  });

  test('more than may wait is sent back to who sent it', async () => {
    await start({ limits: { ...quick, waiting: 1, firstPauseMs: 60_000 } });
    github.order({ status: 500 });
    expect((await mlflow(created('a'), 'a')).status).toBe(202);
    const full = await mlflow(created('b'), 'b');
    expect([full.status, full.headers.get('retry-after')]).toEqual([503, '60']);
  });
});

test('without an admin token nothing can be administrated', async () => {
  await start({}, Date.now, false);
  expect((await fetch(`${relay.url}/replay`, { method: 'POST', headers: admin })).status).toBe(404);
});

test('health and figures', async () => {
  await start();
  expect(await (await fetch(`${relay.url}/healthz`)).json()).toEqual({
    status: 'ok',
    waiting: 0,
    undelivered: 0,
  });
  await mlflow(created('iris'), 'a');
  await mlflow(created('iris'), 'a');
  await until(() => github.dispatches.length === 1);
  await until(async () => (await metrics()).includes('slipway_relay_waiting 0'));
  const text = await metrics();
  for (const line of [
    'slipway_relay_deliveries_total{source="/mlflow",outcome="accepted"} 1',
    'slipway_relay_deliveries_total{source="/mlflow",outcome="duplicate"} 1',
    'slipway_relay_calls_total{repository="acme/pipeline",outcome="sent"} 1',
    '# TYPE slipway_relay_waiting gauge',
  ])
    expect(text.split('\n')).toContain(line);
});
