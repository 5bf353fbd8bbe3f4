import type { StepAnswer } from '@slipway/core/apply';
import type { Ports } from '@slipway/core/ports';

import { tail } from '../log-tail.ts';
import { placesOf } from '../places.ts';

/** What the step `logs` is told. */
export interface ShowLogs {
  endpoint: string;
  /** Ids of the deployments, and their names for people. */
  deployments: readonly { id: string; name: string }[];
  lines: number;
}

/** Prints the last lines of the servers' logs; of each instance its own. */
export async function showLogs(
  { endpoint, deployments, lines }: ShowLogs,
  ports: Ports,
): Promise<StepAnswer> {
  const places = placesOf(endpoint, ports);
  const names = await ports.files.names(places.logs);
  for (const { id, name } of deployments) {
    const logs = names.filter((log) => log.startsWith(`${id}.`) && log.endsWith('.log'));
    for (const log of logs) {
      ports.log.info(
        `${name}, instance ${log.slice(id.length + 1, -'.log'.length)} (${ports.files.join(places.logs, log)}):`,
      );
      for (const line of await tail(ports.files.join(places.logs, log), lines, ports))
        ports.log.foreign(line);
    }
    if (logs.length === 0) ports.log.info(`${name} has printed nothing yet`);
  }
  return { unchanged: true };
}
