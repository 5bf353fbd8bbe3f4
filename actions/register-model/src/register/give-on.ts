import { step, verb, type Step } from '@slipway/core/step';
import { writeHandedOn } from '@slipway/models/registry/handed-on';
import { recordAt, type VersionAt } from '@slipway/models/registry/registering';

/** Gives the record and its files to later jobs of the run, which may have no way to the registry. */
export function givingStep(at: VersionAt, artifact: string): Step {
  return step(giving, 'artifact', `give the model on as the artifact ${artifact}`, { ...at, artifact });
}

const giving = verb(
  'give-on',
  async ({ artifact, ...at }: VersionAt & { artifact: string }, ports, earlier) => {
    const record = await recordAt(at, earlier);
    const folder = await ports.files.temporaryFolder('slipway-record-');
    try {
      await writeHandedOn(at.registry, record, folder, ports);
      return { result: await ports.artifacts.give(artifact, folder) };
    } finally {
      await ports.files.remove(folder);
    }
  },
);
