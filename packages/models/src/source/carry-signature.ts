import type { StepPerformer } from '@slipway/core/apply';
import type { Json, Step } from '@slipway/core/plan';
import { registrySteps, signatureName, type Registered } from '../registry/kind.ts';
import { registryProviders } from '../registry/open.ts';
import type { RegistryPlace } from './taken.ts';

/** The id of the step, and of who carries it out. */
export const carryStep = 'carry-signature';

interface CarryArguments extends RegistryPlace {
  name: string;
  /** Known when nothing has to be registered. */
  version?: string;
  signature: string;
}

/** What the step answers. */
export interface Carried {
  /** Address of the signature, for people and programs. */
  uri: string;
}

/** The step that puts the signature of the version that was taken beside the version that was made. */
export function carryingStep(args: CarryArguments): Step {
  return {
    id: carryStep,
    title: `put its signature beside ${args.name}${args.version === undefined ? '' : `:${args.version}`}`,
    provider: carryStep,
    verb: carryStep,
    args: args as unknown as Json,
  };
}

/** Safe to repeat: a signature that is there stays, it is of these bytes, too. */
export const carrySignature: StepPerformer = async (step, ports, earlier) => {
  const { provider, location, connection, name, signature, ...known } =
    step.args as unknown as CarryArguments;
  const version = earlier.get<Registered>(registrySteps.record)?.record.version ?? known.version!;
  const registry = registryProviders[provider]!.open(location, ports, connection);
  const there = await registry.attached({ name, version }, signatureName);
  const { uri } = there ?? (await registry.attach({ name, version }, signatureName, signature));
  return { result: { uri } satisfies Carried, unchanged: there !== undefined };
};
