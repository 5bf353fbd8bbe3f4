import type { ModelEvent, ModelEventFacts } from '@slipway/core/model-event';
import type { RegistryName, SurveyedVersion } from './kind.ts';

/**
 * What a registry is called in events and records: what the input `registry` takes. Whoever reports the same version
 * calls it the same, so that the event has the same id.
 */
export function registryText({ provider, location }: RegistryName): string {
  return `${provider}:${location}`;
}

/** What events say of a version. */
export function versionInEvents(
  registry: string,
  found: SurveyedVersion,
): Pick<ModelEvent, 'registry' | 'name' | 'version'> & { details: object } {
  const { name, version, digest, framework, description, tags, properties } = found;
  const stage = stageOf(found);
  return {
    registry,
    name,
    version,
    details: {
      framework,
      digest: digest === '' ? undefined : digest,
      description,
      stage,
      tags: Object.keys(tags).length === 0 ? undefined : tags,
      properties: Object.keys(properties).length === 0 ? undefined : properties,
    },
  };
}

/** The facts of a registration, which happened when the record says. `now` stands in for a time that can not be read. */
export function registeredFacts(registry: string, found: SurveyedVersion, now: string): ModelEventFacts {
  const ms = Date.parse(found.provenance.createdAt);
  const occurredAt = Number.isNaN(ms) ? now : new Date(ms).toISOString();
  return { kind: 'model-registered', ...versionInEvents(registry, found), occurredAt };
}

/** The stage of a version, `Staging` or `Production`: Azure's and older MLflow's word, kept as a tag or a property. */
export function stageOf({
  tags,
  properties,
}: Pick<SurveyedVersion, 'tags' | 'properties'>): string | undefined {
  return [tags, properties]
    .map((texts) => (Object.hasOwn(texts, 'stage') ? texts['stage'] : undefined))
    .find((stage) => stage !== undefined);
}
