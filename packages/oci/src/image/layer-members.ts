import { byCodePoint } from '@slipway/core/digest';
import type { LayerEntry } from '@slipway/core/image';

import type { TarHeaderFacts } from './tar-header.ts';

/** A file of this machine whose bytes are wanted. Plain data. */
export interface FileContent {
  /** Absolute. */
  from: string;
  /** Milliseconds since 1970. */
  modifiedMs?: number;
  /** Hexadecimal: what was recorded for it. */
  sha256?: string;
}

/** Where the content of a member comes from: a file, or the text itself. Plain data. */
export type MemberContent = FileContent | { text: string };

/** One member of a layer's archive. Plain data. */
export interface LayerMember extends TarHeaderFacts {
  content?: MemberContent;
}

/**
 * The members of a layer's archive in their order: by the code points of their paths, every folder on the way made once.
 * @throws Error naming the layer and the path when a path is no absolute one, is there twice, or is above another file,
 * and when a link points out of the image
 */
export function layerMembers(title: string, entries: readonly LayerEntry[]): LayerMember[] {
  const members = new Map<string, LayerMember>();
  for (const entry of entries) {
    const member = memberOf(entry, title);
    const known = members.get(member.path);
    if (
      known !== undefined &&
      !(known.kind === 'folder' && member.kind === 'folder' && known.mode === member.mode)
    )
      throw new Error(`${title}: ${entry.path} is there twice`);
    members.set(member.path, member);
  }
  for (const path of members.keys()) {
    for (const folder of foldersAbove(path)) {
      const known = members.get(folder);
      if (known === undefined) members.set(folder, { kind: 'folder', path: folder, mode: 0o755, size: 0 });
      else if (known.kind !== 'folder')
        throw new Error(`${title}: /${folder} is a ${known.kind}, and a folder above /${path}`);
    }
  }
  return [...members.values()].toSorted((left, right) => byCodePoint(left.path, right.path));
}

function memberOf(entry: LayerEntry, title: string): LayerMember {
  const path = pathInArchive(entry.path, title);
  switch (entry.kind) {
    case 'file':
      return {
        kind: 'file',
        path,
        mode: fileMode(entry.mode),
        size: entry.size,
        content: contentOf(entry),
      };
    case 'text':
      return {
        kind: 'file',
        path,
        mode: fileMode(entry.mode),
        size: Buffer.byteLength(entry.content),
        content: { text: entry.content },
      };
    case 'folder':
      return { kind: 'folder', path, mode: entry.mode ?? 0o755, size: 0 };
    case 'link':
      if (!staysInside(path, entry.target))
        throw new Error(`${title}: the link ${entry.path} points out of the image, to ${entry.target}`);
      return { kind: 'link', path, mode: 0o777, size: 0, target: entry.target };
  }
}

/** Two machines rarely agree on more of a file's mode than on whether it is a program. */
function fileMode(mode = 0o644): number {
  return (mode & 0o111) === 0 ? 0o644 : 0o755;
}

function pathInArchive(path: string, title: string): string {
  const segments = path.split('/').slice(1);
  const isPath =
    path.startsWith('/') &&
    segments.every((segment) => !['', '.', '..'].includes(segment)) &&
    !path.includes('\0');
  if (!isPath) throw new Error(`${title}: ${JSON.stringify(path)} is no absolute path in an image`);
  return segments.join('/');
}

/** `a/b` and `a` for `a/b/c`. */
function foldersAbove(path: string): string[] {
  const folders: string[] = [];
  for (let slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1))
    folders.push(path.slice(0, slash));
  return folders;
}

/** Follows a link by its text alone. Its depth must at no place be less than that of `/`. */
function staysInside(path: string, target: string): boolean {
  if (target === '' || target.includes('\0')) return false;
  let depth = target.startsWith('/') ? 0 : path.split('/').length - 1;
  for (const segment of target.split('/')) {
    if (segment === '..') depth -= 1;
    else if (segment !== '' && segment !== '.') depth += 1;
    if (depth < 0) return false;
  }
  return true;
}

/** What was hashed in this run is known by its time; anything else has to have its digest. */
function contentOf({ from, hashedMs, sha256 }: Extract<LayerEntry, { kind: 'file' }>): FileContent {
  if (hashedMs !== undefined && sha256 !== undefined) return { from, modifiedMs: hashedMs };
  return sha256 === undefined ? { from } : { from, sha256 };
}
