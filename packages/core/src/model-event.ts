import {
  custom,
  is,
  literal,
  object,
  optional,
  picklist,
  pipe,
  record,
  regex,
  string,
  type InferOutput,
  type ObjectEntries,
} from 'valibot';

/**
 * What happened to a model in a registry, as it travels: the `client_payload` of a `repository_dispatch`. Whoever
 * notices it (a registration, a watch, the relay) writes the same payload, and every action reads it.
 */
export const modelEventKinds = ['model-registered', 'model-alias-moved', 'model-tag-set'] as const;

/** @see modelEventKinds */
export type ModelEventKind = (typeof modelEventKinds)[number];

// What is wrong with a field is said by the message of its schema: it is what was expected.

const text = (pattern: RegExp, expected: string) => pipe(string(expected), regex(pattern, expected));

/** Names reach scripts and logs of workflows: a line break or a control character has no business in them. */
const word = text(
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  /^[^\u0000-\u001f\u007f]{1,512}$/,
  'a text of 1 to 512 characters without control characters',
);
const anyText = string('a text');
const texts = custom<Record<string, string>>(
  (value) => !Array.isArray(value) && is(record(string(), string()), value),
  'names with texts',
);

/** An object. A field that is missing is expected to be what its own schema says. */
function fields<const Entries extends ObjectEntries>(entries: Entries) {
  return object(entries, ({ path }) => {
    const field = entries[String(path?.[0].key)];
    return field !== undefined && 'message' in field && typeof field.message === 'string'
      ? field.message
      : 'an object';
  });
}

const detailsSchema = fields({
  /** `sha256:<hex>`: the root digest of the files. */
  digest: optional(anyText),
  framework: optional(anyText),
  description: optional(anyText),
  /** Azure's and older MLflow's word: `Staging`, `Production`. */
  stage: optional(anyText),
  /** Where the files come from, in the registry's own words: an address, a run. */
  source: optional(anyText),
  /** The MLflow run that made the version. */
  run: optional(anyText),
  tags: optional(texts),
  properties: optional(texts),
});

/** What else is known of the version. All of it may be missing: registries tell different things. */
export type ModelEventDetails = InferOutput<typeof detailsSchema>;

const common = {
  schemaVersion: literal(1, '1'),
  /** `sha256:<hex>`: the same for the same event, whoever tells of it and how often. Receivers act once on an id. */
  id: text(/^sha256:[0-9a-f]{64}$/, '`sha256:` and 64 hexadecimal digits'),
  kind: picklist(modelEventKinds, modelEventKinds.join(', ')),
  /** The registry, as the input `registry` takes it where Slipway has a provider for it. */
  registry: word,
  name: word,
  version: word,
  /** When it happened; ISO 8601, UTC. */
  occurredAt: text(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/, 'a time in UTC, ISO 8601'),
  details: optional(detailsSchema),
};
/** The alias that points to the version now. */
const aliasSchema = word;
/** The tag that the version has now. */
const tagSchema = fields({ key: word, value: anyText });

/** What an event of each kind has. Fields that are not known are left out: a later sender may have more to tell. */
export const modelEventSchemas = {
  'model-registered': fields(common),
  'model-alias-moved': fields({ ...common, alias: aliasSchema }),
  'model-tag-set': fields({ ...common, tag: tagSchema }),
};

/** An event of any kind, as our own stores keep it. */
export const modelEventSchema = object({ ...common, alias: optional(aliasSchema), tag: optional(tagSchema) });

/**
 * An event of a registry: the ten top-level properties that GitHub permits, and no more.
 * Source: https://docs.github.com/en/rest/repos/repos#create-a-repository-dispatch-event
 */
export type ModelEvent = InferOutput<typeof modelEventSchema>;

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
