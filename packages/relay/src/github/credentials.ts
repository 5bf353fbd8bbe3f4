import { sign } from 'node:crypto';

import type { Secret } from '@slipway/core/secret';
import type { HttpAnswer } from '@slipway/core/ports';
import { jsonAs } from '@slipway/http/json';
import * as v from 'valibot';

import type { AppConfig, GitHubConfig } from '../config.ts';
import type { CallApi } from './call.ts';

/** The value of `Authorization` for a repository, or GitHub's answer that there is none. */
export type Authorization = { authorization: string } | { refused: HttpAnswer };

/** Who the relay is to GitHub. */
export interface Credentials {
  for(repository: string): Promise<Authorization>;
  /** The last one did not work. Answers whether there can be a new one: refused credentials must not be tried on and on. */
  forget(repository: string): boolean;
}

/** Makes the credentials that are configured. `now` answers milliseconds since 1970. */
export function credentialsOf(
  credentials: GitHubConfig['credentials'],
  call: CallApi,
  now: () => number,
): Credentials {
  return credentials.kind === 'token'
    ? fixedToken(credentials.token)
    : appCredentials(credentials, call, now);
}

function fixedToken(token: Secret): Credentials {
  return {
    for: () => Promise.resolve({ authorization: `Bearer ${token.reveal()}` }),
    forget: () => false,
  };
}

const installed = v.object({ id: v.number() });
const granted = v.object({ token: v.string(), expires_at: v.string() });

/** An installation token lives an hour; it is renewed when this much is left. */
const renewBeforeMs = 5 * 60_000;

/**
 * A GitHub App asks for a token of its installation that can do nothing but write contents of the one repository.
 * Source: https://docs.github.com/en/apps/creating-github-apps/authenticating-with-a-github-app/generating-an-installation-access-token-for-a-github-app
 */
function appCredentials(app: AppConfig, call: CallApi, now: () => number): Credentials {
  const tokens = new Map<string, { authorization: string; until: number }>();
  const installations = new Map<string, number>();

  const installationOf = async (repository: string): Promise<number | HttpAnswer> => {
    const known = app.installation ?? installations.get(repository);
    if (known !== undefined) return known;
    const authorization = `Bearer ${appToken(app, now())}`;
    const reply = await call({ method: 'GET', path: `/repos/${repository}/installation`, authorization });
    const id = said(installed, reply)?.id;
    if (id === undefined) return reply;
    installations.set(repository, id);
    return id;
  };

  return {
    async for(repository) {
      const known = tokens.get(repository);
      if (known !== undefined && known.until > now()) return known;
      const installation = await installationOf(repository);
      if (typeof installation !== 'number') return { refused: installation };
      const reply = await call({
        method: 'POST',
        path: `/app/installations/${installation}/access_tokens`,
        authorization: `Bearer ${appToken(app, now())}`,
        body: { repositories: [repository.split('/')[1]], permissions: { contents: 'write' } },
      });
      const made = said(granted, reply);
      if (made === undefined) return { refused: reply };
      const until = Date.parse(made.expires_at) - renewBeforeMs;
      const fresh = { authorization: `Bearer ${made.token}`, until };
      tokens.set(repository, fresh);
      return fresh;
    },
    forget(repository) {
      tokens.delete(repository);
      installations.delete(repository);
      return true;
    },
  };
}

/**
 * What proves that we are the App, for ten minutes at most; begun a minute ago, because clocks differ.
 * Source: https://docs.github.com/en/apps/creating-github-apps/authenticating-with-a-github-app/generating-a-json-web-token-jwt-for-a-github-app
 */
function appToken({ id, privateKey }: AppConfig, nowMs: number): string {
  const seconds = Math.floor(nowMs / 1000);
  const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const head = part({ alg: 'RS256', typ: 'JWT' });
  const signed = `${head}.${part({ iat: seconds - 60, exp: seconds + 540, iss: id })}`;
  return `${signed}.${sign('RSA-SHA256', Buffer.from(signed), privateKey.reveal()).toString('base64url')}`;
}

/** What a success says. */
function said<Schema extends v.GenericSchema>(
  schema: Schema,
  { status, body }: HttpAnswer,
): v.InferOutput<Schema> | undefined {
  return status >= 300 ? undefined : jsonAs(schema, body);
}
