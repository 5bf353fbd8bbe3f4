import { Readable } from 'node:stream';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { defined } from '@slipway/core/defined';
import { mediaTypes, type ImageReference } from '@slipway/core/image';
import { FaultyProxy, type Trouble } from '@slipway/testing/faulty-proxy';
import { testHost } from '@slipway/testing/oci-client-host';
import { OciRegistry } from '@slipway/testing/oci-registry';
import { requires } from '@slipway/testing/requires';

import { RegistryClient } from './client.ts';
import { digestOfBytes } from './manifests.ts';
import { fallbackTag } from './referrers.ts';

const needs = requires('docker-registry');
const empty = { mediaType: mediaTypes.empty, digest: digestOfBytes('{}'), size: 2 };

describe.skipIf(needs.missing)(`what points to a manifest${needs.note}`, () => {
  let registry: OciRegistry;
  let proxy: FaultyProxy;
  let client: RegistryClient;

  beforeAll(async () => {
    registry = await OciRegistry.start();
    proxy = await FaultyProxy.start(registry.host);
    client = new RegistryClient({ insecureHosts: [proxy.host] }, testHost());
  });

  afterAll(async () => {
    await client.close();
    proxy.stop();
    await registry.end();
  });

  /** Stores an artefact and answers its digest. */
  const store = async (at: ImageReference, type: string, subject?: string): Promise<string> => {
    await client.uploadBlob(at, empty, () => Readable.from([Buffer.from('{}')]));
    const content = JSON.stringify({
      schemaVersion: 2,
      mediaType: mediaTypes.manifest,
      artifactType: type,
      config: empty,
      layers: [empty],
      ...(subject && { subject: { mediaType: mediaTypes.manifest, digest: subject, size: 1 } }),
      annotations: { 'org.example.of': type },
    });
    return client.putManifest(at, mediaTypes.manifest, content);
  };

  test('a registry without such a list gets the fallback tag, which is kept right', async () => {
    const at = { host: proxy.host, repository: 'about/one' };
    const subject = await store({ ...at, tag: '1' }, 'application/x.model');
    expect(await client.referrers(at, subject)).toEqual([]);
    const sbom = await store(at, 'application/x.sbom', subject);
    const signature = await store(at, 'application/x.signature', subject);
    expect(await client.tags(at)).toEqual(['1', fallbackTag(subject)]);
    const referrers = await client.referrers(at, subject);
    expect(referrers.map(({ digest }) => digest)).toEqual([sbom, signature]);
    expect(await client.referrers(at, subject, 'application/x.sbom')).toEqual([
      {
        mediaType: mediaTypes.manifest,
        digest: sbom,
        size: expect.any(Number) as number,
        artifactType: 'application/x.sbom',
        annotations: { 'org.example.of': 'application/x.sbom' },
      },
    ]);
  });

  test('the same referrer twice is there once; a deleted one is not there', async () => {
    const at = { host: proxy.host, repository: 'about/twice' };
    const subject = await store({ ...at, tag: '1' }, 'application/x.model');
    const first = await store(at, 'application/x.sbom', subject);
    expect(await store(at, 'application/x.sbom', subject)).toBe(first);
    expect(await client.referrers(at, subject)).toHaveLength(1);
    await client.deleteManifest({ ...at, digest: first });
    expect(await client.referrers(at, subject)).toEqual([]);
  });

  test('several at once are all there', async () => {
    const at = { host: proxy.host, repository: 'about/many' };
    const subject = await store({ ...at, tag: '1' }, 'application/x.model');
    const types = Array.from({ length: 6 }, (_, index) => `application/x.kind-${index}`);
    await Promise.all(types.map((type) => store(at, type, subject)));
    expect(await client.referrers(at, subject)).toHaveLength(types.length);
  });

  test('a list that somebody else wrote over is written again', async () => {
    const at = { host: proxy.host, repository: 'about/races' };
    const subject = await store({ ...at, tag: '1' }, 'application/x.model');
    proxy.faults({
      method: 'PUT',
      path: /manifests.sha256-/,
      trouble: { kind: 'answer', status: 201 },
    });
    const sbom = await store(at, 'application/x.sbom', subject);
    expect(proxy.count('PUT', /manifests.sha256-/)).toBe(2);
    expect((await client.referrers(at, subject)).map(({ digest }) => digest)).toEqual([sbom]);
  });

  test('a registry that keeps the list is asked for it, page after page, and gets no tag', async () => {
    const at = { host: proxy.host, repository: 'about/listed' };
    const subject = await store({ ...at, tag: '1' }, 'application/x.model');
    const entry = (type: string): object => ({
      ...empty,
      mediaType: mediaTypes.manifest,
      artifactType: type,
    });
    const page = (manifests: object[], link?: string): Trouble => ({
      kind: 'answer',
      status: 200,
      headers: { 'content-type': mediaTypes.index, ...defined({ link }) },
      body: JSON.stringify({ schemaVersion: 2, mediaType: mediaTypes.index, manifests }),
    });
    const path = /referrers/;
    const next = `</v2/${at.repository}/referrers/${subject}?next=2>; rel="next"`;
    proxy.faults(
      { path, trouble: page([entry('a')], next) },
      { path, trouble: page([entry('b'), entry('a')]) },
      {
        method: 'PUT',
        path: /manifests\/sha256/,
        trouble: { kind: 'answer', status: 201, headers: { 'oci-subject': subject } },
      },
    );
    expect(await client.referrers(at, subject, 'a')).toHaveLength(2);
    expect(proxy.requests[0]?.path).toContain('artifactType=a');
    await store(at, 'application/x.sbom', subject);
    expect(await client.tags(at)).toEqual(['1']);
  });
});
