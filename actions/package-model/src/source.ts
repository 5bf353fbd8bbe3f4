import type { Ports } from '@slipway/core/ports';
import { refuse } from '@slipway/core/trouble';
import { readSource, readSourceFile } from '@slipway/models/registry/source';
import type { ContentFile } from '@slipway/packaging/package/content';

import type { Spec } from './inputs.ts';

/** The user's own code in a package. */
export interface SourceCode {
  files: readonly ContentFile[];
  /** Path of the entry script below `source/`, with `/`. */
  entryScript: string;
}

/** What tools leave in a folder of code; it belongs to the machine it was made on. */
const leftovers =
  /(^|\/)(__pycache__|\.venv|venv|node_modules|\.ipynb_checkpoints|\.pytest_cache|\.mypy_cache)\/|\.pyc$/;

/**
 * Finds the entry script and the code around it. Without `source-directory` the script is taken alone.
 * @param destination absolute; a package that stands inside of the source directory is no source
 * @throws Problems when the script is missing or stands outside of the source directory
 */
export async function readSourceCode(
  spec: Pick<Spec, 'entryScript' | 'sourceDirectory'>,
  destination: string,
  ports: Ports,
): Promise<SourceCode | undefined> {
  const { files } = ports;
  const { entryScript, sourceDirectory } = spec;
  if (entryScript === undefined) return undefined;
  if (sourceDirectory === undefined) {
    const script = await readSourceFile(entryScript, 'entry-script', files);
    refuseOtherLanguage(script.path);
    return { entryScript: script.path, files: [{ to: `source/${script.path}`, from: script.from }] };
  }
  const source = await readSource(sourceDirectory, 'source-directory', files);
  const taken = source.files.filter(
    ({ path, from }) => !leftovers.test(path) && !isInside(destination, from, files),
  );
  const script = scriptIn(entryScript, sourceDirectory, taken, files);
  if (script === undefined) {
    refuse({
      where: { input: 'entry-script' },
      said: `\`${entryScript}\` is not in \`${sourceDirectory}\``,
      expected: `a file of the source directory, such as ${scriptsIn(taken)}`,
      remedy: 'give the path of the script as it is seen from `source-directory`',
    });
  }
  refuseOtherLanguage(script);
  return { entryScript: script, files: taken.map(({ path, from }) => ({ to: `source/${path}`, from })) };
}

/** A path on another drive stays absolute when it is made relative. */
function isInside(folder: string, path: string, files: Ports['files']): boolean {
  const relative = files.relative(folder, path);
  return !relative.startsWith('..') && files.resolve(relative) !== relative;
}

/** The script is seen from the source directory, as Azure does, or from the workspace. */
function scriptIn(
  entryScript: string,
  sourceDirectory: string,
  taken: readonly { path: string; from: string }[],
  files: Ports['files'],
): string | undefined {
  const candidates = [files.join(files.resolve(sourceDirectory), entryScript), files.resolve(entryScript)];
  return taken.find(({ from }) => candidates.some((candidate) => files.relative(candidate, from) === ''))
    ?.path;
}

function scriptsIn(taken: readonly { path: string }[]): string {
  const scripts = taken.filter(({ path }) => path.endsWith('.py')).slice(0, 5);
  return scripts.length === 0 ? '`score.py`' : scripts.map(({ path }) => `\`${path}\``).join(', ');
}

function refuseOtherLanguage(path: string): void {
  if (path.endsWith('.py')) return;
  refuse({
    where: { input: 'entry-script' },
    said: `\`${path}\``,
    expected: 'a Python file with the functions `init()` and `run()`',
    remedy: 'name the Python file',
  });
}
