import type { Ports } from '@slipway/core/ports';
import { Failure } from '@slipway/core/trouble';

import { endpointNames, placesOf } from './places.ts';
import { readRecord } from './record.ts';

type Needs = Pick<Ports, 'files' | 'host' | 'processes'>;

/** Who listens on a port of the loopback interface, in words: an endpoint, a program, or nobody knows. */
export async function listener(port: number, ports: Needs): Promise<string> {
  for (const name of await endpointNames(ports)) {
    const record = await readRecord(placesOf(name, ports), ports);
    if (record?.port === port) return `the endpoint \`${name}\``;
  }
  return (await toldBy(port, ports)) ?? 'another program';
}

/** The tools that tell who listens, and where in their answers the program stands. */
const tools: readonly { program: string; args: (port: number) => string[]; answer: RegExp }[] = [
  { program: 'ss', args: (port) => ['-Hltnp', `sport = :${port}`], answer: /users:\(\("([^"]+)",pid=(\d+)/ },
  {
    program: 'lsof',
    args: (port) => ['-nP', `-iTCP:${port}`, '-sTCP:LISTEN', '-Fcp'],
    answer: /p(\d+)\nc(.+)/,
  },
];

async function toldBy(port: number, { processes }: Needs): Promise<string | undefined> {
  for (const { program, args, answer } of tools) {
    const path = await processes.find(program);
    if (path === undefined) continue;
    const match = answer.exec(await outputOf(path, args(port), processes));
    if (match === null) continue;
    const [first = '', second = ''] = match.slice(1);
    return /^\d+$/.test(first) ? `${second}, process ${first}` : `${first}, process ${second}`;
  }
  return undefined;
}

/** A tool that does not work only means that nobody knows. */
async function outputOf(program: string, args: string[], processes: Ports['processes']): Promise<string> {
  try {
    return (await processes.run({ program, args }, { timeoutMs: 3000 })).stdout;
  } catch (thrown) {
    if (thrown instanceof Failure && thrown.code !== 'CANCELLED') return '';
    throw thrown;
  }
}
