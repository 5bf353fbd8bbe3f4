import { resultOf } from '@slipway/core/plan';
import { changedAnything } from '@slipway/core/report';
import type { AliasMoved, SurveyedVersion } from '@slipway/models/registry/kind';
import { command } from './command.ts';
import { argumentsOf, ownStep, registryOf, type OpenedRegistry, type Place } from './meant.ts';
import { requireSurveyed, surveyedOutputs } from './surveyed.ts';

interface Facts extends OpenedRegistry {
  version: SurveyedVersion;
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
    const opened = registryOf(spec, ports);
    const { version, aliases } = await requireSurveyed(spec, opened.registry);
    const now = aliases[spec.alias!];
    return { ...opened, version, ...(now === undefined ? {} : { now }) };
  },
  plan: (spec, { place, version: meant, now }) => {
    const { name, version, id } = meant;
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
  report: (spec, { registry, version, now }, outcome) => {
    const previous = resultOf<AliasMoved>(outcome, 'point-alias')?.previous ?? now;
    const from =
      previous === undefined || previous === version.version ? '' : ` (it was ${version.name}:${previous})`;
    const is = { done: 'points at', planned: 'would point at', failed: 'was not pointed at' }[outcome.status];
    return {
      outputs: { ...surveyedOutputs(version, registry), changed: changedAnything(outcome) },
      headline: `${spec.alias} ${is} ${version.id}${from}`,
      summary: [],
    };
  },
});
