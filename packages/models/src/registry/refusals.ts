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

/** Refuses to give the number of a deleted version again. @throws Problems */
export function refuseDeleted({ name, version }: Pick<ModelRecord, 'name' | 'version'>): never {
  refuse({
    where: { input: 'version' },
    said: `${name}:${version} was deleted, and who used it would take other bytes for it`,
    expected: 'a version that was never there',
    remedy: 'leave `version` out to get the next number',
  });
}

/** Refuses to delete what aliases point to, if any do. @throws Problems */
export function refuseAliased(
  { name, version }: Pick<ModelRecord, 'name' | 'version'>,
  aliases: readonly string[],
): void {
  if (aliases.length === 0) return;
  const named = aliases.map((alias) => `\`${alias}\``).join(', ');
  refuse({
    where: { input: 'force' },
    said: `${named} ${aliases.length === 1 ? 'points' : 'point'} at ${name}:${version}, which was to be deleted`,
    expected: 'a version that no alias points to',
    remedy: 'point them at another version first (`command: alias`), or let them go with it (`force: true`)',
  });
}

/** The aliases that point at a version. */
export function aliasesTo(aliases: Readonly<Record<string, string>>, version: string): string[] {
  return Object.entries(aliases)
    .filter(([, target]) => target === version)
    .map(([alias]) => alias);
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
