import { modelEvent } from '@slipway/core/model-event';
import { step, verb, type Step, type StepId } from '@slipway/core/step';
import { Failure } from '@slipway/core/trouble';
import type { Dispatching } from '@slipway/models/event/dispatch-inputs';
import { sendEvent } from '@slipway/models/event/send-event';
import { registeredFacts, registryText } from '@slipway/models/registry/event-facts';
import { recordAt, recordStep, type VersionAt } from '@slipway/models/registry/registering';

/** The step that tells a repository of the version; it answers the id of the event. */
export const tellStep: StepId<{ id: string }> = 'dispatch';

interface Telling extends VersionAt {
  dispatching: Dispatching;
  /** Tells also of a version that was there before. */
  existing: boolean;
}

/**
 * The step that tells a repository that a version was registered. It is the event that a watch of the registry would
 * tell, with the same id.
 * @param id `iris:3`, for people
 */
export function tellingStep(id: string, args: Telling): Step {
  return step(telling, tellStep, `tell ${args.dispatching.repository} of ${id}`, args);
}

/** A version that another run registered meanwhile is told by that run. */
const telling = verb('tell', async ({ dispatching, existing, ...at }: Telling, ports, earlier) => {
  if (earlier.get(recordStep)?.registered === false && !existing) return { unchanged: true };
  const record = await recordAt(at, earlier);
  const now = new Date(ports.clock.now()).toISOString();
  const facts = registeredFacts(registryText(at.registry), record, now);
  const event = modelEvent(facts, (text) => ports.files.sha256(text));
  try {
    await sendEvent(event, dispatching, ports);
  } catch (thrown) {
    throw thrown instanceof Failure ? butRegistered(thrown, record.id) : thrown;
  }
  return { result: { id: event.id } };
});

/** Whoever reads the failure must not think that the version is missing, nor wait for an event that never comes. */
function butRegistered({ code, message, remedy, cause }: Failure, id: string): Failure {
  const again = 'run this again with `dispatch-existing: true`: nothing is registered twice';
  return new Failure(code, `${id} is registered, and nobody was told of it: ${message}`, {
    cause,
    remedy: remedy === undefined ? again : `${remedy}, and ${again}`,
  });
}
