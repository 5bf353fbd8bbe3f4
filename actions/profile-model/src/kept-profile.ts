import type { Host, Ports } from '@slipway/core/ports';
import type { Profile, ProfileOrder } from '@slipway/core/profile';

import type { PackageSubject } from './subject.ts';

/** Where a measurement is kept, and the measurement when there is one. */
export interface KeptProfile {
  /** Absolute. */
  file: string;
  profile?: Profile;
}

/** The machine as far as it decides about a measurement. */
export function machineOf({ platform, architecture, cores, memory }: Host): Profile['machine'] {
  return { platform, architecture, cores, memoryBytes: memory };
}

/**
 * Finds a measurement of the same package with the same requests and the same order on the same kind of machine: work
 * that need not be done twice. Endpoints are never answered from what was measured earlier, since what serves there may
 * have changed.
 */
export async function findKept(
  subject: PackageSubject,
  bodies: readonly string[],
  order: ProfileOrder,
  { files, host }: Ports,
): Promise<KeptProfile> {
  const identity = [
    subject.manifest.digest,
    subject.route,
    files.sha256(JSON.stringify(bodies)),
    order,
    machineOf(host),
  ];
  const file = files.join(host.home, 'profiles', `${files.sha256(JSON.stringify(identity))}.json`);
  const text = await files.readTextIfThere(file);
  const profile = text === undefined ? undefined : parseKept(text);
  return profile === undefined ? { file } : { file, profile };
}

/** A file that can not be read is one measurement lost, nothing more. */
function parseKept(text: string): Profile | undefined {
  try {
    const profile = JSON.parse(text) as Profile;
    return profile.schemaVersion === 1 && profile.levels.length > 0 ? profile : undefined;
  } catch {
    return undefined;
  }
}
