import { execFileSync } from 'node:child_process';
import { cpSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { OciRegistry } from '@slipway/testing/oci-registry';
import { requires } from '@slipway/testing/requires';
import { newFolder, root, runAction, type StepResult } from '@slipway/testing/run-action';

const needed = requires('docker-registry', 'skopeo', 'tar');

interface Manifest {
  artifactType?: string;
  config: { mediaType: string };
  layers: { mediaType: string; digest: string; annotations?: Record<string, string> }[];
  annotations: Record<string, string>;
}

describe.skipIf(needed.missing)(`images of models alone${needed.note}`, () => {
  const home = newFolder('slipway-home-');
  const workspace = newFolder('slipway-workspace-');
  let registry: OciRegistry;

  beforeAll(async () => {
    registry = await OciRegistry.start();
    cpSync(join(root, 'test', 'fixtures', 'models', 'iris-onnx'), join(workspace, 'iris'), {
      recursive: true,
    });
    cpSync(
      join(root, 'test', 'fixtures', 'models', 'diabetes-mlflow', 'model'),
      join(workspace, 'diabetes'),
      {
        recursive: true,
      },
    );
  });

  afterAll(() => registry.end());

  function packageModel(inputs: Record<string, string>): Promise<StepResult> {
    const common = { output: 'registry', 'insecure-registries': registry.host };
    return runAction('package-model', { inputs: { ...common, ...inputs }, workspace, home });
  }

  async function manifestOf(name: string): Promise<Manifest> {
    const accept = 'application/vnd.oci.image.manifest.v1+json';
    const url = `http://${registry.host}/v2/${name}/manifests/1`;
    return (await (await fetch(url, { headers: { accept } })).json()) as Manifest;
  }

  it('hold the files below /models and nothing else, and any tool unpacks them', async () => {
    const image = `${registry.host}/models/iris:1`;
    const packaged = await packageModel({ models: 'iris/model.onnx', image, 'image-contents': 'models' });
    expect(packaged.stdout).toContain('push the image to');
    expect(packaged).toMatchObject({ exitCode: 0 });
    const folder = newFolder('slipway-image-');
    execFileSync('skopeo', [
      'copy',
      '--quiet',
      '--src-tls-verify=false',
      `docker://${image}`,
      `dir:${folder}`,
    ]);
    const { layers } = await manifestOf('models/iris');
    const names = layers.flatMap(({ digest }) =>
      execFileSync('tar', ['-tf', join(folder, digest.replace('sha256:', ''))], { encoding: 'utf8' })
        .trim()
        .split('\n'),
    );
    expect(names.filter((name) => !name.endsWith('/'))).toEqual([
      expect.stringMatching(/^models\/iris\/[0-9a-f]{12}\/model\.onnx$/),
    ]);
    expect(packaged.outputs['image']).toBe(
      `${registry.host}/models/iris@${packaged.outputs['image-digest']}`,
    );
  });

  it('are an index when they are for two platforms', async () => {
    const image = `${registry.host}/models/both:1`;
    const platforms = 'linux/amd64, linux/arm64';
    await packageModel({ models: 'iris/model.onnx', image, 'image-contents': 'models', platforms });
    const raw = execFileSync('skopeo', ['inspect', '--raw', '--tls-verify=false', `docker://${image}`], {
      encoding: 'utf8',
    });
    const { manifests } = JSON.parse(raw) as { manifests: { platform: { architecture: string } }[] };
    expect(manifests.map(({ platform }) => platform.architecture)).toEqual(['amd64', 'arm64']);
  });

  it('are ModelPack artefacts when that is asked for, and the same again is not sent again', async () => {
    const asked = {
      models: 'diabetes',
      image: `${registry.host}/models/diabetes:1`,
      'image-contents': 'modelpack',
    };
    const first = await packageModel(asked);
    expect(first).toMatchObject({ exitCode: 0 });
    const manifest = await manifestOf('models/diabetes');
    expect(manifest.artifactType).toBe('application/vnd.cncf.model.manifest.v1+json');
    expect(manifest.layers.map(({ annotations }) => annotations?.['org.cncf.model.filepath'])).toContain(
      'MLmodel',
    );
    const again = await packageModel(asked);
    expect(again.outputs).toMatchObject({ 'cache-hit': 'true', image: first.outputs['image'] });
  });

  it('hold one model when they are ModelPack artefacts', async () => {
    const image = `${registry.host}/models/two:1`;
    const refused = await packageModel({
      models: 'iris/model.onnx\ndiabetes',
      image,
      'image-contents': 'modelpack',
    });
    expect(refused.exitCode).toBe(1);
    expect(refused.stdout).toContain('one model: that is what the format holds');
  });
});
