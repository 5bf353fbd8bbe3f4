import { readAnswer, type Answer } from './answers.ts';
import type { Connections } from './connections.ts';
import type { Outgoing } from './exchange.ts';
import { follow } from './redirects.ts';
import { TimedOut } from './troubles.ts';

/** What bounds an answer that is kept in memory. */
export interface Bounds {
  /** In milliseconds, from the request to the last byte. */
  wholeMs: number;
  /** In bytes; `bodyLimit` when left out. */
  bodyBytes?: number;
}

/**
 * Asks once, and reads the whole answer.
 * @throws TimedOut when it is not there in time; Failure `NETWORK_FAILED` when it is too long; what `follow` throws
 */
export async function ask(
  connections: Connections,
  outgoing: Outgoing,
  { wholeMs, bodyBytes }: Bounds,
): Promise<Answer> {
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(new TimedOut(`no answer in ${wholeMs} ms`)), wholeMs);
  try {
    return await readAnswer(await follow(connections, { ...outgoing, signal: late.signal }), bodyBytes);
  } finally {
    clearTimeout(timer);
  }
}
