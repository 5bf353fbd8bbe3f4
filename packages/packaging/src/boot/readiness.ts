import type { PackageManifest } from '@slipway/core/package-manifest';
import type { Ports } from '@slipway/core/ports';
import type { Reducer } from '@slipway/core/reducer';
import { Failure } from '@slipway/core/trouble';

import { bootFailure, endsAgainAndAgain, workerDeaths, type WorkerDeaths } from './boot-failure.ts';

/** How many lines of a server's log a failure carries. */
const shownLines = 20;
/** How many are looked at to find the cause. */
const keptLines = 400;

/** The end of a server: its own, or that nobody could tell how it ended. */
export type ServerExit = { code: number | null; signal: string | null } | { thrown: unknown };

/** A server that was just started, in whatever way. */
export interface StartingServer {
  /** Without a route. */
  url: string;
  startedMs: number;
  log: ServerLog;
  exit: Promise<ServerExit>;
}

/** The last lines a server printed. */
export class ServerLog {
  readonly #lines: string[] = [];

  /** Takes a line. */
  add(line: string): void {
    this.#lines.push(line);
    if (this.#lines.length > keptLines) this.#lines.shift();
  }

  /** What a cause is looked for in, oldest first. */
  get kept(): readonly string[] {
    return this.#lines;
  }

  /** What a failure shows. */
  get shown(): readonly string[] {
    return this.#lines.slice(-shownLines);
  }
}

/**
 * Waits until a started server is ready, then does `work`.
 * @throws Failure `SERVER_EXITED` (also while `work` goes on), `SERVER_NOT_READY`, and what `work` throws
 */
export async function whileReady<Result>(
  manifest: PackageManifest,
  server: StartingServer,
  timeoutMs: number,
  ports: Ports,
  work: (readyMs: number) => Promise<Result>,
): Promise<Result> {
  await untilReady(manifest, server, timeoutMs, ports);
  return Promise.race([
    work(ports.clock.now() - server.startedMs),
    server.exit.then((exit) => {
      throw exited(manifest, exit, server.log);
    }),
  ]);
}

async function untilReady(
  manifest: PackageManifest,
  { url, startedMs, log, exit }: StartingServer,
  timeoutMs: number,
  ports: Ports,
): Promise<void> {
  let state = startWaiting(startedMs, timeoutMs);
  for (let pauseMs: number | undefined = 0; pauseMs !== undefined;) {
    const seen = await Promise.race([
      ports.clock.sleep(pauseMs).then(() => probe(url + manifest.start.routes.readiness, ports)),
      exit.then((): SeenWhileWaiting => ({ kind: 'exited', nowMs: ports.clock.now() })),
    ]);
    const deaths = workerDeaths(log.kept);
    if (seen.kind !== 'exited' && endsAgainAndAgain(deaths)) throw endless(deaths, log);
    const next = readiness.next(state, seen);
    state = next.state;
    pauseMs = next.commands[0]?.afterMs;
  }
  if (state.status === 'exited') throw exited(manifest, await exit, log);
  if (state.status === 'late') throw late(manifest, state, log);
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

function exited(manifest: PackageManifest, exit: ServerExit, log: ServerLog): unknown {
  if ('thrown' in exit) return exit.thrown;
  const { exitCodes } = manifest.start;
  const why = bootFailure({ exitCode: exit.code, signal: exit.signal, log: log.kept, exitCodes });
  return new Failure('SERVER_EXITED', `the server ended by itself: ${why.cause}`, {
    log: log.shown,
    remedy: why.remedy,
  });
}

function endless({ how, remedy }: WorkerDeaths, log: ServerLog): Failure {
  return new Failure('SERVER_EXITED', `the workers of the server end again and again: ${how}`, {
    log: log.shown,
    remedy,
  });
}

function late(manifest: PackageManifest, state: Waiting, log: ServerLog): Failure {
  const seconds = Math.round(state.timeoutMs / 1000);
  const route = manifest.start.routes.readiness;
  return new Failure(
    'SERVER_NOT_READY',
    `the server runs, but GET ${route} was not good within ${seconds} s (last: ${state.lastAnswer ?? 'no answer'})`,
    { log: log.shown, remedy: 'look at the log of the server, or raise `timeout`' },
  );
}

/** Waiting for a server that was just started. */
export interface Waiting {
  status: 'waiting' | 'ready' | 'exited' | 'late';
  /** How often the probe was tried. */
  tries: number;
  /** The last answer that was not good, for the report: `503`, `no answer`. */
  lastAnswer: string | undefined;
  startedMs: number;
  timeoutMs: number;
}

/** What is seen while waiting. */
export type SeenWhileWaiting =
  | { kind: 'answered'; status: number; nowMs: number }
  | { kind: 'no answer'; nowMs: number }
  | { kind: 'exited'; nowMs: number };

/** Probe again after so many milliseconds. */
export interface ProbeAgain {
  kind: 'probe';
  afterMs: number;
}

/** A server that was started now and gets this long to become ready. */
export function startWaiting(startedMs: number, timeoutMs: number): Waiting {
  return { status: 'waiting', tries: 0, lastAnswer: undefined, startedMs, timeoutMs };
}

/** Small servers are ready within 100 ms, so the first probes come fast; large models do not deserve 100 probes a second. */
function pauseAfter(tries: number): number {
  return Math.min(500, 20 * 1.3 ** tries);
}

/** Decides whether a server is ready (2xx), gone, late, or has to be asked again. */
export const readiness: Reducer<Waiting, SeenWhileWaiting, ProbeAgain> = {
  next(state, seen) {
    if (state.status !== 'waiting') return { state, commands: [] };
    if (seen.kind === 'exited') return { state: { ...state, status: 'exited' }, commands: [] };
    const tries = state.tries + 1;
    if (seen.kind === 'answered' && seen.status >= 200 && seen.status < 300)
      return { state: { ...state, status: 'ready', tries }, commands: [] };
    const lastAnswer = seen.kind === 'answered' ? String(seen.status) : 'no answer';
    if (seen.nowMs - state.startedMs >= state.timeoutMs)
      return { state: { ...state, status: 'late', tries, lastAnswer }, commands: [] };
    return {
      state: { ...state, tries, lastAnswer },
      commands: [{ kind: 'probe', afterMs: pauseAfter(tries) }],
    };
  },
};
