import { checkedJson } from '@slipway/core/checked-json';
import { mediaTypes, type Descriptor } from '@slipway/core/image';
import type { ModelRecord } from '@slipway/core/model-record';
import type { BlobName, ReadManifest } from '@slipway/core/registry-session';
import * as v from 'valibot';

/** The artifact type of a version. */
export const modelType = 'application/vnd.slipway.model.v1';

/** The media type of a version's configuration: the record and its samples, as JSON. */
export const recordType = 'application/vnd.slipway.model.record.v1+json';

/** The artifact type of what is in the place of a version that was deleted. */
const goneType = 'application/vnd.slipway.model.deleted.v1';

/** The artifact type of what is said about a version later on. */
const markType = 'application/vnd.slipway.mark.v1';

/** The artifact type of what is put beside a version. */
const attachmentType = 'application/vnd.slipway.attachment.v1';

/** The media type of files. */
const fileType = 'application/octet-stream';

/** Annotations of versions, layers and marks. */
const words = {
  name: 'slipway.model.name',
  version: 'slipway.model.version',
  digest: 'slipway.model.digest',
  /** The largest whole number that any version has so far, this one included. */
  largest: 'slipway.model.largest',
  /** Tells two runs apart that register the same bytes in the same moment. */
  run: 'slipway.model.run',
  /** The manifest of a version that was deleted. */
  manifest: 'slipway.model.manifest',
  sample: 'slipway.model.sample',
  /** Azure ML's word for an archive that is a folder of the model: it is unpacked wherever the model is used. */
  unpack: 'azureml.unpack',
  key: 'slipway.mark.key',
  value: 'slipway.mark.value',
  title: 'org.opencontainers.image.title',
} as const;

/** The empty configuration, which has to be sent like any other. */
export const emptyConfig = '{}';

const emptyDigest = 'sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a';

/** The empty configuration, described. */
export const emptyBlob: Descriptor = {
  mediaType: mediaTypes.empty,
  digest: emptyDigest,
  size: emptyConfig.length,
};

/** A layer that is one file. */
export function fileLayer({ digest, size }: BlobName, path: string): Descriptor {
  return { mediaType: fileType, digest, size, annotations: { [words.title]: path } };
}

/** A layer that is a sample. */
export function sampleLayer({ digest, size }: BlobName, path: string): Descriptor {
  const annotations = { [words.title]: `samples/${path}`, [words.sample]: path };
  return { mediaType: fileType, digest, size, annotations };
}

/** A layer that is an archive of all files. */
export function archiveLayer({ digest, size }: BlobName): Descriptor {
  return {
    mediaType: mediaTypes.layer,
    digest,
    size,
    annotations: { [words.title]: 'model.tar', [words.unpack]: 'true' },
  };
}

/** True for the layer that is an archive of all files. */
export function isArchive({ annotations }: Descriptor): boolean {
  return annotations?.[words.unpack] === 'true';
}

/** A version that is to be: everything its manifest says. */
export interface VersionContent {
  record: ModelRecord;
  config: BlobName;
  layers: readonly Descriptor[];
  largest: bigint;
  run: string;
}

/** The manifest of a version. */
export function versionManifest({ record, config, layers, largest, run }: VersionContent): string {
  const { name, version, id, digest, provenance } = record;
  return manifest(modelType, { mediaType: recordType, ...config }, layers, {
    [words.title]: id,
    'org.opencontainers.image.version': version,
    'org.opencontainers.image.created': provenance.createdAt,
    [words.name]: name,
    [words.version]: version,
    [words.digest]: digest,
    [words.largest]: String(largest),
    [words.run]: run,
  });
}

/** A version as its manifest says it. */
export interface ReadVersion {
  name: string;
  version: string;
  /** Of the model. */
  digest: string;
  largest: bigint;
  config: BlobName;
  layers: readonly Descriptor[];
  /** The manifest itself. */
  manifest: ReadManifest;
}

const annotations = v.optional(v.record(v.string(), v.string()), {});

const descriptor: v.GenericSchema<unknown, Descriptor> = v.object({
  mediaType: v.string(),
  digest: v.string(),
  size: v.number(),
  annotations,
});

/** As much of a manifest as is read, whoever has put it there. */
const manifestRead = v.object({
  artifactType: v.optional(v.string()),
  config: v.optional(descriptor),
  layers: v.optional(v.array(descriptor), []),
  annotations,
});

function contentOf(read: ReadManifest): v.InferOutput<typeof manifestRead> {
  return checkedJson(manifestRead, read.content, `the manifest ${read.descriptor.digest}`);
}

/** The version that a manifest is; undefined when it is something else, which others have put there. */
export function readVersion(read: ReadManifest): ReadVersion | undefined {
  const { artifactType, config, layers, annotations: said } = contentOf(read);
  const [name, version, digest] = [words.name, words.version, words.digest].map((word) => said[word]);
  if (artifactType !== modelType || config === undefined) return undefined;
  if (name === undefined || version === undefined || digest === undefined) return undefined;
  const largest = BigInt(said[words.largest] ?? '0');
  return { name, version, digest, largest, config, layers, manifest: read };
}

/** A version that was deleted: what the log of versions needs of it. */
export interface GoneVersion extends Pick<ReadVersion, 'name' | 'version' | 'digest' | 'largest'> {
  /** The digest of the manifest that it had, `sha256:<hex>`. */
  manifest: string;
}

/** What is in the place of a version that was deleted; the same for whoever deletes it. */
export function goneManifest({ name, version, digest, largest, manifest: had }: GoneVersion): string {
  return manifest(goneType, emptyBlob, [emptyBlob], {
    [words.title]: `${name}:${version} was deleted`,
    [words.name]: name,
    [words.version]: version,
    [words.digest]: digest,
    [words.largest]: String(largest),
    [words.manifest]: had,
  });
}

/** The version that was deleted, when a manifest says that. */
export function readGone(read: ReadManifest): GoneVersion | undefined {
  const content = contentOf(read);
  if (content.artifactType !== goneType) return undefined;
  const said = (word: string): string => content.annotations[word] ?? '';
  return {
    name: said(words.name),
    version: said(words.version),
    digest: said(words.digest),
    largest: BigInt(said(words.largest) || '0'),
    manifest: said(words.manifest),
  };
}

/** A manifest that says nothing and is like no other: to try out what a registry lets people do. */
export function probeManifest(config: Descriptor, run: string): string {
  return manifest('application/vnd.slipway.probe.v1', config, [config], { [words.run]: run });
}

/** The manifest of a tag or property; a tag without a value is a tag that was removed. */
export function markManifest(key: string, value: string | null): string {
  return manifest(markType, emptyBlob, [emptyBlob], {
    [words.key]: key,
    ...(value !== null && { [words.value]: value }),
  });
}

/** What a mark says. */
export function readMark(read: ReadManifest): { key: string; value: string | null } {
  const said = contentOf(read).annotations;
  return { key: said[words.key] ?? '', value: said[words.value] ?? null };
}

/** The manifest of a text that lies beside a version. */
export function attachmentManifest(
  name: string,
  blob: BlobName,
  subject: ReadManifest['descriptor'],
): string {
  const { mediaType, digest, size } = subject;
  return manifest(
    attachmentType,
    emptyBlob,
    [fileLayer(blob, name)],
    { [words.title]: name },
    { mediaType, digest, size },
  );
}

/** The blob of a text that lies beside a version. */
export function readAttachment(read: ReadManifest): BlobName | undefined {
  return contentOf(read).layers[0];
}

/** The manifest of a text of the registry's own. */
export function textManifest(name: string, blob: BlobName): string {
  return manifest(attachmentType, emptyBlob, [fileLayer(blob, name)], { [words.title]: name });
}

/** The manifest that a name of a model has where the names are. */
export function nameManifest(name: string): string {
  return manifest('application/vnd.slipway.name.v1', emptyBlob, [emptyBlob], { [words.name]: name });
}

/** A manifest that says nothing: of a vote only the tag counts. */
export function ballotManifest(config: Descriptor): string {
  return manifest('application/vnd.slipway.vote.v1', config, [config], {});
}

function manifest(
  artifactType: string,
  config: Descriptor,
  layers: readonly Descriptor[],
  said: Readonly<Record<string, string>>,
  subject?: ReadManifest['descriptor'],
): string {
  return JSON.stringify({
    schemaVersion: 2,
    mediaType: mediaTypes.manifest,
    artifactType,
    config,
    layers,
    subject,
    annotations: said,
  });
}
