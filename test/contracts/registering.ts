import { apply } from '@slipway/core/apply';
import type { ModelRecord } from '@slipway/core/model-record';
import { resultOf } from '@slipway/core/plan';
import type { Ports } from '@slipway/core/ports';
import { performersOf } from '@slipway/core/provider';
import {
  registrySteps,
  type Registered,
  type Registration,
  type RegistryProvider,
} from '@slipway/models/registry/kind';
import { readSource } from '@slipway/models/registry/source';

/** What a test registers: a path, a name, and whatever else it is about. */
export type Wish = { path: string; name: string } & Partial<Registration>;

/** What came of it. */
export interface Came {
  record: ModelRecord;
  registered: boolean;
  /** The ids of the steps that were carried out. */
  steps: string[];
}

/** Registers the way register-model does: look, plan, apply. Throws what went wrong. */
export async function register(
  provider: RegistryProvider,
  location: string,
  { path, ...wish }: Wish,
  ports: Ports,
): Promise<Came> {
  const { files, folder } = await readSource(path, 'model-path', ports.files);
  const wanted: Registration = {
    location,
    files,
    type: 'custom_model',
    framework: 'custom',
    tags: {},
    properties: {},
    datasets: [],
    metrics: {},
    ...(folder === undefined ? {} : { folder }),
    ...wish,
  };
  const facts = await provider.look(wanted, ports);
  const outcome = await apply({ steps: provider.plan(wanted, facts) }, performersOf([provider]), ports);
  if (outcome.failure !== undefined) throw outcome.failure;
  const made = resultOf<Registered>(outcome, registrySteps.record);
  return {
    record: made?.record ?? facts.existing!,
    registered: made?.registered ?? false,
    steps: outcome.steps.map(({ id }) => id),
  };
}
