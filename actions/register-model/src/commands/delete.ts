import { resultOf } from '@slipway/core/plan';
import { changedAnything } from '@slipway/core/report';
import type { ModelRecord } from '@slipway/core/model-record';
import type { Deleted } from '@slipway/providers/registry/kind';
import { aliasesTo, refuseAliased } from '@slipway/providers/registry/refusals';
import { versionOutputs } from '../version-outputs.ts';
import { command } from './command.ts';
import { argumentsOf, modelMeant, ownStep, registryOf, type OpenedRegistry, type Place } from './meant.ts';

interface Facts extends OpenedRegistry {
  name: string;
  version: string;
  /** Missing: it is not there, or was deleted before. */
  record?: ModelRecord;
  aliases: readonly string[];
}

interface DeleteVersion {
  place: Place;
  name: string;
  version: string;
  withAliases: boolean;
}

/** The command `delete`: a version goes for good, and its number stays taken. */
export const deleteVersion = command<Facts>({
  look: async (spec, ports) => {
    const opened = registryOf(spec, ports);
    const { name, pick } = modelMeant(spec);
    if (pick === undefined || !('version' in pick)) throw new Error('the inputs name no version');
    const { version } = pick;
    const record = await opened.registry.find({ name, pick });
    if (record === undefined) return { ...opened, name, version, aliases: [] };
    const aliases = aliasesTo(await opened.registry.aliases(name), version);
    if (!spec.force) refuseAliased(record, aliases);
    return { ...opened, name, version, record, aliases };
  },
  plan: (spec, { place, name, version, record, aliases }) => {
    const args: DeleteVersion = { place, name, version, withAliases: spec.force };
    const id = `${name}:${version}`;
    const pointing = aliases.length === 0 ? '' : `, and what points at it: ${aliases.join(', ')}`;
    // What a killed run left of it is removed in any case.
    const title = record === undefined ? `see that nothing is left of ${id}` : `delete ${id}${pointing}`;
    return { steps: [ownStep('delete', title, args)] };
  },
  performers: {
    delete: async (step, ports) => {
      const { args, registry } = argumentsOf<DeleteVersion>(step, ports);
      const { name, version, withAliases } = args;
      const result = await registry.delete({ name, version }, { withAliases });
      return { result, unchanged: !result.deleted };
    },
  },
  report: (_spec, { registry, name, version, record }, outcome) => {
    const id = `${name}:${version}`;
    const result = resultOf<Deleted>(outcome, 'delete');
    const isDeleted = result?.deleted === true;
    const headline = {
      done: isDeleted
        ? `deleted ${id}${goneWith(result.aliases)}; its number is not given again`
        : `${id} is not in ${registry.title}: there was nothing to delete`,
      planned: record === undefined ? `${id} is not in ${registry.title}` : `would delete ${id}`,
      failed: `${id} was not deleted`,
    }[outcome.status];
    return {
      outputs: {
        ...(record === undefined
          ? { 'model-name': name, 'model-version': version, 'model-id': id }
          : versionOutputs(record, undefined)),
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
