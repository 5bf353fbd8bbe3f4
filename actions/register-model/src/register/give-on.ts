import type { StepPerformer } from '@slipway/core/apply';
import { Failure } from '@slipway/core/trouble';
import { writeHandedOn } from '@slipway/models/registry/handed-on';
import { registrySteps, type Registered } from '@slipway/models/registry/kind';
import { registryProviders } from '@slipway/models/registry/open';
import type { GiveOn } from './plan.ts';

/** Gives the record and its files to later jobs of the run, which may have no way to the registry. */
export const giveOn: StepPerformer = async (step, ports, earlier) => {
  const { artifact, provider, location, connection, name, version: known } = step.args as unknown as GiveOn;
  const version = earlier.get<Registered>(registrySteps.record)?.record.version ?? known!;
  const registry = registryProviders[provider]!.open(location, ports, connection);
  const record = await registry.find({ name, pick: { version } });
  if (record === undefined)
    throw new Failure('STORAGE_FAILED', `${name}:${version} is not in ${registry.title} any more`);
  const folder = await ports.files.temporaryFolder('slipway-record-');
  try {
    await writeHandedOn(registry, record, folder, ports);
    return { result: await ports.artifacts.give(artifact, folder) };
  } finally {
    await ports.files.remove(folder);
  }
};
