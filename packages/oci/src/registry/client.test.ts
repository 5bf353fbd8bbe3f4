import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { mediaTypes } from '@slipway/core/image';
import { testHost } from '@slipway/testing/oci-client-host';
import { FaultyProxy, type Trouble } from '@slipway/testing/faulty-proxy';
import { OciRegistry } from '@slipway/testing/oci-registry';
import { requires } from '@slipway/testing/requires';

import { RegistryClient } from './client.ts';
import { digestOfBytes } from './manifests.ts';

const needs = requires('docker-registry');

/** A blob with the source that gives it. */
function blobOf(bytes: Buffer): { digest: string; size: number; source: (offset: number) => Readable } {
  const source = (offset: number): Readable => Readable.from([bytes.subarray(offset)], { objectMode: false });
  return { digest: digestOfBytes(bytes), size: bytes.length, source };
}

describe.skipIf(needs.missing)(`a registry${needs.note}`, () => {
  let registry: OciRegistry;
  let proxy: FaultyProxy;
  let client: RegistryClient;

  beforeAll(async () => {
    registry = await OciRegistry.start();
    proxy = await FaultyProxy.start(registry.host);
    client = new RegistryClient({ insecureHosts: [registry.host, proxy.host] }, testHost());
  });

  afterAll(async () => {
    await client.close();
    proxy.stop();
    await registry.end();
  });

  const at = (repository: string): { host: string; repository: string } => ({ host: proxy.host, repository });
  const upload = (repository: string, bytes: Buffer, mountFrom: string[] = []): Promise<unknown> => {
    const { source, ...blob } = blobOf(bytes);
    return client.uploadBlob(at(repository), blob, source, { mountFrom });
  };
  const store = async (repository: string, tag: string, note: string): Promise<string> => {
    const config = Buffer.from('{}');
    await upload(repository, config);
    const content = JSON.stringify({
      schemaVersion: 2,
      mediaType: mediaTypes.manifest,
      config: { mediaType: mediaTypes.config, digest: digestOfBytes(config), size: 2 },
      layers: [],
      annotations: { note },
    });
    return client.putManifest({ ...at(repository), tag }, mediaTypes.manifest, content);
  };

  test('a blob is sent once, taken from another repository, and comes back as it was', async () => {
    const bytes = randomBytes(3_000_000);
    const { source: _, ...blob } = blobOf(bytes);
    expect(await client.headBlob(at('moves/a'), blob.digest)).toBeUndefined();
    expect(await upload('moves/a', bytes)).toEqual({ how: 'uploaded', sentBytes: bytes.length });
    expect(await upload('moves/a', bytes)).toEqual({ how: 'existing', sentBytes: 0 });
    expect(await upload('moves/b', bytes, ['moves/none', 'moves/a'])).toEqual({
      how: 'mounted',
      sentBytes: 0,
    });
    expect(await client.headBlob(at('moves/b'), blob.digest)).toBe(bytes.length);
    expect((await client.readBlob(at('moves/b'), blob)).equals(bytes)).toBe(true);
  });

  test('at most four blobs are sent at a time, over connections that are used again', async () => {
    let under = 0;
    let most = 0;
    const connections = proxy.connections;
    const four = Promise.withResolvers<void>();
    const send = async (index: number): Promise<unknown> => {
      const bytes = Buffer.from(`blob ${index}`);
      const { digest, size } = blobOf(bytes);
      async function* slowly(): AsyncGenerator<Buffer> {
        under += 1;
        most = Math.max(most, under);
        // A fifth would have the time to come.
        if (under === 4) setTimeout(() => four.resolve(), 50);
        await four.promise;
        yield bytes;
        under -= 1;
      }
      return client.uploadBlob(at('moves/many'), { digest, size }, () => Readable.from(slowly()));
    };
    await Promise.all(Array.from({ length: 12 }, (_, index) => send(index)));
    expect(most).toBe(4);
    expect(proxy.connections - connections).toBeLessThanOrEqual(4);
  });

  test('a connection that the registry ended meanwhile is no trouble', async () => {
    const machine = testHost();
    const own = new RegistryClient({ insecureHosts: [proxy.host] }, machine, { attempts: 1 });
    expect(await own.headBlob(at('moves/idle'), digestOfBytes('a'))).toBeUndefined();
    proxy.endConnections();
    expect(await own.headBlob(at('moves/idle'), digestOfBytes('b'))).toBeUndefined();
    expect(machine.lines).toEqual([]);
    await own.close();
  });

  test('an empty blob is a blob', async () => {
    expect(await upload('moves/empty', Buffer.alloc(0))).toMatchObject({ how: 'uploaded' });
    const blob = { digest: digestOfBytes(''), size: 0 };
    expect(await client.readBlob(at('moves/empty'), blob)).toHaveLength(0);
  });

  test('a manifest is found by its tag and by its digest, and is not there before', async () => {
    const reference = { ...at('named/one'), tag: '1' };
    expect(await client.headManifest(reference)).toBeUndefined();
    expect(await client.getManifest(reference)).toBeUndefined();
    const digest = await store('named/one', '1', 'first');
    const head = await client.headManifest(reference);
    expect(head).toMatchObject({ digest, mediaType: mediaTypes.manifest });
    const stored = await client.getManifest({ ...at('named/one'), digest });
    expect(stored?.descriptor).toEqual(head);
    expect(digestOfBytes(stored?.content ?? '')).toBe(digest);
  });

  test('a manifest that changed on its way is not taken', async () => {
    const digest = await store('named/flipped', '1', 'to be changed');
    proxy.faults({ method: 'GET', path: /manifests/, trouble: { kind: 'flip', atByte: 40 } });
    await expect(client.getManifest({ ...at('named/flipped'), digest })).rejects.toMatchObject({
      code: 'DIGEST_MISMATCH',
    });
  });

  test('all tags are listed, sorted', async () => {
    expect(await client.tags(at('listed/none'))).toEqual([]);
    const digest = await store('listed/many', 'v0', 'many');
    const stored = await client.getManifest({ ...at('listed/many'), digest });
    for (const tag of ['v1', 'v2', 'v3'])
      await client.putManifest({ ...at('listed/many'), tag }, mediaTypes.manifest, stored?.content ?? '');
    expect(await client.tags(at('listed/many'))).toEqual(['v0', 'v1', 'v2', 'v3']);
  });

  test('a list of tags goes on where the registry says it does', async () => {
    const page = (tags: string[], link?: string): object => ({
      kind: 'answer',
      status: 200,
      headers: link === undefined ? undefined : { link },
      body: JSON.stringify({ name: 'listed/pages', tags }),
    });
    const path = /tags.list/;
    proxy.faults(
      { path, trouble: page(['a', 'b'], '</v2/listed/pages/tags/list?n=2&last=b>; rel="next"') as Trouble },
      { path, trouble: page(['c']) as Trouble },
    );
    expect(await client.tags(at('listed/pages'))).toEqual(['a', 'b', 'c']);
    expect(proxy.requests[1]?.path).toBe('/v2/listed/pages/tags/list?n=2&last=b');
  });

  test('what is deleted is gone, and deleting it again says so', async () => {
    const digest = await store('gone/one', '1', 'to be deleted');
    expect(await client.deleteManifest({ ...at('gone/one'), digest })).toBe(true);
    expect(await client.headManifest({ ...at('gone/one'), tag: '1' })).toBeUndefined();
    expect(await client.deleteManifest({ ...at('gone/one'), digest })).toBe(false);
    const bytes = Buffer.from('a blob to be deleted');
    await upload('gone/one', bytes);
    expect(await client.deleteBlob(at('gone/one'), digestOfBytes(bytes))).toBe(true);
    expect(await client.deleteBlob(at('gone/one'), digestOfBytes(bytes))).toBe(false);
  });

  test('bytes that are not those of the digest are refused by the registry, and nothing is kept', async () => {
    const { digest, size } = blobOf(Buffer.from('what was promised'));
    const source = (): Readable => Readable.from([Buffer.from('what has come now')], { objectMode: false });
    await expect(client.uploadBlob(at('wrong/bytes'), { digest, size }, source)).rejects.toMatchObject({
      code: 'DIGEST_MISMATCH',
    });
    expect(await client.headBlob(at('wrong/bytes'), digest)).toBeUndefined();
  });

  test.each([
    ['fewer', 'short'],
    ['more', 'longer than what was promised'],
  ])('%s bytes than announced fail at once, and nothing is kept', async (_, text) => {
    const { digest, size } = blobOf(Buffer.from('what was promised'));
    const source = (): Readable => Readable.from([Buffer.from(text)], { objectMode: false });
    proxy.faults();
    await expect(client.uploadBlob(at('wrong/size'), { digest, size }, source)).rejects.toMatchObject({
      code: 'CHANGED_WHILE_READ',
    });
    expect(proxy.count('POST', /uploads/)).toBe(1);
    expect(await client.headBlob(at('wrong/size'), digest)).toBeUndefined();
  });

  test('a file that can not be read is no trouble of the network', async () => {
    const { digest, size } = blobOf(Buffer.from('never read'));
    const source = (): Readable =>
      new Readable({ read: (): void => undefined }).destroy(
        Object.assign(new Error('EIO: i/o error'), { code: 'EIO' }),
      );
    proxy.faults();
    await expect(client.uploadBlob(at('wrong/disk'), { digest, size }, source)).rejects.toMatchObject({
      code: 'STORAGE_FAILED',
    });
    expect(proxy.count('POST', /uploads/)).toBe(1);
  });
});
