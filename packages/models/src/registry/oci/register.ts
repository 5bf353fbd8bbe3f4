import type { Descriptor } from '@slipway/core/image';
import type { ModelRecord } from '@slipway/core/model-record';
import { Failure, refuse } from '@slipway/core/trouble';
import { hashAll } from '../hash-all.ts';
import type { Registered, Registration, RegistrationFacts } from '../kind.ts';
import { recordOf } from '../record-of.ts';
import type { StoredVersion } from '../recorded.ts';
import { refuseDeleted, refuseVersion } from '../refusals.ts';
import { rootDigest } from '../root-digest.ts';
import { agree } from './agreement.ts';
import { boardOf, gone, manifestOf } from './board.ts';
import {
  emptyBlob,
  emptyConfig,
  nameManifest,
  readGone,
  readVersion,
  recordType,
  versionManifest,
  type ReadVersion,
} from './manifests.ts';
import { namesRepository, type ModelRepository } from './place.ts';
import type { StoredLayers } from './store.ts';
import {
  aliasTag,
  bytesTag,
  entriesIn,
  entrySubject,
  goneIn,
  isGone,
  versionTag,
  type Entry,
} from './tags.ts';
import { recordNow, storedVersion, versionAt } from './versions.ts';

/** How often a run that has just been chosen is given a moment to make its version visible. */
const moments = 4;

/** What the registry knows of a registration. @throws Problems when the version that was asked for is taken */
export async function lookUp(model: ModelRepository, wanted: Registration): Promise<RegistrationFacts> {
  const { version, alias } = wanted;
  const last = await lastEntry(model);
  if (last === undefined) return { nextVersion: version ?? '1' };
  const hashed = await hashAll(wanted.files, model.ports);
  const digest = rootDigest(hashed, model.ports.files);
  await refuseTaken(model, version, digest);
  const found = await versionOfBytes(model, digest);
  const target = alias === undefined ? undefined : await versionAt(model, { tag: aliasTag(alias) });
  return {
    nextVersion: version ?? String(last.largest + 1n),
    hashed,
    existing: found && (await recordNow(model, found)),
    aliasNow: target?.version,
  };
}

/**
 * Makes a version appear, or finds the one that holds these bytes. Any number of runs may do this at the same time and be
 * killed at any point; nobody waits for anybody.
 *
 * The versions of a model are the entries of a log. Which manifest is the next entry is decided once (`agreement.ts`); a
 * run that was not chosen tries for the one after it, with another number for its version. Before anybody tries for an
 * entry, the one before it is carried out: its tag is put up and its bytes are noted. So whoever tries knows all that came
 * before, every number is used, and no two versions hold the same bytes.
 */
export async function makeVersion(
  model: ModelRepository,
  wanted: Registration,
  stored: StoredLayers,
): Promise<Omit<Registered, 'uri'>> {
  for (let own: string | undefined; ;) {
    const last = await settledLast(model, own);
    const existing =
      last?.version?.digest === stored.digest ? last.version : await versionOfBytes(model, stored.digest);
    const record = existing && (await recordNow(model, existing));
    if (record !== undefined)
      return { record, registered: own !== undefined && existing?.manifest.descriptor.digest === own };
    await refuseTaken(model, wanted.version, stored.digest);
    const largest = last?.largest ?? 0n;
    const version = wanted.version ?? String(largest + 1n);
    await requireFree(model, version);
    const content = {
      record: recordOf(wanted, stored, version, model.ports),
      stored,
      largest: atLeast(largest, version),
    };
    const { digest, config } = await putVersion(model, content);
    own = digest;
    await agree(entrySubject((last?.number ?? 0) + 1), digest.replace('sha256:', ''), boardOf(model, config));
  }
}

/** An entry of the log. */
interface LastEntry {
  number: number;
  /** The largest whole number that any version has so far. */
  largest: bigint;
  /** Missing: the version was deleted. */
  version?: ReadVersion;
}

/**
 * The last entry that was decided, carried out. Whoever it belongs to does that; a run that was stopped before it did is
 * given a moment, and then does not matter.
 * @param own the manifest that this run made, `sha256:<hex>`
 */
async function settledLast(model: ModelRepository, own: string | undefined): Promise<LastEntry | undefined> {
  const board = boardOf(model, emptyBlob);
  for (let moment = 0; ; moment += 1) {
    const tags = await board.tags();
    const entry = entriesIn(tags).at(-1);
    if (entry === undefined) return undefined;
    const last = await readEntry(model, entry, tags);
    // Before it was deleted it was visible, and nobody must make it visible again.
    if (last.version === undefined) return last;
    const { digest } = last.version.manifest.descriptor;
    const note = bytesTag(last.version.digest);
    const isNoted = digest !== own && tags.includes(note) && (await digestAt(model, note)) === digest;
    if (isNoted) return last;
    if (digest === own || moment === moments) {
      await carryOut(model, entry.number, last.version);
      return last;
    }
    await board.pause();
  }
}

async function digestAt({ repository, session }: ModelRepository, tag: string): Promise<string | undefined> {
  return (await session.manifest({ ...repository, tag }))?.descriptor.digest;
}

/** The entry that was decided last, carried out or not; undefined: there is none. */
async function lastEntry(model: ModelRepository): Promise<LastEntry | undefined> {
  const tags = await model.session.tags(model.repository);
  const entry = entriesIn(tags).at(-1);
  return entry && readEntry(model, entry, tags);
}

/**
 * The version that holds these bytes, or undefined. Two calls, however many versions there are. Where the version that was
 * noted for them has been deleted, those that came after it are looked at: the note of one of them may have been written
 * over by whoever deleted the first.
 */
async function versionOfBytes(model: ModelRepository, digest: string): Promise<ReadVersion | undefined> {
  const { name, repository, session } = model;
  const read = await session.manifest({ ...repository, tag: bytesTag(digest) });
  if (read === undefined) return undefined;
  const tags = await session.tags(repository);
  const noted = readVersion(read);
  if (noted?.name === name && !isGone(tags, noted.manifest.descriptor.digest)) return noted;
  const deleted = (noted?.manifest.descriptor.digest ?? readGone(read)?.manifest)?.replace('sha256:', '');
  const [entries, allGone] = [entriesIn(tags), goneIn(tags)];
  const before = entries.find(({ manifest }) => manifest === deleted)?.number ?? 0;
  for (const { number, manifest } of entries.toReversed()) {
    if (number <= before) return undefined;
    const version = allGone.has(manifest)
      ? undefined
      : await versionAt(model, { digest: `sha256:${manifest}` });
    if (version?.digest === digest && tags.includes(versionTag(version.version))) return version;
  }
  return undefined;
}

/** Refuses a version that holds other bytes, or was deleted. @throws Problems */
async function refuseTaken(
  model: ModelRepository,
  version: string | undefined,
  digest: string,
): Promise<void> {
  if (version === undefined) return;
  const { name, repository, session } = model;
  const read = await session.manifest({ ...repository, tag: versionTag(version) });
  if (read === undefined) return;
  if (readGone(read) !== undefined) refuseDeleted({ name, version });
  const taken = readVersion(read);
  if (taken?.name !== name) return;
  if (isGone(await session.tags(repository), read.descriptor.digest)) refuseDeleted({ name, version });
  if (taken.digest === digest) return;
  refuseVersion((await storedVersion(model, taken)).record, digest);
}

/** Stores the manifest of a version under its digest only. */
async function putVersion(
  { repository, session }: ModelRepository,
  { record, stored, largest }: { record: ModelRecord; stored: StoredLayers; largest: bigint },
): Promise<{ digest: string; config: Descriptor }> {
  const content: StoredVersion = { schemaVersion: 1, record, samples: [...stored.samples] };
  const [blob] = await session.send(repository, [{ content: JSON.stringify(content) }]);
  const config = { mediaType: recordType, ...blob! };
  const run = crypto.randomUUID();
  const manifest = versionManifest({ record, config, layers: stored.layers, largest, run });
  return { digest: await session.putManifest(repository, manifest), config };
}

function atLeast(largest: bigint, version: string): bigint {
  const number = /^\d+$/.test(version) ? BigInt(version) : 0n;
  return number > largest ? number : largest;
}

/**
 * Makes a decided entry visible: the tag of the version, the name of the model with the first one, and last the note that
 * these bytes are there. Safe to repeat, by anybody.
 */
async function carryOut(model: ModelRepository, number: number, version: ReadVersion): Promise<void> {
  const { repository, session, place } = model;
  const { content } = version.manifest;
  await session.putManifest({ ...repository, tag: versionTag(version.version) }, content);
  if (number === 1) {
    const names = namesRepository(place);
    await session.send(names, [{ content: emptyConfig }]);
    await session.putManifest({ ...names, tag: version.name }, nameManifest(version.name));
  }
  await session.putManifest({ ...repository, tag: bytesTag(version.digest) }, content);
}

/** @throws Problems when the repository is another model's */
async function readEntry(
  model: ModelRepository,
  { number, manifest }: Entry,
  tags: readonly string[],
): Promise<LastEntry> {
  const tag = goneIn(tags).get(manifest);
  const read =
    tag === undefined
      ? await manifestOf(model, manifest)
      : await model.session.manifest({ ...model.repository, tag });
  const version = read && (tag === undefined ? readVersion(read) : readGone(read));
  if (version === undefined) throw gone(model, `sha256:${manifest}`);
  if (version.name !== model.name) refuseTwin(model, version.name);
  const { largest } = version;
  return { number, largest, version: 'layers' in version ? version : undefined };
}

/** A tag that somebody else put there is no version, and is not written over. */
async function requireFree(model: ModelRepository, version: string): Promise<void> {
  const { repository, session, place } = model;
  const tag = versionTag(version);
  const there = await session.manifest({ ...repository, tag });
  if (there === undefined || readVersion(there) !== undefined) return;
  if (readGone(there) !== undefined) refuseDeleted({ name: model.name, version });
  throw new Failure(
    'STORAGE_FAILED',
    `${place.host}/${repository.repository}:${tag} is no version of a model, and not of Slipway`,
    { remedy: 'delete that tag, or name another place with the input `registry`' },
  );
}

/** Refuses a name whose repository is another model's already. */
function refuseTwin({ name, repository }: ModelRepository, other: string): never {
  refuse({
    where: { input: 'name' },
    said: `\`${name}\` would share the repository ${repository.repository} with the model \`${other}\``,
    expected: 'a name that differs in more than upper and lower case and rows of `.`, `_` and `-`',
    remedy: `write \`${other}\`, or choose another name`,
  });
}
