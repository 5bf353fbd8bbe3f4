import type { HttpAnswer } from '@slipway/core/ports';
import * as v from 'valibot';

import { jsonAs } from './json.ts';
import { askedPauseMs, isLimit } from './retries.ts';

/** What a call of GitHub came to, as far as the next one depends on it. */
export type DispatchAnswer =
  /** GitHub took it. `pauseMs`: nothing may be called before. */
  | { kind: 'accepted'; pauseMs?: number }
  /** Too many calls: nothing may be called for a while; how long is not always said. The dispatch is not to blame. */
  | { kind: 'limited'; pauseMs?: number; why: string }
  /** It may work later. `pauseMs`: not before, where GitHub says so. */
  | { kind: 'failed'; pauseMs?: number; why: string }
  /** It will never work like this. */
  | { kind: 'rejected'; why: string };

const longestPauseMs = 24 * 3_600_000;

/**
 * Reads GitHub's answer to a dispatch. `now` in milliseconds since 1970.
 * Source: https://docs.github.com/en/rest/using-the-rest-api/best-practices-for-using-the-rest-api#handle-rate-limit-errors-appropriately
 */
export function dispatchAnswer(reply: HttpAnswer, repository: string, now: number): DispatchAnswer {
  const { status, headers, body } = reply;
  const asked = askedPauseMs(headers, now);
  const pauseMs = asked === undefined ? undefined : Math.min(Math.max(asked, 1000), longestPauseMs);
  if (status >= 200 && status < 300) return { kind: 'accepted', pauseMs };
  if (isLimit(status, headers, body))
    return { kind: 'limited', pauseMs, why: `${status}: ${messageOf(reply)}` };
  const why = `${status}: ${messageOf(reply)}${hints[status]?.(repository) ?? ''}`;
  if ([400, 413, 422].includes(status)) return { kind: 'rejected', why };
  return { kind: 'failed', pauseMs, why };
}

/** What most likely has to be mended. */
const hints: Record<number, (repository: string) => string> = {
  401: () => ' (is the token expired or revoked?)',
  403: (repository) => ` (the token needs the permission contents: write for ${repository})`,
  404: (repository) =>
    ` (there is no ${repository}, or the token does not see it: it needs contents: write there)`,
};

/** GitHub's own sentence, where the body has one; bounded, one line. */
function messageOf({ body }: HttpAnswer): string {
  // A proxy's page is no JSON: its beginning says most.
  const text = jsonAs(v.object({ message: v.string() }), body)?.message ?? body;
  return text.replaceAll(/\s+/g, ' ').slice(0, 200) || 'no message';
}
