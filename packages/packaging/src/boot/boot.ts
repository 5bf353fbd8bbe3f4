import type { PackageManifest } from '@slipway/core/package-manifest';
import type { Ports } from '@slipway/core/ports';
import type { Notice } from '@slipway/core/report';

import { sendBroken, type Refused } from './broken-requests.ts';
import { scoreSample, type Scored } from './score.ts';
import { startCommand } from './start.ts';
import { ServerLog, whileReady, type ServerExit } from './readiness.ts';

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
  /** How requests were answered that no model can answer. */
  refused: readonly Refused[];
  /** What does not stop the package and should be known. */
  notices: readonly Notice[];
}

/** A server that runs for the time of a piece of work. */
export interface RunningServer {
  url: string;
  pid: number;
  readyMs: number;
}

/**
 * Starts the server of a package on a free port, waits until it is ready, scores the sample request, compares the answer
 * with the sample's, sends broken requests, and stops the server.
 * @throws Failure `SERVER_EXITED`, `SERVER_NOT_READY` or `SCORING_FAILED`, with the cause and the last lines of the log
 */
export function bootOnce(
  manifest: PackageManifest,
  folder: string,
  environmentFolder: string,
  options: BootOptions,
  ports: Ports,
): Promise<Booted> {
  return whileServing(manifest, folder, environmentFolder, options.timeoutMs, ports, (server, log) =>
    tryOut(manifest, folder, server, options, log, ports),
  );
}

/**
 * What a ready server has to stand before its package is called good, however it was started.
 * @throws Failure `SCORING_FAILED`
 */
export async function tryOut(
  manifest: PackageManifest,
  folder: string,
  server: Pick<RunningServer, 'url' | 'readyMs'>,
  options: BootOptions,
  log: () => readonly string[],
  ports: Ports,
): Promise<Booted> {
  const sample = await scoreSample(manifest, folder, server.url, options, log, ports);
  const broken = await sendBroken(manifest, server.url, options.timeoutMs, log, ports);
  return { readyMs: server.readyMs, sample, ...broken };
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
  const { processes, clock, host } = ports;
  const port = await processes.freePort();
  const log = new ServerLog();
  const stopping = new AbortController();
  let pid = 0;
  const startedMs = clock.now();
  const ended = processes.run(
    startCommand(manifest, folder, environmentFolder, { port, host: '127.0.0.1' }, host),
    {
      stop: stopping.signal,
      onStart: (number) => (pid = number),
      onLine: (line) => {
        ports.log.debug(line);
        log.add(line);
      },
    },
  );
  const exit = ended.catch((thrown: unknown): ServerExit => ({ thrown }));
  try {
    const url = `http://127.0.0.1:${port}`;
    return await whileReady(manifest, { url, startedMs, log, exit }, timeoutMs, ports, (readyMs) =>
      work({ url, pid, readyMs }, () => log.shown),
    );
  } finally {
    stopping.abort();
    await exit;
  }
}
