import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A program to run as a step. */
export interface Command {
  program: string;
  args: string[];
  cwd: string;
  environment: Record<string, string>;
  timeoutMs: number;
}

/** How a program ended and what it printed on both streams. */
export interface Ended {
  exitCode: number | null;
  log: string;
  isTimedOut: boolean;
}

/** Runs a program to its end, or to the end of its time: then it is asked to stop as GitHub's runner asks. */
export function runProcess(command: Command): Promise<Ended> {
  const child = spawn(command.program, command.args, {
    cwd: command.cwd,
    env: command.environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let log = '';
  let isTimedOut = false;
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => (log += chunk));
  }
  const timers = [
    setTimeout(() => (isTimedOut = child.kill('SIGINT')), command.timeoutMs),
    setTimeout(() => child.kill('SIGTERM'), command.timeoutMs + 7500),
    setTimeout(() => kill(child), command.timeoutMs + 10_000),
  ];
  return new Promise((settle, reject) => {
    child.on('error', reject);
    child.on('close', (exitCode) => {
      timers.forEach(clearTimeout);
      settle({ exitCode, log, isTimedOut });
    });
  });
}

/** A killed program may have left children that hold the streams open; the step ends with the program. */
function kill(child: ChildProcess): void {
  child.kill('SIGKILL');
  child.stdout?.destroy();
  child.stderr?.destroy();
}

/**
 * Ends every process that has one of some variables, such as `HOME=/home/of/a/job`, in its environment, and answers
 * their ids. Only Linux says what the environment of a process was.
 */
export function endProcessesWith(...variables: string[]): number[] {
  if (!existsSync('/proc')) return [];
  const found = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((id) => id !== process.pid && environmentOf(id).some((entry) => variables.includes(entry)));
  for (const id of found) {
    try {
      process.kill(id, 'SIGKILL');
    } catch {
      // It ended by itself in between.
    }
  }
  return found;
}

function environmentOf(id: number): string[] {
  try {
    return readFileSync(join('/proc', String(id), 'environ'), 'utf8').split('\0');
  } catch {
    return [];
  }
}
