import {
  createServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
  STATUS_CODES,
} from 'node:http';
import type { Duplex } from 'node:stream';

import { writeAzureTrouble } from './azure.ts';
import { checkLength, readBody } from './body.ts';
import { JSON_TYPE, type Reply, type Route, type Routes, type WriteTrouble } from './exchange.ts';
import { writeError } from './kserve-v1.ts';
import { writeMlflowTrouble } from './mlflow.ts';
import { Refusal } from './refusal.ts';
import { type RequestIds, requestIds } from './request-ids.ts';

/** Longer than any proxy in front keeps an idle connection, so that a request never meets a closing one. */
const KEEP_ALIVE_MS = 75_000;

/** What the HTTP side asks of the rest of the program. */
export interface Service {
  /** The routes; they change once, when the models are loaded. */
  readonly routes: Routes;
  readonly isReady: boolean;
  /** True after SIGTERM: connections end with their next reply. */
  readonly isStopping: boolean;
  readonly maxBodyBytes: number;
  /** Told of everything that is answered with 500 although it is no Refusal: a defect of this program. */
  onDefect(error: unknown): void;
}

/** The HTTP server, not yet listening. Every request gets a reply, and every failure is JSON. */
export function createHttpServer(service: Service): Server {
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, (request, response) => {
    void exchange(service, request, response);
  });
  server.on('checkContinue', (request: IncomingMessage, response: ServerResponse) => {
    if (Number(request.headers['content-length'] ?? 0) <= service.maxBodyBytes) response.writeContinue();
    void exchange(service, request, response);
  });
  server.on('clientError', refuseMalformed);
  return server;
}

async function exchange(service: Service, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const ids = requestIds(request.headers);
  const url = request.url ?? '/';
  const mark = url.indexOf('?');
  const path = mark < 0 ? url : pathOfModel(url.slice(0, mark), url.slice(mark + 1));
  const route = service.routes.get(path) ?? service.routes.get(decoded(path));
  try {
    if (ids.trouble !== undefined) throw new Refusal(431, ids.trouble);
    if (route === undefined) throw noRoute(service, path);
    const reply = await answer(service, route, request, mark < 0 ? '' : url.slice(mark + 1));
    send(service, response, ids, reply, request.method);
  } catch (error) {
    const refusal = error instanceof Refusal ? error : asDefect(service, error);
    const body = (route?.writeTrouble ?? troubleOf(path))(refusal.status, refusal.message);
    const reply = { status: refusal.status, mediaType: JSON_TYPE, body };
    send(service, response, ids, reply, request.method, refusal.headers);
  }
}

/** `/score?model=iris&version=2` is `/models/iris/versions/2/score`: behind Azure's endpoints only `/score` is reached. */
function pathOfModel(path: string, query: string): string {
  if (path !== '/score') return path;
  const said = new URLSearchParams(query);
  const [name, version] = [said.get('model'), said.get('version')];
  if (name === null) return path;
  const ofVersion = version === null ? '' : `/versions/${encodeURIComponent(version)}`;
  return `/models/${encodeURIComponent(name)}${ofVersion}/score`;
}

async function answer(
  service: Service,
  route: Route,
  request: IncomingMessage,
  query: string,
): Promise<Reply> {
  const { method } = request;
  const { post, get } = route;
  if (method === 'POST' && post !== undefined) {
    const mediaType = checkMediaType(request, post.accepts);
    checkLength(request, service.maxBodyBytes);
    return post.answer({ query, mediaType, body: await readBody(request, service.maxBodyBytes) });
  }
  if ((method === 'GET' || method === 'HEAD') && get !== undefined)
    return get({ query, mediaType: '', body: '' });
  const allowed = [...(get === undefined ? [] : ['GET', 'HEAD']), ...(post === undefined ? [] : ['POST'])];
  throw new Refusal(405, 'The method is not allowed for the requested URL.', ['Allow', allowed.join(', ')]);
}

/** A body without a type is taken for the route's first one. */
function checkMediaType(request: IncomingMessage, accepts: readonly string[]): string {
  const { 'content-type': type, 'content-encoding': encoding } = request.headers;
  if (encoding !== undefined && encoding !== 'identity') {
    throw new Refusal(415, `Expects a body without Content-Encoding, not ${encoding.slice(0, 40)}`);
  }
  const [wanted = JSON_TYPE] = accepts;
  if (type === undefined || type === wanted) return wanted;
  const [media = '', ...parameters] = type.toLowerCase().split(';');
  const charset = parameters
    .map((parameter) => parameter.trim())
    .find((parameter) => parameter.startsWith('charset='));
  const found = accepts.find((accepted) => accepted === media.trim());
  if (found === undefined) throw new Refusal(415, `Expects Content-Type to be ${accepts.join(' or ')}`);
  if (charset !== undefined && !/^charset="?(utf-?8|us-ascii)"?$/.test(charset)) {
    throw new Refusal(415, `Expects the charset utf-8, not ${charset.slice('charset='.length, 40)}`);
  }
  return found;
}

function send(
  service: Service,
  response: ServerResponse,
  ids: RequestIds,
  reply: Reply,
  method: string | undefined,
  more: readonly string[] = [],
): void {
  const length = Buffer.byteLength(reply.body);
  const headers = [
    'Content-Type',
    reply.mediaType,
    'Content-Length',
    String(length),
    ...ids.headers,
    ...more,
  ];
  if (reply.runMs !== undefined) headers.push('x-ms-run-fn-exec-ms', reply.runMs.toFixed(3));
  if (service.isStopping) headers.push('Connection', 'close');
  response.writeHead(reply.status, headers);
  response.end(method === 'HEAD' ? undefined : reply.body);
}

function noRoute(service: Service, path: string): Refusal {
  if (!service.isReady) return new Refusal(503, 'The models are still loading.', ['Retry-After', '1']);
  const name = /^\/(?:v[12]\/)?models\/([^/:]+)/.exec(path)?.[1];
  if (name === undefined || service.routes.has(decoded(`/v2/models/${name}`))) {
    return new Refusal(404, `The requested URL was not found on the server: ${path.slice(0, 100)}`);
  }
  return new Refusal(
    404,
    `There is no model ${decoded(name).slice(0, 100)}. This server has ${namesOf(service)}.`,
  );
}

function namesOf({ routes }: Service): string {
  const names = [...routes.keys()].map((path) => /^\/v1\/models\/([^/:]+)$/.exec(path)?.[1] ?? '');
  return names.filter((name) => name !== '').join(', ');
}

/** The protocol a path without a route was meant for. */
function troubleOf(path: string): WriteTrouble {
  if (path.startsWith('/v1/') || path.startsWith('/v2/')) return writeError;
  return path.endsWith('/invocations') ? writeMlflowTrouble : writeAzureTrouble;
}

function asDefect(service: Service, error: unknown): Refusal {
  service.onDefect(error);
  return new Refusal(500, 'An unexpected internal error occurred. Check the logs for more info.');
}

function decoded(path: string): string {
  if (!path.includes('%')) return path;
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** Bytes that are not HTTP, or too many of them in the headers: node:http has no request to answer to. */
function refuseMalformed(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const codes: Record<string, number> = { HPE_HEADER_OVERFLOW: 431, ERR_HTTP_REQUEST_TIMEOUT: 408 };
  const status = codes[error.code ?? ''] ?? 400;
  const body = writeAzureTrouble(status, `${STATUS_CODES[status]}: the request is not valid HTTP`);
  const head = `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nContent-Type: ${JSON_TYPE}\r\nConnection: close\r\n`;
  socket.end(`${head}Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
}
