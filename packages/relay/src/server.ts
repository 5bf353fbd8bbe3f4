import { defined } from '@slipway/core/defined';
import { metricsType } from '@slipway/core/prometheus';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

import { messageOf } from '@slipway/core/trouble';
import { object, optional, parse, string } from 'valibot';

import type { Secret } from '@slipway/core/secret';

import type { Source } from './config.ts';
import type { Log } from './log.ts';
import { readBody } from './request-body.ts';
import { bearerRefusal } from './sources/bearer.ts';
import { sourceKinds } from './sources/all.ts';
import type { Received } from './sources/kind.ts';

/** An answer of the relay; `body` becomes JSON unless it is a text. */
export interface Answer {
  status: number;
  body?: unknown;
  headers?: Readonly<Record<string, string>>;
}

/** What the server asks of the relay behind it. */
export interface Doors {
  sources: readonly Source[];
  bodyBytes: number;
  adminToken: Secret | undefined;
  log: Log;
  /** A trusted or untrusted POST to a source. */
  receive(source: Source, request: Received): Promise<Answer>;
  /** A body was too large to be read. */
  tooLarge(source: Source): void;
  health(): Promise<Answer>;
  metrics(): string;
  undelivered(): Promise<Answer>;
  replay(id: string | undefined): Promise<Answer>;
}

/** The HTTP side of the relay. Whoever is slow to say what they want is let go, so that no one can hold all of it. */
export function createRelayServer(doors: Doors): Server {
  const limits = { headersTimeout: 10_000, requestTimeout: 30_000, connectionsCheckingInterval: 2000 };
  return createServer(limits, (request, response) => {
    answerTo(request, doors)
      .catch((thrown: unknown): Answer => {
        // Who hung up in the middle of a body gets no answer, and is no failure of ours.
        if (request.destroyed && !request.complete) return { status: 400 };
        doors.log.error('a request failed', { path: pathOf(request).pathname, why: messageOf(thrown) });
        return { status: 500, body: { error: 'the relay failed; its log says why' } };
      })
      .then((answer) => send(request, response, answer))
      .catch(() => response.destroy());
  });
}

async function answerTo(request: IncomingMessage, doors: Doors): Promise<Answer> {
  const { pathname: asked, searchParams } = pathOf(request);
  const pathname = asked.replace(/(?<=.)\/+$/, '');
  if (pathname === '/healthz') return onlyBy(request, 'GET', 'HEAD') ?? doors.health();
  if (pathname === '/metrics')
    return onlyBy(request, 'GET', 'HEAD') ?? { status: 200, body: doors.metrics() };
  if (pathname === '/undelivered' || pathname === '/replay') return adminAnswer(request, pathname, doors);
  const source = doors.sources.find(({ path }) => path === pathname);
  if (source === undefined) return { status: 404, body: { error: 'there is nothing here' } };
  if (request.method === 'OPTIONS' && sourceKinds[source.kind].hasHandshake) return handshake(request);
  const wrongMethod = onlyBy(request, 'POST');
  if (wrongMethod !== undefined) return wrongMethod;
  const encoding = request.headers['content-encoding'] ?? 'identity';
  if (encoding.toLowerCase() !== 'identity') return compressed(encoding);
  const body = await readBody(request, doors.bodyBytes);
  if (body === undefined) {
    doors.tooLarge(source);
    return tooLarge(doors.bodyBytes);
  }
  return doors.receive(source, { headers: headersOf(request), query: searchParams, body });
}

/**
 * The sender asks whether it may send here. Saying yes gives nothing away: each delivery still has to prove itself.
 * Source: https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/http-webhook.md#4-abuse-protection
 */
function handshake(request: IncomingMessage): Answer {
  const origin = headersOf(request)['webhook-request-origin'];
  if (origin === undefined) return { status: 400, body: { error: 'WebHook-Request-Origin is missing' } };
  const headers = { 'webhook-allowed-origin': origin, 'webhook-allowed-rate': '*', allow: 'POST, OPTIONS' };
  return { status: 200, headers };
}

/** Without a token in the configuration there is no administration, and nobody learns that there could be. */
async function adminAnswer(request: IncomingMessage, path: string, doors: Doors): Promise<Answer> {
  const { adminToken } = doors;
  if (adminToken === undefined) return { status: 404, body: { error: 'there is nothing here' } };
  const wrongMethod = onlyBy(request, path === '/replay' ? 'POST' : 'GET');
  if (wrongMethod !== undefined) return wrongMethod;
  const known = { secrets: [adminToken] };
  const given = { headers: headersOf(request), query: new URLSearchParams() };
  if (bearerRefusal(given, known) !== undefined)
    return { status: 401, body: { error: 'the admin token is missing or wrong' } };
  if (path === '/undelivered') return doors.undelivered();
  const body = await readBody(request, 1024);
  if (body === undefined) return tooLarge(1024);
  const id = body.length === 0 ? undefined : idIn(body);
  if (id === null) return { status: 400, body: { error: 'expected {"id": "…"} or no body' } };
  return doors.replay(id);
}

const replaySchema = object({ id: optional(string()) });

function idIn(body: Buffer): string | undefined | null {
  try {
    return parse(replaySchema, JSON.parse(body.toString('utf8'))).id;
  } catch {
    return null;
  }
}

function onlyBy(request: IncomingMessage, ...methods: string[]): Answer | undefined {
  if (methods.includes(request.method ?? '')) return undefined;
  const error = `only ${methods.join(' and ')} is understood here`;
  return { status: 405, headers: { allow: methods.join(', ') }, body: { error } };
}

/**
 * No sender that is known compresses, and a few bytes could become a gigabyte.
 * Source: https://www.rfc-editor.org/rfc/rfc7694#section-3
 */
function compressed(encoding: string): Answer {
  const error = `a body in ${encoding.slice(0, 40)} is not taken: send it as it is`;
  return { status: 415, headers: { 'accept-encoding': 'identity' }, body: { error } };
}

function tooLarge(limit: number): Answer {
  const error = `the body is larger than ${limit} bytes`;
  return { status: 413, headers: { connection: 'close' }, body: { error } };
}

function pathOf(request: IncomingMessage): URL {
  return URL.parse(request.url ?? '/', 'http://relay') ?? new URL('http://relay/');
}

function headersOf(request: IncomingMessage): Record<string, string | undefined> {
  const one = (value: string | string[] | undefined): string | undefined =>
    Array.isArray(value) ? value.join(', ') : value;
  return Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, one(value)]));
}

function send(request: IncomingMessage, response: ServerResponse, { status, body, headers }: Answer): void {
  const text = typeof body === 'string' ? body : body === undefined ? '' : `${JSON.stringify(body)}\n`;
  const type = typeof body === 'string' ? metricsType : 'application/json';
  response.writeHead(status, {
    ...defined({ 'content-type': text === '' ? undefined : type }),
    'content-length': Buffer.byteLength(text),
    'cache-control': 'no-store',
    ...headers,
  });
  response.end(text);
  if (!request.complete) letGo(request);
}

/** Reads on for a moment, so that the sender sees the answer and not a broken connection, and then no more. */
function letGo(request: IncomingMessage): void {
  request.resume();
  setTimeout(() => request.destroy(), 1000).unref();
}
