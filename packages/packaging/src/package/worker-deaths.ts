import { signalMeaning } from './boot-failure.ts';

/** So many deaths of workers are no accident any more: a server that starts them again would do so for ever. */
const mostDeaths = 3;

/** Workers of a server that were ended by a signal, as its log tells. */
export interface WorkerDeaths {
  count: number;
  /** `SIGKILL: killed, most often because memory ran out`. */
  how: string;
  remedy: string;
}

/**
 * The workers that ended by a signal: gunicorn starts others in their place, and the server itself lives on. Pure.
 * Source: https://github.com/benoitc/gunicorn/blob/23.0.0/gunicorn/arbiter.py, `reap_workers`
 */
export function workerDeaths(log: readonly string[]): WorkerDeaths | undefined {
  const signals = log.flatMap((line) => /Worker \(pid:\s*\d+\) was sent (SIG[A-Z]+)!/.exec(line)?.[1] ?? []);
  const last = signals.at(-1);
  // A worker that a person or a supervisor ends is asked to.
  if (last === undefined || last === 'SIGTERM') return undefined;
  return {
    count: signals.length,
    how: signalMeaning(last),
    remedy: last === 'SIGKILL' ? 'give it more memory' : 'look for the library that crashes in the log',
  };
}

/** Whether workers end again and again, so that waiting is of no use. Pure. */
export function endsAgainAndAgain(deaths: WorkerDeaths | undefined): deaths is WorkerDeaths {
  return deaths !== undefined && deaths.count >= mostDeaths;
}
