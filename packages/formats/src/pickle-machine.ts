import type { PickleGlobal, PickleValue } from './pickle-values.ts';

/** Legitimate picklers keep their stack small: they append in batches of 1,000. */
const STACK_LIMIT = 4_000_000;

/** More objects than any model has; a small compressed file could ask for any number. */
const MEMO_LIMIT = 32_000_000;

/** Why a pickle can not be followed further. */
export class PickleFault extends Error {}

/** A pickle that Python would follow further: a limit of this reader, not a fault of the pickle. */
export class PickleLimit extends PickleFault {}

/** Is told what a pickle does, in the order in which Python would do it. */
export interface MachineListener {
  imported(module: string, name: string): void;
  called?(callable: PickleValue, args: PickleValue): void;
  /** An import is put on the stack, by itself or from the memo. */
  used?(value: PickleGlobal): void;
}

/**
 * The stack and the memo of a pickle machine, with descriptions in the place of objects. It never executes anything.
 */
export class PickleMachine {
  /** The highest protocol that the pickle says it is of. */
  protocol = 0;
  #stack: PickleValue[] = [];
  #depth = 0;
  readonly #marked: PickleValue[][] = [];
  readonly #memo: PickleValue[] = [];
  readonly #sparseMemo = new Map<number, PickleValue>();
  readonly #listener: MachineListener;

  constructor(listener: MachineListener) {
    this.#listener = listener;
  }

  /** The value on top, which stays there. */
  top(): PickleValue {
    const value = this.#stack.at(-1);
    if (value === undefined) throw new PickleFault('a value is taken from an empty stack');
    return value;
  }

  /** Puts a value on top. */
  push(value: PickleValue): void {
    this.#stack.push(value);
    if (typeof value === 'object' && value?.kind === 'global') this.#listener.used?.(value);
    this.#grow();
  }

  /** Takes the value on top. */
  pop(): PickleValue {
    const value = this.#stack.pop();
    if (value === undefined) throw new PickleFault('a value is taken from an empty stack');
    this.#depth -= 1;
    return value;
  }

  /** Sets a mark. */
  mark(): void {
    this.#marked.push(this.#stack);
    this.#stack = [];
    this.#grow();
  }

  /** Takes all that was pushed since the last mark, and the mark. */
  popToMark(): PickleValue[] {
    const items = this.#stack;
    const before = this.#marked.pop();
    if (before === undefined) throw new PickleFault('there is no mark on the stack');
    this.#stack = before;
    this.#depth -= items.length + 1;
    return items;
  }

  /** POP takes a mark where that is what is on top. */
  popAny(): void {
    if (this.#stack.length > 0) this.pop();
    else this.popToMark();
  }

  /** Stores the value on top in the memo. */
  remember(index: number): void {
    const value = this.top();
    if (this.#memo.length + this.#sparseMemo.size > MEMO_LIMIT)
      throw new PickleLimit(`the memo grows beyond ${MEMO_LIMIT} entries`);
    if (index < this.#memo.length) this.#memo[index] = value;
    else if (index > this.#memo.length) this.#sparseMemo.set(index, value);
    else {
      // An entry counts once, or the next free index would be another one than Python's.
      this.#sparseMemo.delete(index);
      this.#memo.push(value);
    }
  }

  /** Stores the value on top under the next free index of the memo. */
  memoize(): void {
    this.remember(this.#memo.length + this.#sparseMemo.size);
  }

  /** Puts a value of the memo on top. */
  recall(index: number): void {
    const value = this.#memo[index] ?? this.#sparseMemo.get(index);
    if (value === undefined && !(index in this.#memo))
      throw new PickleFault(`the memo has no entry ${index}`);
    this.push(value ?? null);
  }

  /** Puts an import on top and tells of it. */
  importGlobal(module: string, name: string): void {
    this.#listener.imported(module, name);
    this.push({ kind: 'global', module, name });
  }

  /** Puts what a call would make on top. */
  call(callable: PickleValue, args: PickleValue): void {
    this.#listener.called?.(callable, args);
    this.push({ kind: 'object', callable, args });
  }

  #grow(): void {
    this.#depth += 1;
    if (this.#depth > STACK_LIMIT) throw new PickleLimit(`the stack grows beyond ${STACK_LIMIT} values`);
  }
}
