import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { StandInApp } from './app-tokens.ts';
import type { Reply } from './reply.ts';
import { answerArtifacts, type RunArtifact } from './run-artifacts.ts';

/** A `repository_dispatch` that the stand-in took. */
export interface TakenDispatch {
  repository: string;
  eventType: string;
  payload: Record<string, unknown>;
  /** Milliseconds since 1970. */
  at: number;
}

/** An answer that was ordered instead of the usual one: a status, or a connection that breaks or stays silent. */
export type OrderedAnswer =
  | { status: number; headers?: Record<string, string>; message?: string; takenAnyway?: boolean }
  | 'reset'
  | 'silence';

/** A call as it came, and what was answered. */
export interface SeenCall {
  method: string;
  path: string;
  status: number;
  authorization: string;
  at: number;
}

/**
 * GitHub's REST API, as far as dispatching events and taking artifacts need it, on the loopback address: tokens, a GitHub App, permissions, rate
 * limits, and everything that can go wrong. What it refuses, it refuses as GitHub does.
 */
export class GitHubStandIn implements AsyncDisposable {
  /** The address of the API. */
  readonly url: string;
  readonly dispatches: TakenDispatch[] = [];
  readonly calls: SeenCall[] = [];
  readonly app = new StandInApp();
  /** What workflow runs gave. */
  readonly artifacts: RunArtifact[] = [];
  /** Tokens and the repositories (`owner/name`) that they may write to. */
  readonly tokens = new Map<string, { repositories: readonly string[]; until?: number }>();
  /** Old names of repositories and where they are now. */
  readonly renamed = new Map<string, string>();
  /** Calls that are left in the window, and when it ends; unlimited while undefined. Seconds since 1970. */
  window: { remaining: number; reset: number } | undefined;
  /** Called with each dispatch that is taken: what GitHub starts a workflow for. */
  onDispatch: ((dispatch: TakenDispatch) => void) | undefined;
  readonly #server: Server;
  readonly #ordered: OrderedAnswer[] = [];

  private constructor(server: Server) {
    this.#server = server;
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    server.on('request', (request, response) => void this.#answer(request, response));
  }

  /** Starts it on a free port, or on a given one. */
  static async start(port = 0): Promise<GitHubStandIn> {
    const server = createServer();
    await new Promise<void>((done) => void server.listen(port, '127.0.0.1', done));
    return new GitHubStandIn(server);
  }

  /** Orders what the next dispatches are answered with, one each; after them it is the usual answer again. */
  order(...answers: OrderedAnswer[]): void {
    this.#ordered.push(...answers);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((done) => this.#server.close(done));
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    const body = Buffer.concat(chunks).toString('utf8');
    const path = request.url ?? '/';
    const authorization = request.headers.authorization ?? '';
    const isDispatch = path.endsWith('/dispatches');
    const ordered = isDispatch ? this.#ordered.shift() : undefined;
    const see = (status: number): void => {
      this.calls.push({ method: request.method ?? '', path, status, authorization, at: Date.now() });
    };
    if (ordered === 'silence') return see(0);
    if (ordered === 'reset') {
      see(0);
      request.socket.resetAndDestroy();
      return;
    }
    const usual = (): Reply => this.#usual(request.method ?? '', path, authorization, body);
    if (ordered?.takenAnyway === true) usual();
    const reply: Reply =
      ordered === undefined
        ? this.#limited(usual)
        : {
            status: ordered.status,
            headers: ordered.headers ?? {},
            body: said(ordered.message ?? 'ordered'),
          };
    see(reply.status);
    response.writeHead(reply.status, { 'content-type': 'application/json', ...reply.headers });
    response.end(reply.bytes ?? (reply.body === undefined ? '' : JSON.stringify(reply.body)));
  }

  #limited(usual: () => Reply): Reply {
    const { window } = this;
    if (window === undefined) return usual();
    if (Date.now() / 1000 >= window.reset) {
      this.window = undefined;
      return usual();
    }
    const isUsedUp = window.remaining === 0;
    if (!isUsedUp) window.remaining -= 1;
    const headers = {
      'x-ratelimit-remaining': String(window.remaining),
      'x-ratelimit-reset': String(window.reset),
    };
    const reply = isUsedUp
      ? { status: 403, body: said('API rate limit exceeded for installation.') }
      : usual();
    return { ...reply, headers: { ...reply.headers, ...headers } };
  }

  #usual(method: string, path: string, authorization: string, body: string): Reply {
    const token = authorization.replace(/^(Bearer|token) /, '');
    const [, owner, name, what] = /^\/repos\/([^/]+)\/([^/]+)\/(dispatches|installation)$/.exec(path) ?? [];
    const repository = `${owner}/${name}`;
    if (method === 'GET' && what === 'installation')
      return this.#asApp(token, () => ({ status: 200, body: { id: this.app.installation } }));
    if (method === 'POST' && path === `/app/installations/${this.app.installation}/access_tokens`)
      return this.#asApp(token, () => this.#grant(body));
    if (method === 'POST' && what === 'dispatches') return this.#dispatch(repository, token, body);
    const known = this.tokens.get(token);
    return answerArtifacts(method, path, this.artifacts, {
      address: this.url,
      isKnown: known !== undefined,
      mayRead: (wanted) => known?.repositories.includes(wanted) ?? false,
    });
  }

  #asApp(token: string, work: () => Reply): Reply {
    const refusal = this.app.refusal(token);
    return refusal === undefined ? work() : { status: 401, body: said(refusal) };
  }

  #grant(body: string): Reply {
    const granted = this.app.grant(JSON.parse(body || '{}') as StandInApp['asked'][number]);
    const repositories = granted.repositories.map((name) => `acme/${name}`);
    this.tokens.set(granted.token, { repositories, until: Date.parse(granted.expires_at) });
    return { status: 201, body: granted };
  }

  /** Source: https://docs.github.com/en/rest/repos/repos#create-a-repository-dispatch-event */
  #dispatch(repository: string, token: string, body: string): Reply {
    const known = this.tokens.get(token);
    if (known === undefined || (known.until ?? Number.POSITIVE_INFINITY) < Date.now())
      return { status: 401, body: said('Bad credentials') };
    const now = this.renamed.get(repository);
    if (now !== undefined)
      return { status: 307, headers: { location: `${this.url}/repos/${now}/dispatches` } };
    if (!known.repositories.includes(repository)) return { status: 404, body: said('Not Found') };
    const { event_type: eventType, client_payload: payload = {} } = JSON.parse(body) as {
      event_type?: string;
      client_payload?: Record<string, unknown>;
    };
    if (eventType === undefined || eventType.length > 100)
      return { status: 422, body: said('Invalid request.\n\n"event_type" wasn\'t supplied.') };
    if (Object.keys(payload).length > 10)
      return { status: 422, body: said('No more than 10 properties are allowed; see client_payload') };
    if (JSON.stringify(payload).length > 65_535)
      return { status: 422, body: said('client_payload is too large.') };
    const taken = { repository, eventType, payload, at: Date.now() };
    this.dispatches.push(taken);
    this.onDispatch?.(taken);
    return { status: 204 };
  }
}

function said(message: string): { message: string; documentation_url: string } {
  return { message, documentation_url: 'https://docs.github.com/rest' };
}
