import {
  createServer,
  request as send,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';

/** A proxy as companies have: absolute addresses for HTTP, tunnels for HTTPS. Counts what comes. */
export class ForwardProxy {
  /** `http://127.0.0.1:<port>`. */
  readonly address: string;
  /** `http://host/path`, or `CONNECT host:port`. */
  readonly seen: string[] = [];
  /** What came with them to log in. */
  readonly logins: (string | undefined)[] = [];
  readonly #server: Server;
  readonly #names: Readonly<Record<string, string>>;

  private constructor(server: Server, names: Readonly<Record<string, string>>) {
    this.#server = server;
    this.#names = names;
    this.address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    server.on('request', (request, response) => this.#pass(request, response));
    server.on('connect', (request, socket: Socket) => this.#tunnel(request, socket));
  }

  /** @param names hosts that no name server knows, and where they are: `{ 'api.example.test': '127.0.0.1:1234' }` */
  static async start(names: Readonly<Record<string, string>> = {}): Promise<ForwardProxy> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new ForwardProxy(server, names);
  }

  /** Forgets what came, and answers how much it was. */
  counted(): number {
    return this.seen.splice(0).length;
  }

  /** Ends it. */
  stop(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  #pass(request: IncomingMessage, response: ServerResponse): void {
    this.#note(request.url ?? '', request);
    const url = new URL(request.url ?? '');
    const { method, headers } = request;
    const [hostname, port] = (this.#names[url.hostname] ?? url.host).split(':');
    const path = url.pathname + url.search;
    const onward = send({ hostname, port, path, method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    onward.on('error', () => response.destroy());
    request.pipe(onward);
  }

  #tunnel(request: IncomingMessage, socket: Socket): void {
    this.#note(`CONNECT ${request.url}`, request);
    const [name = '', own] = (request.url ?? '').split(':');
    const [host, port] = (this.#names[name] ?? `${name}:${own}`).split(':');
    const onward = connect(Number(port), host, () => {
      socket.write('HTTP/1.1 200 Connected\r\n\r\n');
      onward.pipe(socket).pipe(onward);
    });
    onward.on('error', () => socket.destroy());
    socket.on('error', () => onward.destroy());
  }

  #note(what: string, { headers }: IncomingMessage): void {
    this.seen.push(what);
    this.logins.push(headers['proxy-authorization']);
  }
}
