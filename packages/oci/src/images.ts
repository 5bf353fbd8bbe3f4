import { basename, dirname } from 'node:path';

import type { Log } from '@slipway/core/ports';
import type { BaseImage } from '@slipway/core/image';
import type { DescribedImage, Images, RegistryAccess } from '@slipway/core/ports-images';
import { imageReferenceText } from '@slipway/core/image-reference';
import type { Patience } from '@slipway/http/retries';

import { isWholeBlob } from './image/blob-source.ts';
import { buildArtifact } from './image/build-artifact.ts';
import { buildImage } from './image/build-image.ts';
import { ForeseenLayers } from './image/foreseen-layers.ts';
import { buildLayer, type LayerHost } from './image/layer.ts';
import { layoutBytes } from './image/layout.ts';
import { pushImage } from './image/push-image.ts';
import { readBase } from './image/read-base.ts';
import { writeWhole } from './image/whole-file.ts';
import type { ClientHost } from './registry/client-host.ts';
import { RegistryClient } from './registry/client.ts';
import { openSession } from './session.ts';

/** What images and registries need of the machine. */
export interface ImagesHost extends ClientHost, LayerHost {
  log: Pick<Log, 'info' | 'debug' | 'mask' | 'progress'>;
  /** How long troubles of registries are sat out. */
  patience?: Partial<Patience>;
}

/** Images and artefacts, made and moved by this process alone. */
export function registryImages(host: ImagesHost): Images {
  const connected = async <Result>(
    access: RegistryAccess,
    work: (client: RegistryClient) => Promise<Result>,
  ): Promise<Result> => {
    const client = new RegistryClient(access, host, host.patience);
    try {
      return await work(client);
    } finally {
      await client.close();
    }
  };
  const foreseen = new ForeseenLayers(host);
  const bases = new Map<string, Promise<BaseImage>>();
  const base: Images['base'] = (...given) => {
    const key = JSON.stringify(given);
    const known = bases.get(key);
    if (known !== undefined) return known;
    const [reference, platform, access] = given;
    const asked = connected(access, (client) => readBase(client, reference, platform));
    bases.set(key, asked);
    return asked;
  };
  return {
    base,
    describe: (reference, access) =>
      connected(access, async (client) => {
        const stored = await client.getManifest(reference);
        return stored && { digest: stored.descriptor.digest, ...describedBy(stored.content) };
      }),
    foresee: ({ bases: soon = [], layers = [] }) => {
      for (const each of soon) base(...each).catch(() => undefined);
      foreseen.foresee(layers);
    },
    layer: async (wanted, folder) => {
      const known = await foreseen.take(wanted);
      return known !== undefined && 'descriptor' in known
        ? known
        : buildLayer({ ...wanted, ...known }, folder, host);
    },
    isWhole: (blob) => isWholeBlob(blob, host.signal),
    build: buildImage,
    buildArtifact: (artifact) => buildArtifact(artifact, host.signal),
    push: (image, reference, access, about = []) =>
      connected(access, async (client) => {
        const title = `push ${imageReferenceText(reference)}`;
        const { host: registry, repository } = reference;
        let sentBefore = 0;
        for (const artifact of about) {
          const { digest } = artifact.descriptor;
          const sent = await pushImage(client, artifact, { host: registry, repository, digest });
          sentBefore += sent.uploadedBytes;
        }
        const pushed = await pushImage(client, image, reference, (done, total) =>
          host.log.progress(title, done, total, 'bytes'),
        );
        return { ...pushed, uploadedBytes: pushed.uploadedBytes + sentBefore };
      }),
    session: (access, work) => connected(access, (client) => work(openSession(client))),
    referrers: (reference, access, artifactType) =>
      connected(access, async (client) => {
        const digest = reference.digest ?? (await client.headManifest(reference))?.digest;
        return digest === undefined ? [] : client.referrers(reference, digest, artifactType);
      }),
    writeLayout: (image, file, name, access) =>
      connected(access, (client) => {
        const bytes = layoutBytes(image, name, (from, layer) => client.openBlob(from.reference, layer));
        return writeWhole(dirname(file), basename(file), bytes);
      }),
  };
}

function describedBy(content: string): Omit<DescribedImage, 'digest'> {
  const { annotations = {}, artifactType } = JSON.parse(content) as Partial<DescribedImage>;
  return { annotations, artifactType };
}
