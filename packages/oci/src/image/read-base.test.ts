import { createServer } from 'node:http';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { mediaTypes } from '@slipway/core/image';
import { testHost } from '@slipway/testing/oci-client-host';

import { RegistryClient } from '../registry/client.ts';
import { digestOfBytes } from '../registry/manifests.ts';
import { readBase } from './read-base.ts';

const stored = new Map<string, { type: string; content: string }>();
const server = createServer((request, response) => {
  const found = stored.get(request.url?.split('/').at(-1) ?? '');
  const status = request.url === '/v2/' || found !== undefined ? 200 : 404;
  response.writeHead(status, { 'content-type': found?.type ?? 'text/plain' });
  response.end(found?.content);
});
let client: RegistryClient;
let host: string;

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  host = `127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  client = new RegistryClient({ insecureHosts: [host] }, testHost());
});

afterAll(async () => {
  await client.close();
  server.close();
});

const hex = (digit: string): string => `sha256:${digit.repeat(64)}`;

/** Stores an image with these layers and this configuration, and reads it as a base. */
function read(layers: readonly object[], rootfs: unknown) {
  const config = JSON.stringify({ os: 'linux', architecture: 'amd64', rootfs });
  const descriptor = { mediaType: mediaTypes.config, digest: digestOfBytes(config), size: config.length };
  stored.set(descriptor.digest, { type: 'application/octet-stream', content: config });
  const content = JSON.stringify({ schemaVersion: 2, config: descriptor, layers });
  stored.set('1', { type: mediaTypes.manifest, content });
  return readBase(client, { host, repository: 'base', tag: '1' }, 'linux/amd64');
}

describe('a base image', () => {
  const layer = { mediaType: mediaTypes.layerGzip, digest: hex('a'), size: 3 };

  test('is read with its layers', async () => {
    expect(await read([layer], { type: 'layers', diff_ids: [hex('b')] })).toMatchObject({
      layers: [layer],
      diffIds: [hex('b')],
    });
  });

  test.each([
    [
      'a digest that is a path',
      [{ ...layer, digest: 'sha256:../../../etc/passwd' }],
      [hex('b')],
      /no SHA-256 digest/,
    ],
    [
      'a digest that can not be checked',
      [{ ...layer, digest: `sha512:${'a'.repeat(128)}` }],
      [hex('b')],
      /no SHA-256/,
    ],
    ['no size', [{ ...layer, size: undefined }], [hex('b')], /no SHA-256 digest/],
    [
      'a configuration of fewer layers',
      [layer, layer],
      [hex('b')],
      /tells of 1 layers, and its manifest of 2/,
    ],
    ['a configuration of other things', [layer], ['b'], /its configuration tells of/],
  ])('is refused with %s', async (_, layers, diffIds, said) => {
    await expect(read(layers, { type: 'layers', diff_ids: diffIds })).rejects.toThrow(said);
  });

  test('is refused with a configuration that tells of no layers', async () => {
    await expect(read([layer], undefined)).rejects.toThrow(/tells of 0 layers/);
  });
});
