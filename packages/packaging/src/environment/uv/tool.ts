import type { Ports } from '@slipway/core/ports';
import { Failure, refuse } from '@slipway/core/trouble';

/** The version that is installed when no `uv` is on the PATH. */
export const pinnedUv = '0.13.8';

/** A Python on the PATH, or undefined. Windows has no `python3`. */
export async function findPython(ports: Pick<Ports, 'processes'>): Promise<string | undefined> {
  return (await ports.processes.find('python3')) ?? (await ports.processes.find('python'));
}

/** `uv` on the PATH, or the one that an earlier run installed; undefined when there is none. */
export async function findUv(ports: Ports): Promise<string | undefined> {
  const onPath = await ports.processes.find('uv');
  if (onPath !== undefined) return onPath;
  const own = ownUv(toolFolder(ports), ports);
  return (await ports.files.stat(own)) === undefined ? undefined : own;
}

/**
 * The path of a `uv` that works; installs the pinned version with pip where there is none.
 * @throws Problems when there is neither `uv` nor a Python to install it with
 * @throws Failure `ENVIRONMENT_FAILED`
 */
export async function ensureUv(ports: Ports): Promise<string> {
  const found = await findUv(ports);
  if (found !== undefined) return found;
  const python = await findPython(ports);
  if (python === undefined) refuseWithoutUv();
  return installUv(python, ports);
}

/** Says that Python packages can not be installed here, and how they could be. */
export function refuseWithoutUv(): never {
  refuse({
    where: { input: 'environment' },
    said: 'neither `uv` nor Python is on the PATH',
    expected: 'uv, which locks and installs Python packages',
    remedy: 'add a step with `uses: astral-sh/setup-uv@v10` before this one',
  });
}

function toolFolder({ files, host }: Ports): string {
  return files.join(host.home, 'tools', `uv-${pinnedUv}`);
}

function ownUv(folder: string, { files, host }: Ports): string {
  return host.platform === 'win32' ? files.join(folder, 'bin', 'uv.exe') : files.join(folder, 'bin', 'uv');
}

/** `pip install --target` makes a folder that may be renamed, which a virtual environment may not. */
async function installUv(python: string, ports: Ports): Promise<string> {
  const { files, processes, log } = ports;
  log.info(`installing uv ${pinnedUv}, because none is on the PATH`);
  const final = toolFolder(ports);
  const building = `${final}.${crypto.randomUUID().slice(0, 8)}.building`;
  const args = ['-m', 'pip', 'install', '--quiet', '--no-input', '--target', building, `uv==${pinnedUv}`];
  const finished = await processes.run(
    { program: python, args },
    { timeoutMs: 300_000, onLine: (line) => log.debug(line) },
  );
  if (finished.code !== 0) {
    await files.remove(building);
    throw new Failure('ENVIRONMENT_FAILED', `pip could not install uv ${pinnedUv}`, {
      log: finished.stderr.trim().split('\n').slice(-10),
      remedy: 'add a step with `uses: astral-sh/setup-uv@v10` before this one',
    });
  }
  try {
    await files.move(building, final);
  } catch {
    // Another run was faster; its uv is the same one.
    await files.remove(building);
  }
  return ownUv(final, ports);
}

/** Variables for every call of uv: plain text, no virtual environment of the job in the way. */
export const uvVariables: Readonly<Record<string, string | undefined>> = {
  NO_COLOR: '1',
  UV_NO_PROGRESS: '1',
  VIRTUAL_ENV: undefined,
  CONDA_PREFIX: undefined,
};
