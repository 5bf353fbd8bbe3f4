import { byName } from '@slipway/core/checked-json';
import * as v from 'valibot';
import { unionOf, type VersionSet } from './version-set.ts';

/**
 * What an alias points to, or what a tag is, as a subscriber was told last; and how many times it was told of it.
 * `telling`: a run was about to tell this, and did not say that it has. Null: runs at the same time told different
 * things, so nobody knows which was heard last, and the next run tells what is then.
 */
export type Turn = readonly [to: string | null, count: number, state?: 'telling'];

/** What a subscriber was told of one model. */
export interface ModelCursor {
  versions?: VersionSet;
  /** By alias; the version it points to. */
  aliases?: Readonly<Record<string, Turn>>;
  /** By version and key; a fingerprint of the value. */
  tags?: Readonly<Record<string, Readonly<Record<string, Turn>>>>;
}

/**
 * What a subscriber was told, by model. It names what was told, not until when: a version that appears late, with
 * whatever time, is still new. The same type is what one run told, which is then added to what is kept.
 */
export interface Cursor {
  schemaVersion: 1;
  models: Readonly<Record<string, ModelCursor>>;
}

/** The cursor of a subscriber that was told nothing. */
export const nothingTold: Cursor = { schemaVersion: 1, models: {} };

/** Adds what a run told. Adding the same again, or late, loses nothing. Pure. */
export function withTold(kept: Cursor, told: Cursor): Cursor {
  const models: Record<string, ModelCursor> = { ...kept.models };
  for (const [name, model] of Object.entries(told.models)) {
    const there = Object.hasOwn(models, name) ? models[name]! : {};
    set(models, name, modelWithTold(there, model));
  }
  return { schemaVersion: 1, models };
}

function modelWithTold(kept: ModelCursor, told: ModelCursor): ModelCursor {
  const tags: Record<string, Readonly<Record<string, Turn>>> = { ...kept.tags };
  for (const [version, turns] of Object.entries(told.tags ?? {}))
    set(tags, version, turnsWithTold(Object.hasOwn(tags, version) ? tags[version] : undefined, turns));
  const aliases = turnsWithTold(kept.aliases, told.aliases ?? {});
  const versions = unionOf(kept.versions ?? [], told.versions ?? []);
  return {
    versions: versions.length === 0 ? undefined : versions,
    aliases: Object.keys(aliases).length === 0 ? undefined : aliases,
    tags: Object.keys(tags).length === 0 ? undefined : tags,
  };
}

function turnsWithTold(
  kept: Readonly<Record<string, Turn>> | undefined,
  told: Readonly<Record<string, Turn>>,
): Record<string, Turn> {
  const turns: Record<string, Turn> = { ...kept };
  for (const [key, turn] of Object.entries(told))
    set(turns, key, Object.hasOwn(turns, key) ? turnAfter(turns[key]!, turn) : turn);
  return turns;
}

/**
 * A run that knew what is kept counts one more. One that did not, and tells something else, may be heard before or after
 * the other: then what was heard last is unknown, whatever is said about it later by one of the two.
 */
function turnAfter(kept: Turn, told: Turn): Turn {
  const [keptTo, keptCount] = kept;
  const [toldTo, toldCount] = told;
  if (toldCount > keptCount || (toldCount === keptCount && toldTo === keptTo)) return told;
  if (toldTo === keptTo || keptTo === null) return kept;
  return [null, keptCount + 1];
}

/**
 * What has to be kept before a run tells: that it is about to. Only what can happen again needs it. If the run is
 * killed, the alias may be back where it was when the next one looks, and that would seem to be no news.
 */
export function aboutToTell(told: Cursor): Cursor {
  const models: Record<string, ModelCursor> = {};
  for (const [name, { aliases, tags }] of Object.entries(told.models)) {
    if (aliases === undefined && tags === undefined) continue;
    set(models, name, {
      aliases: aliases && tellingTurns(aliases),
      tags: tags && mapped(tags, tellingTurns),
    });
  }
  return { schemaVersion: 1, models };
}

function tellingTurns(turns: Readonly<Record<string, Turn>>): Record<string, Turn> {
  return mapped(turns, ([to, count]) => [to, count, 'telling']);
}

function mapped<From, To>(
  record: Readonly<Record<string, From>>,
  map: (value: From) => To,
): Record<string, To> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));
}

/** Checked by hand: a cursor may hold tens of thousands of them, and is read before every event that is sent. */
const turn = v.custom<Turn>((given) => {
  if (!Array.isArray(given) || given.length < 2 || given.length > 3) return false;
  const [to, count, state] = given as unknown[];
  return (
    (to === null || typeof to === 'string') &&
    typeof count === 'number' &&
    (state === undefined || state === 'telling')
  );
});

const versions = v.custom<VersionSet>((given) => {
  const isNumber = (one: unknown): boolean => typeof one === 'number';
  const isRange = (one: unknown): boolean => Array.isArray(one) && one.length === 2 && one.every(isNumber);
  return (
    Array.isArray(given) && given.every((one) => isNumber(one) || typeof one === 'string' || isRange(one))
  );
});

/** A cursor as it is kept, and as an output of an action says it. */
export const cursor: v.GenericSchema<unknown, Cursor> = v.object({
  schemaVersion: v.literal(1),
  models: byName(
    v.object({
      versions: v.optional(versions),
      aliases: v.optional(byName(turn)),
      tags: v.optional(byName(byName(turn))),
    }),
  ),
});

/** Writes a cursor as it is kept: the models in the order of their names. */
export function cursorText({ schemaVersion, models }: Cursor): string {
  const ordered = Object.entries(models).toSorted(([left], [right]) => (left < right ? -1 : 1));
  return JSON.stringify({ schemaVersion, models: Object.fromEntries(ordered) });
}

/** A model may be called `__proto__`. */
function set<Value>(record: Record<string, Value>, key: string, value: Value): void {
  Object.defineProperty(record, key, { value, enumerable: true, configurable: true, writable: true });
}
