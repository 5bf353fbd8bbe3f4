import type { ModelRecord } from '@slipway/core/model-record';
import type { Ports } from '@slipway/core/ports';
import { Failure } from '@slipway/core/trouble';
import { refuseDeleted, refuseVersion } from '../refusals.ts';
import type { StoredVersion } from '../recorded.ts';
import type { Layout } from './layout.ts';
import { asItIsNow, readPlace, readStored, versionNames } from './stored.ts';

/** A version to be made: everything but its number, which only the commit knows. */
export interface Candidate {
  name: string;
  digest: string;
  /** The version that was asked for; missing: the next whole number. */
  wantedVersion?: string;
  /** Makes the content for a version. Called again when another run takes the number first. */
  content(version: string): StoredVersion;
}

/**
 * Makes a version appear, or finds the one that holds these bytes. Any number of runs may do this at the same time and
 * be killed at any point; nobody waits for anybody.
 *
 * Runs with the same bytes agree on a version through `digests/<digest>/<attempt>`: whoever makes attempt 1 proposes a
 * version, and all others carry that proposal out as well as they can, because they hold the same bytes. A proposal is
 * settled when its version exists. When other bytes took the version, or it was deleted, the proposal is dead for good
 * and attempt 2 may be made. So no two versions of a name hold the same bytes, and no number is left out.
 */
export async function commit(
  layout: Layout,
  candidate: Candidate,
  ports: Ports,
): Promise<{ record: ModelRecord; made: boolean }> {
  const { name, digest } = candidate;
  for (let attempt = 1; ; attempt += 1) {
    const version = await proposal(layout, candidate, attempt, ports);
    const found = await readPlace(layout, name, version, ports);
    if (found === undefined) {
      const content = candidate.content(version);
      const made = await ports.files.claim(layout.version(name, version), JSON.stringify(content));
      if (made) return { record: content.record, made };
    }
    const there = found ?? (await readPlace(layout, name, version, ports));
    if (there === undefined) throw unreadable(layout.version(name, version));
    if ('record' in there && there.record.digest === digest)
      return { record: await asItIsNow(layout, there.record, ports), made: false };
  }
}

/** The name is taken, yet not by this version: a disk that ignores case, and a name that differs in case only. */
function unreadable(path: string): Failure {
  return new Failure('STORAGE_FAILED', `${path} is taken by something else`, {
    remedy: 'choose a name and a version that differ in more than upper and lower case',
  });
}

/** The version that an attempt proposes; makes the proposal when nobody has. */
async function proposal(
  layout: Layout,
  candidate: Candidate,
  attempt: number,
  ports: Ports,
): Promise<string> {
  const { files } = ports;
  const path = files.join(layout.digests(candidate.name, candidate.digest), String(attempt));
  const earlier = await files.readTextIfThere(path);
  if (earlier !== undefined) return earlier;
  const version = candidate.wantedVersion ?? (await nextVersion(layout, candidate.name, ports));
  await refuseTaken(layout, candidate, ports);
  return (await files.claim(path, version)) ? version : await files.readText(path);
}

/** Refuses a version that holds other bytes, or was deleted. @throws Problems */
async function refuseTaken(layout: Layout, candidate: Candidate, ports: Ports): Promise<void> {
  const { name, digest, wantedVersion } = candidate;
  if (wantedVersion === undefined) return;
  const taken = await readPlace(layout, name, wantedVersion, ports);
  if (taken === undefined) return;
  if ('deleted' in taken) refuseDeleted(taken.deleted);
  if (taken.record.digest !== digest) refuseVersion(taken.record, digest);
}

/** The whole number after the largest one there is. */
export async function nextVersion(layout: Layout, name: string, ports: Ports): Promise<string> {
  const numbers = (await versionNames(layout, name, ports))
    .filter((version) => /^\d+$/.test(version))
    .map((version) => BigInt(version));
  const largest = numbers.reduce((most, number) => (number > most ? number : most), 0n);
  return String(largest + 1n);
}

/** The version of a name that holds these bytes, or undefined. Looks at one small file however many versions there are. */
export async function versionOfDigest(
  layout: Layout,
  name: string,
  digest: string,
  ports: Ports,
): Promise<ModelRecord | undefined> {
  const folder = layout.digests(name, digest);
  const attempts = (await ports.files.names(folder)).filter((attempt) => /^\d+$/.test(attempt)).map(Number);
  if (attempts.length === 0) return undefined;
  const version = await ports.files.readText(ports.files.join(folder, String(Math.max(...attempts))));
  const stored = await readStored(layout, name, version, ports);
  if (stored?.record.digest !== digest) return undefined;
  return await asItIsNow(layout, stored.record, ports);
}
