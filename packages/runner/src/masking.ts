/** Values that must not be seen, and the way they are hidden. One set for a whole run. */
export class Masks {
  readonly #values = new Set<string>();

  /** Hides a value, and each line of it, in everything that is printed or published from now on. */
  add(value: string): void {
    for (const part of [value, ...value.split(/\r?\n/)]) {
      // A very short value would turn the whole log into stars and say nothing about itself.
      if (part.trim().length >= 4) this.#values.add(part);
    }
  }

  /** The text with every hidden value replaced. Longer values go first, so that none shows through a shorter one. */
  hide(text: string): string {
    let hidden = text;
    for (const value of [...this.#values].toSorted((left, right) => right.length - left.length)) {
      hidden = hidden.replaceAll(value, '***');
    }
    return hidden;
  }
}

/**
 * Makes a text safe to print in a workflow log: no line of it can be taken for a workflow command, which the runner
 * still obeys wherever it stands at the start of a line.
 * Source: https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
 */
export function harmless(text: string): string {
  return text.replaceAll(/^([\s]*)(::|##\[)/gm, '$1\u200B$2');
}
