import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

import type { Contender } from './contender.ts';

const START_LIMIT_MS = 120_000;
const POLL_MS = 5;

/** A server that has answered its first request. */
export interface RunningServer {
  url: string;
  /** From the start of the process to the first answer of the model, in seconds. */
  startSeconds: number;
  firstAnswer: unknown;
  /** Memory of all its processes in megabytes (10⁶ bytes), shared pages counted once; undefined where Linux's `smaps_rollup` is missing. */
  memoryMb(): number | undefined;
  stop(): Promise<void>;
}

/** Starts a server and asks it until it answers with 200. */
export async function startServer(contender: Contender, body: string): Promise<RunningServer> {
  const port = await freePort();
  const { program, args, env = {} } = contender.command(port);
  const path = [env['PATH'], process.env['PATH']].filter((part) => part !== undefined).join(delimiter);
  const started = performance.now();
  // A process group of its own, so that stopping it stops its workers.
  const child = spawn(program, args, {
    env: { ...process.env, ...env, PATH: path },
    stdio: ['ignore', 'pipe', 'pipe'],
    cwd: tmpdir(),
    detached: true,
  });
  const log = tail(child);
  const url = `http://127.0.0.1:${port}${contender.path}`;
  const stop = async (): Promise<void> => {
    if (child.exitCode !== null || child.pid === undefined) return;
    const gone = once(child, 'close');
    process.kill(-child.pid, 'SIGTERM');
    const patience = setTimeout(() => process.kill(-(child.pid ?? 0), 'SIGKILL'), 10_000);
    await gone;
    clearTimeout(patience);
  };
  while (performance.now() - started < START_LIMIT_MS && child.exitCode === null) {
    const reply = await ask(url, body);
    if (reply !== undefined) {
      const startSeconds = (performance.now() - started) / 1000;
      return { url, startSeconds, firstAnswer: reply, memoryMb: () => memoryMb(child), stop };
    }
    await delay(POLL_MS);
  }
  await stop();
  throw new Error(`${contender.title} did not answer:\n${log()}`);
}

async function ask(url: string, body: string): Promise<unknown> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json' },
    });
    const text = await response.text();
    return response.status === 200 ? JSON.parse(text) : undefined;
  } catch {
    return undefined; // not listening yet
  }
}

/** The last lines a process has written. */
function tail(child: ChildProcess): () => string {
  let text = '';
  const keep = (chunk: Buffer): void => void (text = (text + chunk.toString()).slice(-4000));
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  return () => text;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}

function memoryMb(child: ChildProcess): number | undefined {
  try {
    const kilobytes = tree(String(child.pid)).map((pid) => {
      const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
      return Number(/^Pss:\s+(\d+) kB/m.exec(rollup)?.[1]);
    });
    return (kilobytes.reduce((sum, part) => sum + part, 0) * 1024) / 1e6;
  } catch {
    return undefined;
  }
}

/** A process and all its descendants. */
function tree(root: string): string[] {
  const parents = new Map<string, string>();
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      // After the name in parentheses, which may hold anything: state, parent.
      parents.set(pid, readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[1] ?? '');
    } catch {
      // It ended while the folder was read.
    }
  }
  const found = [root];
  for (const pid of found) for (const [child, parent] of parents) if (parent === pid) found.push(child);
  return found;
}
