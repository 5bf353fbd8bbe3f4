import type { RegistrySession } from '@slipway/core/registry-session';
import type { Subscriptions } from '../kind.ts';
import { changeSettled } from '../settled.ts';
import { emptyConfig, readAttachment, textManifest } from './manifests.ts';
import { namesRepository, type OpenPlace } from './place.ts';
import { subscriberTag } from './tags.ts';

/** What subscribers were told: a tag of the repository of names, one a subscriber. */
export function ociSubscriptions(place: OpenPlace): Subscriptions {
  const { access, ports } = place;
  const repository = namesRepository(place);

  const kept = async (session: RegistrySession, subscriber: string): Promise<string | undefined> => {
    const read = await session.manifest({ ...repository, tag: subscriberTag(subscriber, ports.files) });
    const blob = read && readAttachment(read);
    return blob && session.text(repository, blob);
  };
  const keep = async (session: RegistrySession, subscriber: string, text: string): Promise<void> => {
    const tag = subscriberTag(subscriber, ports.files);
    const [blob] = await session.send(repository, [{ content: text }, { content: emptyConfig }]);
    await session.putManifest({ ...repository, tag }, textManifest(`${subscriber}.json`, blob!));
  };

  return {
    read: (subscriber) => ports.images.session(access, (session) => kept(session, subscriber)),
    change: (subscriber, next) =>
      ports.images.session({ ...access, writes: true }, (session) =>
        changeSettled(
          ports.clock,
          () => kept(session, subscriber),
          (text) => keep(session, subscriber, text),
          next,
        ),
      ),
  };
}
