import type { PackagedEnvironment } from '@slipway/core/package-manifest';
import type { Ports } from '@slipway/core/ports';
import { Failure } from '@slipway/core/trouble';

import type { IndexAccess } from '../kind.ts';
import { installed } from './install.ts';
import { recordHash, recordedLines } from './record.ts';

/**
 * Installs into a folder and looks whether every file is what its wheel says. Where uv's cache was changed, everything is
 * fetched anew: a cache is never trusted without its digests.
 * @param args of `uv pip install`, among them the target
 * @throws Failure `ENVIRONMENT_FAILED`, and `DIGEST_MISMATCH` for a wheel that is not what it says itself
 */
export async function installedWhole(
  uv: string,
  args: readonly string[],
  folder: string,
  environment: PackagedEnvironment,
  lockFile: string,
  ports: Ports,
  access?: IndexAccess,
): Promise<void> {
  await ports.files.makeFolder(folder);
  await installed(uv, args, environment, lockFile, ports, access);
  const altered = await alteredFiles(folder, ports);
  if (altered.length === 0) return;
  ports.log.info(
    `the cache of uv was changed (${altered.slice(0, 3).join(', ')}): everything is fetched anew`,
  );
  await ports.files.remove(folder);
  await ports.files.makeFolder(folder);
  await installed(uv, [...args, '--no-cache'], environment, lockFile, ports, access);
  const [first] = await alteredFiles(folder, ports);
  if (first === undefined) return;
  throw new Failure('DIGEST_MISMATCH', `${first} is not what its wheel says of it`, {
    remedy: 'run again; when it stays so, the wheel itself is broken: choose another version of it',
  });
}

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
