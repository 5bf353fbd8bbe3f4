import type { HttpAnswer, HttpRequest, Ports } from '@slipway/core/ports';
import { Failure } from '@slipway/core/trouble';

import { workerDeaths } from './boot-failure.ts';

/** How long it takes at most until the death of a worker is in the log. */
const noticedMs = 1500;

/**
 * Sends a request to a server that is tried out.
 * @param title what is sent, for messages: `the sample request`
 * @param log the last lines of the server's log
 * @throws Failure `SCORING_FAILED` when there is no answer, with what the log tells of the reason
 */
export async function askServer(
  title: string,
  request: HttpRequest,
  log: () => readonly string[],
  { clock, http }: Pick<Ports, 'clock' | 'http'>,
): Promise<HttpAnswer> {
  try {
    return await http.send(request);
  } catch (cause) {
    if (!(cause instanceof Failure) || cause.code !== 'NETWORK_FAILED') throw cause;
    const isLate = cause.message.endsWith('no answer in time');
    // Who looks after the workers notices a moment later.
    if (!isLate) await clock.sleep(noticedMs);
    const lines = log();
    const deaths = workerDeaths(lines);
    const within = isLate ? ` within ${Math.round((request.timeoutMs ?? 0) / 1000)} s` : '';
    const because = deaths === undefined ? '' : `: a worker of the server ended, ${deaths.how}`;
    throw new Failure('SCORING_FAILED', `${title} was not answered${within}${because}`, {
      cause,
      log: lines,
      remedy:
        deaths?.remedy ??
        (isLate ? 'look at the log of the server, or raise `timeout`' : 'mend what the log says'),
    });
  }
}
