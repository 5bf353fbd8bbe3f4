import type { SurveyedVersion } from '../registry/kind.ts';
import type { ModelCursor, Turn } from './cursor.ts';

type Turns = Record<string, Turn>;

/**
 * Collects what a subscriber was told of one model and what is not there any more. It is kept as a turn to nothing, one
 * count further, so that the same alias or tag is news again, with an id of its own, when it comes back.
 */
export class Gone {
  #aliases: Turns = {};
  readonly #tags: [version: string, turns: Turns][] = [];

  /** Compares the aliases that were told with those that there are. */
  aliases({ aliases = {} }: ModelCursor, there: ReadonlySet<string>): void {
    this.#aliases = goneOf(aliases, (alias) => there.has(alias));
  }

  /** Compares the tags of a version that were told with those that it has. */
  tags(
    { tags = {} }: ModelCursor,
    { version, tags: there }: Pick<SurveyedVersion, 'version' | 'tags'>,
  ): void {
    const turns = Object.hasOwn(tags, version) ? tags[version]! : {};
    const gone = goneOf(turns, (key) => Object.hasOwn(there, key));
    if (Object.keys(gone).length > 0) this.#tags.push([version, gone]);
  }

  /** What the cursor gains, or undefined when nothing is gone. */
  cursor(): ModelCursor | undefined {
    const hasAliases = Object.keys(this.#aliases).length > 0;
    if (!hasAliases && this.#tags.length === 0) return undefined;
    return {
      aliases: hasAliases ? this.#aliases : undefined,
      tags: this.#tags.length > 0 ? Object.fromEntries(this.#tags) : undefined,
    };
  }
}

function goneOf(told: Readonly<Record<string, Turn>>, isThere: (key: string) => boolean): Turns {
  const gone = Object.entries(told).filter(([key, [to]]) => to !== null && !isThere(key));
  return Object.fromEntries(gone.map(([key, [, count]]): [string, Turn] => [key, [null, count + 1]]));
}
