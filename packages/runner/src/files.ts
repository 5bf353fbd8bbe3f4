import { createHash, randomBytes } from 'node:crypto';
import {
  closeSync,
  constants,
  existsSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  promises as fs,
  readSync,
  renameSync,
  statSync,
  type Dirent,
} from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';

import type { ByteSource } from '@slipway/core/bytes';
import { byCodePoint } from '@slipway/core/digest';
import type { FileFacts, Files, FoundEntry } from '@slipway/core/ports-files';

import { copyHashed, hashFile } from './hashed-copy.ts';
import { guarded } from './storage-failure.ts';

/** A read of at most so many bytes is done at once: it takes less time than handing it to another thread. */
const shortRead = 64 * 1024;

/** The real disk, seen from a workspace. */
export function diskFiles(workspace: string, temp: string): Files {
  return {
    join,
    resolve: (path) => resolve(workspace, path),
    relative,
    basename,
    dirname,
    realPath: (path) => guarded('find', path, () => fs.realpath(path)),
    stat: (path) => stat(path),
    walk: (folder) => guarded('list', folder, () => walk(folder)),
    names: async (folder) => (await absent(fs.readdir(folder), [])).toSorted(byCodePoint),
    open: (path) => guarded('read', path, () => open(path)),
    readText: (path) => guarded('read', path, () => fs.readFile(path, 'utf8')),
    readTextIfThere: (path) => guarded('read', path, () => absent(fs.readFile(path, 'utf8'), undefined)),
    makeFolder: (path) =>
      guarded('make the folder', path, async () => {
        await fs.mkdir(path, { recursive: true });
      }),
    temporaryFolder: async (prefix, below = temp) => {
      await fs.mkdir(below, { recursive: true });
      return guarded('make a folder in', below, () => fs.mkdtemp(join(below, prefix)));
    },
    write: (path, content, options) => guarded('write', path, () => writeWhole(path, content, options?.mode)),
    claim: (path, content) => guarded('write', path, () => claim(path, content)),
    append: (path, line) => guarded('write', path, () => append(path, line)),
    copyHashed: (copies, onBytes) => copyHashed(copies, onBytes),
    hash: (path, onBytes) => guarded('read', path, () => hashFile(path, onBytes)),
    sha256: (content) => createHash('sha256').update(content).digest('hex'),
    copy: (from, to) =>
      guarded('copy', from, async () => {
        await fs.mkdir(dirname(to), { recursive: true });
        await fs.cp(from, to, { recursive: true, mode: constants.COPYFILE_FICLONE, verbatimSymlinks: true });
      }),
    move: (from, to) =>
      guarded('move', from, async () => {
        await fs.mkdir(dirname(to), { recursive: true });
        await fs.rename(from, to);
      }),
    moveAll: (moves) => guarded('move files to', dirname(moves[0]?.to ?? ''), () => moveAll(moves)),
    remove: (path) =>
      guarded('remove', path, () => fs.rm(path, { recursive: true, force: true, maxRetries: 3 })),
    flushFolder: (path) => Promise.resolve(flushFolder(path)),
  };
}

async function stat(path: string): Promise<FileFacts | undefined> {
  try {
    return factsOf(await fs.stat(path));
  } catch {
    return undefined;
  }
}

interface RawFacts {
  isFile(): boolean;
  isDirectory(): boolean;
  isSymbolicLink(): boolean;
  size: number;
  mtimeMs: number;
}

function factsOf(raw: RawFacts): FileFacts {
  const kind = raw.isSymbolicLink() ? 'link' : raw.isFile() ? 'file' : raw.isDirectory() ? 'folder' : 'other';
  return { kind, size: kind === 'folder' ? 0 : raw.size, modifiedMs: raw.mtimeMs };
}

async function walk(folder: string): Promise<FoundEntry[]> {
  const entries = await fs.readdir(folder, { recursive: true, withFileTypes: true });
  const found: FoundEntry[] = [];
  for (const entry of entries) found.push(await foundEntry(folder, entry));
  return found.toSorted((left, right) => byCodePoint(left.path, right.path));
}

/** `lstatSync`, because thousands of entries handed to other threads take ten times as long. */
async function foundEntry(
  folder: string,
  { parentPath, name }: Pick<Dirent, 'parentPath' | 'name'>,
): Promise<FoundEntry> {
  const absolute = join(parentPath, name);
  const facts = factsOf(lstatSync(absolute));
  const path = relative(folder, absolute).split(sep).join('/');
  if (facts.kind !== 'link') return { path, ...facts };
  const target = await fs.realpath(absolute).catch(() => undefined);
  return target === undefined ? { path, ...facts } : { path, ...facts, target };
}

/** `statSync`, because models have thousands of files and a call handed to another thread takes ten times as long. */
async function open(path: string): Promise<ByteSource> {
  const { size } = statSync(path);
  return {
    size,
    read: (offset, length) =>
      guarded('read', path, async () => {
        const wanted = Math.max(0, Math.min(length, size - offset));
        return wanted <= shortRead ? readNow(path, offset, wanted) : await readRange(path, offset, wanted);
      }),
  };
}

function readNow(path: string, offset: number, wanted: number): Uint8Array {
  const file = openSync(path, 'r');
  try {
    const bytes = new Uint8Array(wanted);
    return bytes.subarray(0, readSync(file, bytes, 0, wanted, offset));
  } finally {
    closeSync(file);
  }
}

async function readRange(path: string, offset: number, wanted: number): Promise<Uint8Array> {
  const handle = await fs.open(path, 'r');
  try {
    const bytes = new Uint8Array(wanted);
    let filled = 0;
    while (filled < wanted) {
      const { bytesRead } = await handle.read(bytes, filled, wanted - filled, offset + filled);
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
    return bytes.subarray(0, filled);
  } finally {
    await handle.close();
  }
}

/**
 * Renames and flushes. Synchronous calls: a rename takes a tenth of the time that handing it to another thread does.
 * Windows refuses to replace a file that somebody reads; what is there stays then.
 */
async function moveAll(moves: readonly { from: string; to: string }[]): Promise<void> {
  const folders = new Set(moves.map(({ to }) => dirname(to)));
  const made = [...folders].filter((folder) => mkdirSync(folder, { recursive: true }) !== undefined);
  for (const { from, to } of moves) {
    try {
      renameSync(from, to);
    } catch (thrown) {
      if (!existsSync(to)) throw thrown;
    }
  }
  const parents = new Set(made.map((folder) => dirname(folder)));
  for (const folder of [...folders, ...parents]) flushFolder(folder);
}

/** A name beside the final one, so that the rename stays on one file system. */
function beside(path: string): string {
  return join(dirname(path), `.${basename(path)}.${process.pid}.${randomBytes(4).toString('hex')}.tmp`);
}

async function writeFlushed(path: string, content: string | Uint8Array, mode?: number): Promise<void> {
  const handle = await fs.open(path, 'wx', mode ?? 0o666);
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function writeWhole(path: string, content: string | Uint8Array, mode?: number): Promise<void> {
  await fs.mkdir(dirname(path), { recursive: true });
  const temporary = beside(path);
  try {
    await writeFlushed(temporary, content, mode);
    await fs.rename(temporary, path);
  } catch (thrown) {
    await fs.rm(temporary, { force: true });
    throw thrown;
  }
  flushFolder(dirname(path));
}

/** A hard link is the one way to make a whole file appear under a name only when the name is free. */
async function claim(path: string, content: string): Promise<boolean> {
  await fs.mkdir(dirname(path), { recursive: true });
  const temporary = beside(path);
  try {
    await writeFlushed(temporary, content);
    await fs.link(temporary, path);
  } catch (thrown) {
    if (isCode(thrown, 'EEXIST')) return false;
    throw thrown;
  } finally {
    await fs.rm(temporary, { force: true });
  }
  flushFolder(dirname(path));
  return true;
}

async function append(path: string, line: string): Promise<void> {
  await fs.mkdir(dirname(path), { recursive: true });
  const handle = await fs.open(path, 'a');
  try {
    await handle.writeFile(`${line}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Windows can not open folders; there the rename itself has to be enough. */
function flushFolder(path: string): void {
  if (process.platform === 'win32') return;
  try {
    const folder = openSync(path, 'r');
    try {
      fsyncSync(folder);
    } finally {
      closeSync(folder);
    }
  } catch {
    // Some file systems (network mounts) refuse to flush a folder; the files themselves are flushed.
  }
}

function isCode(thrown: unknown, code: string): boolean {
  return thrown instanceof Error && 'code' in thrown && thrown.code === code;
}

async function absent<Value, Otherwise>(
  reading: Promise<Value>,
  otherwise: Otherwise,
): Promise<Value | Otherwise> {
  try {
    return await reading;
  } catch (thrown) {
    if (isCode(thrown, 'ENOENT') || isCode(thrown, 'ENOTDIR')) return otherwise;
    throw thrown;
  }
}
