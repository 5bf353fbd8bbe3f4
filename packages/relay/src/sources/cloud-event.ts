import { field, textField } from './draft.ts';
import type { Received } from './kind.ts';

/** The part of a CloudEvent, version 1, that matters here. */
export interface CloudEvent {
  id: string;
  source: string;
  type: string;
  subject: string | undefined;
  time: string | undefined;
  data: unknown;
}

/** Whether a request carries CloudEvents, in any of the three modes. */
export function isCloudEvents(json: unknown, { headers }: Received): boolean {
  const first: unknown = Array.isArray(json) ? json[0] : json;
  return (
    headers['ce-specversion'] !== undefined ||
    /^application\/cloudevents(-batch)?\+json/i.test(headers['content-type'] ?? '') ||
    field(first, 'specversion') !== undefined
  );
}

/**
 * Reads CloudEvents in binary mode (attributes in headers), structured mode, or batched; what is not right is told.
 * Source: https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/http-protocol-binding.md
 */
export function readCloudEvents(
  json: unknown,
  request: Received,
): { events: CloudEvent[]; faults: string[] } {
  const faults: string[] = [];
  const envelopes = request.headers['ce-specversion'] === undefined ? listOf(json) : [binary(json, request)];
  const events = envelopes.flatMap((envelope, index) => {
    const missing = ['id', 'source', 'type'].filter((name) => textField(envelope, name) === undefined);
    const version = textField(envelope, 'specversion');
    if (version !== '1.0') missing.push('specversion 1.0');
    if (missing.length > 0) {
      faults.push(`event ${index + 1} has no ${missing.join(', no ')}`);
      return [];
    }
    return [eventOf(envelope)];
  });
  return { events, faults };
}

function eventOf(envelope: unknown): CloudEvent {
  return {
    id: textField(envelope, 'id') ?? '',
    source: textField(envelope, 'source') ?? '',
    type: textField(envelope, 'type') ?? '',
    subject: textField(envelope, 'subject'),
    time: textField(envelope, 'time'),
    data: field(envelope, 'data') ?? decoded(textField(envelope, 'data_base64')),
  };
}

function listOf(json: unknown): unknown[] {
  return Array.isArray(json) ? json : [json];
}

function binary(json: unknown, { headers }: Received): Record<string, unknown> {
  const attributes = Object.entries(headers)
    .filter(([name]) => name.startsWith('ce-'))
    .map(([name, value]) => [name.slice('ce-'.length), unescaped(value ?? '')] as const);
  return { ...Object.fromEntries(attributes), data: json };
}

/** Attributes in headers are percent-encoded where they are not plain ASCII. */
function unescaped(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

function decoded(base64: string | undefined): unknown {
  if (base64 === undefined) return undefined;
  try {
    return JSON.parse(Buffer.from(base64, 'base64').toString('utf8'));
  } catch {
    return undefined;
  }
}
