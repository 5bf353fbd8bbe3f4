import type { Ports } from '@slipway/core/ports';
import { bytesOfHex } from '@slipway/core/digest';

type Files = Ports['files'];

/**
 * Removes what an installation says of the machine it was made on: the lock of uv, and the path of this machine's
 * Python in the first line of every script. Then modules that `.pth` files bring in are made to work from `PYTHONPATH`.
 */
export async function removeTraces(folder: string, { files }: Pick<Ports, 'files'>): Promise<void> {
  await files.remove(files.join(folder, '.lock'));
  const changed = new Map<string, string>();
  for (const name of await files.names(files.join(folder, 'bin'))) {
    const path = files.join(folder, 'bin', name);
    const script = await scriptAt(path, files);
    const portable = script === undefined ? undefined : portableScript(script);
    if (portable === undefined) continue;
    await files.write(path, portable, { mode: 0o755 });
    changed.set(`bin/${name}`, recordOf(portable, files));
  }
  const names = await files.names(folder);
  for (const name of names.filter((entry) => entry.endsWith('.dist-info'))) {
    const path = files.join(folder, name, 'RECORD');
    const record = await files.readTextIfThere(path);
    if (record !== undefined) await writeIfChanged(path, record, withRecords(record, changed), files);
  }
  if (names.some((name) => name.endsWith('.pth')))
    await files.write(files.join(folder, 'sitecustomize.py'), siteCustomize);
}

/** Python reads `.pth` files of site folders only; `PYTHONPATH` is none, until this module makes it one. */
const siteCustomize = 'import os, site\n\nsite.addsitedir(os.path.dirname(os.path.abspath(__file__)))\n';

/** The text of a script; undefined for a program of machine code. */
async function scriptAt(path: string, files: Files): Promise<string | undefined> {
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

/** Hash and size as a `RECORD` has them. Source: https://packaging.python.org/en/latest/specifications/recording-installed-packages/ */
function recordOf(text: string, files: Files): string {
  const base64 = btoa(String.fromCharCode(...bytesOfHex(files.sha256(text))));
  const hash = base64.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
  return `sha256=${hash},${new TextEncoder().encode(text).length}`;
}

function withRecords(record: string, changed: ReadonlyMap<string, string>): string {
  return record
    .split('\n')
    .map((line) => {
      const path = line.slice(0, Math.max(0, line.indexOf(',')));
      const entry = changed.get(path);
      return entry === undefined ? line : `${path},${entry}`;
    })
    .join('\n');
}

async function writeIfChanged(path: string, before: string, after: string, files: Files): Promise<void> {
  if (after !== before) await files.write(path, after);
}
