import type { StepAnswer } from '@slipway/core/apply';
import type { Results, Step } from '@slipway/core/plan';
import type { Ports } from '@slipway/core/ports';
import {
  registrySteps,
  type Registered,
  type Registration,
  type RegistrationFacts,
  type RegistryProvider,
  type StoredFiles,
} from '../kind.ts';
import { recordOf } from '../record-of.ts';
import { planRegistration } from '../registration-plan.ts';
import { shapeOf } from '../root-digest.ts';
import { readAlias } from './aliases.ts';
import { storeBlobs } from './blobs.ts';
import { commit, nextVersion } from './commit.ts';
import { findKnown } from './known.ts';
import { layoutOf } from './layout.ts';
import { requireKeepableNames } from './names.ts';
import { openFileRegistry } from './opened.ts';
import { putBack } from './unneeded.ts';

/** The embedded registry: a folder. Its layout is in `layout.ts`, how a version is made in `commit.ts`. */
export const file: RegistryProvider = {
  id: 'file',
  title: 'the embedded registry, a folder',
  supports: { aliases: true, tags: true, concurrentRegistration: true, needsNetwork: false },
  locationOf: (text, { files, host }) =>
    text === '' ? files.join(host.home, 'registry') : files.resolve(text),
  open: openFileRegistry,
  look,
  plan: (wanted, facts) => planRegistration('file', wanted, facts),
  apply,
};

async function look(wanted: Registration, ports: Ports): Promise<RegistrationFacts> {
  const layout = layoutOf(wanted.location, ports.files);
  await requireKeepableNames(layout, wanted, ports);
  const existing = await findKnown(layout, wanted, ports);
  const aliasNow =
    wanted.alias === undefined
      ? undefined
      : await readAlias(layout.aliases(wanted.name), wanted.alias, ports);
  return {
    nextVersion: wanted.version ?? (await nextVersion(layout, wanted.name, ports)),
    ...(existing === undefined ? {} : { existing }),
    ...(aliasNow === undefined ? {} : { aliasNow }),
  };
}

async function apply(step: Step, ports: Ports, earlier: Results): Promise<StepAnswer> {
  const wanted = step.args as unknown as Registration;
  const layout = layoutOf(wanted.location, ports.files);
  switch (step.verb) {
    case registrySteps.store:
      return { result: await storeBlobs(layout, wanted, ports) };
    case registrySteps.record: {
      const result = await makeVersion(wanted, earlier.get<StoredFiles>(registrySteps.store)!, ports);
      return { result, unchanged: !result.registered };
    }
    case registrySteps.alias: {
      const version = earlier.get<Registered>(registrySteps.record)?.record.version ?? wanted.version!;
      const registry = openFileRegistry(wanted.location, ports);
      const result = await registry.setAlias(wanted.name, wanted.alias!, version);
      return { result, unchanged: result.previous === version };
    }
    default:
      throw new Error(`the file registry has no verb \`${step.verb}\``);
  }
}

async function makeVersion(wanted: Registration, stored: StoredFiles, ports: Ports): Promise<Registered> {
  const { files } = ports;
  const layout = layoutOf(wanted.location, files);
  const { digest } = stored;
  const shape = layout.shapes(wanted.name, shapeOf(stored.files, ports.files));
  await files.claim(files.join(shape, digest.replace(/^sha256:/, '')), '');
  const { record, made } = await commit(
    layout,
    {
      name: wanted.name,
      digest,
      ...(wanted.version === undefined ? {} : { wantedVersion: wanted.version }),
      content: (version) => ({
        schemaVersion: 1,
        record: recordOf(wanted, stored, version, ports),
        samples: stored.samples,
      }),
    },
    ports,
  );
  await putBack(
    layout,
    [...stored.files, ...stored.samples].map(({ sha256 }) => sha256),
    ports,
  );
  return { record, registered: made, uri: openFileRegistry(wanted.location, ports).uri(record) };
}
