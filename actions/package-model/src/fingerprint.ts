import type { Ports } from '@slipway/core/ports';
import type { ContentFile } from '@slipway/packaging/package/content';

import type { Facts, PlatformEnvironment } from './facts.ts';
import { makesImage } from './image-rules.ts';
import type { Spec } from './inputs.ts';

/** Changes when the same inputs have to make another package. */
const generation = 2;

/**
 * SHA-256 over everything a package is made from: names and bytes of its files, the start of its server, its
 * requirements, what its image is built on and how, and how it is checked. No times, no paths of this machine.
 */
export async function fingerprintOf(
  spec: Pick<
    Spec,
    'check' | 'checkIn' | 'tolerance' | 'output' | 'imageContents' | 'compression' | 'bytecode' | 'platforms'
  >,
  content: readonly ContentFile[],
  manifest: Facts['manifest'],
  environments: readonly PlatformEnvironment[],
  { files }: Pick<Ports, 'files'>,
): Promise<string> {
  const digests: [string, string][] = [];
  for (const file of content) {
    if (!('from' in file)) digests.push([file.to, files.sha256(file.content)]);
    else digests.push([file.to, file.sha256 ?? (await files.hash(file.from)).sha256]);
  }
  const { bytecode, check, checkIn, compression, imageContents, platforms, tolerance } = spec;
  return files.sha256(
    JSON.stringify([
      generation,
      digests,
      manifest,
      environments.map(({ facts, base }) => [facts.fingerprint, facts.runtimeVersion, base?.digest ?? '']),
      check ? [tolerance, checkIn] : false,
      makesImage(spec) ? [imageContents, compression, bytecode, platforms] : false,
    ]),
  );
}
