import { checkedJson } from '@slipway/core/checked-json';
import { dockerHub } from '@slipway/core/image-reference';
import type { ImageReference } from '@slipway/core/image';
import type { Ports } from '@slipway/core/ports';
import { refuse } from '@slipway/core/trouble';
import { nullable, record, string } from 'valibot';

import { findEngine } from '../../engine/find.ts';
import { loadImage } from '../../engine/images.ts';
import { toldBy } from '../../image/labels.ts';
import type { OutputFacts, OutputProvider } from '../kind.ts';

/** An image in the engine of this machine: Docker's, or podman. */
export const docker: OutputProvider = {
  id: 'docker',
  title: 'an image in the engine of this machine',
  needs: 'image',

  look: ({ image }, ports) => look(image!, ports),

  async publish({ image }, { image: reference, access }, ports) {
    const { files } = ports;
    const engine = await findEngine(ports);
    if (engine === undefined) refuseWithoutEngine();
    const name = nameInEngine(reference!);
    const folder = await files.temporaryFolder('image-');
    try {
      const file = files.join(folder, 'image.tar');
      await ports.images.writeLayout(image!, file, name, access);
      await loadImage(engine, file, ports);
    } finally {
      await files.remove(folder);
    }
    return { reference: name, digest: image!.descriptor.digest, unchanged: false };
  },
};

/** Engines leave out what they take for granted. */
function nameInEngine({ host, repository, tag = 'latest' }: ImageReference): string {
  const path = host === dockerHub ? repository.replace(/^library\//, '') : `${host}/${repository}`;
  return `${path}:${tag}`;
}

async function look(image: ImageReference, ports: Ports): Promise<OutputFacts> {
  const place = nameInEngine(image);
  const engine = await findEngine(ports);
  if (engine === undefined) refuseWithoutEngine();
  const inspected = await ports.processes.run({
    program: engine.program,
    args: ['image', 'inspect', '--format', '{{.Id}} {{json .Config.Labels}}', place],
  });
  const found = /^(\S+) (\{.*\}|null)$/m.exec(inspected.stdout.trim());
  if (inspected.code !== 0 || found === null) return { place };
  const labels = checkedJson(nullable(record(string(), string())), found[2]!, `the labels of ${place}`);
  return { place, existing: { digest: found[1]!, ...toldBy(labels ?? {}) } };
}

function refuseWithoutEngine(): never {
  refuse({
    where: { input: 'output' },
    said: '`docker`, but neither `docker` nor `podman` answers on this machine',
    expected: 'an engine that runs',
    remedy: 'start it, or use `oci-layout` and load the file where an engine runs',
  });
}
