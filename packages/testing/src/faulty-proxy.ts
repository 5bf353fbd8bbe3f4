import {
  createServer,
  request as send,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import { Transform } from 'node:stream';

/** What goes wrong. Bytes are counted in the body. */
export type Trouble =
  /** The proxy answers itself; the server behind it never sees the request. */
  | { kind: 'answer'; status: number; headers?: Record<string, string>; body?: string }
  /** The connection is reset in the middle of what the client sends. The server behind sees it end, too. */
  | { kind: 'reset request'; afterBytes: number }
  /** From a byte on nothing is read any more of what the client sends. */
  | { kind: 'read no further'; afterBytes: number }
  /** The connection is reset in the middle of what the client gets. */
  | { kind: 'reset answer'; afterBytes: number }
  /** The server does what it is asked, but the client never hears of it. */
  | { kind: 'lose answer' }
  /** From a byte of the answer on nothing moves any more; with 0 not even the status comes. */
  | { kind: 'silence'; afterBytes: number }
  /** The answer comes at this pace. */
  | { kind: 'slow'; bytesPerSecond: number }
  /** A byte of the answer is another one. */
  | { kind: 'flip'; atByte: number };

/** Which requests meet with a trouble. */
export interface Fault {
  method?: string;
  /** Matched against path and query. */
  path: RegExp;
  /** So many matching requests pass first. */
  skip?: number;
  /** So many requests meet with it; 1 when left out. */
  times?: number;
  trouble: Trouble;
}

/** A request that came to the proxy. */
export interface SeenRequest {
  method: string;
  path: string;
  headers: IncomingMessage['headers'];
  /** The trouble that it met with, if any. */
  trouble?: Trouble['kind'];
}

/** Stands before an HTTP server and passes on what comes, but for the faults that it was told to make. */
export class FaultyProxy {
  /** With its port. */
  readonly host: string;
  readonly requests: SeenRequest[] = [];
  /** How many connections came since the start. */
  connections = 0;
  readonly #server: Server;
  #faults: (Fault & { left: number; passing: number })[] = [];

  private constructor(server: Server, host: string) {
    this.#server = server;
    this.host = host;
  }

  /** Starts it before the server at this host and port. */
  static async start(target: string): Promise<FaultyProxy> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const proxy = new FaultyProxy(server, `127.0.0.1:${port}`);
    server.on('connection', () => (proxy.connections += 1));
    server.on('request', (request, response) => proxy.#pass(target, request, response));
    return proxy;
  }

  /** Makes these faults from now on, and no others; forgets what came before. */
  faults(...faults: Fault[]): void {
    this.#faults = faults.map((fault) => ({ ...fault, left: fault.times ?? 1, passing: fault.skip ?? 0 }));
    this.requests.length = 0;
  }

  /** How many requests came whose method and path these are. */
  count(method: string, path: RegExp): number {
    return this.requests.filter((seen) => seen.method === method && path.test(seen.path)).length;
  }

  /** Ends all connections without a word; later ones are taken. */
  endConnections(): void {
    this.#server.closeAllConnections();
  }

  /** Ends it. */
  stop(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  #troubleOf(method: string, path: string): Trouble | undefined {
    for (const fault of this.#faults) {
      if ((fault.method ?? method) !== method || !fault.path.test(path) || fault.left === 0) continue;
      if (fault.passing > 0) fault.passing -= 1;
      else {
        fault.left -= 1;
        return fault.trouble;
      }
    }
    return undefined;
  }

  #pass(target: string, request: IncomingMessage, response: ServerResponse): void {
    const { method = '', url: path = '', headers } = request;
    const trouble = this.#troubleOf(method, path);
    this.requests.push({
      method,
      path,
      headers,
      trouble: trouble?.kind,
    });
    if (trouble?.kind === 'answer') {
      request.resume();
      response.writeHead(trouble.status, trouble.headers).end(trouble.body);
      return;
    }
    const [hostname, port] = target.split(':');
    const onward = send({ hostname, port, method, path, headers, agent: false });
    const cut = (): void => {
      request.socket.resetAndDestroy();
      onward.destroy();
    };
    onward.on('error', cut);
    response.on('close', () => onward.destroy());
    onward.on('response', (answer) => {
      if (trouble?.kind === 'lose answer') {
        answer.resume().on('end', cut);
        return;
      }
      if (trouble?.kind === 'silence' && trouble.afterBytes === 0) {
        answer.resume();
        return;
      }
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.on('error', cut);
      answer.pipe(changedBy(trouble, cut)).pipe(response);
    });
    request.pipe(heldBy(trouble, cut)).pipe(onward);
  }
}

function cutAfter(limit: number, cut: () => void): Transform {
  let seen = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      const part = chunk.subarray(0, limit - seen);
      seen += chunk.length;
      if (seen <= limit) {
        done(null, chunk);
        return;
      }
      this.push(part);
      // What came before the break has to arrive first.
      setTimeout(cut, 50);
    },
  });
}

function heldBy(trouble: Trouble | undefined, cut: () => void): Transform {
  if (trouble?.kind === 'reset request') return cutAfter(trouble.afterBytes, cut);
  if (trouble?.kind === 'read no further') return cutAfter(trouble.afterBytes, () => undefined);
  return cutAfter(Number.POSITIVE_INFINITY, cut);
}

function changedBy(trouble: Trouble | undefined, cut: () => void): Transform {
  let seen = 0;
  if (trouble?.kind === 'reset answer') return cutAfter(trouble.afterBytes, cut);
  if (trouble?.kind === 'silence') return cutAfter(trouble.afterBytes, () => undefined);
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      if (trouble?.kind === 'flip' && seen <= trouble.atByte && trouble.atByte < seen + chunk.length) {
        const at = trouble.atByte - seen;
        chunk.writeUInt8(chunk.readUInt8(at) ^ 1, at);
      }
      seen += chunk.length;
      const ms = trouble?.kind === 'slow' ? (chunk.length / trouble.bytesPerSecond) * 1000 : 0;
      if (ms === 0) done(null, chunk);
      else setTimeout(() => done(null, chunk), ms);
    },
  });
}
