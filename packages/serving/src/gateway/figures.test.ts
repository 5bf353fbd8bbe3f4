import { figuresSchema, type Figures } from '@slipway/core/endpoint';
import { tinyDeployment, until, type GatewayProcess } from '@slipway/testing/gateway-process';
import { gateway, oneDeployment } from '@slipway/testing/running-gateways';
import { parse } from 'valibot';
import { describe, expect, it } from 'vitest';

import { endingOf, Tally } from './tally.ts';

async function figures(started: GatewayProcess): Promise<Figures> {
  return parse(figuresSchema, await (await started.ask('GET', '/figures')).json());
}

describe('figures', () => {
  it('counts by id, also while two revisions share a name, and forgets what cannot be started again', async () => {
    const [first, second] = [
      tinyDeployment('blue.1', { version: '1' }),
      tinyDeployment('blue.2', { version: '2' }),
    ];
    const started = await gateway({ deployments: [first], traffic: { 'blue.1': 100 } });
    await started.untilState('blue.1', 'Healthy');
    await started.score({});
    await started.change({ deployments: [first, second] });
    await started.untilState('blue.2', 'Healthy');
    await started.change({ traffic: { 'blue.2': 100 } });
    await started.score({});
    await started.score({ status: 500 });
    expect((await figures(started)).deployments).toMatchObject({
      'blue.1': { name: 'blue', answered: { requests: 1, errors: { server: 0 } } },
      'blue.2': { name: 'blue', answered: { requests: 2, errors: { server: 1 } } },
    });
    await started.change({ deployments: [second], retired: [first] });
    await until(async () => (await started.status()).deployments.length === 1);
    await started.change({ deployments: [second, first], retired: [], traffic: { 'blue.1': 100 } });
    await started.untilState('blue.1', 'Healthy');
    await started.score({});
    expect((await figures(started)).deployments['blue.1']!.answered.requests).toBe(2);
    await started.change({ deployments: [first] });
    await until(async () => Object.keys((await figures(started)).deployments).length === 1);
  });

  it('counts copies apart, also in the metrics', async () => {
    const started = await gateway({
      deployments: [tinyDeployment('blue.1', { version: '1' }), tinyDeployment('green.2', { version: '2' })],
      traffic: { 'blue.1': 100 },
      mirror: { 'green.2': 100 },
    });
    await Promise.all([started.untilState('blue.1', 'Healthy'), started.untilState('green.2', 'Healthy')]);
    await started.score({});
    await started.score({ status: 503 });
    await until(async () => (await figures(started)).deployments['green.2']!.mirrored.requests === 2);
    const { 'blue.1': blue, 'green.2': green } = (await figures(started)).deployments;
    expect([blue!.answered.requests, blue!.mirrored.requests]).toEqual([2, 0]);
    expect([green!.answered.requests, green!.answered.latency.count]).toEqual([0, 0]);
    expect(green!.mirrored).toMatchObject({ errors: { server: 1 }, latency: { count: 2 } });
    const lines = (await (await started.ask('GET', '/metrics', '')).text()).split('\n');
    expect(lines).toContain('slipway_requests_total{deployment="blue",id="blue.1",status="503"} 1');
    expect(lines).toContain(
      'slipway_mirrored_requests_total{deployment="green",id="green.2",status="503"} 1',
    );
    expect(lines.filter((line) => line.startsWith('slipway_requests_total{deployment="green"'))).toEqual([]);
  });

  it('tells what the server did from what the gateway did', async () => {
    const deployment = tinyDeployment('blue.1', { version: '1' });
    const request_settings = {
      request_timeout_ms: 1500,
      max_concurrent_requests_per_instance: 1,
      max_queue_wait_ms: 50,
    };
    const started = await gateway({
      deployments: [{ ...deployment, request_settings }],
      traffic: { 'blue.1': 100 },
    });
    await started.untilState('blue.1', 'Healthy');
    await started.score({ status: 422 });
    await started.score({ status: 503 });
    await started.score({ sleep: 10_000 });
    await Promise.all([started.score({ sleep: 500 }), started.score({ sleep: 500 })]);
    const impatient = { method: 'POST', body: '{"sleep":1000}', signal: AbortSignal.timeout(400) };
    await expect(fetch(`${started.url}/score`, impatient)).rejects.toThrow('timeout');
    await started.score({ die: 1 });
    const { answered } = (await figures(started)).deployments['blue.1']!;
    expect(answered).toMatchObject({
      requests: 7,
      errors: { client: 1, server: 1, timedOut: 1, cutOff: 1, refused: 1 },
      abandoned: 1,
      latency: { count: 6 },
    });
  });

  it('has another epoch in every gateway, and is told to nobody without the token', async () => {
    const started = await gateway(oneDeployment());
    const { epoch } = await figures(started);
    expect((await figures(started)).epoch).toBe(epoch);
    expect((await started.ask('GET', '/figures', 'guess')).status).toBe(401);
    started.child!.kill('SIGKILL');
    await until(() => started.child!.signalCode !== null);
    await started.launch();
    expect((await figures(started)).epoch).not.toBe(epoch);
  });
});

describe('a tally', () => {
  it('puts times into cumulative buckets, the slowest into none, and refusals nowhere', () => {
    const tally = new Tally();
    for (const seconds of [0.0004, 0.001, 0.0034, 99, 101]) tally.add('good', 200, seconds);
    tally.add('refused', 429, 0);
    const { requests, errors, latency } = tally.figures;
    const at = (seconds: number) => latency.buckets.find(({ upTo }) => upTo === seconds)?.count;
    expect([0.0005, 0.001, 0.0025, 0.0035, 75, 50, 100].map(at)).toEqual([1, 2, 2, 3, undefined, 3, 4]);
    expect({ requests, refused: errors.refused, count: latency.count }).toEqual({
      requests: 6,
      refused: 1,
      count: 5,
    });
    expect(latency.sum).toBeCloseTo(200.0048);
  });

  it.each([
    [200, 'good'],
    [302, 'good'],
    [422, 'client'],
    [500, 'server'],
  ])('takes %i for %s', (status, ending) => expect(endingOf(status)).toBe(ending));
});
