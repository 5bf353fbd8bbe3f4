import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { appendFileSync, mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { BuiltBlob, ImageConfig, ImagePlatform, ImageReference, LayerEntry } from '@slipway/core/image';
import type { BuiltImage, Images } from '@slipway/core/ports-images';
import { FaultyProxy } from '@slipway/testing/faulty-proxy';
import { testHost } from '@slipway/testing/oci-client-host';
import { OciRegistry } from '@slipway/testing/oci-registry';
import { requires } from '@slipway/testing/requires';
import { newFolder } from '@slipway/testing/run-action';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { threadProgram } from './image/layer-threads.ts';
import { registryImages } from './images.ts';
import { RegistryClient } from './registry/client.ts';

const needs = requires('docker-registry', 'skopeo', 'tar');
const config: ImageConfig = {
  variables: { MODEL: '/models' },
  entrypoint: ['/bin/start'],
  command: [],
  ports: [5001],
  labels: { of: 'the test' },
};

describe.skipIf(needs.missing)(`images and registries${needs.note}`, () => {
  let registry: OciRegistry;
  let other: OciRegistry;
  let proxy: FaultyProxy;
  let images: Images;
  let folder: string;
  const access = { insecureHosts: [] as string[] };

  beforeAll(async () => {
    [registry, other] = await Promise.all([OciRegistry.start(), OciRegistry.start()]);
    proxy = await FaultyProxy.start(registry.host);
    access.insecureHosts.push(registry.host, other.host, proxy.host);
    const patience = { attempts: 2, firstWaitMs: 10, longestWaitMs: 20, silenceMs: 5000 };
    images = registryImages({ ...testHost(), cores: 2, threadProgram: threadProgram(''), patience });
  });
  beforeEach(() => {
    proxy.faults();
    folder = newFolder('slipway-images-');
    mkdirSync(folder, { recursive: true });
  });
  afterAll(async () => {
    proxy.stop();
    await Promise.all([registry.stop(), other.stop()]);
  });

  const at = (repository: string, tag = '1', host = registry.host): ImageReference => ({
    host,
    repository,
    tag,
  });

  /** A layer of a file that no registry has seen. */
  async function freshLayer(size = 100_000): Promise<BuiltBlob & { from: string }> {
    const from = join(folder, randomBytes(8).toString('hex'));
    writeFileSync(from, randomBytes(size));
    const entries: LayerEntry[] = [{ kind: 'file', path: `/models/weights`, from, size }];
    return { ...(await images.layer({ title: 'weights', entries, compression: 'none' }, folder)), from };
  }

  async function textLayer(content: string): Promise<BuiltBlob> {
    const entries: LayerEntry[] = [{ kind: 'text', path: '/etc/base', content }];
    return images.layer({ title: 'the system', entries, compression: 'gzip' }, folder);
  }

  function built(layers: readonly BuiltBlob[], platform: ImagePlatform = 'linux/amd64'): BuiltImage {
    return images.build([{ platform, layers, config, annotations: { by: 'the test' } }]);
  }

  async function pushedBase(host = registry.host): Promise<ImageReference> {
    const layer = await textLayer(randomBytes(20_000).toString('hex'));
    const reference = at('base/system', randomBytes(4).toString('hex'), host);
    await images.push(
      images.build(
        (['linux/amd64', 'linux/arm64'] as const).map((platform) => ({
          platform,
          layers: [layer],
          config,
          annotations: {},
        })),
      ),
      reference,
      access,
    );
    return reference;
  }

  /** True when a repository has a tag or the layer. */
  async function isKept(reference: ImageReference, layer: BuiltBlob): Promise<boolean> {
    const client = new RegistryClient(access, testHost());
    const tags = await client.tags(reference);
    const size = await client.headBlob(reference, layer.descriptor.digest);
    await client.close();
    return tags.length > 0 || size !== undefined;
  }

  function skopeo(...args: string[]): string {
    return execFileSync('skopeo', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  }

  it('sends an image, and nothing when it is there', async () => {
    const image = built([await freshLayer()]);
    expect(await images.describe(at('a/first'), access)).toBeUndefined();
    const pushed = await images.push(image, at('a/first'), access);
    const { digest } = image.descriptor;
    expect(pushed).toMatchObject({ digest, existing: 0, mounted: 0, unchanged: false });
    expect(pushed.reference).toBe(`${registry.host}/a/first@${digest}`);
    expect(await images.push(image, at('a/first'), access)).toEqual({
      ...pushed,
      uploadedBytes: 0,
      existing: 2,
      unchanged: true,
    });
    const described = { digest, annotations: { by: 'the test' } };
    expect(await images.describe(at('a/first'), access)).toEqual(described);
    const tagged = await images.push(image, at('a/first', 'other'), access);
    expect(tagged).toMatchObject({ existing: 2, unchanged: false });
    expect(tagged.uploadedBytes).toBe(image.descriptor.size);
  });

  it('sends only the new weights of an image on an unchanged base, which is mounted', async () => {
    const reference = await pushedBase();
    const base = await images.base(reference, 'linux/arm64', access);
    expect(base).toMatchObject({ platform: 'linux/arm64', config });
    const onBase = (layer: BuiltBlob): BuiltImage =>
      images.build([{ platform: 'linux/arm64', base, layers: [layer], config, annotations: {} }]);
    const first = await images.push(onBase(await freshLayer()), at('a/weights'), access);
    expect(first).toMatchObject({ mounted: 1, existing: 0 });
    const second = await images.push(onBase(await freshLayer()), at('a/weights', '2'), access);
    expect(second).toMatchObject({ mounted: 0, existing: 1 });
    expect(second.uploadedBytes).toBeLessThan(100_000 + 10_000);
  });

  it('takes the layers of a base from another registry, as a stream', async () => {
    const base = await images.base(await pushedBase(other.host), 'linux/amd64', access);
    const image = images.build([
      { platform: 'linux/amd64', base, layers: [await freshLayer()], config, annotations: {} },
    ]);
    const pushed = await images.push(image, at('a/from-elsewhere'), access);
    expect(pushed).toMatchObject({ mounted: 0, existing: 0 });
    const out = join(folder, 'copied');
    skopeo('copy', '--src-tls-verify=false', `docker://${registry.host}/a/from-elsewhere:1`, `dir:${out}`);
    const hex = base.layers[0]?.digest.slice('sha256:'.length) as string;
    expect(readFileSync(join(out, hex))).toHaveLength(base.layers[0]?.size as number);
  });

  it('is an index for several platforms, of which skopeo takes each', async () => {
    const reference = await pushedBase();
    for (const architecture of ['amd64', 'arm64']) {
      const name = `docker://${registry.host}/${reference.repository}:${reference.tag}`;
      const inspected = skopeo('inspect', '--tls-verify=false', '--override-arch', architecture, name);
      expect(JSON.parse(inspected)).toMatchObject({ Architecture: architecture, Os: 'linux' });
    }
  });

  it("builds on an image in Docker's own format", async () => {
    const { repository, tag } = await pushedBase();
    const from = `docker://${registry.host}/${repository}:${tag}`;
    const insecure = ['--src-tls-verify=false', '--dest-tls-verify=false'];
    skopeo('copy', '--format=v2s2', ...insecure, from, `docker://${registry.host}/base/docker:1`);
    const base = await images.base(at('base/docker'), 'linux/amd64', access);
    expect(base.layers[0]?.mediaType).toBe('application/vnd.oci.image.layer.v1.tar+gzip');
    const image = images.build([
      { platform: 'linux/amd64', base, layers: [await freshLayer()], config, annotations: {} },
    ]);
    await images.push(image, at('a/on-docker'), access);
    const out = join(folder, 'copied');
    skopeo('copy', '--src-tls-verify=false', `docker://${registry.host}/a/on-docker:1`, `dir:${out}`);
    expect(readdirSync(out)).toHaveLength(base.layers.length + 4);
  });

  it('says what is wrong with a base image', async () => {
    const none = images.base(at('no/such'), 'linux/amd64', access);
    await expect(none).rejects.toMatchObject({
      problems: [{ said: expect.stringContaining('no such image') as string }],
    });
    await images.push(built([await freshLayer()]), at('a/amd64'), access);
    const missing = images.base(at('a/amd64'), 'linux/arm64', access);
    await expect(missing).rejects.toMatchObject({
      problems: [
        { said: `${registry.host}/a/amd64:1 is there for linux/amd64`, expected: 'an image for linux/arm64' },
      ],
    });
    const artifact = await images.buildArtifact({ artifactType: 'a/b', layers: [], annotations: {} }, folder);
    await images.push(artifact, at('a/artefact'), access);
    const strange = images.base(at('a/artefact'), 'linux/amd64', access);
    await expect(strange).rejects.toThrow('not an image to run');
  });

  it('announces nothing when a file changes on the way, and nothing wrong is kept', async () => {
    const layer = await freshLayer();
    const image = built([layer]);
    appendFileSync(layer.from, 'x');
    const failed = images.push(image, at('a/changed'), access);
    await expect(failed).rejects.toMatchObject({ code: 'CHANGED_WHILE_READ' });
    expect(await isKept(at('a/changed'), layer)).toBe(false);
  });

  it('is not deceived by a file that changes and keeps its size and time', async () => {
    const from = join(folder, 'weights');
    const write = (): void => {
      writeFileSync(from, randomBytes(5000));
      utimesSync(from, 1, 1);
    };
    write();
    const entries: LayerEntry[] = [{ kind: 'file', path: '/models/weights', from, size: 5000 }];
    const layer = await images.layer({ title: 'weights', entries, compression: 'none' }, folder);
    write();
    expect(await images.isWhole(layer)).toBe(false);
    const failed = images.push(built([layer]), at('a/deceived'), access);
    await expect(failed).rejects.toMatchObject({ code: 'DIGEST_MISMATCH' });
    expect(await isKept(at('a/deceived'), layer)).toBe(false);
  });

  it('finishes what was broken off, and tags only what is whole', async () => {
    const image = built([await freshLayer(3_000_000), await freshLayer(2_999_999)]);
    const reference = at('a/broken', '1', proxy.host);
    proxy.faults({ method: 'PUT', path: /manifests/, trouble: { kind: 'answer', status: 500 }, times: 9 });
    await expect(images.push(image, reference, access)).rejects.toMatchObject({ code: 'NETWORK_FAILED' });
    expect(await images.describe(at('a/broken'), access)).toBeUndefined();
    proxy.faults({ method: 'PUT', path: /manifests/, trouble: { kind: 'lose answer' } });
    const pushed = await images.push(image, reference, access);
    expect(pushed).toMatchObject({ existing: 3, unchanged: false });
    expect((await images.describe(at('a/broken'), access))?.digest).toBe(image.descriptor.digest);
  });

  it('lists what is said about an image', async () => {
    const image = built([await freshLayer()]);
    await images.push(image, at('a/subject'), access);
    const wanted = {
      artifactType: 'application/vnd.cyclonedx+json',
      layers: [{ mediaType: 'application/vnd.cyclonedx+json', source: { content: '{}' } }],
      annotations: { of: 'the image' },
      subject: image.descriptor,
    };
    const { tag: _, ...untagged } = at('a/subject');
    const sbom = await images.buildArtifact(wanted, folder);
    expect(await images.push(sbom, untagged, access)).toMatchObject({ unchanged: false });
    expect(await images.push(sbom, untagged, access)).toMatchObject({ unchanged: true });
    // As if the first run had ended between the artefact and the list of what there is about the image.
    const client = new RegistryClient(access, testHost());
    const list = await client.headManifest(at('a/subject', image.descriptor.digest.replace(':', '-')));
    expect(await client.deleteManifest({ ...untagged, digest: list?.digest as string })).toBe(true);
    await client.close();
    expect(await images.push(sbom, untagged, access)).toMatchObject({ unchanged: false });
    const found = await images.referrers(at('a/subject'), access, 'application/vnd.cyclonedx+json');
    expect(found.map(({ digest }) => digest)).toEqual([sbom.descriptor.digest]);
    expect(await images.referrers(at('a/subject'), access, 'a/other')).toEqual([]);
  });
});
