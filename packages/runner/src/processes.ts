import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, mkdirSync, openSync, promises as fs, constants } from 'node:fs';
import { connect, createServer } from 'node:net';
import { dirname, isAbsolute, join } from 'node:path';

import type {
  Command,
  Finished,
  ProcessIdentity,
  Processes,
  RunOptions,
} from '@slipway/core/ports-processes';
import { Failure, messageOf } from '@slipway/core/trouble';

import { inheritedEnvironment, searchPath } from './environment.ts';
import { startMark } from './process-identity.ts';

/** How much of a program's output is kept, in characters; the end is what tells why it failed. */
const keptOutput = 4_000_000;

const isWindows = process.platform === 'win32';

/** Real child processes. On POSIX each leads a process group, so that its own children end with it. */
export function childProcesses(signal: AbortSignal): Processes {
  return {
    run: (command, options = {}) => run(command, options, signal),
    startDetached,
    self: async () => ({ pid: process.pid, startedAt: (await startMark(process.pid)) ?? 'unknown' }),
    isRunning: async ({ pid, startedAt }) => (await startMark(pid)) === startedAt,
    stop,
    find,
    freePort,
    isListening,
  };
}

function environmentOf(command: Command): Record<string, string> {
  const environment = inheritedEnvironment();
  for (const [name, value] of Object.entries(command.environment ?? {})) {
    if (value === undefined) delete environment[name];
    else environment[name] = value;
  }
  return environment;
}

function run(command: Command, options: RunOptions, cancelled: AbortSignal): Promise<Finished> {
  const started = performance.now();
  return new Promise((resolve, reject) => {
    const child = spawn(command.program, command.args, {
      cwd: command.folder,
      env: environmentOf(command),
      detached: !isWindows,
      windowsHide: true,
      // Windows runs .cmd and .bat only through its shell; arguments of ours never come from untrusted text there.
      shell: isWindows && /\.(cmd|bat)$/i.test(command.program),
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    let ended: Failure | undefined;
    const onStop = (): void => {
      killGroup(child, 'SIGTERM');
      setTimeout(() => killGroup(child, 'SIGKILL'), 3000).unref();
    };
    const end = (failure: Failure): void => {
      ended ??= failure;
      onStop();
    };
    const onCancel = (): void =>
      end(new Failure('CANCELLED', `${command.program} was stopped because the run was cancelled`));
    cancelled.addEventListener('abort', onCancel, { once: true });
    options.stop?.addEventListener('abort', onStop, { once: true });
    const timer =
      options.timeoutMs === undefined
        ? undefined
        : setTimeout(() => end(timeoutOf(command, options.timeoutMs!)), options.timeoutMs);
    const stdout = collect(child.stdout, options.onLine);
    const stderr = collect(child.stderr, options.onLine);
    const settle = (settlement: () => void): void => {
      clearTimeout(timer);
      cancelled.removeEventListener('abort', onCancel);
      options.stop?.removeEventListener('abort', onStop);
      settlement();
    };
    child.on('spawn', () => options.onStart?.(child.pid!));
    child.on('error', (thrown) => settle(() => reject(notStarted(command, thrown))));
    child.on('close', (code, signal) =>
      settle(() => {
        if (ended !== undefined) reject(ended);
        else resolve({ code, signal, stdout: stdout(), stderr: stderr(), ms: performance.now() - started });
      }),
    );
    // A program that does not read its input closes it early; that is its own affair.
    child.stdin.on('error', () => undefined);
    child.stdin.end(command.input ?? '');
    if (cancelled.aborted) onCancel();
    if (options.stop?.aborted === true) onStop();
  });
}

function timeoutOf(command: Command, timeoutMs: number): Failure {
  return new Failure(
    'PROCESS_TIMEOUT',
    `${command.program} did not end within ${Math.round(timeoutMs / 1000)} s and was stopped`,
  );
}

function notStarted(command: Command, thrown: unknown): Failure {
  return new Failure('PROCESS_FAILED', `${command.program} could not be started: ${messageOf(thrown)}`, {
    cause: thrown,
  });
}

function collect(stream: NodeJS.ReadableStream, onLine: ((line: string) => void) | undefined): () => string {
  let text = '';
  let rest = '';
  stream.setEncoding('utf8');
  stream.on('data', (chunk: string) => {
    text = (text + chunk).slice(-keptOutput);
    if (onLine === undefined) return;
    const parts = (rest + chunk).split(/\r?\n/);
    rest = parts.pop() ?? '';
    for (const part of parts) onLine(part);
  });
  stream.on('end', () => {
    if (onLine !== undefined && rest !== '') onLine(rest);
  });
  return () => text;
}

function killGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined || child.exitCode !== null) return;
  try {
    process.kill(isWindows ? child.pid : -child.pid, signal);
  } catch {
    // It ended by itself in this moment.
  }
}

async function startDetached(command: Command, logFile: string): Promise<ProcessIdentity> {
  mkdirSync(dirname(logFile), { recursive: true });
  const log = openSync(logFile, 'a');
  try {
    const child = spawn(command.program, command.args, {
      cwd: command.folder,
      env: environmentOf(command),
      detached: true,
      windowsHide: true,
      stdio: ['ignore', log, log],
    });
    await new Promise<void>((resolve, reject) => {
      child.once('spawn', resolve);
      child.once('error', (thrown) => reject(notStarted(command, thrown)));
    });
    const pid = child.pid!;
    child.unref();
    return { pid, startedAt: (await startMark(pid)) ?? 'ended' };
  } finally {
    closeSync(log);
  }
}

async function stop(identity: ProcessIdentity, graceMs: number): Promise<void> {
  const signalGroup = (signal: NodeJS.Signals): void => {
    for (const target of isWindows ? [identity.pid] : [-identity.pid, identity.pid]) {
      try {
        process.kill(target, signal);
        return;
      } catch {
        // No group of that number, or it ended already.
      }
    }
  };
  const isGone = async (): Promise<boolean> => (await startMark(identity.pid)) !== identity.startedAt;
  if (await isGone()) return;
  signalGroup('SIGTERM');
  const deadline = Date.now() + graceMs;
  while (Date.now() < deadline) {
    if (await isGone()) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  if (!(await isGone())) signalGroup('SIGKILL');
  for (let tries = 0; tries < 80 && !(await isGone()); tries += 1)
    await new Promise((resolve) => setTimeout(resolve, 25));
}

async function find(program: string): Promise<string | undefined> {
  const { folders, endings } = searchPath();
  const candidates = isAbsolute(program)
    ? endings.map((ending) => program + ending).concat(program)
    : folders.flatMap((folder) => endings.map((ending) => join(folder, program + ending)));
  for (const candidate of candidates) {
    const isProgram = await fs.access(candidate, constants.X_OK).then(
      async () => (await fs.stat(candidate)).isFile(),
      () => false,
    );
    if (isProgram) return candidate;
  }
  return undefined;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}

function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' });
    const answer = (listening: boolean): void => {
      socket.destroy();
      resolve(listening);
    };
    socket.setTimeout(1000, () => answer(false));
    socket.once('connect', () => answer(true));
    socket.once('error', () => answer(false));
  });
}
