import type { RegistryAccess } from '@slipway/core/ports-images';
import { Failure } from '@slipway/core/trouble';
import type { Connections } from '@slipway/http/connections';

import { accessRemedy } from './answers.ts';
import { parseChallenge, type Challenge } from './challenge.ts';
import type { ClientHost } from './client-host.ts';
import type { Login } from './docker-config.ts';
import { basicWord, Logins } from './logins.ts';
import { requestToken, type Token } from './tokens.ts';

/** A token is not used in its last seconds: it has to last until the request has arrived. */
const spareMs = 5000;

interface KnownToken {
  host: string;
  scopes: readonly string[];
  token: Promise<Token>;
}

/** Knows what to put into `Authorization` for each registry. Tokens are kept by what they allow. */
export class Authorizer {
  readonly #connections: Connections;
  readonly #host: ClientHost;
  readonly #logins: Logins;
  readonly #challenges = new Map<string, Challenge>();
  #tokens: KnownToken[] = [];

  constructor(connections: Connections, access: RegistryAccess, host: ClientHost) {
    this.#connections = connections;
    this.#host = host;
    this.#logins = new Logins(access, host);
  }

  /** True when there is a login for the registry. */
  async isKnown(host: string): Promise<boolean> {
    return (await this.#logins.for(host)) !== undefined;
  }

  /**
   * The header for a request; undefined while the registry has not asked for one.
   * @throws TokenRefused; Failure `ACCESS_DENIED` when the registry asks for a login and there is none
   */
  async headerFor(host: string, scopes: readonly string[]): Promise<string | undefined> {
    const challenge = this.#challenges.get(host);
    if (challenge === undefined) return undefined;
    const login = await this.#logins.for(host);
    if (challenge.scheme === 'basic') return basicHeader(host, login);
    if (login?.kind === 'bearer') return `Bearer ${login.token}`;
    return `Bearer ${await this.#tokenFor(host, challenge, scopes, login)}`;
  }

  /**
   * Takes in what came with a 401. False when nothing new can be tried: the registry had all that there is.
   * @param used the header of the refused request
   */
  learn(
    host: string,
    scopes: readonly string[],
    wwwAuthenticate: string | undefined,
    used: string | undefined,
  ): boolean {
    const challenge = parseChallenge(wwwAuthenticate);
    if (challenge === undefined) return false;
    const isNew = this.#challenges.get(host)?.scheme !== challenge.scheme;
    this.#challenges.set(host, challenge);
    this.#tokens = this.#tokens.filter((known) => known.host !== host || !covers(known.scopes, scopes));
    return isNew || used === undefined || challenge.scheme === 'bearer';
  }

  async #tokenFor(
    host: string,
    challenge: Challenge & { scheme: 'bearer' },
    scopes: readonly string[],
    login: Login | undefined,
  ): Promise<string> {
    const now = this.#host.clock.now();
    for (const known of this.#tokens) {
      if (known.host !== host || !covers(known.scopes, scopes)) continue;
      const token = await known.token;
      if (token.expiresAt - spareMs > now) return token.value;
      this.#forget(known);
    }
    const known = { host, scopes, token: this.#request(host, challenge, scopes, login) };
    this.#tokens.push(known);
    try {
      return (await known.token).value;
    } catch (thrown) {
      this.#forget(known);
      throw thrown;
    }
  }

  async #request(
    host: string,
    challenge: Challenge & { scheme: 'bearer' },
    scopes: readonly string[],
    login: Login | undefined,
  ): Promise<Token> {
    const now = this.#host.clock.now();
    const token = await requestToken(this.#connections, host, challenge, scopes, login, now);
    this.#host.log.mask(token.value);
    return token;
  }

  #forget(token: KnownToken): void {
    this.#tokens = this.#tokens.filter((known) => known !== token);
  }
}

function basicHeader(host: string, login: Login | undefined): string {
  if (login?.kind === 'password') return `Basic ${basicWord(login.user, login.password)}`;
  throw new Failure('ACCESS_DENIED', `${host} asks for a user and a password, and none is known`, {
    remedy: accessRemedy(host, false),
  });
}

/** True when a token for `had` allows all of `wanted`: `repository:a:pull,push` covers `repository:a:pull`. */
export function covers(had: readonly string[], wanted: readonly string[]): boolean {
  return wanted.every((scope) => {
    const { subject, actions } = partsOf(scope);
    return had.some((other) => {
      const known = partsOf(other);
      return known.subject === subject && actions.every((action) => known.actions.includes(action));
    });
  });
}

function partsOf(scope: string): { subject: string; actions: string[] } {
  const colon = scope.lastIndexOf(':');
  return { subject: scope.slice(0, colon), actions: scope.slice(colon + 1).split(',') };
}
