import type { ModelRecord } from '@slipway/core/model-record';
import { Failure } from '@slipway/core/trouble';
import type { Deleted } from '../kind.ts';
import { aliasesTo, refuseAliased } from '../refusals.ts';
import {
  emptyBlob,
  emptyConfig,
  goneManifest,
  probeManifest,
  readGone,
  readVersion,
  type GoneVersion,
} from './manifests.ts';
import type { ModelRepository } from './place.ts';
import { bytesTag, goneTag, isGone, versionTag, votedTags } from './tags.ts';
import { readAliases } from './versions.ts';

const remains = 'the registry frees the bytes when it next removes what no manifest names';

/**
 * Deletes a version: one tag that is only ever added, `_gone.….<manifest>`, says that it is gone, and everybody who lists
 * the tags sees it. Afterwards its tags are given to a manifest that says which version was there, so that the log of
 * versions stays whole, and its own manifest is deleted, so that the registry can free the bytes. A run that finds the
 * version gone and its manifest there finishes that.
 */
export async function deleteVersion(
  model: ModelRepository,
  { version }: Pick<ModelRecord, 'version'>,
  withAliases: boolean,
): Promise<Deleted> {
  const { name, repository, session } = model;
  const read = await session.manifest({ ...repository, tag: versionTag(version) });
  const [there, left] = read === undefined ? [] : [readVersion(read), readGone(read)];
  const tags = read === undefined ? [] : await session.tags(repository);
  if (there?.name === name && !isGone(tags, there.manifest.descriptor.digest)) {
    const aliases = aliasesTo(await readAliases(model, tags), version);
    if (!withAliases) refuseAliased({ name, version }, aliases);
    await requireDeletable(model);
    const { digest } = there.manifest.descriptor;
    const gone: GoneVersion = { ...there, manifest: digest };
    await session.putManifest(
      { ...repository, tag: goneTag(version, digest, model.ports.files) },
      goneManifest(gone),
    );
    await finish(model, gone, tags);
    return { deleted: true, aliases, remains };
  }
  const gone = there === undefined ? left : { ...there, manifest: there.manifest.descriptor.digest };
  if (gone?.name === name && (await session.manifest({ ...repository, digest: gone.manifest })) !== undefined)
    await finish(model, gone, tags);
  return { deleted: false, aliases: [] };
}

/** Whoever deletes a manifest deletes its tags, so those that have to stay are given away first. */
async function finish(
  { repository, session }: ModelRepository,
  gone: GoneVersion,
  tags: readonly string[],
): Promise<void> {
  const content = goneManifest(gone);
  await session.send(repository, [{ content: emptyConfig }]);
  for (const tag of votedTags(tags, gone.manifest))
    await session.putManifest({ ...repository, tag }, content);
  const noted = await session.manifest({ ...repository, tag: bytesTag(gone.digest) });
  if (noted?.descriptor.digest === gone.manifest)
    await session.putManifest({ ...repository, tag: bytesTag(gone.digest) }, content);
  await session.putManifest({ ...repository, tag: versionTag(gone.version) }, content);
  await session.deleteManifest({ ...repository, digest: gone.manifest });
}

/**
 * Tries it out on a manifest that says nothing, before anything is changed: some registries let nobody delete, and only
 * trying tells. ghcr.io is one of them: https://github.com/containers/skopeo/issues/1880
 * @throws Failure `STORAGE_FAILED` when they do not
 */
async function requireDeletable({ repository, session, place }: ModelRepository): Promise<void> {
  await session.send(repository, [{ content: emptyConfig }]);
  const digest = await session.putManifest(repository, probeManifest(emptyBlob, crypto.randomUUID()));
  let cause: unknown;
  try {
    if (await session.deleteManifest({ ...repository, digest })) return;
  } catch (thrown) {
    if (!(thrown instanceof Failure) || thrown.code !== 'NETWORK_FAILED') throw thrown;
    cause = thrown;
  }
  const why = cause instanceof Failure ? `: ${cause.message}` : '';
  throw new Failure('STORAGE_FAILED', `${place.host} deletes nothing, and nothing was changed${why}`, {
    cause,
    remedy:
      'archive the version (`command: archive`), or let the registry delete: for a registry of your own this is a setting, such as REGISTRY_STORAGE_DELETE_ENABLED',
  });
}
