import { matchingAny } from '@slipway/core/pattern';
import type { Ports } from '@slipway/core/ports';
import { registryText } from '../registry/event-facts.ts';
import type { Registry } from '../registry/kind.ts';
import type { Cursor, ModelCursor } from './cursor.ts';
import { readCursor, toldBy } from './mark.ts';
import { newsOf, type News } from './news.ts';
import { Oldest } from './oldest.ts';
import { surveyOf } from './survey.ts';
import { memberOf } from './version-set.ts';
import type { Wanted } from './wanted.ts';

/** Who watches, and for what. */
export interface Subscription {
  /** A name of letters, digits, `_`, `.` and `-`; the cursor is kept under it. */
  subscriber: string;
  wanted: Wanted;
  /**
   * ISO 8601, UTC, or `now`. Of a subscriber that was told nothing yet: what happened before counts as told. With
   * `replay`: what happened before is not told again.
   */
  since?: string;
  /** At most so many news at a time, the oldest first. */
  limit: number;
  /** Tells again what was told before. */
  replay: boolean;
}

/** What a look at a registry found. */
export interface Watched {
  news: readonly News[];
  /** How many more there are than `limit` lets through. */
  waiting: number;
  /** How many models and versions were looked at. */
  models: number;
  versions: number;
  /** What counts as told without having been told: only of a subscriber that begins with `since`. */
  begin?: Cursor;
  /** What was told and is gone: kept, so that it is news when it comes back. */
  gone?: Cursor;
}

/** Looks for what a subscriber has not heard of. Reads only. Memory holds one model, the cursor, and `limit` news. */
export async function watch(registry: Registry, subscription: Subscription, ports: Ports): Promise<Watched> {
  const { subscriber, wanted, since, limit, replay } = subscription;
  const kept = await readCursor(registry, subscriber);
  const now = new Date(ports.clock.now()).toISOString();
  const context = {
    registry: registryText(registry),
    subscriber,
    wanted,
    replay,
    now,
    sha256: (text: string) => ports.files.sha256(text),
  };
  const begins = kept === undefined && since !== undefined && !replay;
  const isOld = ({ event }: News): boolean =>
    since !== undefined &&
    (since === 'now' || (event.kind === 'model-registered' ? event.occurredAt < since : begins));
  const oldest = new Oldest(limit);
  const begun: [string, ModelCursor][] = [];
  const gone: [string, ModelCursor][] = [];
  let models = 0;
  let versions = 0;
  for await (const model of surveyOf(
    registry,
    matchingAny(wanted.names),
    needNotBeRead(kept, subscription),
  )) {
    models += 1;
    versions += model.versions.length;
    const known = kept === undefined ? undefined : own(kept.models, model.name);
    const { news, gone: gonePart } = await newsOf(model, known ?? {}, context);
    if (gonePart !== undefined) gone.push([model.name, gonePart]);
    if (news.length === 0) continue;
    const old = begins || replay ? news.filter(isOld) : [];
    oldest.add(old.length === 0 ? news : news.filter((one) => !old.includes(one)));
    if (begins && old.length > 0) begun.push([model.name, toldBy(old).models[model.name]!]);
  }
  return {
    news: oldest.kept(),
    waiting: oldest.others,
    models,
    versions,
    begin: begins ? cursorOf(begun) : undefined,
    gone: gone.length > 0 ? cursorOf(gone) : undefined,
  };
}

function cursorOf(models: readonly [string, ModelCursor][]): Cursor {
  return { schemaVersion: 1, models: Object.fromEntries(models) };
}

/** What was told need not be listed, unless its tags are watched or it is told again. */
function needNotBeRead(
  kept: Cursor | undefined,
  { wanted, replay }: Subscription,
): ((name: string, version: string) => boolean) | undefined {
  if (replay || wanted.events.includes('model-tag-set')) return undefined;
  if (!wanted.events.includes('model-registered')) return () => true;
  if (kept === undefined) return undefined;
  const members = new Map<string, (version: string) => boolean>();
  return (name, version) => {
    const isTold = members.get(name) ?? memberOf(own(kept.models, name)?.versions ?? []);
    members.set(name, isTold);
    return isTold(version);
  };
}

function own<Value>(record: Readonly<Record<string, Value>>, key: string): Value | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
