import { Failure } from '@slipway/core/trouble';

import type { Patience } from './client-host.ts';

const passingStatuses: readonly number[] = [408, 429, 500, 502, 503, 504];

/** True for answers that may be another one a moment later. */
export function isPassingStatus(status: number): boolean {
  return passingStatuses.includes(status);
}

const passingCodes =
  /^(ECONN(RESET|REFUSED|ABORTED)|EPIPE|ETIMEDOUT|EAI_AGAIN|E(NET|HOST)(UNREACH|DOWN)|HPE_\w+|ERR_PROXY_TUNNEL|ERR_STREAM_PREMATURE_CLOSE)$/;

const lastingCodes: readonly string[] = ['ENOTFOUND', 'EPROTO'];

/**
 * True for troubles of a connection that may be gone a moment later: resets, silence, a registry that starts again.
 * A name that does not exist, a certificate that is not trusted and our own failures stay what they are.
 */
export function isPassingTrouble(thrown: unknown): boolean {
  if (thrown instanceof Failure || !(thrown instanceof Error)) return false;
  return passingCodes.test((thrown as NodeJS.ErrnoException).code ?? '');
}

/** True for every trouble of a connection; what is left is a defect or was told already. */
export function isConnectionTrouble(thrown: unknown): thrown is NodeJS.ErrnoException & { code: string } {
  if (isPassingTrouble(thrown)) return true;
  const code = thrown instanceof Error ? ((thrown as NodeJS.ErrnoException).code ?? '') : '';
  return lastingCodes.includes(code) || isCertificateTrouble(code);
}

/** True for what Node says when it does not trust the other side. */
export function isCertificateTrouble(code: string): boolean {
  return /^(CERT_|ERR_TLS_CERT|ERR_SSL_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_)/.test(code);
}

/**
 * Milliseconds to wait before attempt number `attempt + 1`; undefined when there is to be none. What the registry asks
 * for counts; else waits double, each between half and all of its length so that many clients do not come at once.
 * @param attempt counts from 1
 * @param retryAfter the header, when there was one
 * @param chance 0 to 1
 */
export function waitAfter(
  attempt: number,
  patience: Patience,
  retryAfter: string | undefined,
  now: number,
  chance: number,
): number | undefined {
  if (attempt >= patience.attempts) return undefined;
  const asked = retryAfterMs(retryAfter, now);
  if (asked !== undefined) return asked <= patience.longestRetryAfterMs ? asked : undefined;
  const whole = Math.min(patience.firstWaitMs * 2 ** (attempt - 1), patience.longestWaitMs);
  return Math.round(whole * (0.5 + chance / 2));
}

/** `Retry-After` is a number of seconds or a date. Source: https://www.rfc-editor.org/rfc/rfc9110#field.retry-after */
export function retryAfterMs(header: string | undefined, now: number): number | undefined {
  if (header === undefined) return undefined;
  if (/^\d+$/.test(header.trim())) return Number(header) * 1000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
