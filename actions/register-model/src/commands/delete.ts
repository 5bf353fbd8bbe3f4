import { resultOf } from '@slipway/core/plan';
import { changedAnything } from '@slipway/core/report';
import { step, verb, type StepId } from '@slipway/core/step';
import type { Deleted, Registry } from '@slipway/models/registry/kind';
import { aliasesTo, refuseAliased } from '@slipway/models/registry/refusals';
import { command } from './command.ts';
import { modelMeant, registryOf, type ChangedVersion } from './meant.ts';
import { findSurveyed } from './surveyed.ts';

const deleteStep: StepId<Deleted> = 'delete';

interface Deletion extends ChangedVersion {
  withAliases: boolean;
}

const deleting = verb('delete', async ({ registry, name, version, withAliases }: Deletion) => {
  const result = await registry.delete({ name, version }, { withAliases });
  return { result, unchanged: !result.deleted };
});

interface Facts {
  registry: Registry;
  name: string;
  version: string;
  /** False also when it was deleted before. */
  isThere: boolean;
  aliases: readonly string[];
}

/** The command `delete`: a version goes for good, and its number stays taken. */
export const deleteVersion = command<Facts>({
  look: async (spec, ports) => {
    const registry = registryOf(spec, ports);
    const { name, pick } = modelMeant(spec);
    if (pick === undefined || !('version' in pick)) throw new Error('the inputs name no version');
    const { version } = pick;
    const found = await findSurveyed(registry, { name, pick });
    if (found === undefined) return { registry, name, version, isThere: false, aliases: [] };
    const aliases = aliasesTo(found.aliases, version);
    if (!spec.force) refuseAliased(found.version, aliases);
    return { registry, name, version, isThere: true, aliases };
  },
  plan: (spec, { registry, name, version, isThere, aliases }) => {
    const id = `${name}:${version}`;
    const pointing = aliases.length === 0 ? '' : `, and what points at it: ${aliases.join(', ')}`;
    // What a killed run left of it is removed in any case.
    const title = isThere ? `delete ${id}${pointing}` : `see that nothing is left of ${id}`;
    const args = { registry, name, version, withAliases: spec.force };
    return { steps: [step(deleting, deleteStep, title, args)] };
  },
  report: (_spec, { registry, name, version, isThere }, outcome) => {
    const id = `${name}:${version}`;
    const result = resultOf(outcome, deleteStep);
    const isDeleted = result?.deleted === true;
    const headline = {
      done: isDeleted
        ? `deleted ${id}${goneWith(result.aliases)}; its number is not given again`
        : `${id} is not in ${registry.title}: there was nothing to delete`,
      planned: isThere ? `would delete ${id}` : `${id} is not in ${registry.title}`,
      failed: `${id} was not deleted`,
    }[outcome.status];
    return {
      outputs: {
        'model-name': name,
        'model-version': version,
        'model-id': id,
        changed: changedAnything(outcome),
      },
      headline,
      summary: [],
      notices:
        isDeleted && result.remains !== undefined
          ? [{ level: 'notice', title: 'Models', message: `${id} is deleted; ${result.remains}` }]
          : [],
    };
  },
});

function goneWith(aliases: readonly string[]): string {
  return aliases.length === 0
    ? ''
    : ` and the alias${aliases.length === 1 ? '' : 'es'} ${aliases.join(', ')}`;
}
