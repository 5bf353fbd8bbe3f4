import { byCodePoint } from '@slipway/core/digest';
import type { Ports } from '@slipway/core/ports';

import { consoleScripts } from './entry-points.ts';
import { recordHash, recordedPath } from './record.ts';

type Files = Ports['files'];

/**
 * Removes what an installation says of the machine and the installer it was made with: the lock of uv, the commands that
 * uv writes for the Python of this machine, and the order of the lists of files. Then modules that `.pth` files bring in
 * are made to work from `PYTHONPATH`.
 */
export async function removeTraces(folder: string, { files }: Pick<Ports, 'files'>): Promise<void> {
  await files.remove(files.join(folder, '.lock'));
  const names = await files.names(folder);
  for (const name of names.filter((entry) => entry.endsWith('.dist-info')))
    await settlePackage(folder, files.join(folder, name), files);
  if (names.some((name) => name.endsWith('.pth')))
    await files.write(files.join(folder, 'sitecustomize.py'), siteCustomize);
}

/** Python reads `.pth` files of site folders only; `PYTHONPATH` is none, until this module makes it one. */
const siteCustomize = 'import os, site\n\nsite.addsitedir(os.path.dirname(os.path.abspath(__file__)))\n';

/** Writes the scripts of one package anew, and its `RECORD` as they are now. */
async function settlePackage(folder: string, info: string, files: Files): Promise<void> {
  const record = files.join(info, 'RECORD');
  const before = (await files.readTextIfThere(record)) ?? '';
  const recorded = new Map(
    before.split(/\r?\n/).flatMap((line) => (line === '' ? [] : [[recordedPath(line), line]])),
  );
  for (const path of [...recorded.keys()].filter((each) => /^(bin|Scripts)\/[^/]+$/.test(each))) {
    const script = await scriptAt(files.join(folder, ...path.split('/')), files);
    const portable = script === undefined ? undefined : portableScript(script);
    if (portable !== undefined) await put(path, portable);
  }
  const entryPoints = await files.readTextIfThere(files.join(info, 'entry_points.txt'));
  for (const { name, text } of consoleScripts(entryPoints ?? '')) {
    for (const written of [`bin/${name}`, `bin/${name}.exe`, `Scripts/${name}.exe`]) {
      if (recorded.delete(written)) await files.remove(files.join(folder, ...written.split('/')));
    }
    await put(`bin/${name}`, text);
  }
  const after = [...recorded.values()]
    .toSorted(byCodePoint)
    .map((line) => `${line}\n`)
    .join('');
  // Writing flushes to disk, which takes longer than everything else here.
  if (after !== before) await files.write(record, after);

  async function put(path: string, text: string): Promise<void> {
    await files.write(files.join(folder, ...path.split('/')), text, { mode: 0o755 });
    recorded.set(path, `${path},${hashAndSize(text, files)}`);
  }
}

/** The text of a script; undefined for a program of machine code, and for what is not there. */
async function scriptAt(path: string, files: Files): Promise<string | undefined> {
  if ((await files.stat(path)) === undefined) return undefined;
  const start = await (await files.open(path)).read(0, 2);
  return start[0] === 0x23 && start[1] === 0x21 ? files.readText(path) : undefined;
}

/**
 * A script with the Python of whatever machine it runs on; undefined for scripts of other languages. Paths that are too
 * long for a first line are handed to `/bin/sh` in three lines, which are Python, too.
 * Source: https://github.com/pypa/distlib/blob/0.4.0/distlib/scripts.py, `_build_shebang`
 */
export function portableScript(text: string): string | undefined {
  const portable = '#!/usr/bin/env python3\n';
  const throughShell = /^#!\/bin\/sh\n'''exec' .*\n' '''\n/.exec(text);
  if (throughShell !== null) return portable + text.slice(throughShell[0].length);
  const direct = /^#![^\n]*python[^\n]*\n/.exec(text);
  return direct === null ? undefined : portable + text.slice(direct[0].length);
}

/** Hash and size as a `RECORD` has them. */
function hashAndSize(text: string, files: Files): string {
  return `sha256=${recordHash(files.sha256(text))},${new TextEncoder().encode(text).length}`;
}
