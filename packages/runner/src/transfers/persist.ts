import type { Clock, Log } from '@slipway/core/ports';
import type { TransferAnswer, TransferRequest } from '@slipway/core/ports-transfers';
import { Failure, messageOf } from '@slipway/core/trouble';
import { connectionRemedy } from '@slipway/oci/registry/answers';
import type { Patience } from '@slipway/oci/registry/client-host';
import {
  isConnectionTrouble,
  isPassingStatus,
  isPassingTrouble,
  waitAfter,
} from '@slipway/oci/registry/retry';

/** How tries are made. */
export interface Tries {
  patience: Patience;
  clock: Clock;
  log: Pick<Log, 'debug'>;
  signal: AbortSignal;
}

/**
 * Makes a request until there is an answer that is not worth another try.
 * @throws Failure `NETWORK_FAILED` when there is none in the end; whatever is no trouble of the connection passes
 */
export async function persist<Answer extends TransferAnswer>(
  request: TransferRequest,
  { patience, clock, log, signal }: Tries,
  once: () => Promise<Answer>,
): Promise<Answer> {
  const { origin, pathname, host } = new URL(request.url);
  const title = `${request.method} ${origin}${pathname}`;
  for (let attempt = 1; ; attempt += 1) {
    let trouble: string;
    let retryAfter: string | undefined;
    let ending: () => Answer;
    try {
      const answer = await once();
      if (!isPassingStatus(answer.status) || request.repeatable === false) return answer;
      trouble = `the status is ${answer.status}`;
      retryAfter = answer.headers['retry-after'];
      ending = () => answer;
    } catch (thrown) {
      if (signal.aborted) throw new Failure('CANCELLED', 'the run was cancelled', { cause: thrown });
      if (!isConnectionTrouble(thrown)) throw thrown;
      trouble = thrown.message === '' ? thrown.code : messageOf(thrown);
      ending = () => {
        const remedy = connectionRemedy(thrown.code, host);
        throw new Failure('NETWORK_FAILED', `${title}: ${trouble}`, {
          cause: thrown,
          ...(remedy === undefined ? {} : { remedy }),
        });
      };
      if (!isPassingTrouble(thrown) || request.repeatable === false) return ending();
    }
    const wait = waitAfter(attempt, patience, retryAfter, clock.now(), Math.random());
    if (wait === undefined) return ending();
    log.debug(`${title}: ${trouble}; again in ${wait} ms`);
    await clock.sleep(wait);
  }
}
