import type { Json, Plan, Step } from '@slipway/core/plan';
import { carryingStep } from '@slipway/models/source/carry-signature';
import { fetchingStep } from '@slipway/models/source/fetch';
import { registrySteps, type RegistryConnection } from '@slipway/models/registry/kind';
import { registryProviders } from '@slipway/models/registry/open';
import { signingStep } from '@slipway/models/signature/sign-model';
import type { Dispatching } from '@slipway/models/event/dispatch-inputs';
import { stopping } from './gates.ts';
import type { Spec } from '../inputs.ts';
import type { Facts } from './look.ts';

/** The arguments of the step that gives the record on. */
export interface GiveOn {
  artifact: string;
  provider: string;
  location: string;
  connection?: RegistryConnection;
  name: string;
  /** Known when nothing has to be registered. */
  version?: string;
}

/** Decides what to do: nothing behind a gate that is not met, nothing that is done already. Pure. */
export function plan(spec: Spec, facts: Facts): Plan {
  if (stopping(facts.verdicts, spec.missingMetric).length > 0)
    return { steps: [], unchanged: 'a gate is not met, so nothing is registered' };
  const { provider, registration, registered } = facts;
  const registering = registryProviders[provider]!.plan(registration, registered);
  const steps = [
    ...fetching(facts),
    ...beforeAlias(registering, signing(facts)),
    ...giveOn(spec, facts),
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
  const isAlias = ({ id }: Step): boolean => id === registrySteps.alias;
  return [...registering.filter((step) => !isAlias(step)), ...signed, ...registering.filter(isAlias)];
}

function signing(facts: Facts): Step[] {
  const { signatory, signature, existingSignature, provider, registration, registered } = facts;
  if (existingSignature !== undefined) return [];
  const { location, connection, name } = registration;
  const version = registered.existing?.version;
  const at = {
    provider,
    location,
    name,
    ...(connection === undefined ? {} : { connection }),
    ...(version === undefined ? {} : { version }),
  };
  if (signatory !== undefined) return [signingStep(signatory, at)];
  return signature === undefined ? [] : [carryingStep({ ...at, signature })];
}

function giveOn({ artifact }: Spec, { provider, registration, registered }: Facts): Step[] {
  if (artifact === undefined) return [];
  const version = registered.existing?.version;
  const { location, connection, name } = registration;
  const at: GiveOn = {
    artifact,
    provider,
    location,
    name,
    ...(connection === undefined ? {} : { connection }),
    ...(version === undefined ? {} : { version }),
  };
  return [
    {
      id: 'artifact',
      title: `give the model on as the artifact ${artifact}`,
      provider: 'register-model',
      verb: 'give-on',
      args: at as unknown as Json,
    },
  ];
}

/** The arguments of the step that tells a repository of the version. */
export interface Tell {
  provider: string;
  location: string;
  connection?: RegistryConnection;
  name: string;
  /** Known when nothing has to be registered. */
  version?: string;
  dispatching: Dispatching;
  /** Tells also of a version that was there before. */
  existing: boolean;
}

/** The id of the step that tells a repository of the version. */
export const tellStep = 'dispatch';

/** The last step: whoever is told finds the version signed and its alias moved. */
function telling(spec: Spec, { provider, registration, registered, dispatching }: Facts): Step[] {
  const version = registered.existing?.version;
  if (dispatching === undefined || (version !== undefined && !spec.dispatchExisting)) return [];
  const { location, connection, name } = registration;
  const args: Tell = {
    provider,
    location,
    ...(connection === undefined ? {} : { connection }),
    name,
    ...(version === undefined ? {} : { version }),
    dispatching,
    existing: spec.dispatchExisting,
  };
  const id = `${name}:${version ?? registered.nextVersion}`;
  return [
    {
      id: tellStep,
      title: `tell ${dispatching.repository} of ${id}`,
      provider: 'register-model',
      verb: 'tell',
      args: args as unknown as Json,
    },
  ];
}
