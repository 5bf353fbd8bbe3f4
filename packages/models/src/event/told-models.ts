import type { ModelEvent } from '@slipway/core/model-event';
import type { Problem } from '@slipway/core/trouble';

/** A model whose bytes are known. */
export interface KnownModel {
  name: string;
  version: string;
  /** `sha256:<hex>`, the root digest. */
  digest: string;
}

/**
 * The problems with a model that is not the one that the event tells of, although it has its name and version. Pure.
 * @param place what holds the models, for people: `the package`
 */
export function unlikeTold(
  event: ModelEvent | undefined,
  models: readonly KnownModel[],
  place: string,
  remedy: string,
): Problem[] {
  const told = event?.details?.digest;
  if (event === undefined || told === undefined) return [];
  return models
    .filter(
      ({ name, version, digest }) => name === event.name && version === event.version && digest !== told,
    )
    .map(({ name, version, digest }) => ({
      where: { input: 'event' },
      said: `it tells of ${name}:${version} with the digest ${told}, and what ${place} holds has ${digest}`,
      expected: 'the same bytes',
      remedy,
    }));
}

/**
 * Says that a package holds another version of the model that the event tells of: that of an earlier run, or one that
 * came later. Undefined when it holds that version, or no such model. Pure.
 */
export function anotherVersion(
  event: ModelEvent | undefined,
  models: readonly Pick<KnownModel, 'name' | 'version'>[],
): string | undefined {
  if (event === undefined) return undefined;
  const versions = models.filter(({ name }) => name === event.name).map(({ version }) => version);
  if (versions.length === 0 || versions.includes(event.version)) return undefined;
  return `the package holds ${event.name}:${versions.join(' and ')}, and the event that started this run tells of ${event.name}:${event.version}`;
}
