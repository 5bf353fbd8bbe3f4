import { request } from 'node:http';
import { connect } from 'node:net';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { fixture, post, type StartedServer, startServer } from './testing/started-server.ts';

const MAX_BODY = 2000;
const BODY = JSON.stringify({ data: [[5.1, 3.5, 1.4, 0.2]] });

let server: StartedServer;
let url: string;
beforeAll(async () => {
  server = await startServer({ maxBodyBytes: MAX_BODY, models: [fixture('classifier')] });
  url = await server.url;
});
afterAll(() => server.stop());

/** Sends bytes over a connection of its own and gives all that comes back until the server has sent `until`. */
function raw(bytes: string, until: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1', () => socket.write(bytes));
    let text = '';
    socket.on('error', reject);
    socket.on('close', () => resolve(text));
    socket.on('data', (chunk) => {
      text += chunk.toString();
      if (until.test(text)) socket.destroy();
    });
  });
}

describe('routes', () => {
  it('is healthy', async () => {
    const response = await fetch(url);
    expect([response.status, await response.text()]).toEqual([200, 'Healthy']);
  });

  it.each([
    ['/nothing', { message: expect.stringContaining('/nothing') as string }],
    ['/models/other/score', { message: expect.stringContaining('no model other') as string }],
    ['/score?model=other', { message: expect.stringContaining('This server has classifier') as string }],
    ['/v1/models/other:predict', { error: expect.stringContaining('no model other') as string }],
    ['/v2/models/other/infer', { error: expect.stringContaining('no model other') as string }],
    ['/v2/models/classifier/guess', { error: expect.stringContaining('not found') as string }],
    [
      '/models/other/invocations',
      { error_code: 'ENDPOINT_NOT_FOUND', message: expect.any(String) as string },
    ],
    ['/%zz', { message: expect.any(String) as string }],
  ])('answers %s with 404', async (path, body) => {
    const { status, json } = await post(url + path, BODY);
    expect({ status, json }).toEqual({ status: 404, json: body });
  });

  it('chooses the model of /score by the query, too', async () => {
    const byPath = await post(`${url}/models/classifier/score`, BODY);
    expect(byPath.status).toBe(200);
    expect((await post(`${url}/score?model=classifier`, BODY)).json).toEqual(byPath.json);
    expect((await post(`${url}/score?model=classifier&version=99`, BODY)).status).toBe(404);
  });

  it.each([
    ['GET', '/score', 'POST'],
    ['PUT', '/v2/models/classifier/infer', 'POST'],
    ['POST', '/', 'GET, HEAD'],
    ['DELETE', '/swagger.json', 'GET, HEAD'],
  ])('answers %s %s with 405', async (method, path, allow) => {
    const response = await fetch(url + path, { method });
    expect([response.status, response.headers.get('allow')]).toEqual([405, allow]);
    expect(await response.json()).toMatchObject(
      path.startsWith('/v2') ? { error: /not allowed/ } : { message: /not allowed/ },
    );
  });

  it('answers HEAD without a body', async () => {
    const response = await fetch(url, { method: 'HEAD' });
    expect([response.status, response.headers.get('content-length'), await response.text()]).toEqual([
      200,
      '7',
      '',
    ]);
  });
});

describe('media types', () => {
  it.each(['application/json', 'Application/JSON; charset=UTF-8', 'application/json;charset="utf-8"'])(
    'takes %s',
    async (type) => {
      expect((await post(`${url}/score`, BODY, { 'content-type': type })).status).toBe(200);
    },
  );

  it.each([
    ['/score', { 'content-type': 'text/plain' }, /to be application\/json$/],
    ['/score', { 'content-type': 'text/csv' }, /to be application\/json$/],
    ['/invocations', { 'content-type': 'text/plain' }, /to be application\/json or text\/csv/],
    ['/score', { 'content-type': 'application/json; charset=latin1' }, /charset utf-8, not latin1/],
    [
      '/score',
      { 'content-type': 'application/json', 'content-encoding': 'gzip' },
      /without Content-Encoding/,
    ],
  ])('%s refuses %j with 415', async (path, headers, message) => {
    const { status, json } = await post(url + path, BODY, { ...headers });
    expect(status).toBe(415);
    expect((json as { message: string }).message).toMatch(message);
  });

  it('takes a body that says no type for JSON', async () => {
    const head = `POST /score HTTP/1.1\r\nHost: x\r\nContent-Length: ${BODY.length}\r\n\r\n`;
    expect(await raw(head + BODY, /\]\]/)).toMatch(/^HTTP\/1\.1 200 OK/);
  });
});

describe('bodies that are too large', () => {
  it('are refused by what their header says, before they are sent', async () => {
    const head = `POST /score HTTP/1.1\r\nHost: x\r\nContent-Length: ${MAX_BODY + 1}\r\n\r\n`;
    expect(await raw(head, /\}$/)).toMatch(/^HTTP\/1\.1 413 [^]*"the body is larger than 2000 bytes/);
  });

  it('are not asked for when the client waits to be', async () => {
    const ask = (length: number): string =>
      `POST /score HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: ${length}\r\n\r\n`;
    expect(await raw(ask(MAX_BODY + 1), /\}$/)).toMatch(/^HTTP\/1\.1 413 /);
    expect(await raw(ask(MAX_BODY), /\r\n\r\n/)).toBe('HTTP/1.1 100 Continue\r\n\r\n');
  });

  it('are refused when they come in chunks that say no length', async () => {
    const status = await new Promise((resolve, reject) => {
      const sent = request(`${url}/score`, { method: 'POST' }, (response) =>
        resolve(response.resume().statusCode),
      );
      sent.on('error', reject);
      for (let i = 0; i < 10; i++) sent.write(' '.repeat(MAX_BODY / 5));
      sent.end(BODY);
    });
    expect(status).toBe(413);
  });

  it('are not: one of exactly the most bytes', async () => {
    expect((await post(`${url}/score`, BODY.padEnd(MAX_BODY))).status).toBe(200);
    expect((await post(`${url}/score`, BODY.padEnd(MAX_BODY + 1))).status).toBe(413);
  });

  it('leave the connection usable', async () => {
    const tooLong = `POST /score HTTP/1.1\r\nHost: x\r\nContent-Length: ${MAX_BODY + 1}\r\n\r\n${' '.repeat(MAX_BODY + 1)}`;
    const next = 'GET / HTTP/1.1\r\nHost: x\r\n\r\n';
    expect(await raw(tooLong + next, /Healthy$/)).toMatch(/413[^]*200 OK/);
  });
});

describe('ids', () => {
  const ids = (headers: Headers): (string | null)[] =>
    ['x-request-id', 'x-ms-request-id', 'x-ms-client-request-id'].map((name) => headers.get(name));
  const send = (headers: Record<string, string>): ReturnType<typeof post> =>
    post(`${url}/score`, BODY, { 'content-type': 'application/json', ...headers });

  it('come back, or are made', async () => {
    expect(ids((await send({ 'x-request-id': 'a', 'x-ms-client-request-id': 'b' })).headers)).toEqual([
      'a',
      'b',
      'b',
    ]);
    expect(ids((await send({ 'x-ms-request-id': 'c', 'x-request-id': 'a' })).headers)).toEqual([
      'a',
      'c',
      'c',
    ]);
    const [made, older, client] = ids((await send({})).headers);
    expect(made).toMatch(/^[\da-f]{8}-/);
    expect([older, client]).toEqual([made, null]);
  });

  it.each(['x-request-id', 'x-ms-request-id', 'x-ms-client-request-id'])(
    '%s of more than 100 characters is a 431',
    async (name) => {
      expect((await send({ [name]: 'x'.repeat(100) })).status).toBe(200);
      const { status, json, headers } = await send({ [name]: 'x'.repeat(101) });
      expect(status).toBe(431);
      expect((json as { message: string }).message).toMatch(/must not exceed 100 characters/);
      expect(headers.get(name)).toBeNull();
    },
  );

  it('tell how long the model took', async () => {
    const { headers } = await send({});
    expect(headers.get('x-ms-run-fn-exec-ms')).toMatch(/^\d+\.\d{3}$/);
  });
});

it('answers bytes that are not HTTP', async () => {
  expect(await raw('nonsense\r\n\r\n', /\}$/)).toMatch(/^HTTP\/1\.1 400 Bad Request[^]*\{"message":/);
  expect(await raw(`GET / HTTP/1.1\r\nX: ${'x'.repeat(40_000)}\r\n\r\n`, /\}$/)).toMatch(
    /^HTTP\/1\.1 431 [^]*\{"message":/,
  );
});

it('answers pipelined requests in their order', async () => {
  const one = (path: string): string => `GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`;
  const text = await raw(one('/') + one('/v2/health/live') + one('/nothing'), /nothing"\}$/);
  expect(text.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 200', 'HTTP/1.1 200', 'HTTP/1.1 404']);
});
