import type { ModelRecord } from '@slipway/core/model-record';
import type { Ports } from '@slipway/core/ports';
import type { Registration, SourceFile } from '../kind.ts';
import { refuseDeleted, refuseVersion } from '../refusals.ts';
import { hashAll } from '../hash-all.ts';
import { rootDigest, shapeOf } from '../root-digest.ts';
import type { Layout } from './layout.ts';
import { versionOfDigest } from './commit.ts';
import { asItIsNow, readPlace } from './stored.ts';

/** The bytes that are compared at each place before a file is hashed whole. */
const sampleBytes = 4096;

/**
 * The version that holds these files already, or undefined. Hashes them only when that is likely, because bytes that
 * turn out to be new are hashed while they are copied: the same paths and sizes, and the same bytes in three places.
 * @throws Problems when the version that was asked for holds other bytes
 */
export async function findKnown(
  layout: Layout,
  registration: Registration,
  ports: Ports,
): Promise<ModelRecord | undefined> {
  const { name, version } = registration;
  const isHashed = registration.files.every(({ sha256 }) => sha256 !== undefined);
  const place = version === undefined ? undefined : await readPlace(layout, name, version, ports);
  if (place !== undefined && 'deleted' in place) refuseDeleted(place.deleted);
  const taken = place && (await asItIsNow(layout, place.record, ports));
  if (taken === undefined && !isHashed && !(await isLikelyKnown(layout, registration, ports)))
    return undefined;
  const digest = rootDigest(await hashAll(registration.files, ports), ports.files);
  if (taken !== undefined && taken.digest !== digest) refuseVersion(taken, digest);
  return taken ?? (await versionOfDigest(layout, name, digest, ports));
}

async function isLikelyKnown(layout: Layout, registration: Registration, ports: Ports): Promise<boolean> {
  const { name, files } = registration;
  const digests = await ports.files.names(layout.shapes(name, shapeOf(files, ports.files)));
  for (const digest of digests.filter((entry) => /^[0-9a-f]{64}$/.test(entry))) {
    const record = await versionOfDigest(layout, name, `sha256:${digest}`, ports);
    if (record !== undefined && (await isAlike(layout, files, record, ports))) return true;
  }
  return false;
}

/** Retrained weights have the old sizes and differ nearly everywhere, so three places of the largest file tell. */
async function isAlike(
  layout: Layout,
  sources: readonly SourceFile[],
  record: ModelRecord,
  { files }: Ports,
): Promise<boolean> {
  const largest = sources.reduce((one, other) => (other.size > one.size ? other : one));
  const recorded = record.files.find(({ path }) => path === largest.path);
  if (recorded === undefined || recorded.size !== largest.size) return false;
  const [ours, theirs] = [await files.open(largest.from), await files.open(layout.blob(recorded.sha256))];
  const last = Math.max(0, largest.size - sampleBytes);
  for (const offset of [0, Math.floor(last / 2), last]) {
    const [a, b] = [await ours.read(offset, sampleBytes), await theirs.read(offset, sampleBytes)];
    if (a.length !== b.length || a.some((byte, index) => byte !== b[index])) return false;
  }
  return true;
}
