import type { ModelEvent } from '@slipway/core/model-event';
import type { Problem } from '@slipway/core/trouble';
import { unlikeTold as unlike } from '@slipway/models/event/told-models';

import type { FoundModel } from './facts.ts';

/**
 * The problems with a model that is not the one that the event tells of, although it has its name and version: the
 * registry that was asked is another one than the event came from, or one of the two is wrong. Pure.
 */
export function unlikeTold(
  event: ModelEvent | undefined,
  models: readonly Pick<FoundModel, 'name' | 'version' | 'packaged'>[],
): Problem[] {
  const known = models.map(({ name, version, packaged }) => ({ name, version, digest: packaged.digest }));
  const remedy = `set \`registry\` to the one that the event came from, which it calls ${event?.registry ?? ''}`;
  return unlike(event, known, '`registry`', remedy);
}
