import type { Ports } from '@slipway/core/ports';

/**
 * What the tags of a model's repository are:
 *
 *     v<version>                          a version
 *     <alias>                             where an alias points; `_alias.<alias>` when it could be taken for a version
 *     _log.<number>.…                     votes on, and the decision of, which version came as which one (`agreement.ts`)
 *     _bytes.<digest>                     the version that holds these bytes
 *     _gone.<version>.<manifest>          the version with this manifest was deleted
 *     _tag.<version>.<key>                a tag that was set or removed after registration
 *     _prop.<version>.<key>.…             votes on, and the decision of, a property that was added after registration
 *     _beside.<version>.<file>            what was put beside a version: its signature, `model.sig`
 *     sha256-<digest>                     referrers, where the registry itself does not list them
 *
 * `<version>`, `<key>` and `<file>` of those that begin with `_` are the beginnings of their SHA-256, because they may be longer than
 * tags and hold what tags may not. What begins with `_` is no word that a version or an alias may be.
 */

/** In characters. Source: distribution-spec 1.1.1, "Pulling manifests" */
export const longestTag = 128;

/** The tag of a version. */
export function versionTag(version: string): string {
  return `v${version}`;
}

/** The version whose tag this is, or undefined. */
export function versionIn(tag: string): string | undefined {
  return tag.startsWith('v') ? tag.slice(1) : undefined;
}

/** The tag of an alias. */
export function aliasTag(alias: string): string {
  return /^(v|sha256-)/.test(alias) ? `${aliasMark}${alias}` : alias;
}

/** The alias that a tag is, or undefined. */
export function aliasOf(tag: string): string | undefined {
  if (tag.startsWith(aliasMark)) return tag.slice(aliasMark.length);
  return /^(_|v|sha256-)/.test(tag) ? undefined : tag;
}

const aliasMark = '_alias.';

/** The names of models among the tags of the repository of names. */
export function namesIn(tags: readonly string[]): string[] {
  return tags.filter((tag) => !tag.startsWith('_') && !/^sha256-[0-9a-f]{64}$/.test(tag));
}

/** The tag of the repository of names that says what a subscriber was told. */
export function subscriberTag(subscriber: string, { sha256 }: Hash): string {
  return `_told.${sha256(subscriber)}`;
}

/** What is decided about the version that came as which one, counted from 1. */
export function entrySubject(number: number): string {
  return `_log.${number}`;
}

/** An entry of the log: which one, and the manifest of its version. */
export interface Entry {
  number: number;
  /** Hexadecimal. */
  manifest: string;
}

/** The decided entries, in their order. */
export function entriesIn(tags: readonly string[]): Entry[] {
  return tags
    .map((tag) => /^_log\.(\d+)\.is\.([0-9a-f]{64})$/.exec(tag))
    .filter((match) => match !== null)
    .map(([, number, manifest]) => ({ number: Number(number), manifest: manifest! }))
    .toSorted((left, right) => left.number - right.number);
}

/** The tag that says that a version was deleted. @param manifest its digest, with or without `sha256:` */
export function goneTag(version: string, manifest: string, { sha256 }: Hash): string {
  return `_gone.${sha256(version).slice(0, 16)}.${manifest.replace(/^sha256:/, '')}`;
}

/** The tags of the versions that were deleted, by the digests of their manifests, hexadecimal. */
export function goneIn(tags: readonly string[]): ReadonlyMap<string, string> {
  const gone = tags.filter((tag) => tag.startsWith('_gone.'));
  return new Map(gone.map((tag) => [tag.slice(-64), tag]));
}

/** True when a version was deleted. @param manifest its digest, with or without `sha256:` */
export function isGone(tags: readonly string[], manifest: string): boolean {
  return goneIn(tags).has(manifest.replace(/^sha256:/, ''));
}

/** The versions that there are. */
export function versionsIn(tags: readonly string[], { sha256 }: Hash): string[] {
  const versions = tags.map(versionIn).filter((version) => version !== undefined);
  const gone = new Set([...goneIn(tags).values()].map((tag) => tag.split('.')[1]));
  if (gone.size === 0) return versions;
  return versions.filter((version) => !gone.has(sha256(version).slice(0, 16)));
}

/** The tags of the log that a manifest was voted for with, and the one that says that it was decided. */
export function votedTags(tags: readonly string[], manifest: string): string[] {
  const value = manifest.replace(/^sha256:/, '');
  return tags.filter((tag) => /^_log\.\d+\.(is|\d+\.a)\./.test(tag) && tag.endsWith(`.${value}`));
}

/** The tag of the version that holds these bytes. */
export function bytesTag(digest: string): string {
  return `_bytes.${digest.replace(/^sha256:/, '')}`;
}

type Hash = Pick<Ports['files'], 'sha256'>;

/** How the tags of all marks of a kind of a version begin. */
export function marksOf(kind: 'tag' | 'prop' | 'beside', version: string, { sha256 }: Hash): string {
  return `_${kind}.${sha256(version).slice(0, 16)}.`;
}

/** The tag of one mark, or what is decided about it. */
export function markTag(kind: 'tag' | 'prop' | 'beside', version: string, key: string, files: Hash): string {
  return `${marksOf(kind, version, files)}${files.sha256(key).slice(0, 32)}`;
}
