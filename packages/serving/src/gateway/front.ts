import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';

import { answerMessage } from './answers.ts';
import { bodyPlan, holdBody } from './body.ts';
import type { Deployment } from './deployment.ts';
import { Exchange, type Asked } from './exchange.ts';
import { deploymentHeader, requestId, requestIdHeader } from './headers.ts';
import { isAllowed } from './keys.ts';
import type { Metrics } from './metrics.ts';
import { sendCopy } from './mirror.ts';
import type { Routing } from './routing.ts';
import { endingOf, type Ending } from './tally.ts';

/** Longer than clients and proxies keep an idle connection, so that none of their requests meets a closing one. */
const keepAliveMs = 75_000;

/** What the public side asks of the rest of the gateway. */
export interface FrontState {
  /** Where requests go now; read anew for each. */
  readonly routing: Routing;
  /** True after SIGTERM: connections end with their next answer. */
  readonly isStopping: boolean;
  readonly metrics: Metrics;
}

/** The public side of the gateway, not yet listening. */
export function createFront(state: FrontState): Server {
  const server = createServer({ keepAliveTimeout: keepAliveMs }, (request, response) =>
    receive(state, request, response),
  );
  server.on('checkContinue', (request: IncomingMessage, response: ServerResponse) => {
    if (Number(request.headers['content-length'] ?? 0) <= state.routing.record.maxBodyBytes)
      response.writeContinue();
    receive(state, request, response);
  });
  server.on('clientError', refuseMalformed);
  return server;
}

function receive(state: FrontState, request: IncomingMessage, response: ServerResponse): void {
  const { routing } = state;
  const started = performance.now();
  const id = requestId(request);
  if (state.isStopping) response.shouldKeepAlive = false;
  const url = request.url ?? '/';
  if (url === '/' && (request.method === 'GET' || request.method === 'HEAD'))
    return answerHealth(routing, response, id);
  let tally = state.metrics.unrouted;
  let sent: Exchange | undefined;
  response.once('close', () => {
    const status = response.headersSent ? response.statusCode : clientLeft;
    tally.add(sent?.fault ?? endingFor(response), status, (performance.now() - started) / 1000);
  });
  const refuse = (status: number, message: string, headers: Readonly<Record<string, string>> = {}): void =>
    answerMessage(response, status, message, { [requestIdHeader]: id, ...headers });

  if (routing.record.auth === 'key' && !isAllowed(request.headers.authorization, routing.keyHashes))
    return refuse(401, 'the key is missing or wrong: send `Authorization: Bearer <key>`', {
      'www-authenticate': 'Bearer',
    });
  const chosen = choose(routing, request.headers[deploymentHeader]);
  if ('status' in chosen) return refuse(chosen.status, chosen.message, chosen.headers);
  const { deployment } = chosen;
  tally = deployment.tallies.answered;

  const plan = bodyPlan(request);
  const { maxBodyBytes, auth } = routing.record;
  if (plan.kind !== 'none' && plan.length !== undefined && plan.length > maxBodyBytes)
    return refuse(413, `the body has ${plan.length} bytes, and ${maxBodyBytes} are allowed`, {
      connection: 'close',
    });
  const asked: Asked = {
    id,
    path: pathOf(url, deployment),
    hidesKey: auth === 'key',
    body: undefined,
    length: plan.kind === 'none' ? undefined : plan.length,
    maxBodyBytes,
  };
  const exchange = (sent = new Exchange(request, response, deployment, asked));
  const withBody = (body: Buffer): void => {
    asked.body = body;
    if (chosen.isFree && routing.mirror !== undefined && Math.random() * 100 < routing.mirror.percent)
      sendCopy(routing.mirror.deployment, request, asked);
    exchange.start();
  };
  if (plan.kind === 'none') withBody(nothing);
  else if (plan.kind === 'hold') holdBody(request, withBody);
  else exchange.start();
}

const nothing = Buffer.alloc(0);

/** How a request is counted whose client left before there was an answer: the status that nginx writes into its logs. */
const clientLeft = 499;

/** How an answer ended that nothing went wrong with on this side. */
function endingFor(response: ServerResponse): Ending {
  return response.writableFinished ? endingOf(response.statusCode) : 'abandoned';
}

/** `isFree` is true when the traffic decided, and false when the client named the deployment. */
type Choice =
  | { deployment: Deployment; isFree: boolean }
  | { status: number; message: string; headers?: Readonly<Record<string, string>> };

function choose(routing: Routing, wanted: string | string[] | undefined): Choice {
  if (wanted !== undefined) {
    const deployment = routing.byName.get(String(wanted));
    if (deployment !== undefined) return { deployment, isFree: false };
    const names = [...routing.byName.keys()].map((name) => `\`${name}\``).join(', ');
    return {
      status: 404,
      message: `there is no deployment \`${String(wanted)}\`; there is ${names || 'none'}`,
    };
  }
  if (!routing.hasTraffic)
    return { status: 404, message: `no deployment of \`${routing.record.name}\` has traffic` };
  const deployment = routing.next();
  if (deployment !== undefined) return { deployment, isFree: true };
  return {
    status: 503,
    message: `no deployment of \`${routing.record.name}\` is ready`,
    headers: { 'retry-after': '1' },
  };
}

/** The endpoint's routes are Azure's; a server may have others for the same. */
function pathOf(url: string, { record }: Deployment): string {
  const { scoring, openapi } = record.start.routes;
  if (url === '/score') return scoring;
  if (url === '/swagger.json') return openapi;
  if (url.startsWith('/score?')) return scoring + url.slice('/score'.length);
  if (url.startsWith('/swagger.json?')) return openapi + url.slice('/swagger.json'.length);
  return url;
}

/** Without a key: it says nothing but that somebody serves, and load balancers have no key. */
function answerHealth(routing: Routing, response: ServerResponse, id: string): void {
  const body = routing.isServing ? 'Healthy' : 'Unhealthy';
  response.writeHead(routing.isServing ? 200 : 503, {
    'content-type': 'text/plain; charset=utf-8',
    'content-length': body.length,
    [requestIdHeader]: id,
  });
  response.end(body);
}

/** Answers what Node's parser refused, when there is still somebody to answer. */
function refuseMalformed(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (!socket.writable || error.code === 'ECONNRESET') return void socket.destroy();
  const isTooLarge = error.code === 'HPE_HEADER_OVERFLOW';
  const status = isTooLarge ? '431 Request Header Fields Too Large' : '400 Bad Request';
  const body = JSON.stringify({ message: isTooLarge ? 'the headers are too large' : 'this is not HTTP/1.1' });
  socket.end(
    `HTTP/1.1 ${status}\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\nconnection: close\r\n\r\n${body}`,
  );
}
