import { stripVTControlCharacters } from 'node:util';

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

/** What acts on a terminal or on the order of what is read, and is not seen itself: controls and marks of direction. */
const unseen = /[\p{Cc}\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]/gu;

/**
 * A foreign text as people may see it: secrets hidden, colours dropped, and every other control shown as an escape
 * (`\u001b`), so that it can neither move the cursor nor turn the order of what is read. Secrets are hidden before and
 * after, since a colour in the middle of one would keep it from being found.
 */
export function visible(text: string, masks: Masks): string {
  const plain = stripVTControlCharacters(masks.hide(text)).replaceAll(/\r\n?/g, '\n');
  return masks.hide(
    plain.replaceAll(unseen, (mark) =>
      mark === '\n' || mark === '\t' ? mark : `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`,
    ),
  );
}

/**
 * The same for a workflow log: no line can be taken for a workflow command, which the runner still obeys wherever it
 * stands at the start of a line.
 * Source: https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
 */
export function harmless(text: string, masks: Masks): string {
  return visible(text, masks).replaceAll(/^([\s]*)(::|##\[)/gm, '$1\u200B$2');
}
