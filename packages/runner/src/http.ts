import type { Http, HttpAnswer, HttpRequest } from '@slipway/core/ports';
import { Failure, messageOf } from '@slipway/core/trouble';

/** Calls services with Node's own `fetch`. */
export function fetchHttp(cancelled: AbortSignal): Http {
  return { send: (request) => send(request, cancelled) };
}

async function send(request: HttpRequest, cancelled: AbortSignal): Promise<HttpAnswer> {
  const timeout = AbortSignal.timeout(request.timeoutMs ?? 30_000);
  try {
    const answer = await fetch(request.url, {
      method: request.method,
      headers: request.headers ?? {},
      body: request.body === undefined ? null : (request.body as RequestInit['body'] & {}),
      signal: AbortSignal.any([timeout, cancelled]),
    });
    return { status: answer.status, headers: Object.fromEntries(answer.headers), body: await answer.text() };
  } catch (thrown) {
    if (cancelled.aborted) throw new Failure('CANCELLED', 'the run was cancelled', { cause: thrown });
    const address = new URL(request.url);
    throw new Failure(
      'NETWORK_FAILED',
      `${request.method} ${address.origin}${address.pathname}: ${causeOf(thrown)}`,
      { cause: thrown },
    );
  }
}

/** `fetch` says only "fetch failed"; the reason is its cause. */
function causeOf(thrown: unknown): string {
  if (!(thrown instanceof Error)) return String(thrown);
  if (thrown.name === 'TimeoutError') return 'no answer in time';
  return thrown.cause instanceof Error ? messageOf(thrown.cause) : thrown.message;
}
