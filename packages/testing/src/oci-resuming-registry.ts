import { defined } from '@slipway/core/defined';
import { randomUUID } from 'node:crypto';
import {
  createServer,
  request as send,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';

/** How a registry takes uploads. */
export interface UploadRules {
  /** Requests with a longer body are refused with 416, as GitHub's registry does. In bytes. */
  longestPart?: number;
  /** `OCI-Chunk-Min-Length`: parts but the last have to be so long. */
  shortestPart?: number;
  /** `Range` says what the first part reached, whatever came since, as Amazon's registry does. */
  staleRange?: boolean;
  /** `Range` counts the bytes instead of naming the last one. */
  rangeBeyond?: boolean;
}

interface Session {
  repository: string;
  chunks: Buffer[];
  length: number;
  firstEnd: number;
  /** A part came that was too short for any but the last. */
  isAtEnd: boolean;
  /** Changes with every part: an address that was built by hand is not known. */
  state: string;
}

/**
 * Takes uploads in parts as distribution-spec 1.1.1 says and keeps what arrived when a connection breaks, which Debian's
 * `docker-registry` does not; finished blobs and all else go to the registry behind it. Its addresses are relative and
 * carry a state.
 */
export class ResumingRegistry {
  readonly host: string;
  /** Offsets of the requests with bytes that were taken, in order. */
  readonly offsets: number[] = [];
  readonly #server: Server;
  readonly #target: string;
  readonly #rules: UploadRules;
  readonly #sessions = new Map<string, Session>();

  private constructor(server: Server, host: string, target: string, rules: UploadRules) {
    this.#server = server;
    this.host = host;
    this.#target = target;
    this.#rules = rules;
  }

  /** Starts it before the registry at this host and port. */
  static async start(target: string, rules: UploadRules = {}): Promise<ResumingRegistry> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const registry = new ResumingRegistry(server, `127.0.0.1:${port}`, target, rules);
    server.on('request', (request, response) => void registry.#answer(request, response));
    return registry;
  }

  /** Ends it. */
  stop(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', `http://${this.host}`);
    const begins = /^\/v2\/(.+)\/blobs\/uploads\/$/.exec(url.pathname);
    if (request.method === 'POST' && begins?.[1] !== undefined && !url.searchParams.has('mount')) {
      const id = randomUUID();
      const session = {
        repository: begins[1],
        chunks: [],
        length: 0,
        firstEnd: 0,
        isAtEnd: false,
        state: randomUUID(),
      };
      this.#sessions.set(id, session);
      this.#tell(response, 202, id, session);
      return;
    }
    const id = /\/uploads\/([0-9a-f-]+)$/.exec(url.pathname)?.[1];
    if (id === undefined) {
      this.#pass(request, response, request.url ?? '/', request);
      return;
    }
    const session = this.#sessions.get(id);
    // Who lost the last answer has only the address before, and asks with it.
    const isCurrent = request.method === 'GET' || url.searchParams.get('state') === session?.state;
    if (session === undefined || !isCurrent) {
      request.resume();
      response.writeHead(404).end('{"errors":[{"code":"BLOB_UPLOAD_UNKNOWN","message":"no such upload"}]}');
      return;
    }
    if (request.method === 'GET') this.#tell(response, 204, id, session);
    else await this.#take(request, response, id, session, url.searchParams.get('digest'));
  }

  async #take(
    request: IncomingMessage,
    response: ServerResponse,
    id: string,
    session: Session,
    digest: string | null,
  ): Promise<void> {
    const from = /^(\d+)-\d+$/.exec(request.headers['content-range'] ?? '')?.[1];
    const length = Number(request.headers['content-length'] ?? 0);
    const { longestPart = Number.POSITIVE_INFINITY, shortestPart = 0 } = this.#rules;
    const isWrong = from !== undefined && Number(from) !== session.length;
    if (isWrong || length > longestPart || (request.method === 'PATCH' && digest !== null)) {
      request.resume();
      this.#tell(response, 416, id, session);
      return;
    }
    if (length > 0 && session.isAtEnd) {
      response.writeHead(400).end('{"errors":[{"code":"SIZE_INVALID"}]}');
      return;
    }
    if (length > 0) this.offsets.push(session.length);
    try {
      for await (const chunk of request as AsyncIterable<Buffer>) {
        session.chunks.push(chunk);
        session.length += chunk.length;
      }
    } catch {
      return;
    }
    if (session.firstEnd === 0) session.firstEnd = session.length;
    if (digest !== null) await this.#finish(request, response, session, digest);
    else {
      session.isAtEnd = length < shortestPart;
      session.state = randomUUID();
      this.#tell(response, 202, id, session);
    }
  }

  #tell(response: ServerResponse, status: number, id: string, session: Session): void {
    const end = this.#rules.staleRange === true ? session.firstEnd : session.length;
    const shortest = this.#rules.shortestPart;
    response.writeHead(status, {
      location: `/v2/${session.repository}/blobs/uploads/${id}?state=${session.state}`,
      range: `0-${this.#rules.rangeBeyond === true ? end : Math.max(0, end - 1)}`,
      ...defined({ 'oci-chunk-min-length': shortest }),
    });
    response.end();
  }

  /** The whole goes to the real registry, which checks the digest. */
  async #finish(
    request: IncomingMessage,
    response: ServerResponse,
    { repository, chunks }: Session,
    digest: string,
  ): Promise<void> {
    const begun = await fetch(`http://${this.#target}/v2/${repository}/blobs/uploads/`, { method: 'POST' });
    const location = new URL(begun.headers.get('location') ?? '', `http://${this.#target}`);
    this.#pass(
      request,
      response,
      `${location.pathname}${location.search}&digest=${digest}`,
      Buffer.concat(chunks),
    );
  }

  #pass(
    { method, headers }: IncomingMessage,
    response: ServerResponse,
    path: string,
    body: IncomingMessage | Buffer,
  ): void {
    const [hostname, port] = this.#target.split(':');
    const length = Buffer.isBuffer(body) ? { 'content-length': body.length } : {};
    const onward = send({ hostname, port, method, path, headers: { ...headers, ...length }, agent: false });
    onward.on('error', () => response.destroy());
    onward.on('response', (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    if (Buffer.isBuffer(body)) onward.end(body);
    else body.pipe(onward);
  }
}
