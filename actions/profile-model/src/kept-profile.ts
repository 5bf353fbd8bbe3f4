import { checkedJson } from '@slipway/core/checked-json';
import type { Host, Ports } from '@slipway/core/ports';
import { profileSchema, type Profile, type ProfileOrder } from '@slipway/core/profile';
import { Failure } from '@slipway/core/trouble';

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
  return { file, profile: text === undefined ? undefined : readKept(text, file) };
}

/** A file that cannot be read is one measurement lost, nothing more. */
function readKept(text: string, file: string): Profile | undefined {
  try {
    return checkedJson(profileSchema, text, file);
  } catch (thrown) {
    if (thrown instanceof Failure) return undefined;
    throw thrown;
  }
}
