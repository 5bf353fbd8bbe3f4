import type { Ports } from '@slipway/core/ports';

import { recordHash, recordedLines } from './record.ts';

/**
 * The installed files that are not what their wheels say. An installer that takes unpacked wheels out of a cache checks
 * no byte of them; a program that ran from links into that cache may have changed them.
 * @param folder site-packages, right after the installation
 * @returns paths relative to the folder, with `/`
 */
export async function alteredFiles(folder: string, { files }: Pick<Ports, 'files'>): Promise<string[]> {
  const altered: string[] = [];
  for (const name of await files.names(folder)) {
    if (!name.endsWith('.dist-info')) continue;
    const record = await files.readTextIfThere(files.join(folder, name, 'RECORD'));
    for (const { path, hash } of recordedLines(record ?? '')) {
      const place = files.join(folder, ...path.split('/'));
      if ((await files.stat(place))?.kind !== 'file') continue;
      const { sha256 } = await files.hash(place);
      if (recordHash(sha256) !== hash) altered.push(path);
    }
  }
  return altered;
}
