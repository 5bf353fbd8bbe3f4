// The process that owns the tests' container engine: `engine-keeper <folder> <socket name>`. It starts `dockerd`,
// tells everyone who connects where it listens, and ends it when nobody is connected any more: the kernel closes the
// connections of a test that was killed, so nothing can be forgotten.
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { createWriteStream, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** What the keeper tells who connects: one line of JSON. */
export type EngineNews = { socket: string; hasBridge: boolean } | { failed: string };

const [folder, name] = process.argv.slice(2) as [string, string];

/** Test files follow one another with pauses; starting anew for each would throw away the images that were pulled. */
const lingerMs = 10_000;
const startMs = 30_000;

let users = 0;
let engine: ChildProcess | undefined;
let leaving: NodeJS.Timeout | undefined;

const server = createServer((user) => void welcome(user));
// Somebody else's keeper came first.
server.on('error', () => process.exit(0));
// The zero byte makes the name abstract.
server.listen(`\0${name}`, () => leaveLater());
process.on('SIGTERM', () => void leave());
process.on('SIGINT', () => undefined);

const news = (async (): Promise<EngineNews> => {
  endFormer();
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const attempts = [
    { hasBridge: true, args: [] },
    // Where the kernel lets nobody change its packet filter, containers without network still run.
    { hasBridge: false, args: ['--iptables=false', '--bridge=none'] },
  ];
  for (const { hasBridge, args } of attempts) {
    if (await start(args)) return { socket: socketPath(), hasBridge };
  }
  return { failed: readFileSync(logFile(), 'utf8').slice(-2000) };
})();

async function welcome(user: Socket): Promise<void> {
  users += 1;
  clearTimeout(leaving);
  user.on('error', () => undefined);
  user.on('close', () => {
    users -= 1;
    if (users === 0) leaveLater();
  });
  user.resume();
  user.write(`${JSON.stringify(await news)}\n`);
}

function leaveLater(): void {
  clearTimeout(leaving);
  leaving = setTimeout(() => void leave(), lingerMs);
}

async function leave(): Promise<void> {
  server.close();
  await news;
  await stop();
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  process.exit(0);
}

async function start(args: readonly string[]): Promise<boolean> {
  writeFileSync(join(folder, 'daemon.json'), '{}');
  const log = createWriteStream(logFile());
  const places = {
    '--config-file': join(folder, 'daemon.json'),
    '--pidfile': pidFile(),
    '--data-root': join(folder, 'data'),
    '--exec-root': join(folder, 'exec'),
    '--host': `unix://${socketPath()}`,
  };
  engine = spawn('dockerd', [...Object.entries(places).flat(), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, PATH: `${process.env['PATH']}:/usr/sbin:/sbin` },
  });
  engine.on('error', (thrown) => log.write(String(thrown)));
  engine.stdout!.pipe(log);
  engine.stderr!.pipe(log);
  const until = Date.now() + startMs;
  while (Date.now() < until && engine.pid !== undefined && engine.exitCode === null) {
    if (answers()) return true;
    await sleep(100);
  }
  await stop();
  return false;
}

function answers(): boolean {
  try {
    execFileSync('docker', ['--host', `unix://${socketPath()}`, 'version'], {
      stdio: 'ignore',
      timeout: 5000,
    });
    return true;
  } catch {
    return false;
  }
}

async function stop(): Promise<void> {
  const running = engine;
  if (running?.pid === undefined || running.exitCode !== null) return;
  removeContainers();
  const ended = new Promise((resolve) => running.on('exit', resolve));
  running.kill('SIGTERM');
  const late = setTimeout(() => running.kill('SIGKILL'), 10_000);
  await ended;
  clearTimeout(late);
}

/** A container that does not listen to signals would hold up the end of the engine. */
function removeContainers(): void {
  const docker = (...args: string[]): string =>
    execFileSync('docker', ['--host', `unix://${socketPath()}`, ...args], {
      encoding: 'utf8',
      timeout: 20_000,
    });
  try {
    const ids = docker('ps', '--all', '--quiet').split('\n').filter(Boolean);
    if (ids.length > 0) docker('rm', '--force', ...ids);
  } catch {
    // The engine ends its containers itself, only later.
  }
}

/** A keeper that was killed could not end its engine. */
function endFormer(): void {
  try {
    const pid = Number(readFileSync(pidFile(), 'utf8'));
    if (readFileSync(`/proc/${pid}/comm`, 'utf8').trim() === 'dockerd') process.kill(pid, 'SIGKILL');
  } catch {
    // There is none.
  }
  rmSync(pidFile(), { force: true });
}

function socketPath(): string {
  return join(folder, 'docker.sock');
}

function pidFile(): string {
  return join(folder, 'pid');
}

function logFile(): string {
  return join(folder, 'log');
}
