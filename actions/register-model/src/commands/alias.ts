import { resultOf } from '@slipway/core/plan';
import { changedAnything } from '@slipway/core/report';
import type { Registry, SurveyedVersion } from '@slipway/models/registry/kind';
import { aliasStep, pointingStep } from '@slipway/models/registry/registering';
import { command } from './command.ts';
import { registryOf } from './meant.ts';
import { requireSurveyed, surveyedOutputs } from './surveyed.ts';

interface Facts {
  registry: Registry;
  version: SurveyedVersion;
  /** The version that the alias points to. */
  now?: string;
}

/** The command `alias`: an alias points at a version that is there. */
export const alias = command<Facts>({
  look: async (spec, ports) => {
    const registry = registryOf(spec, ports);
    const { version, aliases } = await requireSurveyed(spec, registry);
    return { registry, version, now: aliases[spec.alias!] };
  },
  plan: ({ alias: meant }, { registry, version: { name, version, id }, now }) =>
    now === version
      ? { steps: [], unchanged: `${meant} points at ${id} already` }
      : { steps: [pointingStep({ registry, name, version }, meant!)] },
  report: (spec, { registry, version, now }, outcome) => {
    const previous = resultOf(outcome, aliasStep)?.previous ?? now;
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
