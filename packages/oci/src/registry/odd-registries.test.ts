import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';

import { afterEach, describe, expect, test } from 'vitest';

import { testHost } from '@slipway/testing/oci-client-host';

import { RegistryClient } from './client.ts';
import { digestOfBytes } from './manifests.ts';

type Answerer = (request: IncomingMessage, url: URL, response: ServerResponse) => void | Promise<void>;

const ends: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

/** A registry that answers as it is told, and a client for it. Says what was asked of it: `POST /v2/…`. */
async function oddRegistry(answerer: Answerer) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://registry');
    if (url.pathname !== '/v2/') asked.push(`${request.method} ${url.pathname}${url.search}`);
    if (url.pathname === '/v2/') response.end();
    else void answerer(request, url, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const host = `127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  const patience = { attempts: 2, firstWaitMs: 5, silenceMs: 2000 };
  const client = new RegistryClient({ insecureHosts: [host] }, testHost(), patience);
  ends.push(
    () => client.close(),
    () => void server.close(),
  );
  return { client, host, asked };
}

const bytes = Buffer.from('weights');
const blob = { digest: digestOfBytes(bytes), size: bytes.length };
const source = (offset: number): Readable => Readable.from([bytes.subarray(offset)]);

/** Takes uploads; what is asked otherwise is not there. */
function takingUploads(closing: number, location = '/v2/a/uploads/1?state=x%2Fy'): Answerer {
  return async (request, url, response) => {
    await text(request);
    if (request.method === 'POST') response.writeHead(202, { location }).end();
    else if (request.method === 'PUT' && url.pathname === '/v2/a/uploads/1')
      response.writeHead(closing).end();
    else response.writeHead(404).end();
  };
}

describe('a registry', () => {
  test.each([400, 404, 405, 501])('that answers %i to a mount gets the blob', async (status) => {
    const plain = takingUploads(201);
    const { client, host, asked } = await oddRegistry((request, url, response) => {
      if (url.searchParams.has('mount')) response.writeHead(status).end();
      else return plain(request, url, response);
    });
    const sent = await client.uploadBlob({ host, repository: 'a' }, blob, source, { mountFrom: ['b/c'] });
    expect(sent).toEqual({ how: 'uploaded', sentBytes: bytes.length });
    expect(asked[1]).toBe(`POST /v2/a/blobs/uploads/?mount=${blob.digest}&from=b%2Fc`);
  });

  test.each([200, 201, 204])('may end an upload with %i, at an address with a state', async (status) => {
    const { client, host, asked } = await oddRegistry(takingUploads(status));
    expect(await client.uploadBlob({ host, repository: 'a' }, blob, source)).toMatchObject({
      how: 'uploaded',
    });
    expect(asked.at(-1)).toBe(`PUT /v2/a/uploads/1?state=x%2Fy&digest=${blob.digest}`);
  });

  test('may give an absolute address of an upload without a state', async () => {
    let at = '';
    const { client, host, asked } = await oddRegistry((request, url, response) =>
      takingUploads(201, `http://${at}/v2/a/uploads/1`)(request, url, response),
    );
    at = host;
    await client.uploadBlob({ host, repository: 'a' }, blob, source);
    expect(asked.at(-1)).toBe(`PUT /v2/a/uploads/1?digest=${blob.digest}`);
  });

  test('may call a repository by another name in what it asks for, behind a realm with a query', async () => {
    const scope = 'repository:inner/a:pull repository:inner/shared:pull';
    const { client, host, asked } = await oddRegistry((request, url, response) => {
      if (url.pathname === '/token') return void response.end(JSON.stringify({ access_token: 'right' }));
      if (request.headers.authorization === 'Bearer right')
        return void response
          .setHeader('content-type', 'application/vnd.oci.image.manifest.v1+json')
          .end('{}');
      const realm = `Negotiate, Bearer realm="http://${request.headers.host}/token?of=team",service="a, basic b",scope="${scope}"`;
      response.writeHead(401, { 'www-authenticate': realm }).end();
    });
    const found = await client.getManifest({ host, repository: 'a', tag: '1' });
    expect(found).toMatchObject({ content: '{}', descriptor: { digest: digestOfBytes('{}') } });
    const { searchParams } = new URL(asked[1]!.slice('GET '.length), 'http://registry');
    expect([...searchParams]).toEqual([
      ['of', 'team'],
      ['service', 'a, basic b'],
      ['scope', 'repository:a:pull'],
      ['scope', 'repository:inner/a:pull'],
      ['scope', 'repository:inner/shared:pull'],
    ]);
  });

  test('may say neither digest nor length of a manifest', async () => {
    const { client, host } = await oddRegistry((request, _url, response) => {
      response.setHeader('content-type', 'application/vnd.oci.image.index.v1+json; charset=utf-8');
      if (request.method === 'GET') response.write('{"schema');
      response.end(request.method === 'GET' ? 'Version":2}' : undefined);
    });
    expect(await client.headManifest({ host, repository: 'a', tag: '1' })).toEqual({
      mediaType: 'application/vnd.oci.image.index.v1+json',
      digest: digestOfBytes('{"schemaVersion":2}'),
      size: 19,
    });
  });
});
