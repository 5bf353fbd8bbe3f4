import type { Ports } from '@slipway/core/ports';
import type { Finished } from '@slipway/core/ports-processes';
import { Failure } from '@slipway/core/trouble';

/** A container engine that runs and may be used. */
export interface Engine {
  program: 'docker' | 'podman';
  /** Of what runs the containers, not of the command: `20.10.24`. */
  version: string;
  /** What its containers run on: `linux/amd64`. */
  platform: string;
}

/** Each program with the question that only an engine which runs answers: `20.10.24 linux/amd64`. */
const questions: readonly [Engine['program'], readonly string[]][] = [
  ['docker', ['version', '--format', '{{.Server.Version}} {{.Server.Os}}/{{.Server.Arch}}']],
  ['podman', ['info', '--format', '{{.Version.Version}} {{.Host.OS}}/{{.Host.Arch}}']],
];

/** A local engine answers within milliseconds; one that has to be woken up is no engine to rely on. */
const answerMs = 5000;

/** Looks for an engine on this machine. Undefined when no program is there, or no engine answers it in time. */
export async function findEngine({ processes }: Pick<Ports, 'processes'>): Promise<Engine | undefined> {
  for (const [program, args] of questions) {
    if ((await processes.find(program)) === undefined) continue;
    const answer = await orNothing(processes.run({ program, args }, { timeoutMs: answerMs }));
    const found = /^(?<version>\S+) (?<platform>\w+\/\w+)$/m.exec(answer?.stdout.trim() ?? '')?.groups;
    if (answer?.code !== 0 || found === undefined) continue;
    return { program, version: found['version']!, platform: found['platform']! };
  }
  return undefined;
}

/** Why there is no engine is of no interest to who can do without; that the run was cancelled is. */
async function orNothing(running: Promise<Finished>): Promise<Finished | undefined> {
  try {
    return await running;
  } catch (thrown) {
    if (thrown instanceof Failure && thrown.code !== 'CANCELLED') return undefined;
    throw thrown;
  }
}
