import { byVersion } from '@slipway/core/model-version';
import type { News } from './news.ts';

/** Keeps the oldest of many news, and counts the others: memory depends on how many are kept, not on how many there are. */
export class Oldest {
  readonly #limit: number;
  #kept: News[] = [];
  #seen = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Takes further news. */
  add(news: readonly News[]): void {
    this.#seen += news.length;
    for (const one of news) this.#kept.push(one);
    if (this.#kept.length >= 2 * this.#limit) this.#trim();
  }

  /** The oldest, in the order in which they happened. */
  kept(): News[] {
    this.#trim();
    return this.#kept;
  }

  /** How many there were beyond those that are kept. */
  get others(): number {
    return Math.max(0, this.#seen - this.#limit);
  }

  #trim(): void {
    this.#kept = this.#kept.toSorted(byTime).slice(0, this.#limit);
  }
}

/** Of the same time: by name and version, so that two runs say the same in the same order. */
function byTime({ event: left }: News, { event: right }: News): number {
  if (left.occurredAt !== right.occurredAt) return left.occurredAt < right.occurredAt ? -1 : 1;
  if (left.name !== right.name) return left.name < right.name ? -1 : 1;
  return byVersion(left.version, right.version);
}
