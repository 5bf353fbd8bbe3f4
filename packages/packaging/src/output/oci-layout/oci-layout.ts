import { imageReferenceText } from '@slipway/core/image-reference';
import type { Ports } from '@slipway/core/ports';
import { refuse } from '@slipway/core/trouble';

import { toldBy } from '../../image/labels.ts';
import type { OutputFacts, OutputProvider } from '../kind.ts';

/** In bytes: `index.json` stands in the first kilobytes of a layout, with the annotations of its image. */
const headBytes = 65_536;

/** One file that engines load, old and new, and that `skopeo` and `podman` take: an OCI layout in a tar. */
export const ociLayout: OutputProvider = {
  id: 'oci-layout',
  title: 'a file with an image',
  needs: 'image',

  look: ({ path }, ports) => look(path, ports),

  async publish({ image }, { path, image: reference, access }, ports) {
    const name = imageReferenceText(reference!);
    const { sha256 } = await ports.images.writeLayout(image!, path, name, access);
    ports.log.info(`${path} has sha256 ${sha256}`);
    return { reference: path, digest: image!.descriptor.digest, unchanged: false };
  },
};

async function look(path: string, { files }: Ports): Promise<OutputFacts> {
  const stands = await files.stat(path);
  if (stands === undefined) return { place: path };
  const head = stands.kind === 'file' ? await headOf(path, files) : '';
  if (!head.includes('oci-layout') || !head.includes('index.json')) {
    refuse({
      where: { input: 'image-path' },
      said: stands.kind === 'file' ? `${path} is a file of another kind` : `${path} is a folder`,
      expected: 'a file that holds an image, or does not exist',
      remedy: 'choose another `image-path`, or remove what is there',
    });
  }
  const digest = /"digest":\s*"(sha256:[0-9a-f]{64})"/.exec(head)?.[1];
  if (digest === undefined) return { place: path };
  const annotations = [...head.matchAll(/"(dev\.slipway\.[\w-]+)":\s*"([^"\\]*)"/g)];
  const told = Object.fromEntries(annotations.map(([, name, value]) => [name!, value!]));
  return { place: path, existing: { digest, ...toldBy(told) } };
}

async function headOf(path: string, files: Ports['files']): Promise<string> {
  const source = await files.open(path);
  return new TextDecoder('latin1').decode(await source.read(0, Math.min(headBytes, source.size)));
}
