import * as v from 'valibot';
import type { ModelRecord } from '@slipway/core/model-record';
import { checkedJson } from '@slipway/core/checked-json';
import { Failure } from '@slipway/core/trouble';
import { modelRecord, recordedFile } from '../recorded.ts';
import { adopted } from './adopted.ts';
import { putText, readArtifact } from '../../mlflow/artifacts.ts';
import { fieldsOf, getVersion } from './models.ts';
import { recordPath } from './places.ts';
import type { Server } from '../../mlflow/server.ts';
import type { StoredVersion } from './stored-version.ts';
import { isOurs, own, tagFor } from './tags.ts';
import type { WireVersion } from '../../mlflow/wire.ts';

/** What the tag `slipway.record` says, or the file that it names: what MLflow has no field for. It never changes. */
const content = v.object({
  schemaVersion: v.literal(1),
  root: v.string(),
  samples: v.array(recordedFile),
  isArchive: v.boolean(),
  record: v.omit(modelRecord, ['name', 'version', 'id', 'digest', 'tags', 'properties', 'description']),
});

/** What the tag says when the content is too long for it. */
const reference = v.object({ schemaVersion: v.literal(1), root: v.string(), sha256: v.string() });

/** A list of 10,000 versions brings 10,000 of these tags. */
const longestTag = 5000;

/** The tags of a version that is made. A long record is put with the files first. */
export async function tagsToStore(
  server: Server,
  { record, ...rest }: StoredVersion,
  shape: string,
): Promise<{ key: string; value: string }[]> {
  const text = JSON.stringify(v.parse(content, { schemaVersion: 1, ...rest, record }));
  const sha256 = server.ports.files.sha256(text);
  const isLong = text.length > longestTag;
  if (isLong) await putText(server, `${rest.root}/${recordPath(sha256)}`, text);
  const tags = {
    [own.digest]: record.digest,
    [own.shape]: shape,
    [own.record]: isLong ? JSON.stringify({ schemaVersion: 1, root: rest.root, sha256 }) : text,
    [own.commit]: record.provenance.commit,
    [own.repository]: record.provenance.repository,
  };
  const entries = [
    ...Object.entries(tags),
    ...Object.entries(record.tags).map(([key, value]) => [tagFor('tag', key), value] as const),
    ...Object.entries(record.properties).map(([key, value]) => [tagFor('property', key), value] as const),
  ];
  return entries.flatMap(([key, value]) => (value === undefined ? [] : [{ key, value }]));
}

/** A version that has to be there. */
export async function requireVersion(
  server: Server,
  wanted: Pick<ModelRecord, 'name' | 'version'>,
): Promise<WireVersion> {
  const found = await getVersion(server, wanted);
  if (found !== undefined) return found;
  const id = `${wanted.name}:${wanted.version}`;
  throw new Failure('STORAGE_FAILED', `${id} is not in the registry ${server.address}`);
}

/** A version with what is kept of it. Of one that another tool registered the files are read first. */
export async function storedVersion(server: Server, version: WireVersion): Promise<StoredVersion> {
  if (!isOurs(version)) return adopted(server, version);
  const fields = fieldsOf(version);
  const { record, ...rest } = await contentOf(server, fields.id, version.tags[own.record] ?? '');
  return { ...rest, record: { ...record, digest: version.tags[own.digest] ?? '', ...fields } };
}

async function contentOf(server: Server, id: string, tag: string): Promise<v.InferOutput<typeof content>> {
  const place = `the record of ${id} on ${server.address}`;
  const kept = checkedJson(v.union([content, reference]), tag, place);
  if (!('sha256' in kept)) return kept;
  const text = await readArtifact(server, `${kept.root}/${recordPath(kept.sha256)}`);
  if (text !== undefined && server.ports.files.sha256(text) === kept.sha256)
    return checkedJson(content, text, place);
  throw new Failure('DIGEST_MISMATCH', `${place} is not what was registered`, {
    remedy: 'restore the artifacts of the server from a backup, or register the model again',
  });
}

/** The framework that a list shows of a version: a long record is left to whoever reads the version whole. */
export function frameworkIn(tag: string | undefined): ModelRecord['framework'] {
  const shape = v.object({ record: v.pick(modelRecord, ['framework']) });
  const read = v.safeParse(v.pipe(v.string(), v.parseJson(), shape), tag);
  if (read.success) return read.output.record.framework;
  return tag === undefined ? 'mlflow' : 'custom';
}
