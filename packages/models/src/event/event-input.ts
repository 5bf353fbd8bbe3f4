import { input, shortened, type Input, type Parsed } from '@slipway/core/inputs';
import type { ModelEvent } from '@slipway/core/model-event';
import { readModelEvent } from '@slipway/core/model-event-reading';
import {
  modelNamePattern,
  modelNameRule,
  versionPattern,
  type ModelReference,
} from '@slipway/core/model-reference';

/** What an event names. A run that something else started has none: pushes and schedules name no model. */
export interface NamedByEvent {
  event?: ModelEvent;
  /** The version that the event is about; missing when our registries could not hold what is called so. */
  model?: Extract<ModelReference, { kind: 'registered' }>;
}

/**
 * The default of the input `event`: the payload of the dispatch that started the run, and `null` in all other runs. Not
 * `github.event` whole, which is taken as well: that of a push with many commits is larger than a variable may be, and
 * would keep the step from starting. Source: https://man7.org/linux/man-pages/man2/execve.2.html, MAX_ARG_STRLEN
 */
const runEvent = '${{ toJSON(github.event.client_payload) }}';

/**
 * The input `event`: `${{ toJSON(github.event) }}` of a workflow that a `repository_dispatch` started, its payload, or
 * one entry of what watch-models lists. It names a version, never the registry: who may send events must not choose
 * where from models come.
 */
export function eventInput(): Input<NamedByEvent> {
  return input<NamedByEvent>((given): Parsed<NamedByEvent> => {
    // Outside of a workflow nobody replaces the expression.
    if (given === runEvent) return { value: {} };
    const read = readModelEvent(given);
    if (!('value' in read)) return read;
    const event = read.value;
    if (event === undefined) return { value: {} };
    const { name, version } = event;
    // Not read as a text: one that an event is free to choose could name a path or an artifact. Whoever says the model
    // in another input is not kept from it: registries of others have names of their own, such as `acme/iris`.
    if (!modelNamePattern.test(name) || !versionPattern.test(version)) return { value: { event } };
    return { value: { event, model: { kind: 'registered', name, pick: { version }, dialect: 'plain' } } };
  }).byDefault(runEvent);
}

/** What to say where a model is needed, no other input gives it, and the event names none. */
export function namesNothing({ event }: NamedByEvent): string {
  if (event === undefined) return 'nothing was given, and `event` names no model';
  const told = shortened(`${event.name}:${event.version}`);
  return `nothing was given, and \`event\` tells of \`${told}\`, which is no name of ${modelNameRule}`;
}
