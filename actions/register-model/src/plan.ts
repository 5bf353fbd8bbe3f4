import type { Plan, Step } from '@slipway/core/plan';
import { registryProviders } from '@slipway/providers/registry/open';
import { stopping } from './gates.ts';
import type { Spec } from './inputs.ts';
import type { Facts } from './look.ts';

/** The arguments of the step that gives the record on. */
export interface GiveOn {
  artifact: string;
  provider: string;
  location: string;
  name: string;
  /** Known when nothing has to be registered. */
  version?: string;
}

/** Decides what to do: nothing behind a gate that is not met, nothing that is done already. Pure. */
export function plan(spec: Spec, facts: Facts): Plan {
  if (stopping(facts.verdicts, spec.missingMetric).length > 0)
    return { steps: [], unchanged: 'a gate is not met, so nothing is registered' };
  const { provider, registration, registered } = facts;
  const steps = [...registryProviders[provider]!.plan(registration, registered), ...giveOn(spec, facts)];
  if (steps.length > 0 || registered.existing === undefined) return { steps };
  const alias = spec.alias === undefined ? '' : `, and ${spec.alias} points at it`;
  return { steps, unchanged: `${registered.existing.id} holds these bytes already${alias}` };
}

function giveOn({ artifact, name }: Spec, { provider, registration, registered }: Facts): Step[] {
  if (artifact === undefined) return [];
  const version = registered.existing?.version;
  return [
    {
      id: 'artifact',
      title: `give the model on as the artifact ${artifact}`,
      provider: 'register-model',
      verb: 'give-on',
      args: {
        artifact,
        provider,
        location: registration.location,
        name,
        ...(version === undefined ? {} : { version }),
      },
    },
  ];
}
