import { matchingAny } from '@slipway/core/pattern';
import type { ModelEventKind } from '@slipway/core/model-event';
import { stageOf } from '../registry/event-facts.ts';
import { isArchived } from '../registry/archived.ts';
import type { SurveyedVersion } from '../registry/kind.ts';

/** Which events a subscriber wants to hear of. Plain data; what is left out lets everything pass. */
export interface Wanted {
  events: readonly ModelEventKind[];
  /** Patterns of names, where `*` stands for any characters and `?` for one; one of them has to fit. */
  names?: readonly string[];
  /** Patterns of aliases; one that points at the version has to fit. */
  aliases?: readonly string[];
  /** Tags that the version has to have; `*` stands for any value. */
  tags?: Readonly<Record<string, string>>;
  /** The stage has to be one of them, whatever its case. */
  stages?: readonly string[];
  frameworks?: readonly string[];
}

/**
 * Tells whether the version itself is wanted; `aliases` are those that point at it. An archived one is not, unless the
 * stage that MLflow has for it is asked for.
 */
export function isWantedVersion(
  wanted: Wanted,
  version: SurveyedVersion,
  aliases: readonly string[],
): boolean {
  const { tags, framework } = version;
  if (wanted.aliases !== undefined && !aliases.some(matchingAny(wanted.aliases))) return false;
  if (wanted.frameworks?.includes(framework) === false) return false;
  const stage = stageOf(version)?.toLowerCase();
  const isAskedFor = stage === 'archived' && wanted.stages !== undefined;
  // In MLflow this stage is what archiving was, before there were tags.
  if ((isArchived(version) || stage === 'archived') && !isAskedFor) return false;
  if (wanted.stages?.some((one) => one.toLowerCase() === stage) === false) return false;
  return Object.entries(wanted.tags ?? {}).every(
    ([key, value]) => Object.hasOwn(tags, key) && (value === '*' || tags[key] === value),
  );
}
