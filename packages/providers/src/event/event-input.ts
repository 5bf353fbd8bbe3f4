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
  /** The version that the event is about. */
  model?: ModelReference;
}

/**
 * The input `event`: `${{ toJSON(github.event) }}` of a workflow that a `repository_dispatch` started, or one entry of
 * what watch-models lists. It names a version, never the registry: who may send events must not choose where from
 * models come.
 */
export function eventInput(): Input<NamedByEvent | undefined> {
  return input<NamedByEvent>((given): Parsed<NamedByEvent> => {
    const read = readModelEvent(given);
    if (!('value' in read)) return read;
    const event = read.value;
    if (event === undefined) return { value: {} };
    const { name, version } = event;
    // Not read as a text: one that an event is free to choose could name a path or an artifact.
    if (!modelNamePattern.test(name) || !versionPattern.test(version))
      return { expected: `a name and a version of ${modelNameRule}`, said: shortened(`${name}:${version}`) };
    return { value: { event, model: { kind: 'registered', name, pick: { version }, dialect: 'plain' } } };
  });
}
