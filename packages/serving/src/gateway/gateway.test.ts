import { request } from 'node:http';

import { testKey, tinyDeployment, until } from '@slipway/testing/gateway-process';
import { gateway, message, oneDeployment, scored } from '@slipway/testing/running-gateways';
import { describe, expect, it } from 'vitest';

describe('passing requests on', () => {
  it('serves Azure routes in front of those of the server, and names request and deployment', async () => {
    const started = await gateway(oneDeployment());
    await started.untilState('blue.1', 'Healthy');
    const { url } = started;
    const answer = await started.score({ data: 1 }, { 'x-request-id': 'my-id' });
    expect(answer.headers.get('x-request-id')).toBe('my-id');
    expect(answer.headers.get('azureml-model-deployment')).toBe('blue');
    const { path, version, headers } = await scored(answer);
    expect({ path, version, id: headers['x-request-id'] }).toEqual({
      path: '/predict',
      version: '1',
      id: 'my-id',
    });
    const made = await fetch(`${url}/anything?a=b`, {
      method: 'POST',
      headers: { 'x-request-id': 'not ok!' },
    });
    expect(made.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    expect((await scored(made)).path).toBe('/anything?a=b');
    const healthy = await fetch(url);
    expect([healthy.status, await healthy.text()]).toEqual([200, 'Healthy']);
    expect(await (await fetch(`${url}/swagger.json`)).json()).toMatchObject({ openapi: '3.0.3' });
  });

  it('streams both ways', async () => {
    const started = await gateway(oneDeployment());
    await started.untilState('blue.1', 'Healthy');
    const parts: number[] = [];
    const answer = await started.score({ stream: 4 });
    for await (const _ of answer.body!) parts.push(Date.now());
    expect(parts.length).toBeGreaterThan(2);
    expect(parts.at(-1)! - parts[0]!).toBeGreaterThan(30);
    const large = 'x'.repeat(500_000);
    expect((await scored(await started.score(large))).bytes).toBe(500_000);
    expect(await chunked(started.url, large)).toMatchObject({ status: 200 });
  });

  it('refuses bodies above the limit, told or counted, and goes on', async () => {
    const started = await gateway({ ...oneDeployment(), maxBodyBytes: 100_000 });
    await started.untilState('blue.1', 'Healthy');
    const told = await started.score('x'.repeat(100_001));
    expect([told.status, await message(told)]).toEqual([
      413,
      'the body has 100001 bytes, and 100000 are allowed',
    ]);
    expect((await chunked(started.url, 'x'.repeat(200_000))).status).toBe(413);
    await scored(await started.score('x'.repeat(100_000)));
  });

  it('answers 408 when the server is late, 502 when it dies, and starts it again', async () => {
    const deployment = tinyDeployment('blue.1', { version: '1' });
    const slow = {
      ...deployment,
      request_settings: { ...deployment.request_settings, request_timeout_ms: 150 },
    };
    const started = await gateway({ deployments: [slow], traffic: { 'blue.1': 100 } });
    await started.untilState('blue.1', 'Healthy');
    const late = await started.score({ sleep: 1000 });
    expect([late.status, await message(late)]).toEqual([
      408,
      'the server did not answer within 150 ms (request_timeout_ms)',
    ]);
    const before = (await scored(await started.score({}))).pid;
    expect((await started.score({ die: 7 })).status).toBe(502);
    await until(async () => (await started.score({})).status === 200);
    expect((await scored(await started.score({}))).pid).not.toBe(before);
    expect((await started.status()).deployments[0]!.instances[0]).toMatchObject({
      restarts: 1,
      exit: { code: 7 },
    });
    expect(await (await started.ask('GET', '/metrics', '')).text()).toContain(
      'slipway_requests_total{deployment="blue",id="blue.1",status="408"} 1',
    );
  });

  it('passes errors of the model on with their status', async () => {
    const started = await gateway(oneDeployment());
    await started.untilState('blue.1', 'Healthy');
    expect((await started.score({ status: 422 })).status).toBe(422);
  });

  it('bounds what runs and what waits', async () => {
    const deployment = tinyDeployment('blue.1', { version: '1' });
    const request_settings = {
      request_timeout_ms: 5000,
      max_concurrent_requests_per_instance: 1,
      max_queue_wait_ms: 200,
    };
    const started = await gateway({
      deployments: [{ ...deployment, request_settings }],
      traffic: { 'blue.1': 100 },
    });
    await started.untilState('blue.1', 'Healthy');
    const answers = await Promise.all([1, 2, 3].map(() => started.score({ sleep: 400 })));
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 429, 429]);
    const short = await Promise.all([1, 2].map(() => started.score({ sleep: 60 })));
    expect(short.map(({ status }) => status)).toEqual([200, 200]);
  });
});

describe('access', () => {
  it('takes either key and nothing else, and keeps the key from the server', async () => {
    const started = await gateway({ ...oneDeployment(), auth: 'key' });
    await started.untilState('blue.1', 'Healthy');
    for (const wrong of [undefined, 'Bearer', 'Bearer x', `Basic ${testKey}`, `Bearer ${testKey}x`]) {
      const answer = await started.score({}, wrong === undefined ? {} : { authorization: wrong });
      expect(answer.status).toBe(401);
      expect(answer.headers.get('www-authenticate')).toBe('Bearer');
      expect(await message(answer)).toContain('Authorization: Bearer');
    }
    const { headers } = await scored(await started.score({}, { authorization: `Bearer ${testKey}` }));
    expect(headers['authorization']).toBeUndefined();
    expect((await fetch(`${started.url}/swagger.json`)).status).toBe(401);
    expect((await fetch(started.url)).status).toBe(200);
  });

  it('lets only who has the token control it', async () => {
    const started = await gateway(oneDeployment());
    expect((await started.ask('GET', '/status', 'guess')).status).toBe(401);
    expect((await started.ask('POST', '/stop', '')).status).toBe(401);
    expect((await started.ask('GET', '/nothing')).status).toBe(404);
    await started.change({ token: 5 });
    await started.change({ token: 4 }, false);
    expect((await started.ask('POST', '/reload')).status).toBe(409);
    expect((await started.status()).token).toBe(5);
  });
});

/** Sends a body without saying its length. */
function chunked(url: string, body: string): Promise<{ status: number }> {
  return new Promise((resolve, reject) => {
    const sent = request(`${url}/score`, { method: 'POST' }, (answer) => {
      answer.resume();
      resolve({ status: answer.statusCode ?? 0 });
    });
    sent.on('error', reject);
    sent.write(body.slice(0, body.length / 2));
    sent.end(body.slice(body.length / 2));
  });
}
