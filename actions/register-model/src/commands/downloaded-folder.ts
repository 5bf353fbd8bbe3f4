import type { RecordedFile } from '@slipway/core/model-record';
import type { Ports } from '@slipway/core/ports';

/** True when something is at a path that a download must not touch: everything but an empty folder. */
export async function standsThere(path: string, { files }: Pick<Ports, 'files'>): Promise<boolean> {
  const facts = await files.stat(path);
  if (facts === undefined) return false;
  return facts.kind !== 'folder' || (await files.names(path)).length > 0;
}

/**
 * How what is at a path differs from the files of a model, in words; undefined when it holds these files, byte for byte,
 * and nothing else.
 */
export async function compareFolder(
  path: string,
  recorded: readonly RecordedFile[],
  { files }: Pick<Ports, 'files'>,
): Promise<string | undefined> {
  if ((await files.stat(path))?.kind !== 'folder') return 'it is no folder';
  const found = (await files.walk(path)).filter(({ kind }) => kind !== 'folder');
  const paths = new Set(recorded.map((file) => file.path));
  const strange = found.find((entry) => !paths.has(entry.path));
  if (strange !== undefined) return `${strange.path} is no file of it`;
  for (const file of recorded) {
    const entry = found.find((each) => each.path === file.path);
    if (entry === undefined) return `${file.path} is missing`;
    if (entry.kind !== 'file' || entry.size !== file.size) return `${file.path} is another file`;
    const { sha256 } = await files.hash(files.join(path, ...file.path.split('/')));
    if (sha256 !== file.sha256) return `${file.path} has other bytes`;
  }
  return undefined;
}
