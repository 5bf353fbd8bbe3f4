import { counted } from '@slipway/core/markdown';
import type { Json, Plan, Step } from '@slipway/core/plan';
import type { Dispatching } from '@slipway/models/event/dispatch-inputs';
import type { RegistryConnection } from '@slipway/models/registry/kind';
import { aboutToTell, type Cursor } from '@slipway/models/watch/cursor';
import { toldBy } from '@slipway/models/watch/mark';
import type { News } from '@slipway/models/watch/news';

import type { Spec } from './inputs.ts';
import type { Facts } from './look.ts';

/** Where a cursor is kept. */
export interface KeptAt {
  provider: string;
  location: string;
  connection?: RegistryConnection;
  subscriber: string;
}

/** The arguments of a step that adds to the cursor. */
export interface MarkArguments extends KeptAt {
  told: Cursor;
}

/** The arguments of the step that sends events. */
export interface DispatchArguments extends KeptAt {
  news: readonly News[];
  dispatching: Dispatching;
  /** Sends also what another run has told meanwhile. */
  replay: boolean;
}

/** The id of the step that sends events; it answers how many. */
export const dispatchStep = 'dispatch';

/** Decides what to do: the cursor moves after what it stands for, never before. Pure. */
export function plan(spec: Spec, facts: Facts): Plan {
  const { subscriber, watched, dispatching } = facts;
  if (watched === undefined) {
    const { told } = spec.confirm!;
    if (Object.keys(told.models).length === 0) return { steps: [], unchanged: 'that run told nothing' };
    return { steps: [mark('confirm', `keep what ${subscriber} was told`, told, facts)] };
  }
  const { news, begin, gone } = watched;
  const steps: Step[] = [];
  if (begin !== undefined)
    steps.push(mark('begin', `begin ${subscriber}: what was before counts as told`, begin, facts));
  if (gone !== undefined) {
    const what = 'aliases or tags that it was told of';
    steps.push(mark('gone', `note for ${subscriber} that ${what} are gone`, gone, facts));
  }
  if (news.length === 0) {
    return steps.length > 0 ? { steps } : { steps, unchanged: `there is nothing new for ${subscriber}` };
  }
  const told = toldBy(news);
  const telling = aboutToTell(told);
  if (Object.keys(telling.models).length > 0)
    steps.push(mark('announce', `note what ${subscriber} is about to be told`, telling, facts));
  const events = counted(news.length, 'event');
  if (dispatching !== undefined) {
    const args: DispatchArguments = { ...keptAt(facts), news, dispatching, replay: spec.replay };
    const title = `send ${events} to ${dispatching.repository}`;
    return { steps: [...steps, stepOf(dispatchStep, 'dispatch', title, args as unknown as Json)] };
  }
  if (spec.mark === 'later') return { steps };
  return { steps, afterPublished: [mark('mark', `keep that ${subscriber} was told of ${events}`, told, facts)] };
}

function mark(id: string, title: string, told: Cursor, facts: Facts): Step {
  const args: MarkArguments = { ...keptAt(facts), told };
  return stepOf(id, 'mark', title, args as unknown as Json);
}

function stepOf(id: string, verb: string, title: string, args: Json): Step {
  return { id, title, provider: 'watch-models', verb, args };
}

function keptAt({ provider, location, connection, subscriber }: Facts): KeptAt {
  return { provider, location, subscriber, ...(connection === undefined ? {} : { connection }) };
}
