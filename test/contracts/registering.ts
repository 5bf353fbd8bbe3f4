import { apply } from '@slipway/core/apply';
import type { ModelRecord } from '@slipway/core/model-record';
import { resultOf } from '@slipway/core/plan';
import type { Ports } from '@slipway/core/ports';
import type { Registration, RegistryConnection, RegistryProvider } from '@slipway/models/registry/kind';
import { planRegistration, recordStep } from '@slipway/models/registry/registering';
import { readSource } from '@slipway/models/registry/source';

/** What a test registers: a path, a name, and whatever else it is about. */
export type Wish = { path: string; name: string; connection?: RegistryConnection } & Partial<Registration>;

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
  { path, connection, ...wish }: Wish,
  ports: Ports,
): Promise<Came> {
  const { files, folder } = await readSource(path, 'model-path', ports.files);
  const wanted: Registration = {
    files,
    type: 'custom_model',
    framework: 'custom',
    tags: {},
    properties: {},
    datasets: [],
    metrics: {},
    folder,
    ...wish,
  };
  const registry = provider.open(location, ports, connection);
  const facts = await registry.lookUp(wanted);
  const outcome = await apply({ steps: planRegistration(registry, wanted, facts) }, ports);
  if (outcome.failure !== undefined) throw outcome.failure;
  const made = resultOf(outcome, recordStep);
  return {
    record: made?.record ?? facts.existing!,
    registered: made?.registered ?? false,
    steps: outcome.steps.map(({ id }) => id),
  };
}
