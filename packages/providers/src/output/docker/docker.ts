import { dockerHub } from '@slipway/core/image-reference';
import type { ImageReference } from '@slipway/core/image';
import type { Ports } from '@slipway/core/ports';
import { Failure, refuse } from '@slipway/core/trouble';

import { labelNames } from '../../image/labels.ts';
import type { OutputFacts, OutputProvider } from '../kind.ts';

/** An image in the engine of this machine. */
export const docker: OutputProvider = {
  id: 'docker',
  title: 'an image in the engine of this machine',
  supports: { artifact: false },
  needs: 'image',

  look: ({ image }, ports) => look(image!, ports),

  async publish({ image }, { image: reference, access }, ports) {
    const { files } = ports;
    const name = nameInEngine(reference!);
    const folder = await files.temporaryFolder('image-');
    try {
      const file = files.join(folder, 'image.tar');
      await ports.images.writeLayout(image!, file, name, access);
      await engine(['load', '--quiet', '--input', file], ports, 900_000);
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
  if ((await ports.processes.find('docker')) === undefined) refuseWithoutEngine('no `docker` on the PATH');
  await engine(['version', '--format', '{{.Server.Version}}'], ports, 20_000).catch((thrown: unknown) => {
    if (!(thrown instanceof Failure)) throw thrown;
    refuseWithoutEngine('no engine that answers `docker version`');
  });
  const inspected = await ports.processes.run({
    program: 'docker',
    args: ['image', 'inspect', '--format', '{{json .Config.Labels}}|{{.Id}}', place],
  });
  if (inspected.code !== 0) return { place };
  const [labels = '{}', digest = ''] = inspected.stdout.trim().split('|').slice(-2);
  const fingerprint = (JSON.parse(labels) as Record<string, string> | null)?.[labelNames.fingerprint];
  return { place, existing: { digest, ...(fingerprint === undefined ? {} : { fingerprint }) } };
}

function refuseWithoutEngine(said: string): never {
  refuse({
    where: { input: 'output' },
    said: `\`docker\`, but there is ${said}`,
    expected: 'an engine that runs on this machine',
    remedy: 'start it, or use `oci-layout` and load the file where an engine runs',
  });
}

async function engine(args: readonly string[], { processes }: Ports, timeoutMs: number): Promise<void> {
  const ran = await processes.run({ program: 'docker', args }, { timeoutMs });
  if (ran.code === 0) return;
  const log = ran.stderr.trim().split('\n').slice(-12);
  throw new Failure('PROCESS_FAILED', `docker ${args[0]} failed: ${log.at(-1) ?? 'it said nothing'}`, {
    log,
  });
}
