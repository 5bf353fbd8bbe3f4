import type { StepPerformer } from '@slipway/core/apply';
import type { Ports } from '@slipway/core/ports';
import { Failure } from '@slipway/core/trouble';
import type { Registry } from '@slipway/models/registry/kind';
import { registryProviders } from '@slipway/models/registry/open';
import { sendEvent } from '@slipway/models/event/send-event';
import { isTold, mark, readCursor, toldBy } from '@slipway/models/watch/mark';

import type { DispatchArguments, KeptAt, MarkArguments } from './plan.ts';

/** What the step `dispatch` answers. */
export interface Dispatched {
  /** The ids of the events that were sent; the others were told by another run meanwhile. */
  sent: readonly string[];
}

/** Carries out the steps of watch-models. */
export const tell: StepPerformer = async (step, ports) => {
  if (step.verb === 'dispatch') {
    return { result: await dispatch(step.args as unknown as DispatchArguments, ports) };
  }
  const args = step.args as unknown as MarkArguments;
  await mark(registryOf(args, ports), args.subscriber, args.told);
  return {};
};

/** The cursor moves after every event, so that a run that is killed tells at most one of them again. */
async function dispatch(args: DispatchArguments, ports: Ports): Promise<Dispatched> {
  const registry = registryOf(args, ports);
  const sent: string[] = [];
  for (const one of args.news) {
    if (ports.signal.aborted) throw new Failure('CANCELLED', 'the run was cancelled');
    if (!args.replay && isTold(await readCursor(registry, args.subscriber), one)) continue;
    await sendEvent(one.event, args.dispatching, ports);
    await mark(registry, args.subscriber, toldBy([one]));
    sent.push(one.event.id);
    ports.log.progress('told', sent.length, args.news.length, 'requests');
  }
  return { sent };
}

function registryOf({ provider, location, connection }: KeptAt, ports: Ports): Registry {
  return registryProviders[provider]!.open(location, ports, connection);
}
