import type { ModelRecord } from '@slipway/core/model-record';
import type { Ports } from '@slipway/core/ports';
import { Problems, type Problem } from '@slipway/core/trouble';
import { hashAll } from '../hash-all.ts';
import type { ReadyFiles, Registered, Registration, RegistrationFacts, StoredFiles } from '../kind.ts';
import type { SourceFile } from '../source-file.ts';
import { sameButForCase, unportable } from '../portable-names.ts';
import { recordOf } from '../record-of.ts';
import type { StoredVersion } from '../recorded.ts';
import { refuseDeleted, refuseVersion } from '../refusals.ts';
import { rootDigest, shapeOf } from '../root-digest.ts';
import { readAlias } from './aliases.ts';
import { storeBlobs } from './blobs.ts';
import { commit, nextVersion, versionOfDigest } from './commit.ts';
import { putBack } from './deletion.ts';
import { versionUri, type Layout } from './layout.ts';
import { asItIsNow, readPlace, versionNames } from './stored.ts';

/** What the registry knows of a registration. @throws Problems when it can not take it */
export async function lookUp(layout: Layout, wanted: Registration, ports: Ports): Promise<RegistrationFacts> {
  const { name, version, alias } = wanted;
  await requireKeepableNames(layout, wanted, ports);
  return {
    existing: await findKnown(layout, wanted, ports),
    nextVersion: version ?? (await nextVersion(layout, name, ports)),
    aliasNow: alias === undefined ? undefined : await readAlias(layout.aliases(name), alias, ports),
  };
}

/** Stores the files of a registration. */
export async function store(layout: Layout, wanted: Registration, ports: Ports): Promise<ReadyFiles> {
  const stored = await storeBlobs(layout, wanted, ports);
  return { digest: stored.digest, makeVersion: () => makeVersion(layout, wanted, stored, ports) };
}

async function makeVersion(
  layout: Layout,
  wanted: Registration,
  stored: StoredFiles,
  ports: Ports,
): Promise<Registered> {
  const { files } = ports;
  const { name, version: wantedVersion } = wanted;
  const { digest } = stored;
  const shape = layout.shapes(name, shapeOf(stored.files, files));
  await files.claim(files.join(shape, digest.replace(/^sha256:/, '')), '');
  const content = (version: string): StoredVersion => ({
    schemaVersion: 1,
    record: recordOf(wanted, stored, version, ports),
    samples: [...stored.samples],
  });
  const { record, made } = await commit(layout, { name, digest, wantedVersion, content }, ports);
  const blobs = [...stored.files, ...stored.samples].map(({ sha256 }) => sha256);
  await putBack(layout, blobs, ports);
  return { record, registered: made, uri: versionUri(layout, record) };
}

/** The bytes that are compared at each place before a file is hashed whole. */
const sampleBytes = 4096;

/**
 * The version that holds these files already, or undefined. Hashes them only when that is likely, because bytes that
 * turn out to be new are hashed while they are copied: the same paths and sizes, and the same bytes in three places.
 * @throws Problems when the version that was asked for holds other bytes
 */
async function findKnown(
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

/**
 * Refuses names that a directory can not keep apart on every system: device names of Windows, a dot at the end, and
 * names that differ from one in use by upper and lower case only.
 * @throws Problems, all of them
 */
export async function requireKeepableNames(
  layout: Layout,
  { name, version, alias }: Pick<Registration, 'name' | 'version' | 'alias'>,
  ports: Ports,
): Promise<void> {
  const { files } = ports;
  const problems = [
    fault('name', name, await files.names(layout.models)),
    version === undefined ? undefined : fault('version', version, await versionNames(layout, name, ports)),
    alias === undefined ? undefined : fault('alias', alias, await files.names(layout.aliases(name))),
  ].filter((problem) => problem !== undefined);
  if (problems.length > 0) throw new Problems(problems);
}

function fault(input: string, name: string, inUse: readonly string[]): Problem | undefined {
  const twin = sameButForCase(name, inUse);
  const said =
    twin === undefined
      ? unportable(name)
      : `differs from \`${twin}\`, which is in use, by upper and lower case only`;
  if (said === undefined) return undefined;
  return {
    where: { input },
    said: `\`${name}\` ${said}`,
    expected: 'a name that is a file name of its own on every system, because this registry is a folder',
    remedy: twin === undefined ? 'choose another name' : `write \`${twin}\`, or choose another name`,
  };
}
