import type { BaseImage, BuiltBlob, ImageConfig, ImageWanted } from '@slipway/core/image';
import { describe, expect, it } from 'vitest';

import { textBlob } from './blob-source.ts';
import { buildImage } from './build-image.ts';
import { readConfig, type StoredConfig } from './image-config.ts';

const layer = (name: string): BuiltBlob => {
  const blob = textBlob(name, name, { mediaType: 'application/vnd.oci.image.layer.v1.tar' });
  return { ...blob, diffId: blob.descriptor.digest };
};

const nothing: ImageConfig = { variables: {}, entrypoint: [], command: [], ports: [], labels: {} };

const wanted: ImageWanted = {
  platform: 'linux/amd64',
  layers: [layer('dependencies'), layer('weights')],
  config: {
    variables: { AZUREML_MODEL_DIR: '/models', PATH: '/venv/bin:/usr/bin' },
    entrypoint: ['/bin/start'],
    command: [],
    user: '1000',
    workingFolder: '/srv',
    ports: [5001],
    labels: { b: '2', a: '1' },
  },
  annotations: { 'org.slipway.fingerprint': 'x' },
};

/** As Docker writes it, with more than we have words for. */
const baseConfig = {
  created: '2024-05-06T07:08:09Z',
  architecture: 'amd64',
  os: 'linux',
  container: 'f00d',
  config: {
    Env: ['PATH=/usr/bin', 'LANG=C.UTF-8'],
    Cmd: ['python3'],
    Labels: { c: '3', a: '0' },
    StopSignal: 'SIGINT',
    Volumes: { '/data': {} },
  },
  rootfs: { type: 'layers' as const, diff_ids: ['sha256:aa'] },
  history: [{ created_by: 'ADD rootfs' }, { created_by: 'CMD', empty_layer: true }],
};

const base: BaseImage = {
  reference: { host: 'docker.io', repository: 'library/python', tag: '3.11', digest: 'sha256:index' },
  platform: 'linux/amd64',
  digest: 'sha256:manifest',
  layers: [{ mediaType: 'application/vnd.oci.image.layer.v1.tar+gzip', digest: 'sha256:bb', size: 7 }],
  diffIds: ['sha256:aa'],
  config: readConfig(baseConfig),
  configuration: JSON.stringify(baseConfig),
};

interface Manifest {
  layers: { digest: string }[];
  annotations: Record<string, string>;
}

function partsOf(image: ImageWanted): { manifest: Manifest; config: StoredConfig & Record<string, unknown> } {
  const [built] = buildImage([image]).manifests;
  const source = built?.blobs[0]?.source as { content: string };
  return {
    manifest: JSON.parse(built?.content ?? '') as Manifest,
    config: JSON.parse(source.content) as StoredConfig & Record<string, unknown>,
  };
}

describe('an image', () => {
  it('has the same digest whatever the order of what it is made of', () => {
    const other = { ...wanted, config: { ...wanted.config, labels: { a: '1', b: '2' } } };
    const { descriptor } = buildImage([wanted]);
    expect(buildImage([other]).descriptor).toEqual(descriptor);
    expect(descriptor.digest).toBe('sha256:345c800990e435e27c4f98a40cd3fe2fc5436e36128822ad0f41ea0631c7d59c');
  });

  it('is configured as was asked for', () => {
    const { config } = partsOf(wanted);
    expect(readConfig(config)).toEqual(wanted.config);
    expect(config).toMatchObject({ created: '1970-01-01T00:00:00Z', os: 'linux', architecture: 'amd64' });
    expect(config.rootfs.diff_ids).toEqual(wanted.layers.map(({ diffId }) => diffId));
    expect(config.history).toHaveLength(2);
  });

  it('has the time that it is told', () => {
    const { config } = partsOf({ ...wanted, createdAt: '2026-11-21T00:00:00Z' });
    expect(config.created).toBe('2026-11-21T00:00:00Z');
    expect(config.history?.map(({ created }) => created)).toEqual(Array(2).fill('2026-11-21T00:00:00Z'));
  });

  it('inherits from its base what it does not say itself', () => {
    const { config, manifest } = partsOf({ ...wanted, base });
    expect(config.config).toEqual({
      Env: ['PATH=/venv/bin:/usr/bin', 'LANG=C.UTF-8', 'AZUREML_MODEL_DIR=/models'],
      Labels: { a: '1', b: '2', c: '3' },
      Entrypoint: ['/bin/start'],
      Cmd: [],
      User: '1000',
      WorkingDir: '/srv',
      ExposedPorts: { '5001/tcp': {} },
      StopSignal: 'SIGINT',
      Volumes: { '/data': {} },
    });
    expect(config['container']).toBeUndefined();
    expect(config.rootfs.diff_ids[0]).toBe('sha256:aa');
    expect(config.history?.map((entry) => entry.created_by)).toEqual([
      'ADD rootfs',
      'CMD',
      'slipway: dependencies',
      'slipway: weights',
    ]);
    expect(manifest.layers[0]?.digest).toBe('sha256:bb');
    expect(manifest.annotations).toEqual({
      'org.opencontainers.image.base.digest': 'sha256:manifest',
      'org.opencontainers.image.base.name': 'docker.io/library/python:3.11',
      'org.slipway.fingerprint': 'x',
    });
  });

  it('keeps the command of its base, unless it has one or an entrypoint', () => {
    const commandWith = (config: Partial<ImageConfig>): unknown =>
      partsOf({ ...wanted, base, config: { ...nothing, ...config } }).config.config?.Cmd;
    expect(commandWith({})).toEqual(['python3']);
    expect(commandWith({ command: ['bash'] })).toEqual(['bash']);
    expect(commandWith({ entrypoint: ['tini'] })).toEqual([]);
  });

  it('has as many entries in its history as layers, when its base has none', () => {
    const { history: _, ...without } = baseConfig;
    const { config } = partsOf({ ...wanted, base: { ...base, configuration: JSON.stringify(without) } });
    expect(config.history).toHaveLength(3);
  });
});

describe('an image for several platforms', () => {
  const arm: ImageWanted = {
    ...wanted,
    platform: 'linux/arm64',
    annotations: { ...wanted.annotations, own: 'y' },
  };

  it('is an index in a fixed order, with what is said of all of them', () => {
    const image = buildImage([arm, wanted]);
    expect(buildImage([wanted, arm])).toEqual(image);
    const index = JSON.parse(image.index ?? '') as Manifest & { manifests: { platform: object }[] };
    expect(index.annotations).toEqual({ 'org.slipway.fingerprint': 'x' });
    expect(index.manifests.map(({ platform }) => platform)).toEqual([
      { os: 'linux', architecture: 'amd64' },
      { os: 'linux', architecture: 'arm64' },
    ]);
    expect(image.descriptor.mediaType).toBe('application/vnd.oci.image.index.v1+json');
  });

  it('is not made of none, or of two for the same', () => {
    expect(() => buildImage([])).toThrow('once for each platform');
    expect(() => buildImage([wanted, wanted])).toThrow('once for each platform');
  });
});
