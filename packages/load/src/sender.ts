import {
  Agent as HttpAgent,
  request as httpRequest,
  type ClientRequest,
  type IncomingMessage,
  type RequestOptions,
} from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';

import type { Target } from './phase.ts';

/** How one request ended: with an answer, or with the reason why there was none. */
export type Sent =
  { kind: 'answered'; status: number; body?: string | undefined } | { kind: 'failed'; error: string };

/** How much of the body of a failed answer is kept, in characters. */
const keptBody = 2000;

/** A body and the options of the requests that carry it, made once. */
interface Body {
  content: string | Buffer;
  options: RequestOptions;
}

/** A text leaves in one write together with the headers, a buffer in a second one; long ones are encoded only once. */
const longestText = 16_384;

interface Pending {
  request: ClientRequest | undefined;
  sentMs: number;
  error: string | undefined;
  done: (sent: Sent) => void;
}

/** Sends requests over keep-alive connections. Never throws: whatever happens to a request is how it ended. */
export class Sender {
  readonly #timeoutMs: number;
  readonly #agent: HttpAgent | HttpsAgent;
  readonly #bodies: readonly Body[];
  readonly #open: typeof httpRequest;
  readonly #pending = new Set<Pending>();
  readonly #sweep: NodeJS.Timeout;

  /** @param connections at most so many; further requests wait for one */
  constructor(target: Target, connections: number) {
    const url = new URL(target.url);
    const isHttps = url.protocol === 'https:';
    const options = { keepAlive: true, maxSockets: connections, scheduling: 'lifo' as const };
    this.#timeoutMs = target.timeoutMs;
    this.#agent = isHttps ? new HttpsAgent(options) : new HttpAgent(options);
    this.#open = isHttps ? httpsRequest : httpRequest;
    const address = {
      protocol: url.protocol,
      hostname: url.hostname.replace(/^\[(.*)\]$/, '$1'),
      port: url.port,
      path: url.pathname + url.search,
      method: target.method,
      agent: this.#agent,
    };
    this.#bodies = target.bodies.map((text) => ({
      content: text.length > longestText ? Buffer.from(text) : text,
      options: { ...address, headers: { ...target.headers, 'content-length': Buffer.byteLength(text) } },
    }));
    this.#sweep = setInterval(() => this.#expire(), Math.min(50, Math.max(5, target.timeoutMs / 10)));
  }

  get inFlight(): number {
    return this.#pending.size;
  }

  /** Sends body number `index` (round-robin); `done` is called exactly once, never before this returns. */
  send(index: number, done: (sent: Sent) => void): void {
    const pending: Pending = { request: undefined, sentMs: performance.now(), error: undefined, done };
    this.#pending.add(pending);
    this.#start(pending, this.#bodies[index % this.#bodies.length]!, true);
  }

  /** Ends everything that is in flight with this reason and lets go of all connections. */
  close(error: string): void {
    for (const pending of this.#pending) this.#end(pending, error);
    clearInterval(this.#sweep);
    this.#agent.destroy();
  }

  #start(pending: Pending, body: Body, mayRepeat: boolean): void {
    const request = this.#open(body.options, (answer) => this.#answered(pending, answer));
    pending.request = request;
    request.on('error', (thrown: NodeJS.ErrnoException) => {
      // A server may close an idle connection in the moment it is used again; every client repeats that request.
      const isStale = mayRepeat && request.reusedSocket && thrown.code === 'ECONNRESET';
      if (isStale && pending.error === undefined) this.#start(pending, body, false);
      else this.#settle(pending, { kind: 'failed', error: pending.error ?? thrown.code ?? thrown.message });
    });
    request.end(body.content);
  }

  #answered(pending: Pending, answer: IncomingMessage): void {
    const status = answer.statusCode ?? 0;
    let body: string | undefined;
    if (status < 200 || status > 299) {
      body = '';
      answer.setEncoding('utf8');
      answer.on('data', (chunk: string) => (body = (body + chunk).slice(0, keptBody)));
    } else answer.resume();
    answer.on('end', () => this.#settle(pending, { kind: 'answered', status, body }));
    answer.on('error', (thrown: NodeJS.ErrnoException) =>
      this.#settle(pending, { kind: 'failed', error: pending.error ?? thrown.code ?? thrown.message }),
    );
  }

  #settle(pending: Pending, sent: Sent): void {
    if (this.#pending.delete(pending)) pending.done(sent);
  }

  /** The time-out is one of the whole answer: a server that drips bytes for ever would keep an idle timer happy. */
  #expire(): void {
    const oldest = performance.now() - this.#timeoutMs;
    for (const pending of this.#pending) {
      if (pending.sentMs > oldest) return;
      this.#end(pending, 'timeout');
    }
  }

  #end(pending: Pending, error: string): void {
    pending.error ??= error;
    pending.request?.destroy(new Error(error));
    // An answer that has begun reports its end as `aborted`, some not at all.
    setImmediate(() => this.#settle(pending, { kind: 'failed', error }));
  }
}
