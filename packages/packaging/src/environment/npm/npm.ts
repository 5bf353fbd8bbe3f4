import { checkedJson } from '@slipway/core/checked-json';
import type { PackagedEnvironment } from '@slipway/core/package-manifest';
import type { Host, Ports } from '@slipway/core/ports';
import { Failure, refuse } from '@slipway/core/trouble';
import { object, record, string, unknown } from 'valibot';

import { machineOf } from '../image-machine.ts';
import type { EnvironmentProvider, WantedEnvironment } from '../kind.ts';
import { dockerfileLines } from './dockerfile-lines.ts';
import { keepPlatform } from './keep-platform.ts';

/** The names of the files that make a Node environment. */
const lockName = 'package-lock.json';
const listName = 'package.json';

/** As far as it is read: packages by the folders they are installed in. */
const npmLock = object({ packages: record(string(), unknown()) });

/** Node environments: a lock that is part of Slipway, installed by npm. */
export const npm: EnvironmentProvider = {
  id: 'npm',
  title: 'Node packages, installed by npm from a lock that is part of Slipway',

  async look(wanted, ports) {
    if ((await ports.processes.find('npm')) === undefined) refuseWithoutNpm();
    const [lock] = await lockFiles(wanted, ports);
    return {
      runtimeVersion: '24',
      platform: 'any',
      fingerprint: ports.files.sha256(lock.content),
      tool: 'npm',
    };
  },

  async lock(wanted, _facts, ports) {
    const files = await lockFiles(wanted, ports);
    const { packages } = checkedJson(npmLock, files[0].content, files[0].name);
    return { files, packages: Object.keys(packages).filter((path) => path !== '').length, isKnown: true };
  },

  async install(environment, lockFile, folder, ports) {
    await installFor(ports.host, [], environment, lockFile, folder, ports);
  },

  async installForImage(environment, lockFile, folder, { platform }, ports) {
    const machine = machineOf(platform);
    const args = ['--os', machine.platform, '--cpu', machine.architecture, '--libc', 'glibc'];
    await installFor(machine, args, environment, lockFile, folder, ports);
    // npm's note of what it installed names the registry of this machine.
    await ports.files.remove(ports.files.join(folder, 'node_modules', '.package-lock.json'));
  },

  dockerfileLines,
  imageRuntime: () => ({ program: 'node', variables: {} }),
};

async function installFor(
  machine: Pick<Host, 'platform' | 'architecture'>,
  machineArgs: readonly string[],
  environment: PackagedEnvironment,
  lockFile: string,
  folder: string,
  ports: Ports,
): Promise<void> {
  const { files, processes, log } = ports;
  const program = await processes.find('npm');
  if (program === undefined) refuseWithoutNpm();
  const source = files.dirname(lockFile);
  for (const name of [listName, lockName])
    await files.write(files.join(folder, name), await files.readText(files.join(source, name)));
  log.info(`npm installs ${environment.packages} packages`);
  const finished = await processes.run(
    {
      program,
      args: ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', ...machineArgs],
      folder,
      // Its install script would fetch CUDA libraries from another registry.
      environment: { ONNXRUNTIME_NODE_INSTALL: 'skip' },
    },
    { timeoutMs: 900_000, onLine: (line) => log.debug(line) },
  );
  if (finished.code !== 0) {
    throw new Failure(
      'ENVIRONMENT_FAILED',
      `npm could not install the ${environment.packages} locked packages`,
      {
        log: finished.stderr.trim().split('\n').slice(-12),
        remedy: 'run again when the registry can be reached',
      },
    );
  }
  await keepPlatform(folder, machine, files);
}

async function lockFiles(
  wanted: WantedEnvironment,
  { files, host }: Ports,
): Promise<[{ name: string; content: string }, { name: string; content: string }]> {
  const folder = files.join(host.bundle, ...(wanted.readyLock ?? '').split('/'));
  const read = async (name: string): Promise<{ name: string; content: string }> => ({
    name,
    content: await files.readText(files.join(folder, name)),
  });
  return [await read(lockName), await read(listName)];
}

function refuseWithoutNpm(): never {
  refuse({
    where: { input: 'server' },
    said: '`npm` is not on the PATH',
    expected: 'npm, which installs the ONNX runtime',
    remedy: 'add a step with `uses: actions/setup-node@v6` before this one',
  });
}
