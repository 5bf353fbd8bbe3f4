import { defined } from '@slipway/core/defined';
import type { Ports } from '@slipway/core/ports';
import { Problems } from '@slipway/core/trouble';

import { cudaNotice } from '../cuda.ts';
import type { EnvironmentFacts, Lock, Requirement, WantedEnvironment } from '../kind.ts';
import { skewIn } from '../skew.ts';
import { withAccess } from './access.ts';
import { builtWheelsName, builtWheelsText, lockOfSources } from './building/built-wheel.ts';
import { withBuilt } from './building/kept.ts';
import { builtNotice, solvedWithBuilt } from './building/solve.ts';
import { installTools } from './building/tools.ts';
import { withGivenHashes } from './given-hashes.ts';
import { wheelPlatform } from './image.ts';
import { keepLock, knownLock, type Solved } from './known-lock.ts';
import { lockedVersions } from './names.ts';
import { withNearest } from './nearest.ts';
import { ensureUv, uvVariables } from './tool.ts';
import { whyNotLocked } from './why-not-locked.ts';

/** The name of the lock in a package. */
export const lockName = 'requirements.lock.txt';

/** Changes when the same requirements have to be locked in another way. */
const lockGeneration = 2;

/**
 * What a lock depends on: requirements, runtime and platform; never who asks, or from which file. Of folders with wheels
 * it is the names of the wheels, wherever the folders are.
 */
export async function lockFingerprint(
  wanted: WantedEnvironment,
  runtimeVersion: string,
  platform: string,
  { files }: Pick<Ports, 'files'>,
): Promise<string> {
  const texts = (list: readonly Requirement[]): string[] => list.map(({ text }) => text);
  const { overrides = [], excludeNewer, earlierLock, access } = wanted;
  const parts: unknown[] = [
    lockGeneration,
    runtimeVersion,
    platform,
    wanted.indexOptions,
    texts(wanted.server),
    texts(wanted.model),
    texts(wanted.constraints),
  ];
  // What is seldom asked for stands last and only when it is, so that locks that are known stay known.
  if (wanted.platform !== undefined) parts.push(['for', wheelPlatform(wanted.platform)]);
  if (overrides.length > 0) parts.push(['overrides', texts(overrides)]);
  if (excludeNewer !== undefined) parts.push(['excludeNewer', excludeNewer]);
  if (earlierLock !== undefined) parts.push(['earlierLock', earlierLock]);
  if (wanted.prereleases === true) parts.push('prereleases');
  if (access?.noIndex === true) parts.push('noIndex');
  const names = await Promise.all((access?.folders ?? []).map((folder) => files.names(folder)));
  if (names.length > 0) parts.push(['folders', names]);
  if (wanted.builder !== undefined)
    parts.push(['builder', wanted.builder.slice(wanted.builder.indexOf('@') + 1)]);
  return files.sha256(JSON.stringify(parts));
}

/**
 * Solves the requirements of the server and the model together, and pins every package by version and hashes. The same
 * requirements give the same lock again on this machine, whatever appeared on the index since.
 * @throws Problems for requirements that contradict each other, do not exist, or have no wheel for the platform
 * @throws Failure `NETWORK_FAILED`, `PROCESS_FAILED`, and `ENVIRONMENT_FAILED` when a wheel can not be built
 */
export async function lockRequirements(
  wanted: WantedEnvironment,
  facts: EnvironmentFacts,
  ports: Ports,
): Promise<Lock> {
  const known = await knownLock(facts, ports);
  if (known !== undefined) return checkedLock(known, true, wanted, facts, ports);
  const uv = await ensureUv(ports);
  const building = {
    uv,
    compile: (asked: WantedEnvironment) => compile(uv, asked, facts, ports),
    installTools: (requirements: readonly Requirement[], folder: string) =>
      installTools(requirements, folder, wanted, facts, (tools) => locked(tools, facts, ports), ports),
  };
  const { built, compiled } = await solvedWithBuilt(wanted, facts, building, ports);
  if (compiled.code !== 0) throw await explained(uv, compiled.stderr, wanted, facts, ports);
  const given = withGivenHashes(lockOfSources(compiled.text, built), [
    ...wanted.model,
    ...wanted.constraints,
  ]);
  if ('problems' in given) throw new Problems(given.problems);
  const text = [...wanted.indexOptions, given.lock].join('\n');
  await keepLock({ text, built }, facts, ports);
  return checkedLock({ text, built }, false, wanted, facts, ports);
}

/** Locks something else for the same runtime and platform. */
async function locked(wanted: WantedEnvironment, facts: EnvironmentFacts, ports: Ports): Promise<Lock> {
  const { platform, runtimeVersion } = facts;
  const fingerprint = await lockFingerprint(wanted, runtimeVersion, platform, ports);
  return lockRequirements(wanted, { ...facts, fingerprint }, ports);
}

/** A lock that solves can still be one that the model does not load with. */
function checkedLock(
  { built, text }: Solved,
  isKnown: boolean,
  wanted: WantedEnvironment,
  { runtimeVersion }: EnvironmentFacts,
  ports: Pick<Ports, 'files' | 'host' | 'log'>,
): Lock {
  const versions = lockedVersions(text);
  const skew = skewIn(new Map([...versions, ['python', runtimeVersion]]), wanted.expectations ?? []);
  if (skew.problems.length > 0) throw new Problems(skew.problems);
  const notices = [...skew.notices, ...cudaNotice(versions, wanted.gpu ?? false), ...builtNotice(built)];
  for (const { message } of notices) ports.log.info(message);
  const access = built.length === 0 ? wanted.access : withBuilt(wanted.access, built, ports);
  return {
    files: [
      { name: lockName, content: text },
      ...(built.length === 0 ? [] : [{ name: builtWheelsName, content: builtWheelsText(built) }]),
    ],
    packages: packagesIn(text),
    isKnown,
    notices,
    access,
  };
}

/** Why there is no lock, and what would work: found by asking again without the version that is in the way. */
async function explained(
  uv: string,
  stderr: string,
  wanted: WantedEnvironment,
  facts: EnvironmentFacts,
  ports: Ports,
): Promise<Error> {
  const reason = whyNotLocked(stderr, wanted, facts, ports.log);
  if (!(reason instanceof Problems)) return reason;
  const problems = await withNearest(reason.problems, wanted, async (other) => {
    const finished = await compile(uv, other, facts, ports);
    return finished.code === 0 ? finished.text : undefined;
  });
  return new Problems(problems);
}

/** Calls `uv pip compile` in a folder of its own. */
async function compile(
  uv: string,
  wanted: WantedEnvironment,
  facts: EnvironmentFacts,
  ports: Ports,
): Promise<{ code: number | null; stderr: string; text: string }> {
  const { files, processes } = ports;
  const folder = await files.temporaryFolder('lock-');
  try {
    for (const [name, text] of Object.entries(inputFiles(wanted)))
      await files.write(files.join(folder, name), text);
    const finished = await withAccess(wanted.access, ports, (reach) =>
      processes.run(
        {
          program: uv,
          args: [...compileArgs(wanted, facts), ...reach.args],
          folder,
          environment: { ...uvVariables, ...reach.environment },
        },
        { timeoutMs: 600_000 },
      ),
    );
    const text = (await files.readTextIfThere(files.join(folder, lockName))) ?? '';
    return { code: finished.code, stderr: finished.stderr, text };
  } finally {
    await files.remove(folder);
  }
}

function inputFiles(wanted: WantedEnvironment): Record<string, string> {
  const { overrides = [], earlierLock } = wanted;
  return {
    'server.in': inputText(wanted.server, []),
    'model.in': inputText(wanted.model, wanted.indexOptions),
    'constraints.in': inputText(wanted.constraints, []),
    'overrides.in': inputText(overrides, []),
    // uv prefers the versions that stand in the file that it writes.
    ...defined({ [lockName]: earlierLock }),
  };
}

function compileArgs(wanted: WantedEnvironment, facts: EnvironmentFacts): string[] {
  const { platform, excludeNewer } = wanted;
  const written = ['--generate-hashes', '--no-annotate', '--no-header', '--quiet', '-o', lockName];
  return [
    ...'pip compile server.in model.in -c constraints.in --overrides overrides.in'.split(' '),
    ...written,
    '--python-version',
    facts.runtimeVersion,
    ...(excludeNewer === undefined ? [] : ['--exclude-newer', excludeNewer]),
    ...(wanted.prereleases === true ? ['--prerelease', 'allow'] : []),
    // Nothing is built for a machine that is not here.
    ...(platform === undefined
      ? []
      : ['--python-platform', wheelPlatform(platform), '--only-binary', ':all:']),
  ];
}

function inputText(requirements: readonly Requirement[], options: readonly string[]): string {
  return [...options, ...requirements.map(({ text }) => text), ''].join('\n');
}

function packagesIn(text: string): number {
  return text.match(/^[A-Za-z0-9][\w.-]*(\[[^\]]*\])? ?(==|@)/gm)?.length ?? 0;
}
