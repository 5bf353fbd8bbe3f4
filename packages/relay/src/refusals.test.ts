import { request as httpRequest } from 'node:http';
import { createConnection } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';

import { beforeEach, describe, expect, test } from 'vitest';

import { admin, created, StartedRelay } from '../fixtures/started-relay.ts';

const relay = StartedRelay.eachTest();

describe('what is refused', () => {
  beforeEach(() => relay.start());

  test.each([
    [
      'a wrong secret',
      () => relay.mlflow(created('iris'), 'd', Date.now(), 'wrong'),
      401,
      'missing or wrong',
    ],
    [
      'no signature',
      () => fetch(`${relay.url}/mlflow`, { method: 'POST', body: '{}' }),
      401,
      'missing or wrong',
    ],
    ['an old one', () => relay.mlflow(created('iris'), 'd', Date.now() - 301_000), 401, 'too old'],
    ['one of the future', () => relay.mlflow(created('iris'), 'd', Date.now() + 302_000), 401, 'too old'],
    ['no JSON', () => relay.mlflow('{', 'd'), 400, 'no JSON'],
    ['no event', () => relay.mlflow('{}', 'd'), 400, '`entity`'],
    ['no name', () => relay.mlflow(created(''), 'd'), 400, 'name is'],
    ['a name of two lines', () => relay.mlflow(created('a\nb', ''), 'd'), 400, 'version is'],
    ['too much', () => relay.mlflow(created('x'.repeat(20_000)), 'd'), 413, '20000 bytes'],
    ['a place that is not', () => fetch(`${relay.url}/elsewhere`, { method: 'POST' }), 404, 'nothing here'],
    ['a GET', () => fetch(`${relay.url}/mlflow`), 405, 'only POST'],
    [
      'a compressed body',
      () =>
        fetch(`${relay.url}/mlflow`, {
          method: 'POST',
          headers: { 'content-encoding': 'gzip' },
          body: gzipSync('{}'),
        }),
      415,
      'gzip is not taken',
    ],
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
    expect(relay.github.calls).toEqual([]);
    expect(await relay.metrics()).toContain('slipway_relay_waiting 0');
  });

  test('all that is wrong with an event is told at once', async () => {
    const answer = await relay.mlflow(created('a\nb', ''), 'd');
    const { reasons } = (await answer.json()) as { reasons: string[] };
    expect(reasons).toHaveLength(2);
  });

  test('a sender that hangs up in the middle is no failure of the relay', async () => {
    const { port } = new URL(relay.url);
    const socket = createConnection(Number(port), '127.0.0.1');
    socket.write('POST /mlflow HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\nhalf of');
    await sleep(50);
    socket.destroy();
    await sleep(50);
    expect(relay.printed).toBe('');
    expect((await fetch(`${relay.url}/healthz`)).status).toBe(200);
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

test('without an admin token nothing can be administrated', async () => {
  await relay.start({}, Date.now, false);
  expect((await fetch(`${relay.url}/replay`, { method: 'POST', headers: admin })).status).toBe(404);
});
