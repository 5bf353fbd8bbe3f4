import type { Plan } from '@slipway/core/plan';
import type { Step } from '@slipway/core/step';
import { aliasStep, planRegistration, type VersionAt } from '@slipway/models/registry/registering';
import { signingStep } from '@slipway/models/signature/sign-model';
import { carryingStep } from '@slipway/models/source/carry-signature';
import { fetchingStep } from '@slipway/models/source/fetch';
import type { Spec } from '../inputs.ts';
import { stopping } from './gates.ts';
import { givingStep } from './give-on.ts';
import type { Facts } from './look.ts';
import { tellingStep } from './tell.ts';

/** Decides what to do: nothing behind a gate that is not met, nothing that is done already. Pure. */
export function plan(spec: Spec, facts: Facts): Plan {
  if (stopping(facts.verdicts, spec.missingMetric).length > 0)
    return { steps: [], unchanged: 'a gate is not met, so nothing is registered' };
  const { registry, registration, registered } = facts;
  const registering = planRegistration(registry, registration, registered);
  const steps = [
    ...fetching(facts),
    ...beforeAlias(registering, signing(facts)),
    ...giving(spec, facts),
    ...telling(spec, facts),
  ];
  if (steps.length > 0 || registered.existing === undefined) return { steps };
  const alias = spec.alias === undefined ? '' : `, and ${spec.alias} points at it`;
  const signed = facts.existingSignature === undefined ? '' : ', and is signed';
  return { steps, unchanged: `${registered.existing.id} holds these bytes already${alias}${signed}` };
}

/** Bytes that are here already, or in the registry that is the target, are not fetched. */
function fetching({ unfetched, registration, registered }: Facts): Step[] {
  if (unfetched === undefined || registered.existing !== undefined) return [];
  return [fetchingStep(unfetched, registration.files)];
}

/** An alias that is trusted must never point at a version whose signature is still to come. */
function beforeAlias(registering: readonly Step[], signed: readonly Step[]): Step[] {
  const isAlias = ({ id }: Step): boolean => id === aliasStep;
  return [...registering.filter((step) => !isAlias(step)), ...signed, ...registering.filter(isAlias)];
}

function signing(facts: Facts): Step[] {
  const { signatory, signature, existingSignature } = facts;
  if (existingSignature !== undefined) return [];
  if (signatory !== undefined) return [signingStep(signatory, versionAt(facts))];
  return signature === undefined ? [] : [carryingStep(versionAt(facts), signature)];
}

function giving({ artifact }: Spec, facts: Facts): Step[] {
  return artifact === undefined ? [] : [givingStep(versionAt(facts), artifact)];
}

/** The last step: whoever is told finds the version signed and its alias moved. */
function telling({ dispatchExisting: existing }: Spec, facts: Facts): Step[] {
  const { dispatching, registered } = facts;
  const at = versionAt(facts);
  if (dispatching === undefined || (at.version !== undefined && !existing)) return [];
  const id = `${at.name}:${at.version ?? registered.nextVersion}`;
  return [tellingStep(id, { ...at, dispatching, existing })];
}

function versionAt({ registry, registration: { name }, registered: { existing } }: Facts): VersionAt {
  return { registry, name, version: existing?.version };
}
