import type { Clock, Log } from '@slipway/core/ports';
import type { Processes } from '@slipway/core/ports-processes';
import type { Network } from '@slipway/http/connections';

/** What the client needs of the machine that it runs on. Nothing here reads the environment. */
export interface ClientHost extends Network {
  /** Absolute: where Docker keeps its `config.json`. `DOCKER_CONFIG`, or `~/.docker`. */
  dockerFolder: string;
  /** Runs `docker-credential-…` programs. */
  processes: Pick<Processes, 'run'>;
  clock: Clock;
  log: Pick<Log, 'info' | 'debug' | 'mask'>;
}
