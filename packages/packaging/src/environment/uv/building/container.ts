import type { ImagePlatform } from '@slipway/core/image';
import type { Ports } from '@slipway/core/ports';
import type { Finished } from '@slipway/core/ports-processes';
import { Failure } from '@slipway/core/trouble';

import { ask } from '../../../engine/ask.ts';
import type { Engine } from '../../../engine/find.ts';

/** A container that waits for commands. */
export interface BuildContainer {
  /** Copies a file or a folder of this machine to a path inside. */
  give(from: string, to: string): Promise<void>;
  /** Copies what is in a folder inside into a folder of this machine. */
  take(from: string, to: string): Promise<void>;
  /** Runs its Python; an exit code other than 0 is an answer. */
  python(args: readonly string[]): Promise<Finished>;
}

/** An engine that does not have the image fetches it. */
const pullMs = 1_800_000;
const buildMs = 3_600_000;
/** A container whose run was killed ends by itself after this time, and is gone. */
const longestSeconds = 4 * 3600;

/**
 * The same sources, tools and image are to give the same wheel as far as the sources allow it. The first day that a zip
 * file can hold, as the standard says.
 * Source: https://reproducible-builds.org/docs/source-date-epoch/
 */
const variables = {
  SOURCE_DATE_EPOCH: '315532800',
  PYTHONHASHSEED: '0',
  PYTHONDONTWRITEBYTECODE: '1',
  LC_ALL: 'C.UTF-8',
  TZ: 'UTC',
  HOME: '/tmp',
};

/**
 * Starts a container of an image for the time of some work. Sources are foreign programs: they get no network, no
 * privileges, and nothing of this machine but what they are given. Nothing is mounted, so that the engine may be on
 * another machine.
 * @throws Failure `PROCESS_FAILED` when the engine can not run the image
 */
export async function inContainer<Result>(
  engine: Engine,
  image: string,
  platform: ImagePlatform,
  work: (container: BuildContainer) => Promise<Result>,
  ports: Ports,
): Promise<Result> {
  const name = `slipway-build-${crypto.randomUUID().slice(0, 16)}`;
  const { program } = engine;
  const { log, processes } = ports;
  const wait = `import time; time.sleep(${longestSeconds})`;
  const limits = ['--network', 'none', '--cap-drop', 'ALL', '--security-opt', 'no-new-privileges'];
  const set = Object.entries(variables).flatMap(([key, value]) => ['--env', `${key}=${value}`]);
  const start = ['run', '--detach', '--rm', '--name', name, '--platform', platform, '--user', '0'];
  try {
    await ask(
      engine,
      [...start, ...limits, ...set, '--entrypoint', 'python3', image, '-c', wait],
      ports,
      pullMs,
    );
    return await work({
      give: async (from, to) => void (await ask(engine, ['cp', from, `${name}:${to}`], ports, pullMs)),
      take: async (from, to) => void (await ask(engine, ['cp', `${name}:${from}/.`, to], ports, pullMs)),
      python: (args) =>
        processes.run(
          { program, args: ['exec', name, 'python3', ...args] },
          { timeoutMs: buildMs, onLine: (line) => log.debug(line) },
        ),
    });
  } finally {
    await removeContainer(engine, name, ports);
  }
}

/** That it stays for its time is no reason to lose what was built. */
async function removeContainer(engine: Engine, name: string, ports: Ports): Promise<void> {
  const args = ['rm', '--force', '--volumes', name];
  try {
    await ask(engine, args, ports);
  } catch (thrown) {
    if (!(thrown instanceof Failure)) throw thrown;
    const { files, host, processes } = ports;
    if (thrown.code === 'CANCELLED')
      await processes.startDetached(
        { program: engine.program, args },
        files.join(host.temp, 'remove-container.log'),
      );
    else ports.log.debug(`the container ${name} could not be removed: ${thrown.message}`);
  }
}
