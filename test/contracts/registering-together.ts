import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';

import { expect } from 'vitest';

import type { RegistryConnection } from '@slipway/models/registry/kind';

import type { OpenedRegistry } from './registry-bytes.ts';

/** What a process says of each registration. */
export interface Answer {
  version: string;
  registered: boolean;
}

/** How a process is told of a registry, as JSON; secrets do not pass. */
export interface Where {
  text: string;
  connection: RegistryConnection | undefined;
}

/** Registers in as many processes as there are batches, all let go at the same moment. */
export async function together(
  { text, connection }: Pick<OpenedRegistry, 'text' | 'connection'>,
  name: string,
  batches: readonly (readonly string[])[],
): Promise<Answer[][]> {
  const where = JSON.stringify({ text, connection } satisfies Where);
  const children = batches.map((paths) => started(where, name, paths));
  const answers: Answer[][] = children.map(() => []);
  const ready = children.map(async (child, index) => {
    const lines = createInterface({ input: child.stdout });
    await once(lines, 'line');
    lines.on('line', (line) => answers[index]?.push(JSON.parse(line) as Answer));
  });
  const ended = children.map((child) => once(child, 'close'));
  await Promise.all(ready);
  for (const child of children) child.stdin.write('go\n');
  expect((await Promise.all(ended)).map(([code]) => code as number)).toEqual(batches.map(() => 0));
  return answers;
}

/** Registers in a process that is killed so many milliseconds after it was let go. */
export async function killed(where: Where, name: string, path: string, ms: number): Promise<void> {
  const child = started(JSON.stringify(where), name, [path]);
  await once(createInterface({ input: child.stdout }), 'line');
  const ended = once(child, 'close');
  child.stdin.write('go\n');
  setTimeout(() => child.kill('SIGKILL'), ms);
  await ended;
}

function started(
  where: string,
  name: string,
  paths: readonly string[],
): ChildProcessByStdio<Writable, Readable, null> {
  const program = join(import.meta.dirname, 'registering-process.ts');
  return spawn(process.execPath, ['--conditions=source', program, where, name, ...paths], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
}
