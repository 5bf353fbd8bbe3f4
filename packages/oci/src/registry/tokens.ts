import { defined } from '@slipway/core/defined';
import { Failure } from '@slipway/core/trouble';
import { readAnswer, type Answer } from '@slipway/http/answers';
import { jsonAs } from '@slipway/http/json';
import type { Connections } from '@slipway/http/connections';
import type { Outgoing } from '@slipway/http/exchange';
import * as v from 'valibot';

import type { Challenge } from './challenge.ts';
import type { Login } from './docker-config.ts';
import { basicWord } from './logins.ts';

/** What a registry gave to who asked for something. */
export interface Token {
  value: string;
  /** Milliseconds since 1970. */
  expiresAt: number;
}

/** A token service said no, or that it is busy. */
export class TokenRefused extends Error {
  readonly answer: Answer;

  constructor(answer: Answer) {
    super(`the token service answered ${answer.status}`);
    this.name = 'TokenRefused';
    this.answer = answer;
  }
}

const clientId = 'slipway';

/** A token that says nothing of its life lives this long. Source: distribution's token authentication, "expires_in". */
const defaultLifeSeconds = 60;

/**
 * Asks a token service for the right to do what the scopes say. With an identity token over OAuth2, else with a
 * password, else as nobody.
 * Source: https://distribution.github.io/distribution/spec/auth/token/ and …/oauth/
 * @throws TokenRefused; Failure `NETWORK_FAILED` when the service can not be used; what Node says of the connection
 */
export async function requestToken(
  connections: Connections,
  host: string,
  challenge: Challenge & { scheme: 'bearer' },
  scopes: readonly string[],
  login: Login | undefined,
  now: number,
): Promise<Token> {
  const realm = realmUrl(challenge.realm, host, connections);
  const request =
    login?.kind === 'token'
      ? oauthRequest(realm, challenge.service, scopes, login.token)
      : simpleRequest(realm, challenge.service, scopes, login);
  const answer = await readAnswer(await connections.send(request));
  if (answer.status !== 200) throw new TokenRefused(answer);
  const token = tokenOf(answer, now);
  if (token === undefined)
    throw new Failure('NETWORK_FAILED', `the token service of ${host} answered without a token`);
  return token;
}

/** A password must not leave unencrypted for a service that only an answer has named. */
function realmUrl(realm: string, host: string, connections: Connections): URL {
  const url = URL.parse(realm);
  const isAllowed = url?.protocol === 'https:' || (url?.protocol === 'http:' && connections.isInsecure(host));
  if (url !== null && isAllowed) return url;
  throw new Failure('NETWORK_FAILED', `${host} names a token service that can not be used: ${realm}`);
}

function simpleRequest(
  realm: URL,
  service: string | undefined,
  scopes: readonly string[],
  login: Login | undefined,
): Outgoing {
  const url = new URL(realm);
  if (service !== undefined) url.searchParams.set('service', service);
  for (const scope of scopes) url.searchParams.append('scope', scope);
  if (login?.kind !== 'password') return { method: 'GET', url, headers: {} };
  url.searchParams.set('account', login.user);
  const headers = { authorization: `Basic ${basicWord(login.user, login.password)}` };
  return { method: 'GET', url, headers };
}

function oauthRequest(
  url: URL,
  service: string | undefined,
  scopes: readonly string[],
  identity: string,
): Outgoing {
  const form = new URLSearchParams({
    grant_type: 'refresh_token',
    client_id: clientId,
    refresh_token: identity,
    scope: scopes.join(' '),
    ...defined({ service }),
  });
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  return { method: 'POST', url, headers, body: form.toString() };
}

const text = v.pipe(v.string(), v.nonEmpty());
const granted = v.object({
  token: v.fallback(v.optional(text), undefined),
  access_token: v.fallback(v.optional(text), undefined),
  expires_in: v.fallback(v.pipe(v.number(), v.gtValue(0)), defaultLifeSeconds),
});

function tokenOf({ body }: Answer, now: number): Token | undefined {
  const grant = jsonAs(granted, body);
  const value = grant?.token ?? grant?.access_token;
  if (grant === undefined || value === undefined) return undefined;
  return { value, expiresAt: now + grant.expires_in * 1000 };
}
