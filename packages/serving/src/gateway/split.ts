/**
 * Weights are counted in millionths of a percent, so that the credits are whole numbers. Sums of fractions are not exact:
 * their errors would decide between two whose turn it is, and grow with every request.
 */
const parts = 1_000_000;

/** Spreads requests over deployments by weight, evenly: 90:10 is every tenth request, not a tenth by luck. */
export class Split {
  readonly #ids: readonly string[];
  readonly #weights: readonly number[];
  readonly #credit: number[];

  /** @param weights percentages by id, also fractions; entries of 0 are never chosen */
  constructor(weights: Readonly<Record<string, number>>) {
    const entries = Object.entries(weights)
      .map(([id, weight]) => [id, Math.round(weight * parts)] as const)
      .filter(([, weight]) => weight > 0);
    this.#ids = entries.map(([id]) => id);
    this.#weights = entries.map(([, weight]) => weight);
    this.#credit = this.#weights.map(() => 0);
  }

  /** True when no deployment has traffic. */
  get isEmpty(): boolean {
    return this.#ids.length === 0;
  }

  /**
   * The id that is next among those that may be chosen; undefined when none may. The smooth weighted round robin of
   * nginx: who has waited longest for its share is next.
   * Source: https://github.com/nginx/nginx/commit/52327e0627f49dbda1e8db695e63a4b0af4448b1
   */
  next(mayServe: (id: string) => boolean): string | undefined {
    if (this.#ids.length === 1) return mayServe(this.#ids[0]!) ? this.#ids[0] : undefined;
    let best = -1;
    let total = 0;
    for (let index = 0; index < this.#ids.length; index += 1) {
      if (!mayServe(this.#ids[index]!)) continue;
      const weight = this.#weights[index]!;
      total += weight;
      this.#credit[index]! += weight;
      if (best < 0 || this.#credit[index]! > this.#credit[best]!) best = index;
    }
    if (best < 0) return undefined;
    this.#credit[best]! -= total;
    return this.#ids[best];
  }
}
