import type { ModelRecord } from '@slipway/core/model-record';
import type { Files } from '@slipway/core/ports-files';

/**
 * Where things are in an embedded registry:
 *
 *     blobs/sha256/<first two digits>/<digest>     the bytes of files, by what they are
 *     incoming/<random>/                           files on their way into blobs; of no meaning to readers
 *     unneeded/<hash>.json                         blobs that perhaps nobody needs since a version was deleted
 *     unneeded/<digest>.<random>                   such a blob while it is looked at, before it is removed or put back
 *     models/<name>/<version>.json                 a version: written once; its appearance is the commit. Written over when
 *                                                  it is deleted, so that its number stays taken
 *     models/<name>/digests/<digest>/<attempt>     which version holds (or was going to hold) these bytes
 *     models/<name>/shapes/<shape>/<digest>        models whose files have these paths and sizes
 *     models/<name>/aliases/<alias>                the version that an alias points to
 *     models/<name>/tags/<version>/<key>           a tag that was set or removed after registration
 *     models/<name>/properties/<version>/<key>     a property that was added after registration
 *     models/<name>/attachments/<version>/<file>   what was put beside a version: its signature, `model.sig`
 *     subscribers/<subscriber>/<revision>.json     what a subscriber of events was told; the highest revision counts
 *
 * `<key>` stands for the SHA-256 of a key, because keys may hold what file names may not.
 */
export interface Layout {
  readonly root: string;
  readonly incoming: string;
  readonly unneeded: string;
  readonly models: string;
  readonly blobs: string;
  blobFolder(sha256: string): string;
  blob(sha256: string): string;
  model(name: string): string;
  version(name: string, version: string): string;
  digests(name: string, digest: string): string;
  shapes(name: string, shape: string): string;
  aliases(name: string): string;
  tags(name: string, version: string): string;
  properties(name: string, version: string): string;
  attachments(name: string, version: string): string;
  subscriber(subscriber: string): string;
}

/** The layout of the registry in a folder. */
export function layoutOf(root: string, { join }: Pick<Files, 'join'>): Layout {
  const models = join(root, 'models');
  const blobs = join(root, 'blobs', 'sha256');
  const blobFolder = (sha256: string): string => join(blobs, sha256.slice(0, 2));
  return {
    root,
    incoming: join(root, 'incoming'),
    unneeded: join(root, 'unneeded'),
    models,
    blobs,
    blobFolder,
    blob: (sha256) => join(blobFolder(sha256), sha256),
    model: (name) => join(models, name),
    version: (name, version) => join(models, name, `${version}.json`),
    digests: (name, digest) => join(models, name, 'digests', digest.replace(/^sha256:/, '')),
    shapes: (name, shape) => join(models, name, 'shapes', shape),
    aliases: (name) => join(models, name, 'aliases'),
    tags: (name, version) => join(models, name, 'tags', version),
    properties: (name, version) => join(models, name, 'properties', version),
    attachments: (name, version) => join(models, name, 'attachments', version),
    subscriber: (subscriber) => join(root, 'subscribers', subscriber),
  };
}

/** Address of a version, for people and programs. */
export function versionUri(layout: Layout, { name, version }: Pick<ModelRecord, 'name' | 'version'>): string {
  return fileUri(layout.version(name, version));
}

/** `file:///home/ann/…`, and `file:///C:/…` for a Windows path. */
export function fileUri(path: string): string {
  const parts = path.replaceAll('\\', '/').split('/').map(encodeURIComponent);
  const address = parts.join('/').replace(/^([A-Za-z])%3A/, '/$1:');
  return `file://${address}`;
}
