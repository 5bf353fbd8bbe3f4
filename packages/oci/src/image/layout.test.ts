import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { BaseImage, ImageConfig } from '@slipway/core/image';
import type { BuiltImage, Images } from '@slipway/core/ports-images';
import { requiresEngine, startEngine } from '@slipway/testing/container-engine';
import { FaultyProxy } from '@slipway/testing/faulty-proxy';
import { testHost } from '@slipway/testing/oci-client-host';
import { OciRegistry } from '@slipway/testing/oci-registry';
import { requires } from '@slipway/testing/requires';
import { newFolder } from '@slipway/testing/run-action';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { registryImages } from '../images.ts';

const needs = requires('docker-registry', 'skopeo', 'tar');
const config: ImageConfig = {
  variables: { MODEL: '/models' },
  entrypoint: ['/bin/start'],
  command: [],
  ports: [5001],
  labels: { of: 'the test' },
};

describe.skipIf(needs.missing)(`a layout${needs.note}`, () => {
  const folder = newFolder('slipway-layout-');
  let registry: OciRegistry;
  let proxy: FaultyProxy;
  let images: Images;
  let base: BaseImage;
  let access: { insecureHosts: string[] };

  beforeAll(async () => {
    mkdirSync(folder, { recursive: true });
    registry = await OciRegistry.start();
    proxy = await FaultyProxy.start(registry.host);
    access = { insecureHosts: [registry.host, proxy.host] };
    images = registryImages({ ...testHost(), cores: 2, threadProgram: undefined });
    // Long enough for several members of gzip.
    const content = 'the system\n'.repeat(300_000);
    const system = await images.layer(
      {
        title: 'the system',
        entries: [{ kind: 'text', path: '/etc/base', content }],
        compression: 'gzip',
      },
      folder,
    );
    const image = images.build([{ platform: 'linux/amd64', layers: [system], config, annotations: {} }]);
    await images.push(image, { host: registry.host, repository: 'base', tag: '1' }, access);
    base = await images.base({ host: proxy.host, repository: 'base', tag: '1' }, 'linux/amd64', access);
  });
  beforeEach(() => proxy.faults());
  afterAll(async () => {
    proxy.stop();
    await registry.stop();
  });

  async function onBase(content: string): Promise<BuiltImage> {
    const from = join(folder, 'weights');
    writeFileSync(from, content);
    const entries = [{ kind: 'file', path: '/models/weights', from, size: content.length } as const];
    const weights = await images.layer({ title: 'weights', entries, compression: 'none' }, folder);
    const annotations = { by: 'the test' };
    return images.build([{ platform: 'linux/amd64', base, layers: [weights], config, annotations }]);
  }

  it('is the same each time, and begins with what it is', async () => {
    const image = await onBase('weights');
    const file = join(folder, 'image.tar');
    const first = await images.writeLayout(image, file, 'iris:1', access);
    const again = await images.writeLayout(image, join(folder, 'again.tar'), 'iris:1', access);
    expect({ size: again.size, sha256: again.sha256 }).toEqual({ size: first.size, sha256: first.sha256 });
    expect(readFileSync(file).toString('latin1', 0, 10)).toBe('index.json');
    const index = execFileSync('tar', ['-xOf', file, 'index.json'], { encoding: 'utf8' });
    expect(JSON.parse(index)).toMatchObject({
      manifests: [
        {
          digest: image.descriptor.digest,
          annotations: {
            by: 'the test',
            'org.opencontainers.image.ref.name': '1',
            'io.containerd.image.name': 'docker.io/library/iris:1',
          },
        },
      ],
    });
  });

  it.each(['oci-archive', 'docker-archive'])('is taken by skopeo as %s', async (form) => {
    const file = join(folder, `${form}.tar`);
    await images.writeLayout(await onBase('weights'), file, 'iris:1', access);
    const skopeo = (...args: string[]): string =>
      execFileSync('skopeo', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
    const inspected = JSON.parse(skopeo('inspect', `${form}:${file}`)) as unknown;
    expect(inspected).toMatchObject({ Architecture: 'amd64', Labels: config.labels });
    skopeo('copy', `${form}:${file}`, `dir:${join(folder, form)}`);
    expect(readdirSync(join(folder, form))).toHaveLength(2 + 3);
  });

  it('is not written when a layer of the base is not what it should be', async () => {
    proxy.faults({ method: 'GET', path: /blobs/, trouble: { kind: 'flip', atByte: 50 }, times: 9 });
    const file = join(folder, 'flipped.tar');
    const failed = images.writeLayout(await onBase('weights'), file, 'iris:1', access);
    await expect(failed).rejects.toMatchObject({ code: 'DIGEST_MISMATCH' });
    expect(existsSync(file)).toBe(false);
    expect(readdirSync(folder).filter((name) => name.includes('flipped'))).toEqual([]);
  });

  const engineNeeds = requiresEngine();
  it.skipIf(engineNeeds.missing)(`is loaded by docker${engineNeeds.note}`, async () => {
    const file = join(folder, 'loaded.tar');
    await images.writeLayout(await onBase(`${Date.now()}`), file, 'slipway-layout-test:1', access);
    const engine = await startEngine();
    try {
      expect(engine.docker('load', '--input', file)).toContain('slipway-layout-test:1');
      const [inspected] = JSON.parse(engine.docker('image', 'inspect', 'slipway-layout-test:1')) as unknown[];
      expect(inspected).toMatchObject({
        Architecture: 'amd64',
        Config: { Entrypoint: ['/bin/start'], Labels: config.labels, ExposedPorts: { '5001/tcp': {} } },
      });
      engine.docker('image', 'rm', 'slipway-layout-test:1');
    } finally {
      engine.stop();
    }
  });
});
