import type { ModelRecord, RecordedFile } from '@slipway/core/model-record';
import { Failure } from '@slipway/core/trouble';
import { putArtifact, readArtifact } from './artifacts.ts';
import { recordPath } from './layout.ts';
import type { Server } from './server.ts';
import { withStage } from './stages.ts';
import { own, sortTags, tagFor } from './tags.ts';
import { encodeUtf8 } from './text.ts';
import { tagsOf, type WireTag, type WireVersion } from './wire.ts';

/** The part of a record that MLflow has no field for. It never changes. */
type OwnPart = Omit<
  ModelRecord,
  'name' | 'version' | 'id' | 'digest' | 'tags' | 'properties' | 'description'
>;

/** A version with everything that is kept of it. */
export interface StoredVersion {
  record: ModelRecord;
  /** Path of its files below the server's artifacts. */
  root: string;
  /** The files that `record.sampleInput` and `record.sampleOutput` name. */
  samples: readonly RecordedFile[];
  /** True when the files are one archive. */
  isArchive: boolean;
}

/** What the tag `slipway.record` says, or the file that it names. */
interface Content extends Omit<StoredVersion, 'record'> {
  schemaVersion: 1;
  record: OwnPart;
}

/** What the tag says when the content is too long for it. */
interface Reference {
  schemaVersion: 1;
  root: string;
  sha256: string;
}

/** A list of 10,000 versions brings 10,000 of these tags. */
const longestTag = 5000;

/** The tags of a version that is made. A long record is put beside the files first. */
export async function tagsToStore(
  server: Server,
  { record, ...rest }: StoredVersion,
  shape: string,
): Promise<WireTag[]> {
  const {
    name: _name,
    version: _version,
    id: _id,
    digest,
    tags,
    properties,
    description: _,
    ...part
  } = record;
  const text = JSON.stringify({ schemaVersion: 1, ...rest, record: part } satisfies Content);
  const kept = text.length <= longestTag ? text : await putAside(server, rest.root, text);
  const { commit, repository } = part.provenance;
  return [
    { key: own.digest, value: digest },
    { key: own.shape, value: shape },
    { key: own.record, value: kept },
    ...(commit === undefined ? [] : [{ key: own.commit, value: commit }]),
    ...(repository === undefined ? [] : [{ key: own.repository, value: repository }]),
    ...Object.entries(tags).map(([key, value]) => ({ key: tagFor('tag', key), value })),
    ...Object.entries(properties).map(([key, value]) => ({ key: tagFor('property', key), value })),
  ];
}

async function putAside(server: Server, root: string, text: string): Promise<string> {
  const sha256 = server.ports.files.sha256(text);
  await putArtifact(server, `${root}/${recordPath(sha256)}`, [{ bytes: encodeUtf8(text) }]);
  return JSON.stringify({ schemaVersion: 1, root, sha256 } satisfies Reference);
}

/** True for versions that Slipway made. */
export function isOurs({ tags }: WireVersion): boolean {
  const { [own.digest]: digest, [own.record]: record } = tagsOf(tags);
  return digest !== undefined && record !== undefined;
}

/** A version that Slipway made, with the tags it has now. */
export async function readStored(server: Server, version: WireVersion): Promise<StoredVersion> {
  const tags = tagsOf(version.tags);
  const id = `${version.name}:${version.version}`;
  const { record, root, samples, isArchive } = await contentOf(server, id, tags[own.record] ?? '');
  const { description } = version;
  return {
    root,
    samples,
    isArchive,
    record: {
      ...record,
      name: version.name,
      version: version.version,
      id,
      digest: tags[own.digest] ?? '',
      ...sortTags(withStage(version)),
      ...(description === undefined || description === '' ? {} : { description }),
    },
  };
}

async function contentOf(server: Server, id: string, tag: string): Promise<Content> {
  const kept = parse<Content | Reference>(id, tag);
  if (!('sha256' in kept)) return kept;
  const text = await readArtifact(server, `${kept.root}/${recordPath(kept.sha256)}`);
  if (text !== undefined && server.ports.files.sha256(text) === kept.sha256) return parse<Content>(id, text);
  throw new Failure(
    'DIGEST_MISMATCH',
    `the record of ${id} on ${server.address} is not what was registered`,
    {
      remedy: 'restore the artifacts of the server from a backup, or register the model again',
    },
  );
}

function parse<Kept extends { schemaVersion: number }>(id: string, text: string): Kept {
  try {
    const kept = JSON.parse(text) as Kept;
    if (kept.schemaVersion === 1) return kept;
  } catch (cause) {
    throw new Failure('STORAGE_FAILED', `the tag \`${own.record}\` of ${id} is not JSON`, { cause });
  }
  throw new Failure('STORAGE_FAILED', `${id} was registered by another version of Slipway`, {
    remedy: 'use that version, or a newer one',
  });
}
