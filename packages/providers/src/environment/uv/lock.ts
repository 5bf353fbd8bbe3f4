import type { Ports } from '@slipway/core/ports';
import type { Finished } from '@slipway/core/ports-processes';
import { Failure, Problems } from '@slipway/core/trouble';

import type { EnvironmentFacts, Lock, Requirement, WantedEnvironment } from '../kind.ts';
import { explainConflict } from './conflict.ts';
import { wheelPlatform } from './image.ts';
import { ensureUv, uvVariables } from './tool.ts';

/** The name of the lock in a package. */
export const lockName = 'requirements.lock.txt';

/** Changes when the same requirements have to be locked in another way. */
const lockGeneration = 1;

/** What a lock depends on: requirements, runtime and platform; never who asks, or from which file. */
export function lockFingerprint(
  wanted: WantedEnvironment,
  runtimeVersion: string,
  platform: string,
  { sha256 }: Pick<Ports['files'], 'sha256'>,
): string {
  const texts = (list: readonly Requirement[]): string[] => list.map(({ text }) => text);
  const parts = [
    lockGeneration,
    runtimeVersion,
    platform,
    wanted.indexOptions,
    texts(wanted.server),
    texts(wanted.model),
    texts(wanted.constraints),
    ...(wanted.platform === undefined ? [] : [wheelPlatform(wanted.platform)]),
  ];
  return sha256(JSON.stringify(parts));
}

/** Where a known lock is kept on this machine. */
function knownLock(facts: EnvironmentFacts, { files, host }: Ports): string {
  return files.join(host.home, 'locks', `${facts.fingerprint}.txt`);
}

/**
 * Solves the requirements of the server and the model together, and pins every package by version and hashes. The same
 * requirements give the same lock again on this machine, whatever appeared on the index since.
 * @throws Problems for requirements that contradict each other or do not exist
 * @throws Failure `NETWORK_FAILED`, `PROCESS_FAILED`
 */
export async function lockRequirements(
  wanted: WantedEnvironment,
  facts: EnvironmentFacts,
  ports: Ports,
): Promise<Lock> {
  const { files, log } = ports;
  const known = await files.readTextIfThere(knownLock(facts, ports));
  if (known !== undefined) return lockOf(known, true);
  const uv = await ensureUv(ports);
  const folder = await files.temporaryFolder('lock-');
  try {
    await files.write(files.join(folder, 'server.in'), inputText(wanted.server, []));
    await files.write(files.join(folder, 'model.in'), inputText(wanted.model, wanted.indexOptions));
    await files.write(files.join(folder, 'constraints.in'), inputText(wanted.constraints, []));
    const args = [
      'pip',
      'compile',
      'server.in',
      'model.in',
      '-c',
      'constraints.in',
      '--generate-hashes',
      '--no-annotate',
      '--no-header',
      '--quiet',
    ];
    const target =
      wanted.platform === undefined
        ? []
        : ['--python-platform', wheelPlatform(wanted.platform), '--only-binary', ':all:'];
    const finished = await ports.processes.run(
      {
        program: uv,
        args: [...args, '--python-version', facts.runtimeVersion, ...target],
        folder,
        environment: uvVariables,
      },
      { timeoutMs: 600_000 },
    );
    if (finished.code !== 0) throw whyNot(finished, wanted, log);
    const text = [...wanted.indexOptions, finished.stdout].join('\n');
    await files.write(knownLock(facts, ports), text);
    return lockOf(text, false);
  } finally {
    await files.remove(folder);
  }
}

function inputText(requirements: readonly Requirement[], options: readonly string[]): string {
  return [...options, ...requirements.map(({ text }) => text), ''].join('\n');
}

function lockOf(text: string, isKnown: boolean): Lock {
  const packages = text.match(/^[A-Za-z0-9][\w.-]*(\[[^\]]*\])? ?(==|@)/gm)?.length ?? 0;
  return { files: [{ name: lockName, content: text }], packages, isKnown };
}

function whyNot(finished: Finished, wanted: WantedEnvironment, log: Ports['log']): Error {
  const said = withoutWarnings(finished.stderr);
  for (const line of said.split('\n')) log.debug(line);
  if (/No solution found when resolving/.test(said)) return new Problems(explainConflict(said, wanted));
  const tail = said.trim().split('\n').slice(-12);
  if (/error sending request|Failed to fetch|dns error|Could not connect|tcp connect/i.test(said)) {
    return new Failure('NETWORK_FAILED', 'the index of Python packages could not be reached', {
      log: tail,
      remedy: 'run again, or set UV_INDEX_URL to an index that this machine can reach',
    });
  }
  const unbuilt = /Failed to (?:build|download and build) `?([^`\s]+)`?/.exec(said)?.[1];
  return new Failure(
    'PROCESS_FAILED',
    `uv could not lock the requirements${unbuilt === undefined ? '' : `: \`${unbuilt}\` could not be built`}`,
    {
      log: tail,
      remedy:
        unbuilt === undefined ? 'mend what uv says' : `choose a version of \`${unbuilt}\` that has a wheel`,
    },
  );
}

/** uv warns at length about every broken Python that it meets on the PATH. */
function withoutWarnings(stderr: string): string {
  const at = stderr.search(/^(error:|\s*×)/m);
  return at < 0 ? stderr : stderr.slice(at);
}
