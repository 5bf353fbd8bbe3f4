import { byCodePoint } from '@slipway/core/digest';
import type { Files, FoundEntry } from '@slipway/core/ports-files';
import { Failure, refuse, type Problem, Problems } from '@slipway/core/trouble';
import type { Registration } from './kind.ts';
import type { SourceFile } from './source-file.ts';

/** The files of a model as they were given. */
export interface Source {
  /** In the order of the paths' code points; at least one. */
  files: SourceFile[];
  /** Absolute path of the folder that was given; missing when a single file was. */
  folder?: string;
  /** What stands in the folder and is not taken: paths, with `/`. */
  ignored: string[];
}

/**
 * What belongs to version control and not to the model, at the top of a folder: the exclusions of OpenSSF Model
 * Signing, so that digests agree with other tools.
 * Source: https://github.com/sigstore/model-transparency/blob/main/src/model_signing/hashing.py, `ignore_git_paths`.
 */
const ignoredAtTop = new Set(['.git', '.gitignore', '.gitattributes', '.github']);

/**
 * Looks at the file or folder that an input names.
 * @throws Problems, all of them: nothing there, nothing in it, links that lead away, what is neither file nor folder
 */
export async function readSource(given: string, input: string, files: Files): Promise<Source> {
  const path = files.resolve(given);
  const facts = await files.stat(path);
  if (facts === undefined) {
    refuse({
      where: { input },
      said: `${given} does not exist`,
      expected: 'a file or a folder',
      remedy: 'check the path; it is seen from the workspace, and the step that writes it must run before',
    });
  }
  if (facts.kind === 'file')
    return { files: [await sourceFile(path, files.basename(path), files)], ignored: [] };
  if (facts.kind === 'folder') return await readFolder(path, given, input, files);
  refuse({
    where: { input },
    said: `${given} is neither a file nor a folder`,
    expected: 'a file or a folder',
    remedy: 'name the model itself',
  });
}

/** Looks at a single file that an input names, such as a sample. @throws Problems when it is not a file */
export async function readSourceFile(given: string, input: string, files: Files): Promise<SourceFile> {
  const path = files.resolve(given);
  const facts = await files.stat(path);
  if (facts?.kind === 'file') return await sourceFile(path, files.basename(path), files);
  refuse({
    where: { input },
    said: facts === undefined ? `${given} does not exist` : `${given} is not a file`,
    expected: 'a file',
    remedy: 'check the path; it is seen from the workspace',
  });
}

async function sourceFile(from: string, path: string, files: Files): Promise<SourceFile> {
  const { size, modifiedMs } = (await files.stat(from)) ?? { size: -1, modifiedMs: 0 };
  return { path, from, size, modifiedMs };
}

async function readFolder(folder: string, given: string, input: string, files: Files): Promise<Source> {
  const { found, ignored } = await listFolder(folder, files);
  const root = await files.realPath(folder);
  const problems: Problem[] = [];
  const taken: SourceFile[] = [];
  for (const entry of found) {
    const from = files.join(folder, ...entry.path.split('/'));
    const said = await faultOf(entry, root, files);
    if (said !== undefined)
      problems.push({ where: { input }, said: `${given}: ${entry.path} ${said}`, ...wanted });
    else if (entry.kind === 'link') taken.push(await sourceFile(from, entry.path, files));
    else taken.push({ path: entry.path, from, size: entry.size, modifiedMs: entry.modifiedMs });
  }
  if (problems.length > 0) throw new Problems(problems);
  if (taken.length === 0) {
    refuse({
      where: { input },
      said: `${given} is an empty folder`,
      expected: 'a folder with at least one file',
      remedy: 'check that the step that writes the model ran, and that it wrote here',
    });
  }
  return { files: taken.toSorted((left, right) => byCodePoint(left.path, right.path)), folder, ignored };
}

const wanted = {
  expected: 'files, folders, and links to files inside of the folder',
  remedy: 'put a copy of the file in its place (`cp -L`), so that the model is whole wherever it is taken',
};

/** Everything in a folder but sub-folders as such and what version control keeps there. */
async function listFolder(folder: string, files: Files): Promise<{ found: FoundEntry[]; ignored: string[] }> {
  const entries = (await files.walk(folder)).filter((entry) => entry.kind !== 'folder');
  const isIgnored = ({ path }: FoundEntry): boolean => ignoredAtTop.has(path.split('/', 1)[0]!);
  return {
    found: entries.filter((entry) => !isIgnored(entry)),
    ignored: entries.filter(isIgnored).map(({ path }) => path),
  };
}

async function faultOf(entry: FoundEntry, root: string, files: Files): Promise<string | undefined> {
  if (entry.kind === 'file') return undefined;
  if (entry.kind !== 'link') return 'is neither a file nor a folder';
  if (entry.target === undefined) return 'is a link to something that does not exist';
  const inside = files.relative(root, entry.target);
  if (inside.startsWith('..') || files.resolve(inside) === inside) {
    return `is a link that leaves the folder, to ${entry.target}`;
  }
  const target = await files.stat(entry.target);
  return target?.kind === 'file' ? undefined : 'is a link to a folder';
}

/**
 * Makes sure that what was copied is what was looked at: the same files, their sizes and times.
 * @throws Failure `CHANGED_WHILE_READ` that names the first file that differs
 */
export async function requireUnchanged(
  { files: before, folder }: Pick<Registration, 'files' | 'folder'>,
  files: Files,
): Promise<void> {
  const entries = folder === undefined ? [] : (await listFolder(folder, files)).found;
  const listed = new Map(entries.map((entry) => [entry.path, entry]));
  for (const file of before) {
    const entry = listed.get(file.path);
    const now = entry?.kind === 'file' ? entry : await files.stat(file.from);
    if (now?.size !== file.size || now.modifiedMs !== file.modifiedMs) throw changed(file.from);
    listed.delete(file.path);
  }
  const [added] = listed.keys();
  if (added !== undefined) throw changed(files.join(folder!, ...added.split('/')));
}

function changed(path: string): Failure {
  return new Failure('CHANGED_WHILE_READ', `${path} changed while it was read`, {
    remedy: 'run this after whatever writes the model has finished',
  });
}
