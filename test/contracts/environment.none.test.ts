import { describe, expect, it } from 'vitest';

import type { PackagedEnvironment } from '@slipway/core/package-manifest';
import { none } from '@slipway/packaging/environment/none/none';
import { environmentLayer } from '@slipway/packaging/image/environment-layer';
import { nodePorts } from '@slipway/runner/ports';
import { newFolder } from '@slipway/testing/run-action';

const wanted = { server: [], model: [], constraints: [], indexOptions: [] };

describe('an environment that only the base image has', () => {
  const ports = nodePorts({ home: newFolder('slipway-home-') });

  async function packaged(): Promise<PackagedEnvironment> {
    const facts = await none.look(wanted, ports);
    const lock = await none.lock(wanted, facts, ports);
    const [{ name, content } = { name: '', content: '' }] = lock.files;
    return {
      provider: none.id,
      lockFile: `lock/${name}`,
      lockSha256: ports.files.sha256(content),
      runtimeVersion: facts.runtimeVersion,
      platform: facts.platform,
      packages: lock.packages,
    };
  }

  it('is a layer with nothing in it, for every platform', async () => {
    const environment = await packaged();
    const lock = await none.lock(wanted, await none.look(wanted, ports), ports);
    const how = { platform: 'linux/arm64' as const, bytecode: true };
    const { blob } = await environmentLayer(environment, lock, how, ports);
    const { blob: again } = await environmentLayer(
      environment,
      lock,
      { ...how, platform: 'linux/amd64' },
      ports,
    );
    expect(blob.descriptor.size).toBeLessThan(200);
    expect(again.descriptor.digest).toBe(blob.descriptor.digest);
  });

  it('can not be installed on a machine, which is said', async () => {
    const environment = await packaged();
    const folder = `${newFolder('slipway-environment-')}/environment`;
    await expect(async () => none.install(environment, '', folder, ports)).rejects.toThrow(
      'check-in: container',
    );
  });
});
