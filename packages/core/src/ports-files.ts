import type { ByteSource } from './bytes.ts';

/** What stands at a path. */
export interface FileFacts {
  kind: 'file' | 'folder' | 'link' | 'other';
  /** In bytes; 0 for folders. */
  size: number;
  /** Milliseconds since 1970. */
  modifiedMs: number;
}

/** One entry below a folder. `path` is relative to the folder, with `/` on every platform. */
export interface FoundEntry extends FileFacts {
  path: string;
  /** For links: absolute path of what the link finally points to, or undefined when it points nowhere. */
  target?: string;
}

/** What copying or hashing a file tells. */
export interface HashedFile {
  /** In bytes. */
  size: number;
  /** Hexadecimal. */
  sha256: string;
}

/** What hashing a file in its place tells. */
export interface HashedInPlace extends HashedFile {
  /** The time of the file while it was read, milliseconds since 1970. */
  modifiedMs: number;
}

/**
 * The disk. Paths are the platform's own; `join`, `resolve` and the like are here because nothing but the runner may
 * import `node:path`. Methods that read throw Failure `STORAGE_FAILED` when a path is missing or not readable.
 */
export interface Files {
  join(...parts: string[]): string;
  /** Absolute path of `path`, seen from the workspace. */
  resolve(path: string): string;
  relative(from: string, to: string): string;
  basename(path: string): string;
  dirname(path: string): string;

  /** Absolute path without links on the way; the paths of link targets are of this kind. */
  realPath(path: string): Promise<string>;
  /** What stands at a path, links followed; undefined when nothing does. */
  stat(path: string): Promise<FileFacts | undefined>;
  /** Everything below a folder in the order of the paths' code points; links are told, not followed. */
  walk(folder: string): Promise<FoundEntry[]>;
  /** The names directly in a folder, sorted; empty when there is no such folder. */
  names(folder: string): Promise<string[]>;
  /** Random access to a file. It is opened for each read, so nothing has to be closed. */
  open(path: string): Promise<ByteSource>;
  readText(path: string): Promise<string>;
  /** The text of a file, or undefined when there is none. */
  readTextIfThere(path: string): Promise<string | undefined>;

  /** Makes a folder and those above it. */
  makeFolder(path: string): Promise<void>;
  /** A new empty folder below `Host.temp`, or below another folder that exists. */
  temporaryFolder(prefix: string, below?: string): Promise<string>;
  /** Writes whole or not at all: a temporary file beside it, flushed to disk, then renamed. `mode` is POSIX's. */
  write(path: string, content: string | Uint8Array, options?: { mode?: number }): Promise<void>;
  /** Like `write`, but answers false and changes nothing when the path is taken. Safe between processes. */
  claim(path: string, content: string): Promise<boolean>;
  /** Adds a line to a file that is made when missing, flushed to disk. */
  append(path: string, line: string): Promise<void>;
  /** Copies files, each hashed in the same pass, all flushed to disk before this resolves. `onBytes` tells progress. */
  copyHashed(
    copies: readonly { from: string; to: string }[],
    onBytes?: (bytes: number) => void,
  ): Promise<HashedFile[]>;
  /** Hashes a file. */
  hash(path: string, onBytes?: (bytes: number) => void): Promise<HashedInPlace>;
  /** SHA-256 of bytes or of UTF-8 text, hexadecimal. */
  sha256(content: string | Uint8Array): string;
  /** Copies a folder or a file; a file system that can share blocks does. Links are not followed. */
  copy(from: string, to: string): Promise<void>;
  /** Renames; replaces a file that is there. Fails when `to` is a folder that is not empty. */
  move(from: string, to: string): Promise<void>;
  /**
   * Renames many files, makes the folders they go to, and flushes those folders to disk. Files that are there are
   * replaced; on Windows one that is being read may stay as it is.
   */
  moveAll(moves: readonly { from: string; to: string }[]): Promise<void>;
  /** Removes a file, or a folder and all below it; nothing happens when it is not there. */
  remove(path: string): Promise<void>;
  /** Flushes a folder's entries to disk, where the platform can. */
  flushFolder(path: string): Promise<void>;
}
