import { createHash } from 'node:crypto';

import { recordOf } from '@slipway/core/is-record';
import { decodeModelEvent, type DecodedEvent } from '@slipway/core/model-event-reading';
import { modelEvent, type ModelEventFacts, type ModelEventKind } from '@slipway/core/model-event';

/** An event as a sender told it: nothing is checked yet. */
export interface Draft {
  /** What the sender calls this delivery; missing when it calls it nothing: then it is known by its content. */
  deliveryId?: string | undefined;
  kind: ModelEventKind;
  registry: unknown;
  name: unknown;
  version: unknown;
  alias?: unknown;
  tag?: { key: unknown; value: unknown } | undefined;
  occurredAt?: unknown;
  details?: Readonly<Record<string, unknown>>;
}

/** Checks a draft and makes the event of it. `occurrence` tells apart what can happen twice; `now` in milliseconds. */
export function eventOf(draft: Draft, occurrence: string, now: number): DecodedEvent {
  const { kind, registry, name, version, alias, tag, occurredAt, details = {} } = draft;
  const facts = {
    kind,
    registry,
    name,
    version: typeof version === 'number' ? String(version) : version,
    alias: kind === 'model-alias-moved' ? alias : undefined,
    tag: kind === 'model-tag-set' ? tag : undefined,
    ...described(details),
    occurredAt: timeOf(occurredAt, now),
  };
  // What is not of the declared types is refused by the reader just below.
  return decodeModelEvent(modelEvent(facts as ModelEventFacts, sha256, occurrence));
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Registries write null for what they do not know, and numbers in tags. */
function described(details: Readonly<Record<string, unknown>>): { details?: Record<string, unknown> } {
  const known = Object.entries(details)
    .filter(([, value]) => value !== null && value !== undefined && value !== '')
    .map(([name, value]) => [name, typeof value === 'object' ? textsOf(value as object) : value] as const)
    .filter(([, value]) => typeof value !== 'object' || Object.keys(value).length > 0);
  return known.length === 0 ? {} : { details: Object.fromEntries(known) };
}

function textsOf(values: object): Record<string, string> {
  const texts = Object.entries(values)
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)] as const);
  return Object.fromEntries(texts);
}

/** The time in UTC; that of the receipt where the sender's is missing or unreadable. */
function timeOf(told: unknown, now: number): string {
  const ms = typeof told === 'string' ? Date.parse(told) : Number.NaN;
  return new Date(Number.isNaN(ms) ? now : ms).toISOString();
}

/** A field of what may be an object; names are compared without regard to case, as Azure writes them both ways. */
export function field(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  const wanted = name.toLowerCase();
  return Object.entries(value).find(([key]) => key.toLowerCase() === wanted)?.[1];
}

/** The details that a sender told; what is no object tells nothing. */
export function detailsOf(value: unknown): Record<string, unknown> | undefined {
  return recordOf(field(value, 'details'));
}

/** A text of an object, or undefined. */
export function textField(value: unknown, name: string): string | undefined {
  const found = field(value, name);
  return typeof found === 'string' && found !== '' ? found : undefined;
}
