import type { ModelRecord } from '@slipway/core/model-record';
import type { Attachment } from '../kind.ts';
import { refuseChanges } from '../refusals.ts';
import { agree } from './agreement.ts';
import { boardOf, manifestOf } from './board.ts';
import { inParallel } from '@slipway/core/in-parallel';
import {
  attachmentManifest,
  emptyBlob,
  emptyConfig,
  markManifest,
  readAttachment,
  readMark,
  type ReadVersion,
} from './manifests.ts';
import type { ModelRepository } from './place.ts';
import { marksOf, markTag } from './tags.ts';

/**
 * Tags and properties that came after registration. One tag of the repository a key: two runs that set different tags
 * at the same time touch different ones, so no update is lost. Of two that set the same, the later one stays. A property
 * is decided once.
 */
type Tag = Pick<ModelRecord, 'version'>;

/** Marks that are read or written at the same time. */
const lanes = 4;

/** Lays what was set after registration over a record as it was stored. */
export async function asItIsNow(
  model: ModelRepository,
  record: ModelRecord,
  allTags: readonly string[],
): Promise<ModelRecord> {
  const tags = { ...record.tags };
  for (const { key, value } of await tagChanges(model, record, allTags)) {
    if (value === null) delete tags[key];
    else tags[key] = value;
  }
  const added = await addedProperties(model, record, allTags);
  return { ...record, tags, properties: { ...added, ...record.properties } };
}

async function tagChanges(
  model: ModelRepository,
  { version }: Tag,
  allTags: readonly string[],
): Promise<{ key: string; value: string | null }[]> {
  const begin = marksOf('tag', version, model.ports.files);
  const found = await inParallel(
    allTags.filter((tag) => tag.startsWith(begin)),
    lanes,
    (tag) => model.session.manifest({ ...model.repository, tag }),
  );
  return found.filter((read) => read !== undefined).map(readMark);
}

/** The properties that were added to a version. */
async function addedProperties(
  model: ModelRepository,
  { version }: Tag,
  allTags: readonly string[],
): Promise<Record<string, string>> {
  const begin = marksOf('prop', version, model.ports.files);
  const decided = allTags.filter((tag) => tag.startsWith(begin) && /\.is\.[0-9a-f]{64}$/.test(tag));
  const found = await inParallel(decided, lanes, (tag) =>
    model.session.manifest({ ...model.repository, tag }),
  );
  const marks = found.filter((read) => read !== undefined).map(readMark);
  return Object.fromEntries(marks.map(({ key, value }) => [key, value ?? '']));
}

/** Sets or removes tags. */
export async function writeTags(
  model: ModelRepository,
  { version }: Tag,
  tags: Readonly<Record<string, string | null>>,
): Promise<void> {
  const { repository, session, ports } = model;
  await session.send(repository, [{ content: emptyConfig }]);
  await inParallel(Object.entries(tags), lanes, async ([key, value]) => {
    const tag = markTag('tag', version, key, ports.files);
    await session.putManifest({ ...repository, tag }, markManifest(key, value));
  });
}

/**
 * Adds properties to those that are there. Nothing is added when one of them is there with another value.
 * @throws Problems (place: input `properties`), one for each property that would change
 */
export async function writeProperties(
  model: ModelRepository,
  { version, properties }: ModelRecord,
  added: Readonly<Record<string, string>>,
): Promise<void> {
  const { repository, session, ports } = model;
  refuseChanges(properties, added);
  const missing = Object.entries(added).filter(([key]) => !Object.hasOwn(properties, key));
  if (missing.length > 0) await session.send(repository, [{ content: emptyConfig }]);
  for (const [key, value] of missing) {
    const own = await session.putManifest(repository, markManifest(key, value));
    const subject = markTag('prop', version, key, ports.files);
    const decided = await agree(subject, own.replace('sha256:', ''), boardOf(model, emptyBlob));
    const { value: there } = readMark(await manifestOf(model, decided));
    refuseChanges({ [key]: there ?? '' }, { [key]: value });
  }
}

/**
 * Puts a text beside a version: an artefact of its own that points at the version as its subject, so that other tools
 * find it, and a tag, which the last of several runs moves.
 */
export async function putAttachment(
  model: ModelRepository,
  { version, manifest }: ReadVersion,
  name: string,
  content: string,
): Promise<Attachment> {
  const { repository, session, ports } = model;
  const [blob] = await session.send(repository, [{ content }, { content: emptyConfig }]);
  const tag = markTag('beside', version, name, ports.files);
  const text = attachmentManifest(name, blob!, manifest.descriptor);
  const digest = await session.putManifest({ ...repository, tag }, text);
  return { content, uri: uriOf(model, digest) };
}

/** A text that was put beside a version, or undefined. */
export async function readAttached(
  model: ModelRepository,
  version: string,
  name: string,
): Promise<Attachment | undefined> {
  const { repository, session, ports } = model;
  const tag = markTag('beside', version, name, ports.files);
  const read = await session.manifest({ ...repository, tag });
  const blob = read && readAttachment(read);
  if (blob === undefined) return undefined;
  return { content: await session.text(repository, blob), uri: uriOf(model, read!.descriptor.digest) };
}

function uriOf({ repository: { host, repository } }: ModelRepository, digest: string): string {
  return `oci://${host}/${repository}@${digest}`;
}
