import { readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';

import { until } from '@slipway/testing/gateway-process';
import { describe, expect, test } from 'vitest';

import { admin, created, quick, sourceSecret, StartedRelay } from '../fixtures/started-relay.ts';

const relay = StartedRelay.eachTest();

describe('when GitHub does not take it', () => {
  test('errors, broken connections and limits are waited out, in order', async () => {
    await relay.start({ limits: { ...quick, attempts: 10 } });
    relay.github.order(
      { status: 502 },
      'reset',
      { status: 429, headers: { 'retry-after': '1' } },
      { status: 500 },
    );
    await relay.mlflow(created('iris', '1'), 'a');
    await relay.mlflow(created('iris', '2'), 'b');
    await until(() => relay.github.dispatches.length === 2);
    expect(relay.versions).toEqual(['1', '2']);
    const [, , limited, after] = relay.github.calls;
    expect((after?.at ?? 0) - (limited?.at ?? 0)).toBeGreaterThanOrEqual(1000);
    expect(await relay.metrics()).toContain('calls_total{repository="acme/pipeline",outcome="limited"} 1');
  });

  test('a window that is used up is waited for, and no call is made in it', async () => {
    await relay.start();
    relay.github.window = { remaining: 1, reset: Math.floor(Date.now() / 1000) + 2 };
    const { reset } = relay.github.window;
    await relay.mlflow(created('a'), 'a');
    await relay.mlflow(created('b'), 'b');
    await until(() => relay.github.dispatches.length === 2);
    expect(relay.github.calls.map(({ status }) => status)).toEqual([204, 204]);
    expect(relay.github.dispatches[1]?.at).toBeGreaterThanOrEqual(reset * 1000);
  });

  test('what is given up is kept, listed for who may see it, and told after a replay', async () => {
    relay.github.tokens.clear();
    await relay.start();
    const { accepted } = (await (await relay.mlflow(created('iris'), 'a')).json()) as { accepted: string[] };
    await until(async () => (await relay.metrics()).includes('slipway_relay_undelivered 1'));
    expect((await fetch(`${relay.url}/undelivered`)).status).toBe(401);
    const listed = await (await fetch(`${relay.url}/undelivered`, { headers: admin })).json();
    expect(listed).toMatchObject([
      {
        key: accepted[0],
        event: { name: 'iris' },
        dispatches: [{ why: expect.stringContaining('401') as string }],
      },
    ]);
    relay.github.tokens.set('github_pat_t0ken', { repositories: ['acme/pipeline'] });
    const replay = (headers: Record<string, string>, id?: string): Promise<Response> =>
      fetch(`${relay.url}/replay`, {
        method: 'POST',
        headers,
        body: id ? JSON.stringify({ id }) : undefined,
      });
    expect((await replay({ authorization: 'Bearer wrong' })).status).toBe(401);
    expect((await replay(admin, 'unknown')).status).toBe(404);
    expect(await (await replay(admin, accepted[0])).json()).toEqual({ replayed: accepted });
    await until(() => relay.github.dispatches.length === 1);
    await until(async () => (await relay.metrics()).includes('slipway_relay_remembered 1'));
    expect(await (await replay(admin)).json()).toEqual({ replayed: [] });
  });

  test('more than may wait is sent back to who sent it', async () => {
    await relay.start({ limits: { ...quick, waiting: 1, firstPauseMs: 60_000 } });
    relay.github.order({ status: 500 });
    expect((await relay.mlflow(created('a'), 'a')).status).toBe(202);
    const full = await relay.mlflow(created('b'), 'b');
    expect([full.status, full.headers.get('retry-after')]).toEqual([503, '60']);
  });
});

test('a disk that refuses: the sender is asked to come back, health says so, and later all is well', async () => {
  await relay.start();
  const waiting = join(relay.store, 'waiting');
  renameSync(waiting, `${waiting}-away`);
  const refused = await relay.mlflow(created('iris'), 'a');
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '30']);
  expect((await fetch(`${relay.url}/healthz`)).status).toBe(503);
  expect(relay.github.calls).toEqual([]);
  renameSync(`${waiting}-away`, waiting);
  // Whoever asks for its health sends nothing before it is well, so asking has to be enough.
  expect((await fetch(`${relay.url}/healthz`)).status).toBe(200);
  expect(readdirSync(waiting)).toEqual([]);
  expect((await relay.mlflow(created('iris'), 'a')).status).toBe(202);
  await until(() => relay.github.dispatches.length === 1);
});

test('a batch keeps its order across a restart', async () => {
  const silent = { ...quick, firstPauseMs: 600_000 };
  await relay.start({ limits: silent });
  relay.github.order({ status: 500 });
  const event = (version: number): object => ({
    id: `${version}`,
    eventType: 'Microsoft.MachineLearningServices.ModelRegistered',
    subject: `models/iris:${version}`,
    data: {},
  });
  const body = JSON.stringify([1, 2, 3, 4, 5, 6].map(event));
  const url = `${relay.url}/azure?access_token=${sourceSecret}`;
  expect((await fetch(url, { method: 'POST', body })).status).toBe(202);
  await relay.stop();
  await relay.start();
  await until(() => relay.versions.length === 6);
  expect(relay.versions).toEqual(['1', '2', '3', '4', '5', '6']);
});
