import { execFileSync, type ChildProcess } from 'node:child_process';
import { randomFillSync } from 'node:crypto';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { BuiltImage, Images } from '@slipway/core/ports-images';
import { registryImages } from '@slipway/oci/images';
import { dockerFolder, networkEnvironment } from '@slipway/runner/environment';
import { nodePorts } from '@slipway/runner/ports';
import { announced, type Announced, wrongBlobs } from '@slipway/testing/engine-store';
import { FaultyProxy, type Fault } from '@slipway/testing/faulty-proxy';
import { OciRegistry } from '@slipway/testing/oci-registry';
import { requires } from '@slipway/testing/requires';
import { newFolder, runAction, type StepInputs, type StepResult } from '@slipway/testing/run-action';

const needed = requires('docker-registry');
const size = 24 * 1024 * 1024;
const megabyte = 1024 * 1024;

/** An upload of the weights, and of the manifest. */
const blobUpload = /\/blobs\/uploads\/./;
const manifest = /\/manifests\//;

describe.skipIf(needed.missing)(`pushing an image through trouble${needed.note}`, () => {
  const workspace = newFolder('slipway-workspace-');
  writeFileSync(join(workspace, 'weights.bin'), randomFillSync(Buffer.alloc(size)));
  const repository = 'models/weights';
  let registry: OciRegistry;
  let proxy: FaultyProxy;

  beforeEach(async () => {
    registry = await OciRegistry.start();
    proxy = await FaultyProxy.start(registry.host);
  });

  afterEach(async () => {
    proxy.stop();
    await registry.end();
  });

  function push(inputs: Record<string, string> = {}, more: Partial<StepInputs> = {}): Promise<StepResult> {
    return runAction('package-model', {
      workspace,
      inputs: {
        models: 'weights.bin',
        output: 'registry',
        'image-contents': 'models',
        compression: 'none',
        image: `${proxy.host}/${repository}:1`,
        'insecure-registries': proxy.host,
        ...inputs,
      },
      ...more,
    });
  }

  /** The tag stands for a whole image, and nothing that was stored on the way is anything else than it says. */
  async function state(): Promise<{ announced: Announced | undefined; wrong: string[] }> {
    return {
      announced: await announced(registry.host, repository, '1'),
      wrong: wrongBlobs(join(registry.folder, 'data')),
    };
  }

  const whole = (result: StepResult) => ({
    announced: { digest: result.outputs['image-digest'], missing: [] },
    wrong: [],
  });

  const troubles: Record<string, Fault[]> = {
    'answers 429 and says when to come again': [
      {
        path: blobUpload,
        trouble: { kind: 'answer', status: 429, headers: { 'retry-after': '1' } },
      },
    ],
    'answers 500 twice': [{ path: blobUpload, times: 2, trouble: { kind: 'answer', status: 500 } }],
    'resets the connection in the middle of the weights': [
      // The configuration is sent at the same time, and is over before so many bytes.
      { path: blobUpload, times: 2, trouble: { kind: 'reset request', afterBytes: 9 * megabyte } },
    ],
    'takes the weights and is not heard of': [{ path: blobUpload, trouble: { kind: 'lose answer' } }],
    'takes the manifest and is not heard of': [
      { method: 'PUT', path: manifest, trouble: { kind: 'lose answer' } },
    ],
  };

  for (const [what, faults] of Object.entries(troubles)) {
    it(`finishes when the registry ${what}`, async () => {
      proxy.faults(...faults);
      const result = await push();
      expect(result.exitCode).toBe(0);
      const met = proxy.requests.filter(({ trouble }) => trouble !== undefined);
      expect(met).toHaveLength(faults.reduce((sum, { times = 1 }) => sum + times, 0));
      expect(await state()).toEqual(whole(result));
    });
  }

  it('finishes when the registry stops reading in the middle of the weights', async () => {
    const trouble = { kind: 'read no further', afterBytes: 9 * megabyte } as const;
    proxy.faults({ path: blobUpload, times: 2, trouble });
    const images = impatientImages();
    const image = await weightsImage(images, workspace);
    const pushed = await images.push(image, tagAt(proxy.host), { insecureHosts: [proxy.host] });
    expect(pushed.uploadedBytes).toBeGreaterThan(size);
    const { digest } = image.descriptor;
    expect(await state()).toEqual({ announced: { digest, missing: [] }, wrong: [] });
  });

  /** Where a run is ended: as soon as such a request is on its way. */
  const moments: Record<string, Fault> = {
    'before the upload is open': {
      method: 'POST',
      path: /\/blobs\/uploads\//,
      trouble: { kind: 'read no further', afterBytes: 0 },
    },
    'in the middle of the weights': {
      path: blobUpload,
      times: 2,
      trouble: { kind: 'read no further', afterBytes: 9 * megabyte },
    },
    'between the blobs': { path: blobUpload, skip: 1, trouble: { kind: 'silence', afterBytes: 0 } },
    'while the manifest is sent': {
      method: 'PUT',
      path: manifest,
      trouble: { kind: 'read no further', afterBytes: 0 },
    },
    'when the registry has the manifest and the run does not know it': {
      method: 'PUT',
      path: manifest,
      trouble: { kind: 'silence', afterBytes: 0 },
    },
  };

  for (const [when, fault] of Object.entries(moments)) {
    it(`a run that is killed ${when} announces nothing that is not whole, and the next one finishes`, async () => {
      proxy.faults(fault);
      const killed = await push({}, { onStart: (child) => void killAtTrouble(child) });
      expect(killed.signal).toBe('SIGKILL');
      const { announced: left, wrong } = await state();
      expect(left?.missing ?? []).toEqual([]);
      expect(wrong).toEqual([]);

      proxy.faults();
      const again = await push();
      expect(again.exitCode).toBe(0);
      expect(await state()).toEqual(whole(again));
    });
  }

  async function killAtTrouble(child: ChildProcess): Promise<void> {
    while (child.exitCode === null && !proxy.requests.some(({ trouble }) => trouble !== undefined))
      await sleep(2);
    await sleep(100);
    child.kill('SIGKILL');
  }
});

const mounting = requires('docker-registry', 'root');

describe.skipIf(mounting.missing || process.platform !== 'linux')(
  `a disk that is full${mounting.note}`,
  () => {
    const workspace = newFolder('slipway-workspace-');
    writeFileSync(join(workspace, 'weights.bin'), randomFillSync(Buffer.alloc(size)));
    let disk: string;

    beforeEach(() => {
      disk = newFolder('slipway-disk-');
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=16m', 'tmpfs', disk]);
    });

    afterEach(() => {
      execFileSync('umount', ['--lazy', disk]);
    });

    const enlarge = () => execFileSync('mount', ['-o', 'remount,size=128m', disk]);

    function packaged(inputs: Record<string, string>, home?: string): Promise<StepResult> {
      const fixed = { models: 'weights.bin', 'image-contents': 'models' };
      return runAction('package-model', {
        workspace,
        inputs: { ...fixed, ...inputs },
        home,
      });
    }

    it('leaves nothing of a layout behind, and the next run with more room writes it', async () => {
      const inputs = { output: 'oci-layout', compression: 'none', 'image-path': join(disk, 'image.oci.tar') };
      const failed = await packaged(inputs);
      expect(failed.exitCode).toBe(1);
      expect(failed.stdout).toMatch(/no space left/i);
      expect(readdirSync(disk)).toEqual([]);

      enlarge();
      expect((await packaged(inputs)).exitCode).toBe(0);
      expect(readdirSync(disk)).toEqual(['image.oci.tar']);
    });

    it('never takes half a compressed layer for a whole one', async () => {
      const registry = await OciRegistry.start();
      try {
        const image = `${registry.host}/models/weights:1`;
        const inputs = {
          output: 'registry',
          compression: 'gzip',
          image,
          'insecure-registries': registry.host,
        };
        const failed = await packaged(inputs, disk);
        expect(failed.exitCode).toBe(1);
        expect(failed.stdout).toMatch(/no space left/i);
        expect(await announced(registry.host, 'models/weights', '1')).toBeUndefined();

        enlarge();
        const again = await packaged(inputs, disk);
        expect(again.exitCode).toBe(0);
        const elsewhere = await packaged({ ...inputs, image: `${registry.host}/models/elsewhere:1` });
        expect(again.outputs['image-digest']).toBe(elsewhere.outputs['image-digest']);
      } finally {
        await registry.end();
      }
    });

    it('of the registry fails the push, announces nothing, and the next run finishes', async () => {
      const registry = await OciRegistry.start();
      const data = join(registry.folder, 'data');
      mkdirSync(data);
      execFileSync('mount', ['--bind', disk, data]);
      try {
        const images = impatientImages();
        const image = await weightsImage(images, workspace);
        const push = () => images.push(image, tagAt(registry.host), { insecureHosts: [registry.host] });
        await expect(push()).rejects.toThrow(/500/);
        expect(await announced(registry.host, 'models/weights', '1')).toBeUndefined();

        enlarge();
        await push();
        const { digest } = image.descriptor;
        expect(await announced(registry.host, 'models/weights', '1')).toEqual({ digest, missing: [] });
        expect(wrongBlobs(data)).toEqual([]);
      } finally {
        execFileSync('umount', ['--lazy', data]);
        await registry.end();
      }
    });
  },
);

/** As in an action, but without the minutes of patience that this test has not. */
function impatientImages(): Images {
  const { clock, host, log, processes, signal } = nodePorts();
  const patience = { attempts: 3, firstWaitMs: 50, silenceMs: 700 };
  const machine = { clock, log, processes, signal, cores: host.cores, threadProgram: undefined };
  return registryImages({ ...networkEnvironment(), dockerFolder: dockerFolder(), ...machine, patience });
}

async function weightsImage(images: Images, folder: string): Promise<BuiltImage> {
  const from = join(folder, 'weights.bin');
  const entries = [{ kind: 'file', path: '/models/weights.bin', from, size } as const];
  const layer = await images.layer({ title: 'weights', entries, compression: 'none' }, folder);
  const config = { variables: {}, entrypoint: [], command: [], ports: [], labels: {} };
  return images.build([{ platform: 'linux/amd64', layers: [layer], config, annotations: {} }]);
}

const tagAt = (host: string) => ({ host, repository: 'models/weights', tag: '1' });
