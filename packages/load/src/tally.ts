import type { FirstFailure } from './phase.ts';
import { LatencyRecord } from './latency-record.ts';
import type { Sent } from './sender.ts';

/** So many requests in a row without an answer … */
const lostInARow = 20;
/** … over so long a time mean that nothing is there any more. */
const lostMs = 1000;

/** Counts how requests ended. */
export class Tally {
  readonly latencies = new LatencyRecord();
  readonly statuses: Record<string, number> = {};
  readonly errors: Record<string, number> = {};
  firstFailure: FirstFailure | undefined;
  succeeded = 0;
  ended = 0;
  #failuresInARow = 0;
  #failingSinceMs = 0;

  /** @param latencyMs from the moment the request was due */
  add(sent: Sent, latencyMs: number, nowMs: number): void {
    this.ended += 1;
    if (sent.kind === 'answered') this.#answered(sent, latencyMs);
    else this.#failed(sent.error, latencyMs, nowMs);
  }

  /** True when connections have only failed for a while. A time-out is no such failure: the server may be slow. */
  isLost(nowMs: number): boolean {
    return this.#failuresInARow >= lostInARow && nowMs - this.#failingSinceMs >= lostMs;
  }

  #answered({ status, body }: Extract<Sent, { kind: 'answered' }>, latencyMs: number): void {
    this.#failuresInARow = 0;
    this.statuses[status] = (this.statuses[status] ?? 0) + 1;
    if (status >= 200 && status <= 299) {
      this.succeeded += 1;
      this.latencies.add(latencyMs);
    } else this.firstFailure ??= { status, body: body ?? '' };
  }

  #failed(error: string, latencyMs: number, nowMs: number): void {
    this.errors[error] = (this.errors[error] ?? 0) + 1;
    this.firstFailure ??= { error };
    if (error === 'timeout') {
      this.#failuresInARow = 0;
      this.latencies.add(latencyMs);
      return;
    }
    if (this.#failuresInARow === 0) this.#failingSinceMs = nowMs;
    this.#failuresInARow += 1;
  }
}
