import { matchingAny } from '@slipway/core/pattern';
import { modelEvent, type ModelEvent, type ModelEventFacts } from '@slipway/core/model-event';
import { registeredFacts, versionInEvents } from '../registry/event-facts.ts';
import type { SurveyedModel, SurveyedVersion } from '../registry/kind.ts';
import type { ModelCursor, Turn } from './cursor.ts';
import { Gone } from './gone.ts';
import { memberOf, withVersions } from './version-set.ts';
import { isWantedVersion, type Wanted } from './wanted.ts';

/** Something that a subscriber has not heard of, and what its cursor gains when it has. */
export interface News {
  event: ModelEvent;
  told: ModelCursor;
}

/** What a look at one model found. */
export interface Noticed {
  news: News[];
  /** Aliases and tags that were told and are not there any more: when they come back, that is news. */
  gone?: ModelCursor;
}

/** What news are written with. */
export interface NewsContext {
  /** The registry, as events call it. */
  registry: string;
  subscriber: string;
  wanted: Wanted;
  /** Tells again what was told before. */
  replay: boolean;
  /** ISO 8601, UTC: when aliases and tags are seen. */
  now: string;
  /** The hexadecimal digest of a text. */
  sha256: (text: string) => string;
}

/**
 * What a subscriber has not heard of one model. A version counts by its name, whatever time it bears; it is news when it
 * is there, is wanted, and was never told: also when it becomes wanted later, by a tag or an alias.
 */
export async function newsOf(
  model: SurveyedModel,
  known: ModelCursor,
  context: NewsContext,
): Promise<Noticed> {
  const { events, aliases: patterns } = context.wanted;
  const needsAliases = patterns !== undefined || events.includes('model-alias-moved');
  const aliases = needsAliases ? Object.entries(await model.aliases()) : [];
  const fits = matchingAny(patterns);
  const moved = aliases.filter(([alias, to]) => fits(alias) && isMoved(alias, to, known, context));
  const registered = events.includes('model-registered') ? untold(model, known, aliases, context) : [];
  const tagged = events.includes('model-tag-set') ? model.versions : [];
  const news: News[] = [];
  const gone = new Gone();
  if (events.includes('model-alias-moved')) gone.aliases(known, new Set(aliases.map(([alias]) => alias)));
  for (const version of new Set([...registered, ...moved.map(([, to]) => to), ...tagged])) {
    const found = await model.read(version);
    const pointing = aliases.filter(([, to]) => to === version).map(([alias]) => alias);
    if (found !== undefined && tagged.length > 0) gone.tags(known, found);
    if (found === undefined || !isWantedVersion(context.wanted, found, pointing)) continue;
    const isRegistered = registered.includes(version);
    if (isRegistered) news.push(registration(found, known, context));
    for (const [alias] of moved.filter(([, to]) => to === version))
      news.push(move(found, alias, known, context));
    // The tags that a version has when it is told are part of that news.
    if (!isRegistered && tagged.length > 0) news.push(...tagsSet(found, known, context));
  }
  const cursor = gone.cursor();
  return { news, gone: cursor };
}

function isMoved(
  alias: string,
  to: string,
  { aliases }: ModelCursor,
  { wanted, replay }: NewsContext,
): boolean {
  return wanted.events.includes('model-alias-moved') && (replay || !isLast(turnOf(aliases, alias), to));
}

/** The versions that were not told. Where an alias has to point at them, the others need not be read. */
function untold(
  { versions }: SurveyedModel,
  known: ModelCursor,
  aliases: readonly (readonly [string, string])[],
  { wanted, replay }: NewsContext,
): string[] {
  const isTold = memberOf(known.versions ?? []);
  const news = replay ? versions : versions.filter((version) => !isTold(version));
  if (wanted.aliases === undefined) return [...news];
  const fits = matchingAny(wanted.aliases);
  const targets = new Set(aliases.filter(([alias]) => fits(alias)).map(([, to]) => to));
  return news.filter((version) => targets.has(version));
}

function registration(version: SurveyedVersion, known: ModelCursor, context: NewsContext): News {
  const turns = context.wanted.events.includes('model-tag-set')
    ? tagTurns(version, known, context).map(({ key, turn }) => [key, turn] as const)
    : [];
  const tags = turns.length === 0 ? {} : { tags: { [version.version]: Object.fromEntries(turns) } };
  return {
    event: modelEvent(registeredFacts(context.registry, version, context.now), context.sha256),
    told: { versions: withVersions([], [version.version]), ...tags },
  };
}

function move(version: SurveyedVersion, alias: string, known: ModelCursor, context: NewsContext): News {
  const turn = nextTurn(turnOf(known.aliases, alias), version.version);
  const facts = {
    kind: 'model-alias-moved',
    ...versionInEvents(context.registry, version),
    alias,
    occurredAt: context.now,
  } as const;
  return { event: counted(facts, turn, context), told: { aliases: { [alias]: turn } } };
}

function tagsSet(version: SurveyedVersion, known: ModelCursor, context: NewsContext): News[] {
  return tagTurns(version, known, context)
    .filter(({ isNew }) => isNew || context.replay)
    .map(({ key, value, turn }) => {
      const facts = {
        kind: 'model-tag-set',
        ...versionInEvents(context.registry, version),
        tag: { key, value },
        occurredAt: context.now,
      } as const;
      return {
        event: counted(facts, turn, context),
        told: { tags: { [version.version]: { [key]: turn } } },
      };
    });
}

/** The tags that are watched: those that are asked for, or all but the project's own. */
function tagTurns(
  { version, tags }: SurveyedVersion,
  known: ModelCursor,
  { wanted, sha256 }: NewsContext,
): { key: string; value: string; turn: Turn; isNew: boolean }[] {
  const turns = own(known.tags, version);
  return Object.entries(tags)
    .filter(([key]) =>
      wanted.tags === undefined ? !key.startsWith('slipway.') : Object.hasOwn(wanted.tags, key),
    )
    .map(([key, value]) => {
      const last = turnOf(turns, key);
      const print = sha256(value).slice(0, 16);
      return { key, value, turn: nextTurn(last, print), isNew: !isLast(last, print) };
    });
}

/** An alias that moves there and back is two events: how often the subscriber was told tells them apart. */
function counted(facts: ModelEventFacts, [, count]: Turn, { sha256, subscriber }: NewsContext): ModelEvent {
  return modelEvent(facts, sha256, `${subscriber}#${count}`);
}

/** What is told again keeps its count, and so its id. */
function nextTurn([to, count]: Turn, now: string): Turn {
  return to === now ? [to, count] : [now, count + 1];
}

function isLast([to, , state]: Turn, now: string): boolean {
  return to === now && state === undefined;
}

function turnOf(turns: Readonly<Record<string, Turn>> | undefined, key: string): Turn {
  return own(turns, key) ?? [null, 0];
}

function own<Value>(record: Readonly<Record<string, Value>> | undefined, key: string): Value | undefined {
  return record !== undefined && Object.hasOwn(record, key) ? record[key] : undefined;
}
