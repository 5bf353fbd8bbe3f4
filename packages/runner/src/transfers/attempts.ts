import type { TransferAnswer, TransferRequest } from '@slipway/core/ports-transfers';
import { askedPauseMs, isPassingStatus, Passing, persist, type Tries } from '@slipway/http/retries';
import { connectionFailure, isPassingTrouble } from '@slipway/http/troubles';

/**
 * Makes a request until there is an answer that is not worth another attempt, or the last one.
 * @throws Failure `NETWORK_FAILED` when there is none in the end; whatever is no trouble of the connection passes
 */
export async function attempts<Answer extends TransferAnswer>(
  { method, url, repeatable = true }: TransferRequest,
  tries: Tries,
  once: () => Promise<Answer>,
): Promise<Answer> {
  const { origin, pathname, host } = new URL(url);
  const title = `${method} ${origin}${pathname}`;
  const patience = repeatable ? tries.patience : { ...tries.patience, attempts: 1 };
  let last: { answer: Answer; trouble: Error } | undefined;
  const attempt = async (): Promise<Answer> => {
    const answer = await once().catch((thrown: unknown) => {
      const failure = connectionFailure(title, host, thrown);
      throw isPassingTrouble(thrown) ? new Passing(failure) : failure;
    });
    if (!isPassingStatus(answer.status)) return answer;
    last = { answer, trouble: new Error(`${title}: the status is ${answer.status}`) };
    throw new Passing(last.trouble, askedPauseMs(answer.headers, tries.clock.now()));
  };
  try {
    return await persist({ ...tries, patience }, attempt);
  } catch (thrown) {
    if (last !== undefined && thrown === last.trouble) return last.answer;
    throw thrown;
  }
}
