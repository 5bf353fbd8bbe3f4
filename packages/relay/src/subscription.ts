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
    (names.length === 0 || names.some((pattern) => fits(event.name, pattern))) &&
    (event.alias === undefined || aliases.length === 0 || aliases.some((one) => fits(event.alias!, one))) &&
    Object.entries(tags).every(([key, value]) => Object.hasOwn(known, key) && fits(known[key]!, value)) &&
    (stages.length === 0 || [event.details?.stage, known['stage']].some((one) => isOneOf(stages, one)))
  );
}

function isOneOf(stages: readonly string[], stage: string | undefined): boolean {
  return stage !== undefined && stages.some((one) => one.toLowerCase() === stage.toLowerCase());
}

/** `*` stands for any text, `?` for one character. Walks back to the last `*` only, so that no pattern is slow. */
export function fits(text: string, pattern: string): boolean {
  let at = 0;
  let from = 0;
  let star = -1;
  let resume = 0;
  while (at < text.length) {
    if (pattern[from] === '*') {
      star = from;
      resume = at;
      from += 1;
    } else if (from < pattern.length && (pattern[from] === '?' || pattern[from] === text[at])) {
      at += 1;
      from += 1;
    } else if (star >= 0) {
      resume += 1;
      at = resume;
      from = star + 1;
    } else return false;
  }
  return /^\**$/.test(pattern.slice(from));
}
