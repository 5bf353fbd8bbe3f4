import type { RequestFigures } from '@slipway/core/endpoint';

/** How a request ended. Those but `good` and `abandoned` are the errors of `RequestFigures`. */
export type Ending = 'good' | 'abandoned' | keyof RequestFigures['errors'];

/** Upper ends of the buckets of answer times, in seconds. */
const buckets: readonly number[] = [
  0.0005,
  ...[1000, 100, 10, 1].flatMap((per) => [1, 1.5, 2.5, 3.5, 5, 7.5].map((step) => step / per)),
  10,
  25,
  50,
  100,
];

/** Counts how requests end. */
export class Tally {
  /** Answers by their status. */
  readonly statuses = new Map<number, number>();
  readonly #endings: Record<Ending, number> = {
    good: 0,
    abandoned: 0,
    client: 0,
    server: 0,
    timedOut: 0,
    cutOff: 0,
    refused: 0,
  };
  readonly #counts = buckets.map(() => 0);
  #sum = 0;
  #count = 0;

  /** @param seconds from the request to the end of its answer */
  add(ending: Ending, status: number, seconds: number): void {
    this.statuses.set(status, (this.statuses.get(status) ?? 0) + 1);
    this.#endings[ending] += 1;
    if (ending === 'refused') return;
    let index = 0;
    while (index < buckets.length && seconds > buckets[index]!) index += 1;
    if (index < buckets.length) this.#counts[index]! += 1;
    this.#sum += seconds;
    this.#count += 1;
  }

  get figures(): RequestFigures {
    const { good, abandoned, ...errors } = this.#endings;
    let below = 0;
    const upTo = buckets.map((end, index) => ({ upTo: end, count: (below += this.#counts[index]!) }));
    return {
      requests: Object.values(errors).reduce((sum, count) => sum + count, good + abandoned),
      errors,
      abandoned,
      latency: { buckets: upTo, sum: this.#sum, count: this.#count },
    };
  }
}

/** How an answer ended that came whole. */
export function endingOf(status: number): Ending {
  return status >= 500 ? 'server' : status >= 400 ? 'client' : 'good';
}

/** What is counted of one deployment. */
export interface Tallies {
  name: string;
  /** Requests that callers sent. */
  answered: Tally;
  /** Copies, whose answers no caller saw. */
  mirrored: Tally;
}
