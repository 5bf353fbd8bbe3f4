import type { ModelRecord } from '@slipway/core/model-record';
import { Problems, refuse, type Problem } from '@slipway/core/trouble';

/** Refuses to put other bytes under a version that exists. */
export function refuseVersion(taken: ModelRecord, digest: string): never {
  refuse({
    where: { input: 'version' },
    said: `${taken.id} exists and holds other bytes: ${taken.digest}, these are ${digest}`,
    expected: 'a version that is free, or the same bytes',
    remedy: 'leave `version` out to get the next number; a registered version never changes',
  });
}

/**
 * Refuses to change properties.
 * @throws Problems, one for each property that is there with another value
 */
export function refuseChanges(
  there: Readonly<Record<string, string>>,
  added: Readonly<Record<string, string>>,
): void {
  const problems = Object.entries(added)
    .filter(([key, value]) => Object.hasOwn(there, key) && there[key] !== value)
    .map(([key, value]): Problem => ({
      where: { input: 'properties' },
      said: `\`${key}\` is \`${there[key]}\` already and would become \`${value}\``,
      expected: 'properties that are new or stay as they are',
      remedy: 'use a tag for what changes after registration',
    }));
  if (problems.length > 0) throw new Problems(problems);
}
