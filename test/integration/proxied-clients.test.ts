import { createServer as createPlainServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import { readFileSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';

import { modelEvent } from '@slipway/core/model-event';
import { Secret } from '@slipway/core/secret';
import type { Network } from '@slipway/http/connections';
import { RegistryClient } from '@slipway/oci/registry/client';
import { digestOfBytes } from '@slipway/oci/registry/manifests';
import { apiCaller } from '@slipway/relay/github/call';
import { githubApi } from '@slipway/runner/github';
import { httpPort } from '@slipway/runner/http';
import { silentLog } from '@slipway/runner/ports';
import { streamedTransfers } from '@slipway/runner/transfers/streamed';
import { ForwardProxy } from '@slipway/testing/forward-proxy';
import { testHost } from '@slipway/testing/oci-client-host';
import { requires } from '@slipway/testing/requires';
import { newFolder } from '@slipway/testing/run-action';
import { newCertificate } from '@slipway/testing/test-certificate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const needs = requires('openssl');
const bytes = Buffer.from('through whatever is between');
const blob = { digest: digestOfBytes(bytes), size: bytes.length };
const host = 'api.example.test';
const kinds = ['http:', 'https:'] as const;
const event = modelEvent(
  {
    kind: 'model-registered',
    registry: 'file',
    name: 'iris',
    version: '1',
    occurredAt: '2026-11-21T08:00:00.000Z',
  },
  () => '0'.repeat(64),
);

/** Keeps what is put and gives it back; opens uploads as a registry does; says 204 to GitHub's dispatches. */
function keeping(): (request: IncomingMessage, response: ServerResponse) => void {
  const kept = new Map<string, Buffer>();
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await buffer(request);
    const url = new URL(request.url ?? '', 'http://here');
    const digest = url.searchParams.get('digest');
    const found = kept.get(url.pathname);
    if (request.method === 'PUT') {
      kept.set(digest === null ? url.pathname : `/v2/a/blobs/${digest}`, body);
      response.writeHead(201).end('taken');
    } else if (url.pathname.endsWith('/uploads/'))
      response.writeHead(202, { location: '/v2/a/blobs/uploads/1' }).end();
    else if (url.pathname.endsWith('/dispatches')) response.writeHead(204).end();
    else response.writeHead(found === undefined ? 404 : 200).end(found);
  };
  return (request, response) => void answer(request, response);
}

/** Each client, which does at `base` what it is for. */
const clients: Record<string, (network: Network, base: string) => Promise<void>> = {
  'the port http': async (network, base) => {
    const answer = await httpPort(network).send({ method: 'PUT', url: `${base}/a`, body: bytes });
    expect(answer).toMatchObject({ status: 201, body: 'taken' });
  },
  'a dispatch to GitHub': async (network, base) => {
    const clock = { now: Date.now, sleep: () => Promise.reject(new Error('no attempt should fail')) };
    const api = githubApi({ http: httpPort(network), clock, log: silentLog, apiUrl: base });
    const wanted = { repository: 'acme/iris', eventType: 'model-registered', payload: event };
    await api.dispatch(wanted, new Secret('ghp_of_the_test'));
  },
  'a registry of images': async (network, base) => {
    const at = { host: new URL(base).host, repository: 'a' };
    const insecureHosts = base.startsWith('http:') ? [at.host] : [];
    const client = new RegistryClient({ insecureHosts }, { ...testHost(), ...network }, { attempts: 1 });
    await client.uploadBlob(at, blob, () => Readable.from([bytes]));
    expect((await client.readBlob(at, blob)).equals(bytes)).toBe(true);
    await client.putManifest({ ...at, tag: '1' }, 'application/vnd.oci.image.manifest.v1+json', '{}');
    await client.close();
  },
  'transfers up and down': async (network, base) => {
    const { clock, log } = testHost();
    const transfers = streamedTransfers({ ...network, clock, log }, { attempts: 1 });
    const file = join(newFolder(), 'up');
    writeFileSync(file, bytes);
    const part = { file, size: bytes.length };
    expect(await transfers.send({ method: 'PUT', url: `${base}/b` }, [part])).toMatchObject({ status: 201 });
    await transfers.receive({ method: 'GET', url: `${base}/b` }, [{ file: `${file}.down` }]);
    expect(readFileSync(`${file}.down`).equals(bytes)).toBe(true);
  },
  'the relay': async (network, base) => {
    const call = apiCaller({ ...network, apiUrl: base, allowPrivate: false });
    const path = '/repos/acme/iris/dispatches';
    expect(await call({ method: 'POST', path, authorization: 'Bearer t', body: {} })).toMatchObject({
      status: 204,
    });
  },
};

describe.skipIf(needs.missing)(`behind a proxy that alone knows the way${needs.note}`, () => {
  const servers: { close(): void; closeAllConnections(): void }[] = [];
  const proxies = new Map<string, ForwardProxy>();
  let certificateFile: string;

  beforeAll(async () => {
    const { file, keyFile } = newCertificate();
    certificateFile = file;
    const answer = keeping();
    const secure = createServer({ cert: readFileSync(file), key: readFileSync(keyFile) }, answer);
    for (const [kind, server] of [
      ['http:', createPlainServer(answer)],
      ['https:', secure],
    ] as const) {
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      servers.push(server);
      const place = `127.0.0.1:${(server.address() as AddressInfo).port}`;
      proxies.set(kind, await ForwardProxy.start({ [host]: place }));
    }
  });

  afterAll(() => {
    for (const proxy of proxies.values()) proxy.stop();
    for (const server of servers) server.close();
    for (const server of servers) server.closeAllConnections();
  });

  const { signal } = new AbortController();
  const cases = Object.keys(clients).flatMap((name) => kinds.map((kind) => [name, kind] as const));

  test.each(cases)('%s gets out over %s', async (name, kind) => {
    const proxy = proxies.get(kind)!;
    proxy.counted();
    const address = proxy.address.replace('://', '://user:pass%20word@');
    const proxyEnvironment = { [kind === 'http:' ? 'http_proxy' : 'HTTPS_PROXY']: address };
    await clients[name]!({ proxyEnvironment, certificateFile, signal }, `${kind}//${host}`);
    const expected = kind === 'http:' ? `http://${host}/` : `CONNECT ${host}:443`;
    expect(proxy.seen.length).toBeGreaterThanOrEqual(1);
    expect(proxy.seen.every((line) => line.startsWith(expected))).toBe(true);
    expect(proxy.logins.at(-1)).toBe(`Basic ${btoa('user:pass word')}`);
  });

  test.each(cases)('%s leaves the proxy out over %s where NO_PROXY says so', async (name, kind) => {
    const proxy = proxies.get(kind)!;
    proxy.counted();
    const proxyEnvironment = {
      HTTP_PROXY: proxy.address,
      HTTPS_PROXY: proxy.address,
      NO_PROXY: 'other.test, example.test',
    };
    await expect(
      clients[name]!({ proxyEnvironment, certificateFile, signal }, `${kind}//${host}`),
    ).rejects.toThrow(/getaddrinfo|no attempt/);
    expect(proxy.counted()).toBe(0);
  });
});
