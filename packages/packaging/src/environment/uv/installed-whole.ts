import type { PackagedEnvironment } from '@slipway/core/package-manifest';
import type { Ports } from '@slipway/core/ports';
import { Failure } from '@slipway/core/trouble';

import type { IndexAccess } from '../kind.ts';
import { alteredFiles } from './altered.ts';
import { installed } from './install.ts';

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
