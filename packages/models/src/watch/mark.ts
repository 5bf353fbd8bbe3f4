import { jsonThatFits } from '@slipway/core/checked-json';
import { Failure } from '@slipway/core/trouble';
import type { Registry } from '../registry/kind.ts';
import { cursor, cursorText, nothingTold, withTold, type Cursor, type Turn } from './cursor.ts';
import type { News } from './news.ts';
import { subscriptionsOf } from './subscriptions.ts';
import { memberOf } from './version-set.ts';

/**
 * What a subscriber was told, or undefined when that is nothing.
 * @throws Failure `STORAGE_FAILED` when what is kept can not be read
 */
export async function readCursor(registry: Registry, subscriber: string): Promise<Cursor | undefined> {
  const text = await subscriptionsOf(registry).read(subscriber);
  return text === undefined ? undefined : kept(text, registry, subscriber);
}

/** Adds to what a subscriber was told. Safe to repeat, and beside other runs. */
export async function mark(registry: Registry, subscriber: string, told: Cursor): Promise<void> {
  await subscriptionsOf(registry).change(subscriber, (text) =>
    cursorText(withTold(text === undefined ? nothingTold : kept(text, registry, subscriber), told)),
  );
}

function kept(text: string, registry: Registry, subscriber: string): Cursor {
  const there = jsonThatFits(cursor, text);
  if (there !== undefined) return there;
  throw new Failure(
    'STORAGE_FAILED',
    `what ${registry.title} keeps of the subscriber ${subscriber} is no cursor`,
    { remedy: 'begin again under another `subscriber`, with `since`' },
  );
}

/** What was told when these news were. */
export function toldBy(news: readonly News[]): Cursor {
  return news.reduce<Cursor>(
    (told, { event, told: model }) => withTold(told, { schemaVersion: 1, models: { [event.name]: model } }),
    nothingTold,
  );
}

/** True when another run told of it meanwhile. */
export function isTold(heard: Cursor | undefined, { event, told }: News): boolean {
  const known = heard === undefined ? undefined : own(heard.models, event.name);
  if (known === undefined) return false;
  if (event.kind === 'model-registered') return memberOf(known.versions ?? [])(event.version);
  if (event.kind === 'model-alias-moved') return areTold(known.aliases, told.aliases);
  return areTold(own(known.tags ?? {}, event.version), told.tags?.[event.version]);
}

function areTold(
  known: Readonly<Record<string, Turn>> | undefined,
  told: Readonly<Record<string, Turn>> = {},
): boolean {
  return Object.entries(told).every(([key, [to, count]]) => {
    const turn = known === undefined ? undefined : own(known, key);
    return turn !== undefined && turn[0] === to && turn[1] >= count && turn[2] === undefined;
  });
}

function own<Value>(record: Readonly<Record<string, Value>>, key: string): Value | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
