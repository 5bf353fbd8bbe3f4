import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { afterEach, expect, test, vi } from 'vitest';

import { workflowIdentity } from './identity.ts';

afterEach(() => void vi.unstubAllEnvs());

test('a run without the permission has no identity', () => {
  vi.stubEnv('ACTIONS_ID_TOKEN_REQUEST_URL', undefined);
  vi.stubEnv('ACTIONS_ID_TOKEN_REQUEST_TOKEN', undefined);
  expect(workflowIdentity('sigstore')).toBeUndefined();
});

test('with the permission, GitHub is asked for a token that is meant for one audience', async () => {
  const asked: unknown[] = [];
  const server = createServer((request, response) => {
    asked.push([request.url, request.headers.authorization]);
    const isKnown = request.headers.authorization === 'Bearer request-token';
    response.writeHead(isKnown ? 200 : 403, { 'content-type': 'application/json' });
    response.end(isKnown ? '{"value": "the-token"}' : '{}');
  });
  await new Promise<void>((listening) => void server.listen(0, '127.0.0.1', listening));
  try {
    const { port } = server.address() as AddressInfo;
    vi.stubEnv('ACTIONS_ID_TOKEN_REQUEST_URL', `http://127.0.0.1:${port}/token?api-version=2`);
    vi.stubEnv('ACTIONS_ID_TOKEN_REQUEST_TOKEN', 'request-token');
    expect(await workflowIdentity('sigstore')!()).toBe('the-token');
    expect(asked).toEqual([['/token?api-version=2&audience=sigstore', 'Bearer request-token']]);
    vi.stubEnv('ACTIONS_ID_TOKEN_REQUEST_TOKEN', 'another');
    await expect(workflowIdentity('sigstore')!()).rejects.toMatchObject({ code: 'ACCESS_DENIED' });
  } finally {
    server.close();
  }
});
