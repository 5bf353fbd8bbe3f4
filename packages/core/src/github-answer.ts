import { object, parse, string } from 'valibot';

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

/** An answer of HTTP. Header names are lower-case. */
export interface HttpReply {
  status: number;
  headers: Readonly<Record<string, string | undefined>>;
  body: string;
}

const longestPauseMs = 24 * 3_600_000;

/**
 * Reads GitHub's answer to a dispatch. `now` in milliseconds since 1970.
 * Source: https://docs.github.com/en/rest/using-the-rest-api/best-practices-for-using-the-rest-api#handle-rate-limit-errors-appropriately
 */
export function dispatchAnswer(reply: HttpReply, repository: string, now: number): DispatchAnswer {
  const { status } = reply;
  const pauseMs = pauseOf(reply, now);
  const pause = pauseMs === undefined ? {} : { pauseMs };
  if (status >= 200 && status < 300) return { kind: 'accepted', ...pause };
  if (isLimit(reply)) return { kind: 'limited', ...pause, why: `${status}: ${messageOf(reply)}` };
  const why = `${status}: ${messageOf(reply)}${hints[status]?.(repository) ?? ''}`;
  if ([400, 413, 422].includes(status)) return { kind: 'rejected', why };
  return { kind: 'failed', ...pause, why };
}

/** What most likely has to be mended. */
const hints: Record<number, (repository: string) => string> = {
  401: () => ' (is the token expired or revoked?)',
  403: (repository) => ` (the token needs the permission contents: write for ${repository})`,
  404: (repository) =>
    ` (there is no ${repository}, or the token does not see it: it needs contents: write there)`,
};

function isLimit({ status, headers, body }: HttpReply): boolean {
  if (status === 429) return true;
  if (status !== 403) return false;
  const isUsedUp = headers['x-ratelimit-remaining'] === '0';
  return isUsedUp || headers['retry-after'] !== undefined || /rate limit|abuse detection/i.test(body);
}

/** `retry-after` counts first; a used up limit ends at `x-ratelimit-reset`, in seconds of GitHub's own clock. */
function pauseOf({ headers }: HttpReply, now: number): number | undefined {
  const theirNow = Date.parse(headers['date'] ?? '') || now;
  const after = headers['retry-after'];
  if (after !== undefined) {
    const ms = /^\d+$/.test(after) ? Number(after) * 1000 : Date.parse(after) - theirNow;
    if (Number.isFinite(ms)) return Math.min(Math.max(ms, 1000), longestPauseMs);
  }
  if (headers['x-ratelimit-remaining'] !== '0') return undefined;
  const ms = Number(headers['x-ratelimit-reset']) * 1000 - theirNow;
  // A second more: the `date` of an answer has no fractions.
  return Number.isFinite(ms) ? Math.min(Math.max(ms, 0) + 1000, longestPauseMs) : undefined;
}

const refusalSchema = object({ message: string() });

/** GitHub's own sentence, where the body has one; bounded, one line. */
function messageOf({ body }: HttpReply): string {
  let text = body;
  try {
    text = parse(refusalSchema, JSON.parse(body)).message;
  } catch {
    // A proxy's page, or something else: its beginning says most.
  }
  return text.replaceAll(/\s+/g, ' ').slice(0, 200) || 'no message';
}
