import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';

import type { EngineNews } from './engine-keeper.ts';
import { machineFolder } from './one-run.ts';
import { isOnPath, requires, type Need, type Requirement } from './requires.ts';

/** A container engine for the time of a test. */
export interface Engine {
  /** Variables for programs that are to use it: `DOCKER_HOST`. Empty when it is the machine's own. */
  environment: Record<string, string>;
  /** False where the kernel allows containers no network but none: then no port can be published. */
  hasBridge: boolean;
  /** Runs `docker` and answers what it printed; throws with its last words when it fails. */
  docker(...args: string[]): string;
  /** Lets go of it; it ends when nobody holds it. */
  stop(): void;
}

/**
 * What a test with an engine needs. Root starts one of its own with `dockerd`; anybody else needs one that runs. Without
 * either, the test is skipped by name.
 */
export function requiresEngine(...needs: Need[]): Requirement {
  const engine: Need[] = mayStart() || isReachable() ? [] : ['dockerd', 'root'];
  return requires('docker', ...engine, ...needs);
}

/**
 * An engine that every test on this machine shares, so that images are pulled once. Starting it takes about a second.
 * @throws when `dockerd` does not come up, with the end of its log
 */
export async function startEngine(): Promise<Engine> {
  if (!mayStart()) return engineOf({}, true, () => undefined);
  const held = await hold();
  const answer = JSON.parse(await firstLine(held)) as EngineNews;
  if ('failed' in answer) throw new Error(`no container engine: ${answer.failed}`);
  held.unref();
  return engineOf({ DOCKER_HOST: `unix://${answer.socket}` }, answer.hasBridge, () => held.destroy());
}

function mayStart(): boolean {
  return process.platform === 'linux' && process.getuid?.() === 0 && isOnPath('dockerd');
}

function isReachable(): boolean {
  try {
    execFileSync('docker', ['version'], { stdio: 'ignore', timeout: 5000 });
    return true;
  } catch {
    return false;
  }
}

/** Connects to the keeper of the engine; who finds none starts one, and when two do the second gives up by itself. */
async function hold(): Promise<Socket> {
  const folder = join(machineFolder(), 'slipway-engine');
  // An abstract name, which vanishes with its process: no stale file is ever in the way.
  const name = `\0${folder}`;
  for (let tries = 0; tries < 100; tries += 1) {
    const socket = connect(name);
    try {
      await once(socket, 'connect');
      return socket;
    } catch {
      if (tries % 20 === 0) startKeeper(folder, name);
      await sleep(100);
    }
  }
  throw new Error('the keeper of the container engine does not answer');
}

function startKeeper(folder: string, name: string): void {
  const program = import.meta.filename.replace(/container-engine(\.\w+)$/, 'engine-keeper$1');
  // An argument can not hold the zero byte in front of an abstract name.
  const args = ['--no-warnings', program, folder, name.slice(1)];
  // It outlives this run, whose folder for temporary files goes.
  const env = { ...process.env, TMPDIR: machineFolder() };
  spawn(process.execPath, args, { detached: true, stdio: 'ignore', env }).unref();
}

async function firstLine(socket: Socket): Promise<string> {
  for await (const line of createInterface({ input: socket })) return line;
  throw new Error('the keeper of the container engine ended');
}

function engineOf(environment: Record<string, string>, hasBridge: boolean, stop: () => void): Engine {
  const docker = (...args: string[]): string =>
    execFileSync('docker', args, {
      encoding: 'utf8',
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: 120_000,
      maxBuffer: 64 * 1024 * 1024,
    }).trim();
  return { environment, hasBridge, docker, stop };
}
