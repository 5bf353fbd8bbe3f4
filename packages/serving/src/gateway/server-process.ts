import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname } from 'node:path';

import type { ServedStart, ServerExit } from '@slipway/core/endpoint';
import { inheritedEnvironment } from '@slipway/runner/environment';
import { startMark } from '@slipway/runner/process-identity';

const isWindows = process.platform === 'win32';

/** How often a process that is not our child is looked at. */
const watchMs = 250;

/** A server process, started here or taken over from a gateway that was killed. */
export interface ServerProcess {
  pid: number;
  /** The platform's mark of when it started, as in `children.json`. */
  startedAt: string;
  exited: Promise<ServerExit>;
  /** Asks its process group to end, and ends it by force after the grace time. */
  end(graceMs: number): void;
}

/**
 * Starts a server. Its output goes straight into the log file, so that it needs no reader and outlives this process.
 * @throws Error of Node (`ENOENT`, `EAGAIN` …) when it can not be started
 */
export async function startServer(
  start: ServedStart,
  at: { host: string; port: number },
  logFile: string,
): Promise<ServerProcess> {
  const filled = (text: string): string =>
    text.replaceAll('{port}', String(at.port)).replaceAll('{host}', at.host);
  const own = Object.entries(start.variables).map(([name, value]) => [name, filled(value)] as const);
  mkdirSync(dirname(logFile), { recursive: true });
  const log = openSync(logFile, 'a');
  try {
    const child = spawn(start.program, start.args.map(filled), {
      cwd: start.folder,
      env: { ...inheritedEnvironment(), ...Object.fromEntries(own) },
      detached: !isWindows,
      windowsHide: true,
      stdio: ['ignore', log, log],
    });
    const exited = new Promise<ServerExit>((resolve) => {
      child.once('exit', (code, signal) => resolve({ code, signal }));
    });
    await new Promise<void>((resolve, reject) => {
      child.once('spawn', resolve);
      child.once('error', reject);
    });
    const pid = child.pid!;
    return { pid, startedAt: (await startMark(pid)) ?? 'ended', exited, end: ending(pid, exited) };
  } finally {
    closeSync(log);
  }
}

/** Takes over a server of a gateway that was killed; undefined when that very process does not run any more. */
export async function adoptServer(pid: number, startedAt: string): Promise<ServerProcess | undefined> {
  if ((await startMark(pid)) !== startedAt) return undefined;
  const exited = new Promise<ServerExit>((resolve) => {
    const look = async (): Promise<void> => {
      if ((await startMark(pid)) === startedAt) return;
      clearInterval(timer);
      resolve({ code: null, signal: null });
    };
    const timer = setInterval(() => void look(), watchMs);
  });
  return { pid, startedAt, exited, end: ending(pid, exited) };
}

function ending(pid: number, exited: Promise<ServerExit>): (graceMs: number) => void {
  return (graceMs) => void endGroup(pid, exited, graceMs);
}

async function endGroup(pid: number, exited: Promise<ServerExit>, graceMs: number): Promise<void> {
  signalGroup(pid, 'SIGTERM');
  const timer = setTimeout(() => signalGroup(pid, 'SIGKILL'), graceMs);
  await exited;
  clearTimeout(timer);
  // Workers that outlived the head of their group have nobody to answer to any more.
  signalGroup(pid, 'SIGKILL');
}

function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(isWindows ? pid : -pid, signal);
  } catch {
    // The group has ended already.
  }
}

/** A TCP port of the loopback interface that nothing listens on now. */
export function freePort(host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, host, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
