import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { afterEach, describe, expect, it } from 'vitest';

import { closed, constant, startServer, stopServers } from '../fixtures/start-server.ts';
import { runPhase } from './run-phase.ts';

afterEach(stopServers);

describe('an open loop', () => {
  it('tells what users waited while the server stood still', async () => {
    const { target } = await startServer('stall');
    const result = await runPhase(target, constant(200, 10));
    // One second of silence in every five: a tenth of the requests waits longer than 500 ms, a hundredth than 950 ms.
    expect(result.sent).toBe(2000);
    expect(result.succeeded).toBe(2000);
    expect(result.latency!.p50).toBeLessThan(60);
    expect(result.latency!.p90).toBeGreaterThan(400);
    expect(result.latency!.p90).toBeLessThan(650);
    expect(result.latency!.p99).toBeGreaterThan(880);
    expect(result.latency!.p99).toBeLessThan(1100);
  });

  it('keeps its rate whether or not the server answers in time', async () => {
    const { target } = await startServer('wait', 400);
    const result = await runPhase(target, constant(100, 2));
    expect(result.sent).toBe(200);
    expect(result.unsent).toBe(0);
    expect(result.latency!.p50).toBeGreaterThan(395);
    expect(result.latency!.p50).toBeLessThan(700);
    expect(result.seconds).toBeGreaterThan(2);
  });

  it('sends Poisson arrivals at their mean rate', async () => {
    const { target } = await startServer('plain');
    const arrivals = { kind: 'poisson', rate: 400, seed: 7 } as const;
    const result = await runPhase(target, { ...constant(1, 2), arrivals });
    expect(result.sent).toBeGreaterThan(650);
    expect(result.sent).toBeLessThan(950);
    expect(result.sendLag!.max).toBeGreaterThan(0);
  });

  it('gives up on a server that died and says what was not sent', async () => {
    const { target } = await startServer('die', 100);
    const result = await runPhase(target, constant(200, 30));
    expect(result.ended).toBe('unreachable');
    expect(result.seconds).toBeLessThan(8);
    expect(result.succeeded).toBeGreaterThan(80);
    expect(result.succeeded).toBeLessThan(100);
    expect(result.unsent).toBeGreaterThan(4000);
    expect(Object.keys(result.errors)).toContain('ECONNREFUSED');
  });
});

describe('a closed loop', () => {
  it('keeps no more in flight than asked for and replays the bodies in turn', async () => {
    const seen: string[] = [];
    let inFlight = 0;
    let most = 0;
    const server = createServer((request, response) => {
      inFlight += 1;
      most = Math.max(most, inFlight);
      request.on('data', (chunk: Buffer) => seen.push(chunk.toString()));
      request.on('end', () =>
        setTimeout(() => {
          inFlight -= 1;
          response.end('{}');
        }, 5),
      );
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const target = {
      url: `http://127.0.0.1:${port}/`,
      method: 'POST',
      headers: {},
      bodies: ['a', 'b', 'ü'],
      timeoutMs: 2000,
    };
    const result = await runPhase(target, closed(3, 5, 60));
    server.close();
    expect(result).toMatchObject({
      ended: 'complete',
      sent: 60,
      succeeded: 60,
      statuses: { 200: 60 },
      errors: {},
    });
    expect(most).toBe(3);
    expect(seen.filter((body) => body === 'ü')).toHaveLength(20);
  });

  it('corrects its latencies for what it did not send during a stall', async () => {
    const { target } = await startServer('stall');
    const result = await runPhase(target, closed(4, 6));
    expect(result.latencyAsSent!.p99).toBeLessThan(100);
    expect(result.latency!.p99).toBeGreaterThan(700);
    expect(result.latency!.p99).toBeLessThan(1100);
  });

  it('changes nothing about a server that answers evenly', async () => {
    const { target } = await startServer('wait', 20);
    const { latency, latencyAsSent } = await runPhase(target, closed(4, 1.5));
    expect(latency!.p50).toBeGreaterThan(19);
    expect(latency!.p50 / latencyAsSent!.p50).toBeCloseTo(1, 1);
  });

  it('ends soon after the server died', async () => {
    const { target } = await startServer('die', 200);
    const result = await runPhase(target, closed(4, 30));
    expect(result.ended).toBe('unreachable');
    expect(result.seconds).toBeLessThan(8);
    expect(result.succeeded).toBeLessThan(200);
    expect(result.firstFailure?.error).toMatch(/ECONN|socket/);
  });

  it('counts statuses and keeps the first answer that was no success', async () => {
    const { target } = await startServer('flaky', 4);
    const result = await runPhase(target, closed(1, 5, 100));
    expect(result.statuses).toEqual({ 200: 75, 500: 25 });
    expect(result.succeeded).toBe(75);
    expect(result.firstFailure).toEqual({ status: 500, body: '{"error":"refused with 500"}' });
  });

  it('has no latency when nothing succeeded: a fast error is no fast answer', async () => {
    const { target } = await startServer('refuse', 503);
    const result = await runPhase(target, closed(2, 5, 50));
    expect(result.latency).toBeUndefined();
    expect(result.statuses).toEqual({ 503: 50 });
  });

  it.each(['hang', 'drip'])(
    'times out on a server that %ss, and counts the time that was waited',
    async (how) => {
      const { target } = await startServer(how, 0, 300);
      const result = await runPhase(target, closed(3, 1));
      expect(Object.keys(result.errors)).toEqual(['timeout']);
      expect(result.succeeded).toBe(0);
      expect(result.latency!.p50).toBeGreaterThan(290);
      expect(result.seconds).toBeLessThan(4);
    },
  );

  it('lives with servers that close every connection', async () => {
    const { target } = await startServer('close');
    const result = await runPhase(target, closed(4, 5, 200));
    expect(result).toMatchObject({ succeeded: 200, errors: {} });
  });

  it('counts connections that are reset', async () => {
    const { target } = await startServer('reset');
    const result = await runPhase(target, closed(2, 5, 30));
    expect(result.succeeded).toBe(0);
    expect(result.errors['ECONNRESET']).toBeGreaterThan(0);
  });

  it('stops at once when it is called off', async () => {
    const { target } = await startServer('hang', 0, 60_000);
    const result = await runPhase(target, closed(2, 60), { signal: AbortSignal.timeout(200) });
    expect(result.ended).toBe('aborted');
    expect(result.seconds).toBeLessThan(3);
  });
});
