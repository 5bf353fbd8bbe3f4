import { Problems, type Problem } from './trouble.ts';

/** Problems of several parts of the looking, so that they are reported together. Anything else that is thrown passes. */
export class Collected {
  readonly #problems: Problem[] = [];

  /** What a part answers, or undefined when it had problems, which are remembered. */
  async from<Value>(part: () => Promise<Value> | Value): Promise<Value | undefined> {
    try {
      return await part();
    } catch (thrown) {
      if (!(thrown instanceof Problems)) throw thrown;
      this.add(...thrown.problems);
      return undefined;
    }
  }

  /** Remembers problems. */
  add(...problems: readonly Problem[]): void {
    this.#problems.push(...problems);
  }

  /** True when nothing was wrong so far. */
  get isEmpty(): boolean {
    return this.#problems.length === 0;
  }

  /** @throws Problems with everything that was remembered */
  throwAny(): void {
    if (!this.isEmpty) throw new Problems(this.#problems);
  }
}
