import type { PackageManifest } from '@slipway/core/package-manifest';
import type { Ports } from '@slipway/core/ports';
import type { Finished } from '@slipway/core/ports-processes';
import { Failure } from '@slipway/core/trouble';

import { bootFailure } from './boot-failure.ts';
import { readiness, startWaiting, type SeenWhileWaiting, type Waiting } from './readiness.ts';
import { scoreSample, type Scored } from './score.ts';
import { startCommand } from './start.ts';

/** How to boot a package once. */
export interface BootOptions {
  /** How long the server may take to become ready. */
  timeoutMs: number;
  /** How far numbers of the sample's answer may be off, relative. */
  tolerance: number;
}

/** What booting a package once told. */
export interface Booted {
  /** From the start of the process to the first good answer of the readiness probe. */
  readyMs: number;
  /** Missing when the package has no sample request. */
  sample?: Scored;
}

/** How many lines of a server's log a failure carries. */
const shownLines = 20;
/** How many are looked at to find the cause. */
const keptLines = 400;

/** A server that runs for the time of a piece of work. */
export interface RunningServer {
  url: string;
  pid: number;
  readyMs: number;
}

/**
 * Starts the server of a package on a free port, waits until it is ready, scores the sample request, compares the answer
 * with the sample's, and stops the server.
 * @throws Failure `SERVER_EXITED`, `SERVER_NOT_READY` or `SCORING_FAILED`, with the cause and the last lines of the log
 */
export function bootOnce(
  manifest: PackageManifest,
  folder: string,
  environmentFolder: string,
  options: BootOptions,
  ports: Ports,
): Promise<Booted> {
  return whileServing(manifest, folder, environmentFolder, options.timeoutMs, ports, async (server, log) => {
    const sample = await scoreSample(manifest, folder, server.url, options, log, ports);
    return { readyMs: server.readyMs, ...(sample === undefined ? {} : { sample }) };
  });
}

/**
 * Runs the server of a package for the time of `work`, on a free port of the loopback interface.
 * @param work gets the server's address and the last lines of its log
 * @throws Failure `SERVER_EXITED` (also while `work` goes on), `SERVER_NOT_READY`, and what `work` throws
 */
export async function whileServing<Result>(
  manifest: PackageManifest,
  folder: string,
  environmentFolder: string,
  timeoutMs: number,
  ports: Ports,
  work: (server: RunningServer, log: () => readonly string[]) => Promise<Result>,
): Promise<Result> {
  const { processes, clock, host, log } = ports;
  const port = await processes.freePort();
  const lines: string[] = [];
  const stopping = new AbortController();
  let pid = 0;
  const startedMs = clock.now();
  const ended = processes.run(
    startCommand(manifest, folder, environmentFolder, { port, host: '127.0.0.1' }, host),
    {
      stop: stopping.signal,
      onStart: (number) => (pid = number),
      onLine: (line) => {
        log.debug(line);
        lines.push(line);
        if (lines.length > keptLines) lines.shift();
      },
    },
  );
  const exit = ended.then(
    (finished) => ({ finished }),
    (thrown: unknown) => ({ thrown }),
  );
  try {
    const url = `http://127.0.0.1:${port}`;
    await untilReady(manifest, url, startWaiting(startedMs, timeoutMs), exit, lines, ports);
    const server = { url, pid, readyMs: clock.now() - startedMs };
    return await Promise.race([
      work(server, () => lines.slice(-shownLines)),
      exit.then((how) => {
        throw exited(manifest, how, lines);
      }),
    ]);
  } finally {
    stopping.abort();
    await exit;
  }
}

type Exit = { finished: Finished } | { thrown: unknown };

async function untilReady(
  manifest: PackageManifest,
  url: string,
  waiting: Waiting,
  exit: Promise<Exit>,
  lines: readonly string[],
  ports: Ports,
): Promise<void> {
  let state = waiting;
  for (let pauseMs: number | undefined = 0; pauseMs !== undefined;) {
    const seen = await Promise.race([
      ports.clock.sleep(pauseMs).then(() => probe(url + manifest.start.routes.readiness, ports)),
      exit.then((): SeenWhileWaiting => ({ kind: 'exited', nowMs: ports.clock.now() })),
    ]);
    const next = readiness.next(state, seen);
    state = next.state;
    pauseMs = next.commands[0]?.afterMs;
  }
  if (state.status === 'exited') throw exited(manifest, await exit, lines);
  if (state.status === 'late') throw late(manifest, state, lines);
}

async function probe(url: string, { http, clock }: Ports): Promise<SeenWhileWaiting> {
  try {
    const answer = await http.send({ method: 'GET', url, timeoutMs: 2000 });
    return { kind: 'answered', status: answer.status, nowMs: clock.now() };
  } catch (thrown) {
    if (thrown instanceof Failure && thrown.code === 'NETWORK_FAILED')
      return { kind: 'no answer', nowMs: clock.now() };
    throw thrown;
  }
}

function exited(manifest: PackageManifest, exit: Exit, lines: readonly string[]): unknown {
  if ('thrown' in exit) return exit.thrown;
  const { code, signal } = exit.finished;
  const why = bootFailure({ exitCode: code, signal, log: lines, manifest });
  return new Failure('SERVER_EXITED', `the server ended by itself: ${why.cause}`, {
    log: lines.slice(-shownLines),
    ...(why.remedy === undefined ? {} : { remedy: why.remedy }),
  });
}

function late(manifest: PackageManifest, state: Waiting, lines: readonly string[]): Failure {
  const seconds = Math.round(state.timeoutMs / 1000);
  const route = manifest.start.routes.readiness;
  return new Failure(
    'SERVER_NOT_READY',
    `the server runs, but GET ${route} was not good within ${seconds} s (last: ${state.lastAnswer ?? 'no answer'})`,
    { log: lines.slice(-shownLines), remedy: 'look at the log of the server, or raise `timeout`' },
  );
}
