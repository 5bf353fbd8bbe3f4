import { Problems, type Problem } from './trouble.ts';

/** The same with every part there. */
type Whole<Parts> = { [Key in keyof Parts]: Exclude<Parts[Key], undefined> };

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

  /** The same for a part that needs others: where one of those is missing, it is left out. */
  async after<Parts extends object, Value>(
    parts: Parts,
    part: (parts: Whole<Parts>) => Promise<Value> | Value,
  ): Promise<Value | undefined> {
    return isWhole(parts) ? this.from(() => part(parts)) : undefined;
  }

  /** All the parts that have to be there. @throws Problems with everything that was remembered */
  whole<Parts extends object>(parts: Parts): Whole<Parts> {
    this.throwAny();
    if (!isWhole(parts)) throw new Error('a part is missing, and nothing says why');
    return parts;
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

function isWhole<Parts extends object>(parts: Parts): parts is Parts & Whole<Parts> {
  return Object.values(parts).every((part) => part !== undefined);
}
