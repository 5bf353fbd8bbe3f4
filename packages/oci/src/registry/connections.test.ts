import { Readable } from 'node:stream';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { Secret } from '@slipway/core/secret';
import { Problems } from '@slipway/core/trouble';
import { FaultyProxy } from '@slipway/testing/faulty-proxy';
import { ForwardProxy } from '@slipway/testing/forward-proxy';
import { testHost } from '@slipway/testing/oci-client-host';
import { OciRegistry, registryUser } from '@slipway/testing/oci-registry';
import { requires } from '@slipway/testing/requires';
import { newCertificate, type Certificate } from '@slipway/testing/test-certificate';

import { RegistryClient } from './client.ts';
import { digestOfBytes } from './manifests.ts';

const needs = requires('docker-registry', 'openssl');
const bytes = Buffer.from('through whatever is between');
const blob = { digest: digestOfBytes(bytes), size: bytes.length };
const once = { attempts: 1 };

function sendOne(client: RegistryClient, host: string): Promise<unknown> {
  return client.uploadBlob({ host, repository: 'a/b' }, blob, () => Readable.from([bytes]));
}

describe.skipIf(needs.missing)(`a registry with a certificate of its own${needs.note}`, () => {
  let certificate: Certificate;
  let registry: OciRegistry;

  beforeAll(async () => {
    certificate = newCertificate();
    registry = await OciRegistry.start({ certificate });
  });

  afterAll(() => registry.end());

  test('is not trusted, and what to do is said', async () => {
    const client = new RegistryClient({}, testHost(), once);
    await expect(sendOne(client, registry.host)).rejects.toMatchObject({
      code: 'NETWORK_FAILED',
      remedy: expect.stringContaining('certificate authority') as string,
    });
    await client.close();
  });

  test('is trusted when its authority is handed over', async () => {
    const client = new RegistryClient({ certificateAuthorities: certificate.file }, testHost(), once);
    expect(await sendOne(client, registry.host)).toMatchObject({ how: 'uploaded' });
    await client.close();
  });

  test('is reached through a tunnel of the proxy, and checked all the same', async () => {
    const proxy = await ForwardProxy.start();
    const { seen, address } = proxy;
    const machine = { ...testHost(), proxyEnvironment: { https_proxy: address } };
    const trusting = new RegistryClient({ certificateAuthorities: certificate.file }, machine, once);
    const at = { host: registry.host, repository: 'a/b' };
    expect(await trusting.headBlob(at, blob.digest)).toBe(blob.size);
    const careful = new RegistryClient({}, machine, once);
    await expect(careful.headBlob(at, blob.digest)).rejects.toMatchObject({ code: 'NETWORK_FAILED' });
    expect(seen).toEqual([`CONNECT ${registry.host}`, `CONNECT ${registry.host}`]);
    await Promise.all([trusting.close(), careful.close()]);
    proxy.stop();
  });

  test('is taken unchecked when it was named', async () => {
    const client = new RegistryClient({ insecureHosts: [registry.host] }, testHost(), once);
    expect(await client.headBlob({ host: registry.host, repository: 'a/b' }, blob.digest)).toBe(blob.size);
    await client.close();
  });

  test.each([['/no/such/file.pem'], ['key']])(
    'a file that is no authority is a problem: %s',
    async (name) => {
      const file = name === 'key' ? certificate.keyFile : name;
      const client = new RegistryClient({ certificateAuthorities: file }, testHost(), once);
      await expect(sendOne(client, registry.host)).rejects.toThrow(Problems);
      await client.close();
    },
  );
});

describe.skipIf(needs.missing)(`a registry without TLS${needs.note}`, () => {
  let registry: OciRegistry;

  beforeAll(async () => {
    registry = await OciRegistry.start();
  });

  afterAll(() => registry.end());

  test('is not spoken to unless it was named, on this machine neither', async () => {
    const client = new RegistryClient({}, testHost(), once);
    await expect(sendOne(client, registry.host)).rejects.toMatchObject({
      code: 'NETWORK_FAILED',
      remedy: expect.stringContaining('insecure') as string,
    });
    await client.close();
  });

  test('a name that does not exist is said so, at once', async () => {
    const client = new RegistryClient({}, testHost());
    await expect(sendOne(client, 'no-such-host.invalid')).rejects.toMatchObject({ code: 'NETWORK_FAILED' });
    await client.close();
  });
});

describe.skipIf(needs.missing)(`between client and registry${needs.note}`, () => {
  let registry: OciRegistry;
  let between: FaultyProxy;

  beforeAll(async () => {
    registry = await OciRegistry.start({ auth: 'basic' });
    between = await FaultyProxy.start(registry.host);
  });

  afterAll(async () => {
    between.stop();
    await registry.end();
  });

  const access = (host: string): ConstructorParameters<typeof RegistryClient>[0] => ({
    insecureHosts: [host],
    credentials: [{ host, user: registryUser.user, password: new Secret(registryUser.password) }],
  });

  test('a blob may be somewhere else: the login does not go there', async () => {
    const store = await FaultyProxy.start(registry.host);
    store.faults({
      path: /elsewhere/,
      times: 9,
      trouble: { kind: 'answer', status: 200, body: bytes.toString() },
    });
    const client = new RegistryClient(access(between.host), testHost(), once);
    await sendOne(client, between.host);
    const location = `http://${store.host}/elsewhere?signature=secret`;
    const trouble = { kind: 'answer', status: 307, headers: { location } } as const;
    between.faults({ method: 'GET', path: /blobs/, trouble });
    const read = await client.readBlob({ host: between.host, repository: 'a/b' }, blob);
    expect(read.equals(bytes)).toBe(true);
    expect(store.requests[0]?.headers.authorization).toBeUndefined();
    expect(between.requests[0]?.headers.authorization).toMatch(/^Basic /);
    await client.close();
    store.stop();
  });

  test('the proxy of the environment is used, but for what `NO_PROXY` names', async () => {
    const proxy = await ForwardProxy.start();
    const { seen, address } = proxy;
    const through = { ...testHost(), proxyEnvironment: { HTTP_PROXY: address, HTTPS_PROXY: address } };
    const client = new RegistryClient(access(registry.host), through, once);
    expect(await client.headBlob({ host: registry.host, repository: 'a/b' }, blob.digest)).toBe(blob.size);
    expect(seen).toContain(`http://${registry.host}/v2/a/b/blobs/${blob.digest}`);
    const count = seen.length;
    const around = { ...through, proxyEnvironment: { ...through.proxyEnvironment, NO_PROXY: '127.0.0.1' } };
    const direct = new RegistryClient(access(registry.host), around, once);
    expect(await direct.headBlob({ host: registry.host, repository: 'a/b' }, blob.digest)).toBe(blob.size);
    expect(seen).toHaveLength(count);
    await Promise.all([client.close(), direct.close()]);
    proxy.stop();
  });
});
