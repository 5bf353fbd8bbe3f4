import { isRecord } from './is-record.ts';
import type { Parsed } from './inputs.ts';
import {
  modelEventKinds,
  type ModelEvent,
  type ModelEventDetails,
  type ModelEventKind,
} from './model-event.ts';

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

/** Checks a payload. Fields that are not known are left out: a later version of the sender may have more to tell. */
export function decodeModelEvent(payload: unknown, prefix = ''): DecodedEvent {
  const faults: EventFault[] = [];
  const fault = (field: string, value: unknown, expected: string): undefined => {
    faults.push({ field: prefix + field, said: saidOf(value), expected });
    return undefined;
  };
  if (!isRecord(payload))
    return { faults: [{ field: 'event', said: saidOf(payload), expected: 'an object' }] };
  const text = (field: string, pattern: RegExp, expected: string): string => {
    const value = payload[field];
    if (typeof value === 'string' && pattern.test(value)) return value;
    fault(field, value, expected);
    return '';
  };
  if (payload['schemaVersion'] !== 1) fault('schemaVersion', payload['schemaVersion'], '1');
  const event: ModelEvent = {
    schemaVersion: 1,
    id: text('id', /^sha256:[0-9a-f]{64}$/, '`sha256:` and 64 hexadecimal digits'),
    kind: isKind(payload['kind'])
      ? payload['kind']
      : (fault('kind', payload['kind'], modelEventKinds.join(', ')) ?? 'model-registered'),
    registry: text('registry', word, wordRule),
    name: text('name', word, wordRule),
    version: text('version', word, wordRule),
    occurredAt: text('occurredAt', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/, 'a time in UTC, ISO 8601'),
  };
  if (event.kind === 'model-alias-moved') event.alias = text('alias', word, wordRule);
  if (event.kind === 'model-tag-set') event.tag = tagOf(payload['tag'], fault);
  const details = payload['details'];
  if (details !== undefined && !isRecord(details)) fault('details', details, 'an object');
  if (isRecord(details)) event.details = detailsOf(details, fault);
  return faults.length > 0 ? { faults } : { event };
}

/** Names reach scripts and logs of workflows: a line break or a control character has no business in them. */
// oxlint-disable-next-line no-control-regex
const word = /^[^\u0000-\u001f\u007f]{1,512}$/;
const wordRule = 'a text of 1 to 512 characters without control characters';

type Fault = (field: string, value: unknown, expected: string) => undefined;

function tagOf(tag: unknown, fault: Fault): { key: string; value: string } {
  const { key, value } = isRecord(tag) ? tag : {};
  if (typeof key !== 'string' || !word.test(key)) fault('tag.key', key, wordRule);
  if (typeof value !== 'string') fault('tag.value', value, 'a text');
  return { key: String(key), value: String(value) };
}

function detailsOf(given: Record<string, unknown>, fault: Fault): ModelEventDetails {
  const details: ModelEventDetails = {};
  for (const name of ['digest', 'framework', 'description', 'stage', 'source', 'run'] as const) {
    const value = given[name];
    if (typeof value === 'string') details[name] = value;
    else if (value !== undefined) fault(`details.${name}`, value, 'a text');
  }
  for (const name of ['tags', 'properties'] as const) {
    const values = given[name];
    if (values === undefined) continue;
    if (isRecord(values) && Object.values(values).every((value) => typeof value === 'string'))
      details[name] = values as Record<string, string>;
    else fault(`details.${name}`, values, 'names with texts');
  }
  return details;
}

function isKind(value: unknown): value is ModelEventKind {
  return modelEventKinds.some((kind) => kind === value);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
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
