import { Problems, type Problem } from '@slipway/core/trouble';

/** Problems of several lookings, so that they are reported together. Anything else that is thrown passes through. */
export class Collected {
  readonly #problems: Problem[] = [];

  /** What the looking answers, or undefined when it had problems, which are remembered. */
  async from<Value>(looking: Promise<Value>): Promise<Value | undefined> {
    try {
      return await looking;
    } catch (thrown) {
      if (!(thrown instanceof Problems)) throw thrown;
      this.#problems.push(...thrown.problems);
      return undefined;
    }
  }

  /** Remembers a problem. */
  add(problem: Problem): void {
    this.#problems.push(problem);
  }

  /** @throws Problems with everything that was remembered */
  throwAny(): void {
    if (this.#problems.length > 0) throw new Problems(this.#problems);
  }
}
