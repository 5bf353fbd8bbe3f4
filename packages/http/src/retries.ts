import type { Clock } from '@slipway/core/ports';
import { messageOf } from '@slipway/core/trouble';

// What is tried again, how often and after how long: for every client, this file decides.

/** How long to wait for what. */
export interface Patience {
  /** How often a request is made at most before its failure is reported. */
  attempts: number;
  /** Before the second attempt, in milliseconds; doubled for each further one, and shortened by chance. */
  firstWaitMs: number;
  /** No wait of our own is longer. */
  longestWaitMs: number;
  /** A service that asks for more than this with `Retry-After` is not waited for. */
  longestRetryAfterMs: number;
  /** A connection has to be there after this, with its proxy and its certificate. */
  connectMs: number;
  /** A connection on which hardly a byte moves for this long is given up, and so is an answer that does not begin. */
  silenceMs: number;
}

/** What holds when nothing else is said: about a minute of trouble is sat out. */
export const defaultPatience: Patience = {
  attempts: 7,
  firstWaitMs: 1000,
  longestWaitMs: 20_000,
  longestRetryAfterMs: 120_000,
  connectMs: 30_000,
  silenceMs: 60_000,
};

/** Header names are lower-case. */
export type Headers = Readonly<Record<string, string | string[] | undefined>>;

const tooManyRequests = 429;
const passingStatuses: readonly number[] = [408, tooManyRequests, 500, 502, 503, 504];

/** True for answers that may be another one a moment later. */
export function isPassingStatus(status: number): boolean {
  return passingStatuses.includes(status);
}

/**
 * True when a service says that it is called too often: 429, or GitHub's 403 for a limit.
 * Source: https://docs.github.com/en/rest/using-the-rest-api/best-practices-for-using-the-rest-api#handle-rate-limit-errors-appropriately
 */
export function isLimit(status: number, headers: Headers, body: string): boolean {
  if (status !== 403) return status === tooManyRequests;
  const isUsedUp = headers['x-ratelimit-remaining'] === '0';
  return isUsedUp || headers['retry-after'] !== undefined || /rate limit|abuse detection/i.test(body);
}

/**
 * How long a service asks to be left alone, in milliseconds; undefined when it does not say. `Retry-After`, in seconds
 * or as a date on the service's own clock, counts first; a used up limit ends at `x-ratelimit-reset`.
 * Source: https://www.rfc-editor.org/rfc/rfc9110#field.retry-after
 */
export function askedPauseMs(headers: Headers, now: number): number | undefined {
  const theirNow = Date.parse(String(headers['date'])) || now;
  const after = String(headers['retry-after'] ?? '').trim();
  const ms = /^\d+$/.test(after) ? Number(after) * 1000 : Date.parse(after) - theirNow;
  if (Number.isFinite(ms)) return Math.max(0, ms);
  if (headers['x-ratelimit-remaining'] !== '0') return undefined;
  const resetMs = Number(headers['x-ratelimit-reset']) * 1000 - theirNow;
  // A second more: the `date` of an answer has no fractions.
  return Number.isFinite(resetMs) ? Math.max(resetMs, 0) + 1000 : undefined;
}

/**
 * Milliseconds to wait before attempt number `attempt + 1`; undefined when there is to be none. What the service asks
 * for counts; else waits double, each between half and all of its length so that many clients do not come at once.
 * @param attempt counts from 1
 * @param chance 0 to 1
 */
export function waitAfter(
  attempt: number,
  patience: Patience,
  askedMs: number | undefined,
  chance: number,
): number | undefined {
  if (attempt >= patience.attempts) return undefined;
  if (askedMs !== undefined) return askedMs <= patience.longestRetryAfterMs ? askedMs : undefined;
  const whole = Math.min(patience.firstWaitMs * 2 ** (attempt - 1), patience.longestWaitMs);
  return Math.round(whole * (0.5 + chance / 2));
}

/** What may go well when it is done once more. Thrown by work that somebody else repeats. */
export class Passing extends Error {
  /** What to throw when there is no other attempt. */
  readonly failure: unknown;
  /** How long the service asks to be left alone, in milliseconds. */
  readonly askedMs: number | undefined;

  constructor(failure: unknown, askedMs?: number) {
    super(messageOf(failure));
    this.name = 'Passing';
    this.failure = failure;
    this.askedMs = askedMs;
  }
}

/** How attempts are made. */
export interface Tries {
  patience: Patience;
  clock: Clock;
  /** Is told before each wait. */
  say: (line: string) => void;
  /** 0 to 1; `Math.random` when left out. */
  chance?: () => number;
}

/** Waits before the attempt after number `attempt`, and says so; throws the failure when there is to be none. */
export async function waitOrThrow(passing: Passing, attempt: number, tries: Tries): Promise<void> {
  const { patience, clock, say, chance = Math.random } = tries;
  const ms = waitAfter(attempt, patience, passing.askedMs, chance());
  if (ms === undefined) throw passing.failure;
  const count = `attempt ${attempt + 1} of ${patience.attempts}`;
  say(`${passing.message}; once more in ${(ms / 1000).toFixed(1)} s, ${count}`);
  await clock.sleep(ms);
}

/** Does work until it throws no `Passing`, or until there is no other attempt. */
export async function persist<Result>(tries: Tries, once: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await once();
    } catch (thrown) {
      if (!(thrown instanceof Passing)) throw thrown;
      await waitOrThrow(thrown, attempt, tries);
    }
  }
}
