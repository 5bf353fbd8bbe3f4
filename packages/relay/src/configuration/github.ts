import type { YamlValue } from '@slipway/formats/yaml-value';

import type { AppConfig, GitHubConfig } from '../config.ts';
import { privateKeyFrom, secretFrom, type Environment } from './secrets.ts';

const ways =
  '`token: { env: NAME }` with a fine-grained token, or `app` with `id` and `private_key: { env: NAME }`';

/** Reads `github`. `allowPrivate` is what the flag of the command line says. */
export function githubFrom(
  value: YamlValue,
  environment: Environment,
  allowPrivate: boolean,
): GitHubConfig | undefined {
  const fields = value.knownFields(['api_url', 'token', 'app', 'allow_private']);
  const isAllowed = allowPrivate || (fields.get('allow_private')?.boolean() ?? false);
  const apiUrl = apiUrlFrom(value, fields.get('api_url'), environment, isAllowed);
  const token = fields.get('token');
  const app = fields.get('app');
  if ((token === undefined) === (app === undefined)) {
    const said =
      token === undefined ? 'neither a token nor an app is there' : 'both a token and an app are there';
    return value.wrong(said, ways);
  }
  const credentials = token === undefined ? appFrom(app!, environment) : tokenFrom(token, environment);
  return apiUrl === undefined || credentials === undefined
    ? undefined
    : { apiUrl, credentials, allowPrivate: isAllowed };
}

function tokenFrom(value: YamlValue, environment: Environment): GitHubConfig['credentials'] | undefined {
  const token = secretFrom(value, environment);
  return token === undefined ? undefined : { kind: 'token', token };
}

function appFrom(value: YamlValue, environment: Environment): AppConfig | undefined {
  const fields = value.knownFields(['id', 'private_key', 'installation']);
  const id = fields.get('id')?.text() ?? value.wrong('the app has no `id`', 'its client id or its number');
  const key = fields.get('private_key');
  const privateKey =
    key === undefined
      ? value.wrong('the app has no `private_key`', '`private_key: { env: NAME }`')
      : privateKeyFrom(key, environment);
  const installation = fields.get('installation')?.number({ integer: true, min: 1 });
  if (id === undefined || privateKey === undefined) return undefined;
  return { kind: 'app', id, privateKey, installation };
}

/** The file says it, else `GITHUB_API_URL`, else it is github.com. A token goes over TLS, or stays in the house. */
function apiUrlFrom(
  github: YamlValue,
  value: YamlValue | undefined,
  environment: Environment,
  allowPrivate: boolean,
): string | undefined {
  const given = value?.text() ?? environment['GITHUB_API_URL'] ?? 'https://api.github.com';
  const place = value ?? github;
  const url = URL.parse(given);
  const expected = 'an address such as https://api.github.com or https://<host>/api/v3';
  if (url === null || !/^https?:$/.test(url.protocol) || url.username !== '' || url.search !== '')
    return place.wrong('the address of the API is none', expected);
  if (url.protocol === 'http:' && !allowPrivate)
    return place.wrong(
      'the token would travel without TLS',
      expected,
      'use https, or add `allow_private: true`',
    );
  return `${url.origin}${url.pathname.replace(/\/+$/, '')}`;
}
