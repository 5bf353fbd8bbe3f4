import { createHash } from 'node:crypto';

import type { EventFault } from '@slipway/core/model-event-reading';

import type { Source, Subscription } from './config.ts';
import type { Delivery } from './delivery.ts';
import { eventOf, type Draft } from './sources/draft.ts';
import type { Reading } from './sources/kind.ts';
import { toldRepositories } from './subscription.ts';

/** What a reading comes to: deliveries to keep, and what to say of the rest. */
export interface Received {
  deliveries: Delivery[];
  /** Keys of earlier deliveries that would be the same one: see `keysOf`. */
  earlier: ReadonlyMap<string, string>;
  ignored: string[];
  faults: string[];
}

/** Turns what a source told into deliveries for the repositories that asked for them. Pure; `now` in milliseconds. */
export function received(
  reading: Reading,
  source: Pick<Source, 'path'>,
  body: Buffer,
  subscriptions: readonly Subscription[],
  now: number,
): Received {
  const result = { deliveries: [] as Delivery[], ignored: [...reading.ignored], faults: [...reading.faults] };
  const earlier = new Map<string, string>();
  for (const [index, draft] of reading.events.entries()) {
    const { key, before, deliveryId } = keysOf(draft, source, body, index, now);
    const read = eventOf(draft, key, now);
    if ('faults' in read) {
      result.faults.push(...read.faults.map(faultText));
      continue;
    }
    const { event } = read;
    const repositories = toldRepositories(event, subscriptions);
    if (repositories.length === 0) {
      result.ignored.push(`no subscription asks for ${event.kind} of ${event.name}:${event.version}`);
      continue;
    }
    if (before !== undefined) earlier.set(key, before);
    result.deliveries.push({
      schemaVersion: 1,
      key,
      source: source.path,
      deliveryId,
      // The order of a batch outlives a restart.
      receivedAt: new Date(now + index).toISOString(),
      event,
      dispatches: repositories.map((repository) => ({
        repository,
        status: 'waiting',
        attempts: 0,
        queuedAt: now,
      })),
    });
  }
  return { ...result, earlier };
}

function faultText({ field, said, expected }: EventFault): string {
  return `${field} is ${said}, expected ${expected}`;
}

/** What is sent again with the same bytes within this time counts as the same, where the sender has no ids. */
const sameContentMs = 10 * 60_000;

/**
 * The key of a delivery. A sender that names its deliveries decides itself which are the same. Where it does not, the
 * content does, for a while: an alias that moves there, back and there again an hour later is told twice.
 */
function keysOf(
  draft: Draft,
  source: Pick<Source, 'path'>,
  body: Buffer,
  index: number,
  now: number,
): { key: string; before?: string; deliveryId: string } {
  const hash = (...parts: string[]): string =>
    createHash('sha256').update(JSON.stringify(parts)).digest('hex');
  if (draft.deliveryId !== undefined)
    return { key: hash(source.path, 'id', draft.deliveryId), deliveryId: draft.deliveryId };
  const content = createHash('sha256').update(body).digest('hex');
  const stretch = Math.floor(now / sameContentMs);
  const keyIn = (number: number): string => hash(source.path, 'content', content, `${index}`, `${number}`);
  return { key: keyIn(stretch), before: keyIn(stretch - 1), deliveryId: `content ${content.slice(0, 12)}` };
}
