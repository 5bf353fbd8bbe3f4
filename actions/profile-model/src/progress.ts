import type { Log } from '@slipway/core/ports';
import type { ProfileOrder } from '@slipway/core/profile';
import type { LoadEvent } from '@slipway/load/order';

import { msText, percentText } from './verdict.ts';

/** Says how far a measurement is: a count while a level runs, a line of figures when it is done. */
export function progressLog({ requestsPerLevel }: ProfileOrder, log: Log): (event: LoadEvent) => void {
  return (event) => {
    if (event.event === 'progress') log.progress(event.phase, event.ended, requestsPerLevel, 'requests');
    if (event.event !== 'measured' || event.measured.phase.kind === 'warm-up') return;
    const { phase, result } = event.measured;
    const latency =
      result.latency === undefined
        ? ''
        : `p50 ${msText(result.latency.p50)}, p99 ${msText(result.latency.p99)}, `;
    const throughput = Math.round(result.succeeded / result.seconds);
    const success = percentText(result.sent === 0 ? 0 : result.succeeded / result.sent);
    log.info(`${phase.name}: ${throughput} answers a second, ${latency}${success} succeeded`);
  };
}
