import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { FaultyProxy, type Trouble } from '@slipway/testing/faulty-proxy';
import { until } from '@slipway/testing/gateway-process';
import { testHost, type TestHost } from '@slipway/testing/oci-client-host';
import { OciRegistry } from '@slipway/testing/oci-registry';
import { ResumingRegistry, type UploadRules } from '@slipway/testing/oci-resuming-registry';
import { requires } from '@slipway/testing/requires';
import type { Patience } from '@slipway/http/retries';

import { RegistryClient } from './client.ts';
import { digestOfBytes } from './manifests.ts';
import type { Uploaded } from './uploads.ts';

const needs = requires('docker-registry');
const quick: Partial<Patience> = { attempts: 4, firstWaitMs: 10, longestWaitMs: 40, silenceMs: 700 };

const bytes = randomBytes(9_000_000);
let round = 0;

/** Bytes that no registry has seen yet. */
function freshBytes(): Buffer {
  round += 1;
  return Buffer.concat([Buffer.from(`round ${round}`), bytes]);
}

describe.skipIf(needs.missing)(`a registry in trouble${needs.note}`, () => {
  let registry: OciRegistry;
  let proxy: FaultyProxy;
  let client: RegistryClient;
  let host: TestHost;

  beforeAll(async () => {
    registry = await OciRegistry.start();
    proxy = await FaultyProxy.start(registry.host);
  });

  beforeEach(() => {
    proxy.faults();
    host = testHost();
    client = new RegistryClient({ insecureHosts: [proxy.host] }, host, quick);
    return () => client.close();
  });

  afterAll(async () => {
    proxy.stop();
    await registry.end();
  });

  const at = { repository: 'in/trouble' };
  const upload = (blob: Buffer, through = client, to = proxy.host): Promise<Uploaded> =>
    through.uploadBlob({ ...at, host: to }, { digest: digestOfBytes(blob), size: blob.length }, (offset) =>
      Readable.from(slices(blob.subarray(offset)), { objectMode: false }),
    );
  const isStored = async (blob: Buffer): Promise<boolean> => {
    const name = { digest: digestOfBytes(blob), size: blob.length };
    return (await client.readBlob({ ...at, host: proxy.host }, name)).equals(blob);
  };

  const troubles: [string, string, Trouble][] = [
    ['429 to the beginning', 'POST', { kind: 'answer', status: 429, headers: { 'retry-after': '0' } }],
    ['503 to the beginning', 'POST', { kind: 'answer', status: 503 }],
    ['429 to the blob', 'PUT', { kind: 'answer', status: 429, headers: { 'retry-after': '0' } }],
    ['500 to the blob', 'PUT', { kind: 'answer', status: 500 }],
    ['a reset in the middle of the blob', 'PUT', { kind: 'reset request', afterBytes: 4_000_000 }],
    ['a registry that reads no further', 'PUT', { kind: 'read no further', afterBytes: 500_000 }],
    ['an answer that got lost', 'PUT', { kind: 'lose answer' }],
    ['silence instead of an answer', 'PUT', { kind: 'silence', afterBytes: 0 }],
    ['a reset at the first question', 'HEAD', { kind: 'reset request', afterBytes: -1 }],
  ];

  test.each(troubles)('an upload outlives %s', async (_, method, trouble) => {
    const blob = freshBytes();
    proxy.faults({ method, path: /blobs/, times: 2, trouble });
    expect(await upload(blob)).toMatchObject({ how: expect.stringMatching(/uploaded|existing/) as string });
    expect(proxy.requests.some((seen) => seen.trouble === trouble.kind)).toBe(true);
    expect(await isStored(blob)).toBe(true);
  });

  test('a trouble that stays is told with the words of the registry, after as many attempts as were granted', async () => {
    const body = '{"errors":[{"code":"UNAVAILABLE","message":"the disk is being changed"}]}';
    proxy.faults({ path: /uploads/, times: 99, trouble: { kind: 'answer', status: 503, body } });
    await expect(upload(freshBytes())).rejects.toMatchObject({
      code: 'NETWORK_FAILED',
      message: expect.stringMatching(/answered 503 \(UNAVAILABLE: the disk is being changed\)/) as string,
    });
    expect(proxy.count('POST', /uploads/)).toBe(4);
    expect(host.lines.filter((line) => line.includes('once more in'))).toHaveLength(3);
  });

  test('a download goes on where it broke, and is what it was', async () => {
    const blob = freshBytes();
    await upload(blob);
    proxy.faults({
      method: 'GET',
      path: /blobs/,
      times: 2,
      trouble: { kind: 'reset answer', afterBytes: 3_000_000 },
    });
    expect(await isStored(blob)).toBe(true);
    const ranges = proxy.requests.filter(({ method }) => method === 'GET').map((seen) => seen.headers.range);
    expect(ranges).toHaveLength(3);
    expect(ranges[0]).toBeUndefined();
    expect(ranges.slice(1).every((range) => /^bytes=[1-9]\d+-$/.test(range ?? ''))).toBe(true);
  });

  test('a download that falls silent is taken up again', async () => {
    const blob = freshBytes();
    await upload(blob);
    proxy.faults({ method: 'GET', path: /blobs/, trouble: { kind: 'silence', afterBytes: 2_000_000 } });
    expect(await isStored(blob)).toBe(true);
    expect(proxy.count('GET', /blobs/)).toBe(2);
  });

  test('a download that is slow, but moves, is left alone', async () => {
    const blob = freshBytes();
    await upload(blob);
    // In pieces of 64 KiB there is a byte every 11 ms; all of it takes longer than the silence that is borne.
    proxy.faults({ method: 'GET', path: /blobs/, trouble: { kind: 'slow', bytesPerSecond: 6_000_000 } });
    const began = Date.now();
    expect(await isStored(blob)).toBe(true);
    expect(Date.now() - began).toBeGreaterThan(quick.silenceMs ?? 0);
    expect(proxy.count('GET', /blobs/)).toBe(1);
  });

  test('a changed byte is noticed, and not before the end', async () => {
    const blob = freshBytes();
    await upload(blob);
    proxy.faults({ method: 'GET', path: /blobs/, trouble: { kind: 'flip', atByte: 5_000_000 } });
    const name = { digest: digestOfBytes(blob), size: blob.length };
    await expect(buffer(client.openBlob({ ...at, host: proxy.host }, name))).rejects.toMatchObject({
      code: 'DIGEST_MISMATCH',
    });
  });

  test('a cancelled upload ends at once and is not tried again', async () => {
    proxy.faults({ method: 'PUT', path: /blobs/, trouble: { kind: 'silence', afterBytes: 0 } });
    const patient = new RegistryClient({ insecureHosts: [proxy.host] }, host);
    const ended = upload(freshBytes(), patient).catch((thrown: unknown) => thrown);
    await until(() => proxy.count('PUT', /blobs/) === 1);
    const began = Date.now();
    host.cancel();
    expect(await ended).toMatchObject({ code: 'CANCELLED' });
    expect(Date.now() - began).toBeLessThan(2000);
    expect(proxy.count('PUT', /blobs/)).toBe(1);
    await patient.close();
  });

  test('a registry that starts again in the middle is waited for', async () => {
    const blob = freshBytes();
    await registry.stop();
    proxy.faults();
    const restarted = new Promise((resolve) => setTimeout(() => void registry.restart().then(resolve), 300));
    const patient = new RegistryClient({ insecureHosts: [proxy.host] }, host, { ...quick, attempts: 99 });
    expect(await upload(blob, patient)).toMatchObject({ how: 'uploaded' });
    await restarted;
    expect(await isStored(blob)).toBe(true);
    await patient.close();
  });

  describe('that keeps what arrived', () => {
    const through = async (
      rules: UploadRules,
      work: (front: ResumingRegistry, before: FaultyProxy, patient: RegistryClient) => Promise<void>,
    ): Promise<void> => {
      const front = await ResumingRegistry.start(registry.host, rules);
      const before = await FaultyProxy.start(front.host);
      const patient = new RegistryClient({ insecureHosts: [before.host] }, host, quick);
      await work(front, before, patient);
      await patient.close();
      before.stop();
      front.stop();
    };

    test('an upload goes on at the byte that the registry names, and nothing is sent twice', async () => {
      await through({}, async (front, before, patient) => {
        const blob = freshBytes();
        before.faults(
          { method: 'PUT', path: /digest/, trouble: { kind: 'reset request', afterBytes: 4_000_000 } },
          { method: 'PATCH', path: /uploads/, trouble: { kind: 'reset request', afterBytes: 2_000_000 } },
        );
        const { sentBytes } = await upload(blob, patient, before.host);
        expect(front.offsets).toEqual([0, 4_000_000, 6_000_000]);
        expect(sentBytes).toBeGreaterThanOrEqual(blob.length);
        expect(await isStored(blob)).toBe(true);
      });
    });

    test('a registry that takes only short requests gets parts', async () => {
      await through({ longestPart: 4 * 1024 * 1024 }, async (front, before, patient) => {
        const blob = freshBytes();
        before.faults();
        await upload(blob, patient, before.host);
        expect(front.offsets).toEqual([0, 4 * 1024 * 1024, 8 * 1024 * 1024]);
        expect(await isStored(blob)).toBe(true);
      });
    });

    test('a registry that says the same range for every part gets every part once', async () => {
      await through({ longestPart: 4 * 1024 * 1024, staleRange: true }, async (front, before, patient) => {
        const blob = freshBytes();
        before.faults();
        await upload(blob, patient, before.host);
        expect(front.offsets).toEqual([0, 4 * 1024 * 1024, 8 * 1024 * 1024]);
        expect(await isStored(blob)).toBe(true);
      });
    });

    test('a registry whose range is one too far gets the blob from its beginning', async () => {
      await through({ rangeBeyond: true }, async (front, before, patient) => {
        const blob = freshBytes();
        before.faults({
          method: 'PUT',
          path: /digest/,
          trouble: { kind: 'reset request', afterBytes: 4_000_000 },
        });
        await upload(blob, patient, before.host);
        expect(front.offsets).toEqual([0, 0, 4 * 1024 * 1024, 8 * 1024 * 1024]);
        expect(await isStored(blob)).toBe(true);
      });
    });

    test('parts are as long as the registry wants them', async () => {
      const rules = { longestPart: 6 * 1024 * 1024, shortestPart: 5 * 1024 * 1024 };
      await through(rules, async (front, before, patient) => {
        const blob = freshBytes();
        before.faults();
        await upload(blob, patient, before.host);
        expect(front.offsets).toEqual([0, 5 * 1024 * 1024]);
        expect(await isStored(blob)).toBe(true);
      });
    });

    test('a part whose answer got lost is not sent again', async () => {
      await through({ longestPart: 4 * 1024 * 1024 }, async (front, before, patient) => {
        const blob = freshBytes();
        before.faults({ method: 'PATCH', path: /uploads/, skip: 1, trouble: { kind: 'lose answer' } });
        await upload(blob, patient, before.host);
        expect(front.offsets).toEqual([0, 4 * 1024 * 1024, 8 * 1024 * 1024]);
        expect(await isStored(blob)).toBe(true);
      });
    });
  });
});

/** As a file is read. */
function* slices(whole: Buffer): Generator<Buffer> {
  for (let from = 0; from < whole.length; from += 1024 * 1024) yield whole.subarray(from, from + 1024 * 1024);
}
