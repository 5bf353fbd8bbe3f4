import type { HttpAnswer } from '@slipway/core/ports';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createSilentServer, type AddressInfo, type Server } from 'node:net';

import { expect, onTestFinished, test } from 'vitest';

import { ask, type Bounds } from './ask.ts';
import { textAnswer } from './answers.ts';
import { Connections, type Network } from './connections.ts';
import type { Outgoing } from './exchange.ts';
import { nextHop } from './redirects.ts';
import { defaultPatience } from './retries.ts';
import { connectionFailure, isPassingTrouble } from './troubles.ts';

const { signal } = new AbortController();

async function listening(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** A service that answers as it is told, and what it was asked. */
async function service(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<{ url: string; seen: IncomingMessage[] }> {
  const seen: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    seen.push(request);
    answer(request, response);
  });
  onTestFinished(() => server.closeAllConnections());
  return { url: `http://${await listening(server)}`, seen };
}

const redirecting = (to: string) =>
  service((_request, response) => void response.writeHead(307, { location: to }).end());
const credentials = { authorization: 'Bearer t', cookie: 'c=1', 'x-api-key': 'k', accept: 'text/plain' };

async function asked(
  url: string,
  more: Partial<Outgoing> = {},
  bounds: Partial<Bounds> = {},
  network: Partial<Network> = {},
): Promise<HttpAnswer> {
  const patience = { ...defaultPatience, connectMs: 300 };
  const connections = new Connections({ proxyEnvironment: {}, signal, ...network }, {}, patience);
  onTestFinished(() => connections.close());
  const outgoing = { method: 'GET', url: new URL(url), headers: {}, ...more } as const;
  return textAnswer(await ask(connections, outgoing, { wholeMs: 5000, ...bounds }));
}

test('what reads is followed to another host, and no credentials go there, nor back', async () => {
  const hosts: IncomingMessage['headers'][] = [];
  const home = await service((request, response) => {
    hosts.push(request.headers);
    if (request.url === '/end') response.end('found');
    else response.writeHead(302, { location: `${away.url}/` }).end();
  });
  const away = await redirecting(`${home.url}/end`);
  expect(await asked(home.url, { headers: credentials })).toMatchObject({ status: 200, body: 'found' });
  expect(hosts[0]).toMatchObject(credentials);
  for (const headers of [away.seen[0]!.headers, hosts[1]!]) {
    expect(headers).toMatchObject({ accept: 'text/plain' });
    expect([headers.authorization, headers.cookie, headers['x-api-key']]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  }
});

test('what changes something is followed within its host, whole, and answered with the redirect elsewhere', async () => {
  const home = await service((request, response) => {
    if (request.url === '/new') request.pipe(response);
    else response.writeHead(307, { location: '/new' }).end();
  });
  const post = { method: 'POST', body: 'a text', headers: credentials } as const;
  expect(await asked(`${home.url}/old`, post)).toMatchObject({ status: 200, body: 'a text' });
  expect(home.seen[1]?.headers.authorization).toBe('Bearer t');
  const leading = await redirecting(home.url);
  expect(await asked(leading.url, post)).toMatchObject({ status: 307 });
  expect(home.seen).toHaveLength(2);
});

test.each(['file:///etc/passwd', 'ftp://a.test/b', 'http://['])(
  'a redirect to %s is a failure',
  async (to) => {
    const { url } = await redirecting(to);
    await expect(asked(url)).rejects.toMatchObject({
      code: 'NETWORK_FAILED',
      message: expect.stringContaining('leads to what is not the web') as unknown,
    });
  },
);

test('a redirect from HTTPS to plain HTTP is refused, and a way without end', async () => {
  const from = { method: 'GET', url: new URL('https://a.test/'), headers: {} } as const;
  expect(nextHop(from, 302, 'http://a.test/')).toEqual({ refused: 'leads from HTTPS to plain HTTP' });
  const { url, seen } = await redirecting('/');
  await expect(asked(url)).rejects.toMatchObject({ code: 'NETWORK_FAILED' });
  expect(seen).toHaveLength(6);
});

test('an answer without end takes no memory', async () => {
  let sent = 0;
  const { url } = await service((_request, response) => {
    const more = (): void => {
      for (let isFree = true; isFree && !response.destroyed; sent += 65_536)
        isFree = response.write(Buffer.alloc(65_536));
    };
    response.on('drain', more);
    more();
  });
  await expect(asked(url, {}, { bodyBytes: 1_000_000 })).rejects.toMatchObject({
    code: 'NETWORK_FAILED',
    message: expect.stringContaining('1000000 bytes') as unknown,
  });
  expect(sent).toBeLessThan(50_000_000);
});

test('an answer that trickles is not waited for longer than was said', async () => {
  const { url } = await service((_request, response) => {
    const timer = setInterval(() => response.write('.'), 20);
    response.on('close', () => clearInterval(timer));
  });
  await expect(asked(url, {}, { wholeMs: 200 })).rejects.toThrow('no answer in 200 ms');
});

test.each(['proxy', 'server'])('a %s that takes the connection and says no word is given up', async (who) => {
  const place = await listening(createSilentServer());
  const network = who === 'proxy' ? { proxyEnvironment: { https_proxy: place } } : {};
  const url = who === 'proxy' ? 'https://a.example.test/' : `https://${place}/`;
  await expect(asked(url, {}, {}, network)).rejects.toMatchObject({
    message: expect.stringMatching(/no connection in 0.3 s|timed out after 300ms/) as unknown,
  });
});

test('a run that is cancelled ends the wait for a tunnel', async () => {
  const place = await listening(createSilentServer());
  const abort = new AbortController();
  const network = { proxyEnvironment: { https_proxy: place }, signal: abort.signal };
  setTimeout(() => abort.abort(), 50);
  await expect(asked('https://a.example.test/', {}, {}, network)).rejects.toMatchObject({
    code: 'CANCELLED',
  });
});

test('a proxy that asks for a login is not asked again, and says what to do', async () => {
  const proxy = createServer();
  proxy.on('connect', (_request, socket) => socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n'));
  const network = { proxyEnvironment: { https_proxy: await listening(proxy) } };
  const thrown: unknown = await asked('https://a.example.test/', {}, {}, network).catch(
    (each: unknown) => each,
  );
  expect(isPassingTrouble(thrown)).toBe(false);
  expect(connectionFailure('GET it', 'a.example.test', thrown)).toMatchObject({
    code: 'NETWORK_FAILED',
    remedy: expect.stringContaining('HTTPS_PROXY') as unknown,
  });
});
