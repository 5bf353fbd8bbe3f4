import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { beforeEach, describe, expect, it } from 'vitest';

import type { Destination, Made, OutputProvider } from '@slipway/packaging/output/kind';
import { outputs } from '@slipway/packaging/output/all';
import { layersFolder } from '@slipway/packaging/image/environment-layer';
import { imageAnnotations } from '@slipway/packaging/image/labels';
import { packageLayers } from '@slipway/packaging/image/layers';
import { assemble } from '@slipway/packaging/package/assemble';
import { sealPackage } from '@slipway/packaging/package/seal';
import { nodePorts } from '@slipway/runner/ports';
import { newFolder } from '@slipway/testing/run-action';
import { fingerprint, smallContent } from './small-content.ts';

const ports = nodePorts({ home: newFolder('slipway-home-') });

/** What an output is given: the package in a folder, or as an image on nothing. */
async function made(output: OutputProvider, folder: string, weights?: string): Promise<Made> {
  const content = smallContent(folder, weights);
  if (output.needs === 'folder') return { folder: await assemble(content, join(folder, 'package'), ports) };
  const { manifest, files } = await sealPackage(content, ports);
  const layers = [];
  for (const layer of packageLayers(manifest, files, 'auto'))
    layers.push(await ports.images.layer(layer, layersFolder(ports)));
  const config = { variables: {}, entrypoint: [], command: [], ports: [], labels: {} };
  const annotations = imageAnnotations(manifest, fingerprint);
  return { image: ports.images.build([{ platform: 'linux/amd64', layers, config, annotations }]) };
}

describe.each([outputs.directory, outputs['build-context'], outputs['oci-layout']])(
  'the output `$id`',
  (output) => {
    let folder: string;
    let destination: Destination;

    beforeEach(() => {
      folder = newFolder('slipway-output-');
      const image = { host: 'registry.example', repository: 'owner/m', tag: '1' };
      destination = {
        path: join(folder, 'out', 'package'),
        image,
        access: {},
        base: 'registry.example/base@sha256:1',
      };
    });

    it('finds nothing where nothing is, and what it published where it published it', async () => {
      expect(await output.look(destination, ports)).toEqual({ place: destination.path });
      const published = await output.publish(await made(output, join(folder, 'in')), destination, ports);
      expect(published.reference).toBe(destination.path);
      const { existing } = await output.look(destination, ports);
      expect(existing).toMatchObject({ fingerprint, digest: published.digest });
      expect(readdirSync(join(folder, 'out'))).toEqual(['package']);
    });

    it('gives the same digest again, from another folder', async () => {
      const first = await output.publish(await made(output, join(folder, 'in')), destination, ports);
      const again = await output.publish(await made(output, join(folder, 'elsewhere')), destination, ports);
      expect(again.digest).toBe(first.digest);
      const other = await output.publish(await made(output, join(folder, 'in'), 'other'), destination, ports);
      expect(other.digest).not.toBe(first.digest);
      expect((await output.look(destination, ports)).existing?.digest).toBe(other.digest);
      expect(readdirSync(join(folder, 'out'))).toEqual(['package']);
    });

    it('touches nothing that is something else', async () => {
      mkdirSync(join(folder, 'out', 'package'), { recursive: true });
      writeFileSync(join(folder, 'out', 'package', 'diary.txt'), 'dear diary');
      await expect(output.look(destination, ports)).rejects.toThrow(/holds other files|is a folder/);
      await ports.files.remove(destination.path);
      writeFileSync(destination.path, 'dear diary');
      await expect(output.look(destination, ports)).rejects.toThrow(/is a file/);
    });
  },
);
