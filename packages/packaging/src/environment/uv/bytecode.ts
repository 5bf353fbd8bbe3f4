import type { Ports } from '@slipway/core/ports';
import { Failure, refuse } from '@slipway/core/trouble';

import { imageEnvironmentFolder } from '../kind.ts';
import { uvVariables } from './tool.ts';

/** Where the program that compiles lies in the bundle. */
const compiler = ['programs', 'python', 'image', 'compile_modules.py'];

/**
 * Compiles the modules of a layer with a Python of the version that will run them. Compiled modules are the same for all
 * platforms.
 * @throws Problems when there is no such Python, and none can be had
 * @throws Failure `ENVIRONMENT_FAILED`
 */
export async function compileModules(
  uv: string,
  version: string,
  folder: string,
  ports: Ports,
): Promise<void> {
  const { files, processes, host, log } = ports;
  const python = await pythonOfVersion(uv, version, ports);
  const program = files.join(host.bundle, ...compiler);
  const finished = await processes.run(
    {
      program: python,
      args: ['-s', '-S', '-W', 'ignore', program, folder, imageEnvironmentFolder],
      environment: cleanPython,
    },
    { timeoutMs: 900_000 },
  );
  if (finished.code !== 0) {
    throw new Failure('ENVIRONMENT_FAILED', 'the modules of the environment could not be compiled', {
      log: finished.stderr.trim().split('\n').slice(-12),
      remedy: 'give `bytecode: false`, which makes the first start of a container slower',
    });
  }
  log.info(`compiled ${finished.stdout.trim()} modules`);
}

/** Nothing of the job changes what is compiled, or where it is put. Sets are written in one order. */
const cleanPython: Readonly<Record<string, string | undefined>> = {
  PYTHONHASHSEED: '0',
  PYTHONHOME: undefined,
  PYTHONPATH: undefined,
  PYTHONOPTIMIZE: undefined,
  PYTHONPYCACHEPREFIX: undefined,
  PYTHONDONTWRITEBYTECODE: '1',
};

/** A Python of a minor version that is here, or that uv can fetch. */
async function pythonOfVersion(
  uv: string,
  version: string,
  { processes, log }: Pick<Ports, 'processes' | 'log'>,
): Promise<string> {
  const find = async (): Promise<string | undefined> => {
    const args = ['python', 'find', '--no-project', version];
    const finished = await processes.run(
      { program: uv, args, environment: uvVariables },
      { timeoutMs: 60_000 },
    );
    return finished.code === 0 ? finished.stdout.trim() : undefined;
  };
  const here = await find();
  if (here !== undefined) return here;
  const args = ['python', 'install', version];
  const fetched = await processes.run(
    { program: uv, args, environment: uvVariables },
    { timeoutMs: 600_000, onLine: (line) => log.debug(line) },
  );
  const python = fetched.code === 0 ? await find() : undefined;
  if (python !== undefined) return python;
  refuse({
    where: { input: 'bytecode' },
    said: `Python ${version}, which would compile the modules, is not on this machine and could not be downloaded`,
    expected: `an installed Python ${version}`,
    remedy: `add a step with \`uses: actions/setup-python@v6\` and \`python-version: '${version}'\`, or give \`bytecode: false\``,
  });
}
