import type { StepPerformer } from '@slipway/core/apply';
import { modelEvent } from '@slipway/core/model-event';
import { Failure } from '@slipway/core/trouble';
import { sendEvent } from '@slipway/models/event/send-event';
import { registeredFacts, registryInEvents } from '@slipway/models/registry/event-facts';
import { registrySteps, type Registered } from '@slipway/models/registry/kind';
import { registryProviders } from '@slipway/models/registry/open';
import type { Tell } from './plan.ts';

/**
 * Tells a repository that a version was registered. It is the event that a watch of the registry would tell, with the
 * same id. A version that another run registered meanwhile is told by that run.
 */
export const tell: StepPerformer = async (step, ports, earlier) => {
  const { provider, location, connection, name, dispatching, ...known } = step.args as unknown as Tell;
  const made = earlier.get<Registered>(registrySteps.record);
  if (made?.registered === false && !known.existing) return { unchanged: true };
  const version = made?.record.version ?? known.version!;
  const registry = registryProviders[provider]!.open(location, ports, connection);
  const record = await registry.find({ name, pick: { version } });
  if (record === undefined)
    throw new Failure('STORAGE_FAILED', `${name}:${version} is not in ${registry.title} any more`);
  const now = new Date(ports.clock.now()).toISOString();
  const facts = registeredFacts(registryInEvents(registry), record, now);
  const event = modelEvent(facts, (text) => ports.files.sha256(text));
  try {
    await sendEvent(event, dispatching, ports);
  } catch (thrown) {
    throw thrown instanceof Failure ? butRegistered(thrown, record.id) : thrown;
  }
  return { result: { id: event.id } };
};

/** Whoever reads the failure must not think that the version is missing, nor wait for an event that never comes. */
function butRegistered({ code, message, remedy, cause }: Failure, id: string): Failure {
  const again = 'run this again with `dispatch-existing: true`: nothing is registered twice';
  return new Failure(code, `${id} is registered, and nobody was told of it: ${message}`, {
    cause,
    remedy: remedy === undefined ? again : `${remedy}, and ${again}`,
  });
}
