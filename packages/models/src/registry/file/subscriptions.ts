import type { Ports } from '@slipway/core/ports';
import type { Subscriptions } from '../kind.ts';
import type { Layout } from './layout.ts';

/** So many earlier revisions stay for those who have just listed the folder and are about to read. */
const keptRevisions = 4;

/**
 * What subscribers were told. A change claims the revision after the one it has read, so of two runs one has to read
 * again; nobody waits for a lock, and a kill leaves nothing that must be unlocked.
 */
export function fileSubscriptions(layout: Layout, ports: Ports): Subscriptions {
  const { files } = ports;
  const place = (subscriber: string, revision: number): string =>
    files.join(layout.subscriber(subscriber), `${revision}.json`);

  const revisions = async (subscriber: string): Promise<number[]> =>
    (await files.names(layout.subscriber(subscriber)))
      .map((name) => Number(/^(\d+)\.json$/.exec(name)?.[1] ?? Number.NaN))
      .filter((revision) => !Number.isNaN(revision))
      .toSorted((left, right) => left - right);

  const newest = async (subscriber: string): Promise<{ revision: number; text?: string }> => {
    for (;;) {
      const revision = (await revisions(subscriber)).at(-1);
      if (revision === undefined) return { revision: 0 };
      const text = await files.readTextIfThere(place(subscriber, revision));
      // Gone since it was listed: others have written newer ones meanwhile.
      if (text !== undefined) return { revision, text };
    }
  };

  return {
    read: async (subscriber) => (await newest(subscriber)).text,
    change: async (subscriber, next) => {
      for (;;) {
        const { revision, text } = await newest(subscriber);
        const changed = next(text);
        if (changed === text) return;
        const claimed = await files.claim(place(subscriber, revision + 1), changed);
        if (!claimed) continue;
        const there = await revisions(subscriber);
        // Revisions are removed from the lowest on. When the one that was read is gone, the number after it may have been
        // taken and freed again while this run slept, and then it does not count.
        const counts = revision === 0 ? there.at(-1)! <= keptRevisions : there.includes(revision);
        if (!counts) {
          await files.remove(place(subscriber, revision + 1));
          continue;
        }
        for (const old of there.slice(0, -keptRevisions)) await files.remove(place(subscriber, old));
        return;
      }
    },
  };
}
