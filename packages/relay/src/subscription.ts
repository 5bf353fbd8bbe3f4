import { matchesPattern } from '@slipway/core/pattern';
import type { ModelEvent } from '@slipway/core/model-event';

import type { Subscription } from './config.ts';

/** The repositories that have to be told of an event, each once, in the order of the configuration. */
export function toldRepositories(event: ModelEvent, subscriptions: readonly Subscription[]): string[] {
  const told = subscriptions.filter((subscription) => matches(event, subscription));
  return [...new Set(told.map(({ repository }) => repository))];
}

/** Whether all filters of a subscription let an event through. */
export function matches(event: ModelEvent, subscription: Subscription): boolean {
  const { events, names, aliases, tags, stages } = subscription;
  const known = { ...event.details?.tags };
  if (event.tag !== undefined) known[event.tag.key] = event.tag.value;
  return (
    (events.length === 0 || events.includes(event.kind)) &&
    (names.length === 0 || names.some((pattern) => matchesPattern(event.name, pattern))) &&
    (event.alias === undefined ||
      aliases.length === 0 ||
      aliases.some((one) => matchesPattern(event.alias!, one))) &&
    Object.entries(tags).every(
      ([key, value]) => Object.hasOwn(known, key) && matchesPattern(known[key]!, value),
    ) &&
    (stages.length === 0 || [event.details?.stage, known['stage']].some((one) => isOneOf(stages, one)))
  );
}

function isOneOf(stages: readonly string[], stage: string | undefined): boolean {
  return stage !== undefined && stages.some((one) => one.toLowerCase() === stage.toLowerCase());
}
