import { generateKeyPairSync } from 'node:crypto';

import { Problems, problemLine } from '@slipway/core/trouble';
import { expect, test } from 'vitest';

import type { RelayConfig } from '../config.ts';
import { readConfiguration } from './read.ts';

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const environment = {
  TOKEN: 't0ken-value',
  HOOK: 'h00k-value',
  NEXT: 'n3xt',
  KEY: pem.replaceAll('\n', '\\n'),
  PORT: '9090',
};

const read = (
  text: string,
  more: Partial<typeof environment> & { GITHUB_API_URL?: string } = {},
): Promise<RelayConfig> =>
  readConfiguration(text, {
    file: 'relay.yml',
    folder: '/srv',
    environment: { ...environment, ...more },
    allowPrivate: false,
  });
const problems = async (text: string): Promise<string[]> => {
  const thrown: unknown = await read(text).catch((error: unknown) => error);
  expect(thrown).toBeInstanceOf(Problems);
  return (thrown as Problems).problems.map(problemLine);
};

const good = `
listen: { host: 0.0.0.0, port: { env: PORT } }
store: deliveries
admin_token: { env: NEXT }
github:
  token: { env: TOKEN }
sources:
  - path: /mlflow
    kind: mlflow
    secret: [{ env: HOOK }, { env: NEXT }]
    registry: mlflow:https://models.example
    freshness_seconds: 60
subscriptions:
  - repository: acme/fraud
    events: [model-registered]
    names: ['fraud-*']
    tags: { stage: production }
limits: { remember_days: 1, attempts: 5, spacing_seconds: 0.5 }
`;

test('a whole configuration; secrets are taken from the environment and print as nothing', async () => {
  const config = await read(good);
  expect(config).toMatchObject({
    host: '0.0.0.0',
    port: 9090,
    store: expect.stringMatching(/^[\\/]srv[\\/]deliveries$/) as string,
    github: { apiUrl: 'https://api.github.com', allowPrivate: false },
    sources: [
      { path: '/mlflow', kind: 'mlflow', registry: 'mlflow:https://models.example', freshnessMs: 60_000 },
    ],
    subscriptions: [
      { repository: 'acme/fraud', names: ['fraud-*'], aliases: [], tags: { stage: 'production' } },
    ],
    limits: { rememberMs: 86_400_000, attempts: 5, spacingMs: 500, waiting: 10_000 },
  });
  expect(config.sources[0]?.secrets.map((secret) => secret.reveal())).toEqual(['h00k-value', 'n3xt']);
  expect(JSON.stringify(config)).not.toMatch(/t0ken-value|h00k-value|n3xt/);
});

test('a GitHub App, and an own server that the environment names', async () => {
  const app = good.replace('token: { env: TOKEN }', 'app: { id: 123, private_key: { env: KEY } }');
  const { github } = await read(app, { GITHUB_API_URL: 'https://ghes.example/api/v3/' });
  expect(github.apiUrl).toBe('https://ghes.example/api/v3');
  expect(github.credentials).toMatchObject({ kind: 'app', id: '123' });
  expect(github.credentials.kind === 'app' && github.credentials.privateKey.reveal().trim()).toBe(pem.trim());
});

test('everything that is wrong is told at once, with its line, and without a secret', async () => {
  const told = await problems(`
listen: { port: 70000 }
stor: here
admin_token: my-secret-in-the-file
github: { api_url: 'http://10.0.0.1', token: { env: NOT_SET }, app: { id: x } }
sources:
  - { path: /metrics, kind: mlflow, secret: { env: HOOK } }
  - { path: /a, kind: mlfow, secret: secret-in-the-file }
  - { path: /a, kind: plain }
subscriptions:
  - { repository: 'acme/../etc', events: [model-lost] }
  - { names: x }
limits: { attempts: 0 }
`);
  const expected: [string, RegExp][] = [
    ['relay.yml:2:', /70000/],
    ['relay.yml:3:1', /no field `stor`.*`store`/],
    ['relay.yml:2:1', /there is no `store`/],
    ['relay.yml:4:', /`admin_token` is not taken from the environment/],
    ['relay.yml:5:', /without TLS/],
    ['relay.yml:5:', /both a token and an app/],
    ['relay.yml:7:', /`\/metrics` is taken/],
    ['relay.yml:8:', /`sources\[1\]\.kind` is `mlfow`/],
    ['relay.yml:8:', /secret` is not taken from the environment/],
    ['relay.yml:9:', /`\/a` is taken/],
    ['relay.yml:9:', /no `secret`/],
    ['relay.yml:11:', /model-lost/],
    ['relay.yml:11:', /`acme\/\.\.\/etc` is no repository/],
    ['relay.yml:12:', /no `repository`/],
    ['relay.yml:13:', /attempts/],
  ];
  for (const [place, words] of expected) {
    const found = told.find((line) => line.startsWith(place) && words.test(line));
    expect(found, `${place} ${words.source} in\n${told.join('\n')}`).toBeDefined();
  }
  expect(told.join('\n')).not.toMatch(/my-secret-in-the-file|secret-in-the-file|h00k-value/);
});

test.each([
  ['a variable that is not set', 'token: { env: TOKEN }', 'token: { env: NOT_SET }', /NOT_SET is not set/],
  ['no credentials', 'token: { env: TOKEN }', 'allow_private: true', /neither a token nor an app/],
  [
    'a key that is none',
    'token: { env: TOKEN }',
    'app: { id: 1, private_key: { env: HOOK } }',
    /no RSA private key/,
  ],
  ['a port that is none', '{ env: PORT }', '{ env: HOOK }', /HOOK holds no port/],
  ['no sources', /sources:[^]*?(?=subscriptions)/, 'sources: []\n', /no source/],
])('%s', async (_what, from, to, words) => {
  const told = await problems(good.replace(from, to));
  expect(told).toHaveLength(1);
  expect(told[0]).toMatch(words);
  expect(told[0]).not.toContain('h00k-value');
});

test('what is no YAML says where', async () => {
  expect((await problems('store: [\n'))[0]).toMatch(/^relay\.yml:2/);
});
