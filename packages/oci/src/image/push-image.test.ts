import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { ImageConfig, ImageReference } from '@slipway/core/image';
import { testHost } from '@slipway/testing/oci-client-host';
import { OciRegistry } from '@slipway/testing/oci-registry';
import { requires } from '@slipway/testing/requires';
import { newFolder, root } from '@slipway/testing/run-action';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { registryImages } from '../images.ts';

const needs = requires('docker-registry');
const config: ImageConfig = { variables: {}, entrypoint: [], command: [], ports: [], labels: {} };

/** Pushes the image that it is given, and is killed when a third of it is sent. */
const program = `
  import { testHost } from '@slipway/testing/oci-client-host';
  import { registryImages } from '@slipway/oci/images';
  const { image, reference, access } = JSON.parse(process.argv[1]);
  const host = testHost();
  const killed = (_title, done, total) => done > total / 3 && process.kill(process.pid, 'SIGKILL');
  const log = { ...host.log, progress: killed };
  await registryImages({ ...host, log, cores: 1 }).push(image, reference, access);
`;

describe.skipIf(needs.missing)(`pushing${needs.note}`, () => {
  let registry: OciRegistry;
  beforeAll(async () => {
    registry = await OciRegistry.start();
  });
  afterAll(() => registry.stop());

  it('is finished by another run after kill -9; nothing is announced before', async () => {
    const folder = newFolder('slipway-push-');
    mkdirSync(folder, { recursive: true });
    const images = registryImages({ ...testHost(), cores: 1, threadProgram: undefined });
    const from = join(folder, 'weights');
    const size = 30_000_000;
    writeFileSync(from, randomBytes(size));
    const entries = [{ kind: 'file', path: '/models/weights', from, size } as const];
    const layer = await images.layer({ title: 'weights', entries, compression: 'none' }, folder);
    const image = images.build([{ platform: 'linux/amd64', layers: [layer], config, annotations: {} }]);
    const reference: ImageReference = { host: registry.host, repository: 'killed', tag: '1' };
    const access = { insecureHosts: [registry.host] };

    const argument = JSON.stringify({ image, reference, access });
    const child = spawn(
      process.execPath,
      ['--conditions=source', '--input-type=module', '--eval', program, argument],
      { cwd: root, stdio: 'inherit' },
    );
    const [, signal] = (await once(child, 'exit')) as [number | null, string | null];
    expect(signal).toBe('SIGKILL');
    expect(await images.describe(reference, access)).toBeUndefined();

    const pushed = await images.push(image, reference, access);
    expect(pushed).toMatchObject({ digest: image.descriptor.digest, unchanged: false });
    expect((await images.describe(reference, access))?.digest).toBe(image.descriptor.digest);
  });
});
