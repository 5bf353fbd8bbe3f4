import { resultOf } from '@slipway/core/plan';
import { changedAnything } from '@slipway/core/report';
import type { AliasMoved } from '@slipway/providers/registry/kind';
import { versionOutputs } from '../version-outputs.ts';
import { command } from './command.ts';
import { argumentsOf, findVersion, ownStep, type Place, type VersionFacts } from './meant.ts';

interface Facts extends VersionFacts {
  /** The version that the alias points to. */
  now?: string;
}

interface PointAlias {
  place: Place;
  name: string;
  version: string;
  alias: string;
}

/** The command `alias`: an alias points at a version that is there. */
export const alias = command<Facts>({
  look: async (spec, ports) => {
    const found = await findVersion(spec, ports);
    const now = (await found.registry.aliases(found.record.name))[spec.alias!];
    return { ...found, ...(now === undefined ? {} : { now }) };
  },
  plan: (spec, { place, record, now }) => {
    const { name, version, id } = record;
    if (now === version) return { steps: [], unchanged: `${spec.alias} points at ${id} already` };
    const args: PointAlias = { place, name, version, alias: spec.alias! };
    return { steps: [ownStep('point-alias', `point the alias ${spec.alias} at ${id}`, args)] };
  },
  performers: {
    'point-alias': async (step, ports) => {
      const { args, registry } = argumentsOf<PointAlias>(step, ports);
      const result = await registry.setAlias(args.name, args.alias, args.version);
      return { result, unchanged: result.previous === args.version };
    },
  },
  report: (spec, { registry, record, now }, outcome) => {
    const previous = resultOf<AliasMoved>(outcome, 'point-alias')?.previous ?? now;
    const from =
      previous === undefined || previous === record.version ? '' : ` (it was ${record.name}:${previous})`;
    const is = { done: 'points at', planned: 'would point at', failed: 'was not pointed at' }[outcome.status];
    return {
      outputs: { ...versionOutputs(record, registry.uri(record)), changed: changedAnything(outcome) },
      headline: `${spec.alias} ${is} ${record.id}${from}`,
      summary: [],
    };
  },
});
