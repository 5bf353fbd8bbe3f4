/**
 * What happened to a model in a registry, as it travels: the `client_payload` of a `repository_dispatch`. Whoever
 * notices it (a registration, a watch, the relay) writes the same payload, and every action reads it.
 */
export const modelEventKinds = ['model-registered', 'model-alias-moved', 'model-tag-set'] as const;

/** @see modelEventKinds */
export type ModelEventKind = (typeof modelEventKinds)[number];

/** What else is known of the version. All of it may be missing: registries tell different things. */
export interface ModelEventDetails {
  /** `sha256:<hex>`: the root digest of the files. */
  digest?: string;
  framework?: string;
  description?: string;
  /** Azure's and older MLflow's word: `Staging`, `Production`. */
  stage?: string;
  /** Where the files come from, in the registry's own words: an address, a run. */
  source?: string;
  /** The MLflow run that made the version. */
  run?: string;
  tags?: Record<string, string>;
  properties?: Record<string, string>;
}

/**
 * An event of a registry: the ten top-level properties that GitHub permits, and no more.
 * Source: https://docs.github.com/en/rest/repos/repos#create-a-repository-dispatch-event
 */
export interface ModelEvent {
  schemaVersion: 1;
  /** `sha256:<hex>`: the same for the same event, whoever tells of it and how often. Receivers act once on an id. */
  id: string;
  kind: ModelEventKind;
  /** The registry, as the input `registry` takes it where Slipway has a provider for it. */
  registry: string;
  name: string;
  version: string;
  /** The alias that points to the version now. Only, and always, of `model-alias-moved`. */
  alias?: string;
  /** The tag that the version has now. Only, and always, of `model-tag-set`. */
  tag?: { key: string; value: string };
  details?: ModelEventDetails;
  /** When it happened; ISO 8601, UTC. */
  occurredAt: string;
}

/** An event before it has an id. */
export type ModelEventFacts = Omit<ModelEvent, 'schemaVersion' | 'id'>;

/** GitHub refuses a `client_payload` with more: 64 KiB less one byte. */
export const payloadLimitBytes = 65_535;

/**
 * The text whose SHA-256 is an event's id. Registering happens once, so name and version tell it; an alias that moves
 * there and back is two events, which only an `occurrence` tells apart: the id of the delivery, or a registry's counter.
 */
export function modelEventIdInput(facts: ModelEventFacts, occurrence = ''): string {
  const { kind, registry, name, version, alias = '', tag } = facts;
  const told = kind === 'model-registered' ? '' : occurrence;
  return JSON.stringify([
    'slipway.event.1',
    kind,
    registry,
    name,
    version,
    alias,
    tag?.key ?? '',
    tag?.value ?? '',
    told,
  ]);
}

/** Gives an event its id. `sha256` answers the hexadecimal digest of a text's UTF-8 bytes. */
export function modelEvent(
  facts: ModelEventFacts,
  sha256: (text: string) => string,
  occurrence?: string,
): ModelEvent {
  return { schemaVersion: 1, id: `sha256:${sha256(modelEventIdInput(facts, occurrence))}`, ...facts };
}

/** The body of `POST /repos/{owner}/{repository}/dispatches`. */
export interface RepositoryDispatch {
  event_type: ModelEventKind;
  client_payload: ModelEvent;
}

/** The details that may be left out of a payload that is too large, the most expendable first. */
const expendable = ['description', 'properties', 'tags', 'source'] as const;

/**
 * The dispatch that tells of an event. Where the payload would be too large for GitHub, details are left out, and
 * `leftOut` names them: what identifies the version always fits.
 */
export function repositoryDispatch(event: ModelEvent): {
  dispatch: RepositoryDispatch;
  leftOut: string[];
} {
  const details: ModelEventDetails = { ...event.details };
  const leftOut: string[] = [];
  const payload = (): ModelEvent => (event.details === undefined ? event : { ...event, details });
  for (const name of expendable) {
    if (bytesOf(payload()) <= payloadLimitBytes) break;
    if (details[name] === undefined) continue;
    delete details[name];
    leftOut.push(name);
  }
  return { dispatch: { event_type: event.kind, client_payload: payload() }, leftOut };
}

function bytesOf(value: unknown): number {
  return new TextEncoder().encode(JSON.stringify(value)).length;
}
