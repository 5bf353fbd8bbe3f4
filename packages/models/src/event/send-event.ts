import { repositoryDispatch, type ModelEvent } from '@slipway/core/model-event';
import type { Ports } from '@slipway/core/ports';
import type { Dispatching } from './dispatch-inputs.ts';

/**
 * Sends one event as a `repository_dispatch`. It may arrive twice, with the same id.
 * @throws Failure `ACCESS_DENIED`, `NETWORK_FAILED`
 */
export async function sendEvent(
  event: ModelEvent,
  { repository, eventType, token }: Dispatching,
  { github, log }: Pick<Ports, 'github' | 'log'>,
): Promise<void> {
  const { dispatch, leftOut } = repositoryDispatch(event);
  const id = `${event.name}:${event.version}`;
  if (leftOut.length > 0)
    log.info(`${id} has more to tell than an event may hold; left out: ${leftOut.join(', ')}`);
  const type = eventType ?? dispatch.event_type;
  await github.dispatch({ repository, eventType: type, payload: dispatch.client_payload }, token);
  log.info(`told ${repository} of ${id} (${type}, ${event.id.slice(0, 19)})`);
}
