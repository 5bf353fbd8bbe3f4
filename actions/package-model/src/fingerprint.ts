import type { Ports } from '@slipway/core/ports';
import type { EnvironmentFacts } from '@slipway/providers/environment/kind';
import type { ContentFile } from '@slipway/providers/output/kind';

import type { Facts } from './facts.ts';
import type { Spec } from './inputs.ts';

/** Changes when the same inputs have to make another package. */
const generation = 1;

/**
 * SHA-256 over everything a package is made from: names and bytes of its files, the start of its server, its
 * requirements, and how it is checked. No times, no paths of this machine.
 */
export async function fingerprintOf(
  spec: Pick<Spec, 'check' | 'tolerance'>,
  content: readonly ContentFile[],
  manifest: Facts['manifest'],
  environment: EnvironmentFacts,
  { files }: Pick<Ports, 'files'>,
): Promise<string> {
  const digests: [string, string][] = [];
  for (const file of content) {
    if (!('from' in file)) digests.push([file.to, files.sha256(file.content)]);
    else digests.push([file.to, file.sha256 ?? (await files.hash(file.from)).sha256]);
  }
  const check = spec.check ? spec.tolerance : false;
  return files.sha256(
    JSON.stringify([
      generation,
      digests,
      manifest,
      environment.fingerprint,
      environment.runtimeVersion,
      check,
    ]),
  );
}
