import { createSign, randomUUID, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { text } from 'node:stream/consumers';

import { freePort } from './gateway-process.ts';
import { newCertificate, type Certificate } from './test-certificate.ts';

/** What a token service was asked for. */
export interface TokenRequest {
  method: string;
  scopes: string[];
  /** Who asked: a user, `identity` for an identity token, `nobody`. */
  as: string;
}

/** Who gets what from a token service. */
export interface TokenRules {
  user: string;
  password: string;
  /** Taken by the OAuth2 flow instead of a password. */
  identityToken: string;
  /** Seconds; what tokens are told to live. */
  lifeSeconds?: number;
  /** Repositories that nobody may do anything with. */
  forbidden?: readonly string[];
}

function secureServer({ file, keyFile }: Certificate, answer: RequestListener): Server {
  return createSecureServer({ cert: readFileSync(file), key: readFileSync(keyFile) }, answer);
}

/** A token service of its own as registries with Docker's token authentication use one: its tokens are signed. */
export class TokenService {
  readonly realm: string;
  readonly service = 'the registry of the test';
  readonly issuer = 'the token service of the test';
  readonly certificate: Certificate;
  readonly requests: TokenRequest[] = [];
  readonly #rules: TokenRules;
  #server: Server | undefined;

  private constructor(scheme: 'http' | 'https', port: number, rules: TokenRules) {
    this.realm = `${scheme}://127.0.0.1:${port}/token`;
    this.certificate = newCertificate();
    this.#rules = rules;
  }

  /** Starts it on a free port; with `https` it speaks TLS with the certificate that it signs tokens with. */
  static async start(rules: TokenRules, scheme: 'http' | 'https' = 'http'): Promise<TokenService> {
    const port = await freePort();
    const service = new TokenService(scheme, port, rules);
    const answer: RequestListener = (request, response) => void service.#answer(request, response);
    const server = scheme === 'http' ? createServer(answer) : secureServer(service.certificate, answer);
    service.#server = server;
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    return service;
  }

  /** Ends it. */
  stop(): void {
    this.#server?.close();
    this.#server?.closeAllConnections();
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { searchParams: query } = new URL(request.url ?? '/', this.realm);
    const form = request.method === 'POST' ? new URLSearchParams(await text(request)) : undefined;
    const scopes = form?.get('scope')?.split(' ') ?? query.getAll('scope');
    const as = form === undefined ? this.#user(request) : this.#identity(form);
    this.requests.push({ method: request.method ?? '', scopes, as: as ?? 'refused' });
    if (as === undefined) {
      response.writeHead(401).end('{"errors":[{"code":"UNAUTHORIZED","message":"wrong password"}]}');
      return;
    }
    const seconds = this.#rules.lifeSeconds ?? 300;
    const token = this.#token(as, scopes);
    const body =
      form === undefined ? { token, expires_in: seconds } : { access_token: token, expires_in: seconds };
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  }

  #user({ headers: { authorization } }: IncomingMessage): string | undefined {
    if (authorization === undefined) return 'nobody';
    const { user, password } = this.#rules;
    const expected = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
    return authorization === expected ? user : undefined;
  }

  #identity(form: URLSearchParams): string | undefined {
    const isRight =
      form.get('grant_type') === 'refresh_token' &&
      form.get('refresh_token') === this.#rules.identityToken &&
      form.get('service') === this.service;
    return isRight ? 'identity' : undefined;
  }

  /** Nobody may read; users may all they ask for. */
  #token(as: string, scopes: readonly string[]): string {
    const access = scopes.map((scope) => {
      const [type = '', name = '', actions = ''] = scope.split(':');
      const wanted = this.#rules.forbidden?.includes(name) ? [] : actions.split(',');
      return { type, name, actions: as === 'nobody' ? wanted.filter((action) => action === 'pull') : wanted };
    });
    const now = Math.floor(Date.now() / 1000);
    const pem = readFileSync(this.certificate.file, 'utf8');
    const head = { typ: 'JWT', alg: 'RS256', x5c: [new X509Certificate(pem).raw.toString('base64')] };
    const claims = {
      iss: this.issuer,
      sub: as,
      aud: this.service,
      iat: now,
      nbf: now - 10,
      exp: now + 300,
      jti: randomUUID(),
      access,
    };
    const signed = [head, claims]
      .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
      .join('.');
    const key = readFileSync(this.certificate.keyFile, 'utf8');
    return `${signed}.${createSign('RSA-SHA256').update(signed).sign(key, 'base64url')}`;
  }
}
