import { isInRange, minorVersion } from '@slipway/formats/pep440';
import type { Ports } from '@slipway/core/ports';
import { refuse, type Place } from '@slipway/core/trouble';
import { array, object, parseJson, pipe, safeParse, string } from 'valibot';

import type { WantedRuntime } from '../kind.ts';
import { closestPython } from '../python-range.ts';
import { findPython, uvVariables } from './tool.ts';

/** The oldest Python that is taken when nobody asks for a version. */
const oldestMinor = 10;

/**
 * The minor version of Python that an environment is locked for: the one that is asked for, the closest to that of this
 * machine of several that would do, or that of this machine.
 * @throws Problems when there is none
 */
export async function pythonVersionFor(
  wanted: WantedRuntime | undefined,
  ports: Pick<Ports, 'processes'>,
): Promise<string> {
  if (wanted === undefined) return hostPythonVersion(ports);
  if (wanted.version !== undefined) return minorVersion(wanted.version);
  const python = await findPython(ports);
  const here = python === undefined ? undefined : await versionOf(python, ports);
  const closest = closestPython(wanted.range, here);
  if (closest !== undefined) return closest;
  refuse({
    where: wanted.where,
    said: `Python ${wanted.range}`,
    expected: 'a range that holds a version of Python that is still in use, such as `>=3.10`',
    remedy: 'correct it, or give `python-version`',
  });
}

/**
 * The version of the Python on this machine's PATH, for models that do not ask for one.
 * @throws Problems when there is none, or only one that is too old
 */
async function hostPythonVersion(ports: Pick<Ports, 'processes'>): Promise<string> {
  const python = await findPython(ports);
  const version = python === undefined ? undefined : await versionOf(python, ports);
  if (version !== undefined && isInRange(version, `>=3.${oldestMinor}`)) return minorVersion(version);
  refuse({
    where: { input: 'python-version' },
    said:
      version === undefined
        ? 'no Python is on the PATH, and nothing asks for a version'
        : `Python ${version}`,
    expected: `Python 3.${oldestMinor} or newer`,
    remedy: 'give `python-version`, or add a step with `uses: actions/setup-python@v6`',
  });
}

async function versionOf(
  python: string,
  { processes }: Pick<Ports, 'processes'>,
): Promise<string | undefined> {
  const finished = await processes.run({ program: python, args: ['--version'] }, { timeoutMs: 20_000 });
  return /Python (\d+\.\d+(?:\.\d+)?)/.exec(finished.stdout + finished.stderr)?.[1];
}

/**
 * Makes an empty virtual environment of a Python version, which uv downloads when it is not here.
 * @throws Problems naming the versions that are here when it can not be had; never another version silently
 */
export async function makeVenv(
  uv: string,
  version: string,
  folder: string,
  where: Place,
  { processes, log }: Pick<Ports, 'processes' | 'log'>,
): Promise<void> {
  const args = ['venv', '--relocatable', '--no-project', '--python', version, folder];
  const finished = await processes.run(
    { program: uv, args, environment: uvVariables },
    { timeoutMs: 600_000, onLine: (line) => log.debug(line) },
  );
  if (finished.code === 0) return;
  const found = await installedVersions(uv, processes);
  refuse({
    where,
    said: `Python ${version}, which is not on this machine and could not be downloaded`,
    expected:
      found.length === 0 ? 'an installed Python' : `one of the installed versions: ${found.join(', ')}`,
    remedy: `add a step with \`uses: actions/setup-python@v6\` and \`python-version: '${version}'\`, or set \`python-version\``,
  });
}

/** What `uv python list` prints as JSON. */
const listed = pipe(string(), parseJson(), array(object({ version: string() })));

async function installedVersions(uv: string, processes: Ports['processes']): Promise<string[]> {
  const args = ['python', 'list', '--only-installed', '--output-format', 'json'];
  const finished = await processes.run(
    { program: uv, args, environment: uvVariables },
    { timeoutMs: 60_000 },
  );
  const read = safeParse(listed, finished.stdout);
  return read.success ? [...new Set(read.output.map(({ version }) => version))] : [];
}

/** The Python of a virtual environment. */
export function pythonOf(environmentFolder: string, platform: string): string {
  return platform === 'win32'
    ? `${environmentFolder}\\Scripts\\python.exe`
    : `${environmentFolder}/bin/python`;
}
