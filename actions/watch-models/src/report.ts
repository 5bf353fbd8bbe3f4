import { code, counted, type Block } from '@slipway/core/markdown';
import type { ModelEvent } from '@slipway/core/model-event';
import { resultOf, type Outcome } from '@slipway/core/plan';
import type { Report } from '@slipway/core/report';
import { nothingTold } from '@slipway/models/watch/cursor';
import { toldBy } from '@slipway/models/watch/mark';
import type { Watched } from '@slipway/models/watch/watch';

import { confirmationText } from '@slipway/models/watch/confirmation';
import type { Spec } from './inputs.ts';
import { entryOf } from './matrix.ts';
import type { Facts } from './look.ts';
import { dispatchStep } from './tell.ts';

/** The outputs of watch-models. */
export const outputs = ['versions', 'count', 'has-new', 'waiting', 'cursor', 'subscriber'] as const;

/** More rows would hide the rest of the summary. */
const shownEvents = 50;

/** Says what is new. Pure. */
export function report(spec: Spec, facts: Facts, outcome: Outcome): Report {
  const { subscriber, watched } = facts;
  if (watched === undefined) {
    return {
      outputs: outputsOf([], 0, facts, spec.confirm!.told),
      headline: `what ${subscriber} was told is ${outcome.status === 'planned' ? 'to be ' : ''}kept`,
      summary: [],
    };
  }
  const sent = resultOf(outcome, dispatchStep)?.sent;
  const told = watched.news.filter(({ event }) => sent === undefined || sent.includes(event.id));
  const events = told.map(({ event }) => event);
  return {
    outputs: outputsOf(events, watched.waiting, facts, toldBy(told)),
    headline: headline(events, watched, facts, outcome),
    summary: [factsBlock(watched, facts), ...eventsBlocks(events)],
    notices:
      watched.waiting === 0
        ? []
        : [
            {
              level: 'notice',
              title: 'Watch',
              message: `${counted(watched.waiting, 'event')} more ${watched.waiting === 1 ? 'waits' : 'wait'} for the next run: ${reason(spec, watched)}`,
            },
          ],
  };
}

function outputsOf(
  events: readonly ModelEvent[],
  waiting: number,
  { subscriber }: Facts,
  told = nothingTold,
): Report['outputs'] {
  return {
    versions: { include: events.map(entryOf) },
    count: events.length,
    'has-new': events.length > 0,
    waiting,
    cursor: confirmationText({ subscriber, told }),
    subscriber,
  };
}

/** Fewer than `limit` were taken where they were too long for an output. */
function reason({ limit }: Spec, { news }: Watched): string {
  return news.length < limit
    ? 'an output of GitHub holds no more'
    : `\`limit: ${limit}\` lets no more through at a time`;
}

function headline(
  events: readonly ModelEvent[],
  watched: Watched,
  { subscriber, dispatching }: Facts,
  outcome: Outcome,
): string {
  const looked = `${counted(watched.versions, 'version')} of ${counted(watched.models, 'model')}`;
  if (watched.begin !== undefined && events.length === 0)
    return `${subscriber} begins: what is there counts as told (${looked})`;
  if (events.length === 0) return `nothing new for ${subscriber} (${looked})`;
  const first = events.slice(0, 5).map(eventText).join(', ');
  const rest = events.length > 5 ? ` and ${events.length - 5} more` : '';
  const where =
    dispatching === undefined
      ? ''
      : `, ${outcome.status === 'planned' ? 'not ' : ''}sent to ${dispatching.repository}`;
  return `${counted(events.length, 'event')} for ${subscriber}${where}: ${first}${rest}`;
}

function eventText({ kind, name, version, alias, tag }: ModelEvent): string {
  if (kind === 'model-alias-moved') return `${name}@${alias} → ${name}:${version}`;
  if (kind === 'model-tag-set') return `${name}:${version} ${tag?.key}=${tag?.value}`;
  return `${name}:${version}`;
}

function factsBlock(watched: Watched, { registry, subscriber, dispatching }: Facts): Block {
  const rows: [string, string][] = [
    ['registry', registry.title.replace(/^the registry /, '')],
    ['subscriber', code(subscriber)],
    ['looked at', `${counted(watched.versions, 'version')} of ${counted(watched.models, 'model')}`],
    ['new', String(watched.news.length + watched.waiting)],
  ];
  if (watched.waiting > 0) rows.push(['waiting for the next run', String(watched.waiting)]);
  if (dispatching !== undefined) rows.push(['sent to', dispatching.repository]);
  return { kind: 'facts', rows };
}

function eventsBlocks(events: readonly ModelEvent[]): Block[] {
  if (events.length === 0) return [];
  const rows = events
    .slice(0, shownEvents)
    .map((event) => [event.kind, eventText(event), event.occurredAt, event.details?.framework ?? '']);
  const more = events.length - shownEvents;
  return [
    { kind: 'table', columns: ['event', 'what', 'when', 'framework'], rows },
    ...(more > 0 ? [{ kind: 'paragraph' as const, text: `and ${more} more` }] : []),
  ];
}
