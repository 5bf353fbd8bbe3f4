import type { PackagedEnvironment } from '@slipway/core/package-manifest';
import type { Ports } from '@slipway/core/ports';
import type { Finished } from '@slipway/core/ports-processes';
import { Failure } from '@slipway/core/trouble';

import type { IndexAccess } from '../kind.ts';
import { withAccess } from './access.ts';
import { lockOfWheels } from './building/built-wheel.ts';
import { makeVenv, pythonOf } from './python.ts';
import { ensureUv, uvVariables } from './tool.ts';

/**
 * Installs a lock into a new virtual environment; every file is checked against its hash.
 * @throws Problems when the Python is missing
 * @throws Failure `ENVIRONMENT_FAILED` with uv's last lines
 */
export async function installLock(
  environment: PackagedEnvironment,
  lockFile: string,
  folder: string,
  ports: Ports,
  access?: IndexAccess,
): Promise<void> {
  const uv = await ensureUv(ports);
  await makeVenv(uv, environment.runtimeVersion, folder, { input: 'python-version' }, ports);
  await installed(
    uv,
    // A server that writes into its environment must not reach the cache that others install from.
    ['--python', pythonOf(folder, ports.host.platform), '--link-mode', 'copy'],
    environment,
    lockFile,
    ports,
    access,
  );
}

/**
 * Installs the packages of a lock; every file is checked against its hash.
 * @param where arguments that say where to, and for which Python
 * @throws Failure `ENVIRONMENT_FAILED` with uv's last lines
 */
export async function installed(
  uv: string,
  where: readonly string[],
  environment: PackagedEnvironment,
  lockFile: string,
  ports: Ports,
  access?: IndexAccess,
): Promise<void> {
  const args = ['pip', 'install', ...where, '--require-hashes', '--no-deps', '-r'];
  const attempt = (further: readonly string[]): Promise<Finished> =>
    withWheels(lockFile, access, ports, (lock) =>
      withAccess(access, ports, (reach) =>
        ports.processes.run(
          {
            program: uv,
            args: [...args, lock, ...reach.args, ...further],
            environment: { ...uvVariables, ...reach.environment },
          },
          { timeoutMs: 1_800_000, onLine: (line) => show(line, ports.log) },
        ),
      ),
    );
  let finished = await attempt([]);
  if (finished.code !== 0 && isOutdated(finished.stderr)) finished = await attempt(['--refresh']);
  if (finished.code === 0) return;
  throw whyNotInstalled(finished.stderr, environment.packages);
}

/**
 * A locked version is said not to exist, but it did when it was locked: the page of the index that uv keeps for some
 * minutes is older than the lock.
 */
function isOutdated(stderr: string): boolean {
  return /there (?:is|are) no versions? of/i.test(stderr);
}

/** Why uv could not install a lock: sources that can not be built here, other files than were locked, or no index. Pure. */
export function whyNotInstalled(stderr: string, packages: number): Failure {
  const log = stderr.trim().split('\n').slice(-12);
  const unbuilt = /Failed to (?:build|download and build) `?([^`\s]+)`?/.exec(stderr)?.[1];
  if (unbuilt !== undefined)
    return new Failure('ENVIRONMENT_FAILED', `\`${unbuilt}\` has no wheel, and could not be built here`, {
      log,
      remedy: `choose a version of \`${unbuilt.split('==')[0]!}\` that has a wheel for this Python, or install what its build needs`,
    });
  return new Failure('ENVIRONMENT_FAILED', `the ${packages} locked packages could not be installed`, {
    log,
    remedy: /hash/i.test(stderr)
      ? 'package the model again to lock what the index holds now'
      : 'run again when the index can be reached',
  });
}

/** A lock names the sources of what was built; installed are the wheels, by their own digests. */
async function withWheels<Result>(
  lockFile: string,
  { built = [] }: Pick<IndexAccess, 'built'> = {},
  { files }: Pick<Ports, 'files'>,
  work: (lockFile: string) => Promise<Result>,
): Promise<Result> {
  if (built.length === 0) return work(lockFile);
  const folder = await files.temporaryFolder('wheels-');
  try {
    const lock = files.join(folder, files.basename(lockFile));
    await files.write(lock, lockOfWheels(await files.readText(lockFile), built));
    return await work(lock);
  } finally {
    await files.remove(folder);
  }
}

/** What a person wants to see of the two lines a package that uv prints. */
function show(line: string, log: Ports['log']): void {
  if (/^(Resolved|Prepared|Installed|Downloading|Downloaded|Building|Built)\b/.test(line.trim()))
    log.foreign(line.trim());
  else log.debug(line);
}
