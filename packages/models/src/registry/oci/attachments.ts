import type { ReadManifest } from '@slipway/core/registry-session';
import type { Attachment } from '../kind.ts';
import { attachmentManifest, emptyConfig, readAttachment, type ReadVersion } from './manifests.ts';
import type { ModelRepository } from './place.ts';
import { markTag } from './tags.ts';

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
  const read: ReadManifest | undefined = await session.manifest({ ...repository, tag });
  const blob = read && readAttachment(read);
  if (blob === undefined) return undefined;
  return { content: await session.text(repository, blob), uri: uriOf(model, read!.descriptor.digest) };
}

function uriOf({ repository: { host, repository } }: ModelRepository, digest: string): string {
  return `oci://${host}/${repository}@${digest}`;
}
