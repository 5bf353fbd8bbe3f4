import { Failure } from '@slipway/core/trouble';
import type { CarriedOut } from '@slipway/load/carry-out';
import type { FirstFailure } from '@slipway/load/phase';

import type { Subject } from './subject.ts';

/**
 * Refuses a measurement in which no request succeeded: its figures would say nothing about the model.
 * @param log the last lines of the server's log, when it is ours
 * @throws Failure `NETWORK_FAILED` when nothing answered, `SCORING_FAILED` with the first answer otherwise
 */
export function refuseUseless(
  { measured, because }: CarriedOut,
  subject: Subject,
  log: readonly string[],
): void {
  if (measured.some(({ result }) => result.succeeded > 0)) return;
  const first = measured.find(({ result }) => result.firstFailure !== undefined)?.result.firstFailure;
  if (first === undefined) throw new Failure('CANCELLED', `nothing was measured: ${because}`);
  if (first.status !== undefined) throw notScored(first, log);
  const where = subject.kind === 'package' ? 'the server of the package' : subject.url;
  if (first.error === 'timeout') {
    throw new Failure('SCORING_FAILED', `${where} answered no request in time`, {
      log,
      remedy: 'raise `timeout-ms`, or look at what the server waits for',
    });
  }
  throw new Failure('NETWORK_FAILED', `${where} answered no request: ${first.error}`, { log });
}

function notScored({ status, body = '' }: FirstFailure, log: readonly string[]): Failure {
  const answer = body.replaceAll(/\s+/g, ' ').trim().slice(0, 300);
  const remedy =
    (status ?? 0) < 500
      ? 'correct the request bodies, or give the right `route`'
      : 'mend what the answer and the log of the server say';
  return new Failure(
    'SCORING_FAILED',
    `no request succeeded; the first was answered with ${status}: ${answer}`,
    {
      log,
      remedy,
    },
  );
}
