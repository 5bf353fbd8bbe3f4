import type { ModelEvent } from '@slipway/core/model-event';
import type { Problem } from '@slipway/core/trouble';

import type { FoundModel } from './facts.ts';

/**
 * The problems with a model that is not the one that the event tells of, although it has its name and version: the
 * registry that was asked is another one than the event came from, or one of the two is wrong. Pure.
 */
export function unlikeTold(
  event: ModelEvent | undefined,
  models: readonly Pick<FoundModel, 'name' | 'version' | 'packaged'>[],
): Problem[] {
  const told = event?.details?.digest;
  if (event === undefined || told === undefined) return [];
  return models
    .filter(
      ({ name, version, packaged }) =>
        name === event.name && version === event.version && packaged.digest !== told,
    )
    .map(({ name, version, packaged }) => ({
      where: { input: 'event' },
      said: `it tells of ${name}:${version} with the digest ${told}, and what \`registry\` holds has ${packaged.digest}`,
      expected: 'the same bytes',
      remedy: `set \`registry\` to the one that the event came from, which it calls ${event.registry}`,
    }));
}
