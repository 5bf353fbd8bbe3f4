import { step, verb, type Step, type StepId } from '@slipway/core/step';
import { Failure } from '@slipway/core/trouble';
import type { Dispatching } from '@slipway/models/event/dispatch-inputs';
import { sendEvent } from '@slipway/models/event/send-event';
import type { Registry } from '@slipway/models/registry/kind';
import type { Cursor } from '@slipway/models/watch/cursor';
import { isTold, mark, readCursor, toldBy } from '@slipway/models/watch/mark';
import type { News } from '@slipway/models/watch/news';

/** Where a cursor is kept. */
interface KeptAt {
  registry: Registry;
  subscriber: string;
}

interface Marking extends KeptAt {
  told: Cursor;
}

/** A step that adds to the cursor. */
export function markingStep(id: string, title: string, args: Marking): Step {
  return step(marking, id, title, args);
}

const marking = verb('mark', async ({ registry, subscriber, told }: Marking) => {
  await mark(registry, subscriber, told);
  return {};
});

/** What the step `dispatch` answers. */
export interface Dispatched {
  /** The ids of the events that were sent; the others were told by another run meanwhile. */
  sent: readonly string[];
}

/** The step that sends events. */
export const dispatchStep: StepId<Dispatched> = 'dispatch';

interface Telling extends KeptAt {
  news: readonly News[];
  dispatching: Dispatching;
  /** Sends also what another run has told meanwhile. */
  replay: boolean;
}

/** The step that sends events. The cursor moves after each, so that a killed run tells at most one of them again. */
export function dispatchingStep(title: string, args: Telling): Step {
  return step(telling, dispatchStep, title, args);
}

const telling = verb('dispatch', async ({ registry, subscriber, ...args }: Telling, ports) => {
  const sent: string[] = [];
  for (const one of args.news) {
    if (ports.signal.aborted) throw new Failure('CANCELLED', 'the run was cancelled');
    if (!args.replay && isTold(await readCursor(registry, subscriber), one)) continue;
    await sendEvent(one.event, args.dispatching, ports);
    await mark(registry, subscriber, toldBy([one]));
    sent.push(one.event.id);
    ports.log.progress('told', sent.length, args.news.length, 'requests');
  }
  return { result: { sent } };
});
