import type { Clock, Log } from '@slipway/core/ports';
import type { Processes } from '@slipway/core/ports-processes';

/** What the client needs of the machine that it runs on. Nothing here reads the environment. */
export interface ClientHost {
  /** Absolute: where Docker keeps its `config.json`. `DOCKER_CONFIG`, or `~/.docker`. */
  dockerFolder: string;
  /** `HTTP_PROXY`, `HTTPS_PROXY`, `NO_PROXY` and the same in small letters, as far as they are set. */
  proxyEnvironment: Readonly<Record<string, string | undefined>>;
  /** Runs `docker-credential-…` programs. */
  processes: Pick<Processes, 'run'>;
  clock: Clock;
  log: Pick<Log, 'info' | 'debug' | 'mask'>;
  /** Ends every request when aborted. */
  signal: AbortSignal;
}

/** How long to wait for what. */
export interface Patience {
  /** How often a request is made at most before its failure is told. */
  attempts: number;
  /** Before the second attempt, in milliseconds; doubled for each further one, and shortened by chance. */
  firstWaitMs: number;
  /** No wait of our own is longer. */
  longestWaitMs: number;
  /** A registry that asks for more than this with `Retry-After` is not waited for. */
  longestRetryAfterMs: number;
  /** A connection on which no byte moves for this long is given up. */
  silenceMs: number;
}

/** What holds when nothing else is said: about a minute of trouble is sat out. */
export const defaultPatience: Patience = {
  attempts: 7,
  firstWaitMs: 1000,
  longestWaitMs: 20_000,
  longestRetryAfterMs: 120_000,
  silenceMs: 60_000,
};
