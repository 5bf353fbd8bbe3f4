import type { ModelRecord } from '@slipway/core/model-record';
import { Failure } from '@slipway/core/trouble';
import type { Registry, Subscriptions } from '../registry/kind.ts';

/** The place where a registry keeps what subscribers were told: its own, or a text that is attached to a version. */
export function subscriptionsOf(registry: Registry): Subscriptions {
  return registry.subscriptions ?? attachedTo(registry);
}

/**
 * For registries without a place of their own: the text is attached to the first version there is. It is found by looking
 * at one version after the other, so that none that comes before it later hides it. Two runs that change it at the same
 * moment can lose what one of them told: that is told again.
 */
function attachedTo(registry: Registry): Subscriptions {
  const nameOf = (subscriber: string): string => `watch.${subscriber}.json`;

  const found = async (subscriber: string): Promise<{ at?: ModelRecord; text?: string }> => {
    let first: ModelRecord | undefined;
    for (const name of await registry.names()) {
      for (const version of await registry.versions(name)) {
        first ??= version;
        const text = (await registry.attached(version, nameOf(subscriber)))?.content;
        if (text !== undefined) return { at: version, text };
      }
    }
    return first === undefined ? {} : { at: first };
  };

  return {
    read: async (subscriber) => (await found(subscriber)).text,
    change: async (subscriber, next) => {
      const { at, text } = await found(subscriber);
      const changed = next(text);
      if (changed === text) return;
      if (at === undefined)
        throw new Failure('STORAGE_FAILED', `${registry.title} holds no version to keep a cursor beside`);
      await registry.attach(at, nameOf(subscriber), changed);
    },
  };
}
