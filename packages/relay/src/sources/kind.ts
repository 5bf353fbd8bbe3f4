import type { Source } from '../config.ts';
import type { Draft } from './draft.ts';
import type { SourceKindId } from './kinds.ts';

/** A request that came to a source's path. */
export interface Received {
  /** Lower-case names. */
  headers: Readonly<Record<string, string | undefined>>;
  query: URLSearchParams;
  body: Buffer;
}

/** What a body says. Some of it may be good while some is not. */
export interface Reading {
  events: Draft[];
  /** What was understood and does not concern us, each with the reason. */
  ignored: string[];
  /** What could not be understood. */
  faults: string[];
  /** The sender asks for this answer and sends nothing: a handshake. */
  answer?: unknown;
}

/** One way of sending events of a registry. */
export interface SourceKind {
  id: SourceKindId;
  /** Whether it asks with OPTIONS first, as CloudEvents do. */
  hasHandshake: boolean;
  /** Why the request is not to be trusted; undefined when it is. `now` in milliseconds since 1970. */
  refusal(request: Received, source: Source, now: number): string | undefined;
  /** Reads the JSON of a trusted request's body. */
  read(json: unknown, request: Received, source: Source): Reading;
}

/** Nothing but what is given. */
export function reading(part: Partial<Reading>): Reading {
  return { events: [], ignored: [], faults: [], ...part };
}
