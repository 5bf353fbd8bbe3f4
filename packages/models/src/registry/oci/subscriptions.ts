import type { RegistrySession } from '@slipway/core/registry-session';
import type { Subscriptions } from '../kind.ts';
import { emptyConfig, readAttachment, textManifest } from './manifests.ts';
import { namesRepository, type OpenPlace } from './place.ts';
import { subscriberTag } from './tags.ts';

/**
 * How long after a change is looked whether it stayed, in milliseconds: what a change of somebody else takes at most. Where
 * all is slow, theirs takes as long as the own one did, a few times over.
 */
const settleMs = { least: 50, most: 250 };
const slower = 3;

/**
 * What subscribers were told: a tag of the repository of names, one a subscriber. A tag is written over, so of two runs
 * that change the same text in the same moment the later one stays; the other sees that a moment later, and changes what
 * is there then. Only a run that was killed in that moment can lose what it told: that is told again.
 */
export function ociSubscriptions(place: OpenPlace): Subscriptions {
  const { access, ports } = place;
  const repository = namesRepository(place);

  const kept = async (session: RegistrySession, subscriber: string): Promise<string | undefined> => {
    const read = await session.manifest({ ...repository, tag: subscriberTag(subscriber, ports.files) });
    const blob = read && readAttachment(read);
    return blob && session.text(repository, blob);
  };

  return {
    read: (subscriber) => ports.images.session(access, (session) => kept(session, subscriber)),
    change: (subscriber, next) =>
      ports.images.session({ ...access, writes: true }, async (session) => {
        const tag = subscriberTag(subscriber, ports.files);
        for (;;) {
          const began = ports.clock.now();
          const text = await kept(session, subscriber);
          const changed = next(text);
          if (changed === text) return;
          const [blob] = await session.send(repository, [{ content: changed }, { content: emptyConfig }]);
          await session.putManifest({ ...repository, tag }, textManifest(`${subscriber}.json`, blob!));
          const spent = ports.clock.now() - began;
          const random = settleMs.least + Math.random() * (settleMs.most - settleMs.least);
          await ports.clock.sleep(Math.max(random, spent * slower));
        }
      }),
  };
}
