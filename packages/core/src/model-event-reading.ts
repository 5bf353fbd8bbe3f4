import { getDotPath, safeParse } from 'valibot';

import { isRecord } from './is-record.ts';
import type { Parsed } from './inputs.ts';
import { modelEventKinds, modelEventSchemas, type ModelEvent, type ModelEventKind } from './model-event.ts';

/** What is wrong with one field of a payload. */
export interface EventFault {
  /** `client_payload.tag.key`. */
  field: string;
  said: string;
  expected: string;
}

/** Either an event, or everything that is wrong with what should be one. */
export type DecodedEvent = { event: ModelEvent } | { faults: EventFault[] };

/**
 * Reads the text of the input `event`: what `${{ toJSON(github.event) }}` gives in a workflow that a
 * `repository_dispatch` started, its `client_payload` alone, or an event as `watch-models` lists them. A run that
 * something else started has no event, and its payload is `null`: then the value is undefined. What claims to be an
 * event and is not right is refused, with all that is wrong.
 */
export function readModelEvent(text: string): Parsed<ModelEvent | undefined> {
  if (text.trim() === '') return { value: undefined };
  const given = jsonOf(text);
  if (given === null) return { value: undefined };
  if (!isRecord(given)) {
    return {
      expected: 'the JSON of an event, as `${{ toJSON(github.event) }}` gives it',
      said: 'a text that is no JSON object',
    };
  }
  const payload = isRecord(given['client_payload']) ? given['client_payload'] : given;
  const action = payload === given ? undefined : given['action'];
  if (!isKind(payload['kind']) && !isKind(action)) return { value: undefined };
  const decoded = decodeModelEvent(payload, payload === given ? '' : 'client_payload.');
  if ('faults' in decoded) return refusal(decoded.faults);
  return { value: decoded.event };
}

function refusal(faults: readonly EventFault[]): Parsed<never> {
  return {
    said: faults.map(({ field, said }) => `\`${field}\` is ${said}`).join('; '),
    expected: faults.map(({ field, expected }) => `\`${field}\`: ${expected}`).join('; '),
    remedy: 'send the payload as `register-model`, `watch-models` or the relay writes it',
  };
}

/** Checks a payload. */
export function decodeModelEvent(payload: unknown, prefix = ''): DecodedEvent {
  if (!isRecord(payload))
    return { faults: [{ field: 'event', said: saidOf(payload), expected: 'an object' }] };
  const { kind } = payload;
  const read = safeParse(modelEventSchemas[isKind(kind) ? kind : 'model-registered'], payload);
  if (read.success) return { event: read.output };
  const faults = read.issues.map((issue) => ({
    field: `${prefix}${getDotPath(issue)}`,
    said: saidOf(issue.input),
    expected: issue.message,
  }));
  return { faults };
}

function isKind(value: unknown): value is ModelEventKind {
  return modelEventKinds.some((kind) => kind === value);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What was found, short enough for a message. */
function saidOf(value: unknown): string {
  if (value === undefined) return 'missing';
  const text = JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}
