import { bytesText, counted } from '@slipway/core/markdown';
import type { Json, Step } from '@slipway/core/plan';
import { registrySteps, type Registration, type RegistrationFacts } from './kind.ts';

/**
 * The steps of a registration, the same for every registry: bytes, then the version, then the alias. Pure; empty when
 * nothing has to change.
 * @param provider its id
 */
export function planRegistration(provider: string, wanted: Registration, facts: RegistrationFacts): Step[] {
  const version = facts.existing?.version ?? facts.nextVersion;
  const steps: Step[] = [];
  const step = (verb: string, title: string): Step => ({
    id: verb,
    title,
    provider,
    verb,
    args: {
      ...wanted,
      version: facts.existing?.version ?? wanted.version,
      ...(facts.hashed === undefined ? {} : { hashed: facts.hashed }),
    } as unknown as Json,
  });
  if (facts.existing === undefined) {
    const bytes = wanted.files.reduce((sum, { size }) => sum + size, 0);
    const files = `${counted(wanted.files.length, 'file')} (${bytesText(bytes)})`;
    const title =
      wanted.inPlace === undefined ? `store ${files}` : `leave ${files} where the training has put them`;
    steps.push(step(registrySteps.store, title));
    steps.push(step(registrySteps.record, `record ${wanted.name}:${version}`));
  }
  const pointsThere = facts.existing !== undefined && facts.aliasNow === facts.existing.version;
  if (wanted.alias !== undefined && !pointsThere) {
    steps.push(step(registrySteps.alias, `point the alias ${wanted.alias} at ${wanted.name}:${version}`));
  }
  return steps;
}
