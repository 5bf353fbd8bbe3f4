import type { StepAnswer } from '@slipway/core/apply';
import { bytesText, counted } from '@slipway/core/markdown';
import type { ModelRecord } from '@slipway/core/model-record';
import type { Json, Results, Step } from '@slipway/core/plan';
import type { Ports } from '@slipway/core/ports';
import {
  registrySteps,
  type Registered,
  type Registration,
  type RegistrationFacts,
  type RegistryProvider,
  type StoredFiles,
} from '../kind.ts';
import { readAlias, writeAlias } from './aliases.ts';
import { samplesOf, storeBlobs } from './blobs.ts';
import { commit, nextVersion } from './commit.ts';
import { findKnown, shapeOf } from './known.ts';
import { layoutOf } from './layout.ts';
import { requireKeepableNames } from './names.ts';
import { openFileRegistry } from './opened.ts';

/** The embedded registry: a folder. Its layout is in `layout.ts`, how a version is made in `commit.ts`. */
export const file: RegistryProvider = {
  id: 'file',
  title: 'the embedded registry, a folder',
  supports: { aliases: true, tags: true, concurrentRegistration: true, needsNetwork: false },
  locationOf: (text, { files, host }) =>
    text === '' ? files.join(host.home, 'registry') : files.resolve(text),
  open: openFileRegistry,
  look,
  plan,
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

function plan(wanted: Registration, facts: RegistrationFacts): Step[] {
  const version = facts.existing?.version ?? facts.nextVersion;
  const steps: Step[] = [];
  const step = (verb: string, title: string): Step => ({
    id: verb,
    title,
    provider: file.id,
    verb,
    args: { ...wanted, version: facts.existing?.version ?? wanted.version } as unknown as Json,
  });
  if (facts.existing === undefined) {
    const bytes = wanted.files.reduce((sum, { size }) => sum + size, 0);
    steps.push(
      step(registrySteps.store, `store ${counted(wanted.files.length, 'file')} (${bytesText(bytes)})`),
    );
    steps.push(step(registrySteps.record, `record ${wanted.name}:${version}`));
  }
  const pointsThere = facts.existing !== undefined && facts.aliasNow === facts.existing.version;
  if (wanted.alias !== undefined && !pointsThere) {
    steps.push(step(registrySteps.alias, `point the alias ${wanted.alias} at ${wanted.name}:${version}`));
  }
  return steps;
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
      const result = await writeAlias(layout.aliases(wanted.name), wanted.alias!, version, ports);
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
  const shape = layout.shapes(wanted.name, shapeOf(stored.files, ports));
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
  return { record, registered: made, uri: openFileRegistry(wanted.location, ports).uri(record) };
}

function recordOf(wanted: Registration, stored: StoredFiles, version: string, ports: Ports): ModelRecord {
  const { name, type, framework, tags, properties, datasets, metrics } = wanted;
  const samples = samplesOf(wanted).map(({ path }) => path);
  return {
    name,
    version,
    id: `${name}:${version}`,
    digest: stored.digest,
    type,
    framework,
    ...given('frameworkVersion', wanted.frameworkVersion),
    ...given('description', wanted.description),
    tags: { ...tags },
    properties: { ...properties },
    datasets: [...datasets],
    files: [...stored.files],
    singleFile: wanted.folder === undefined,
    ...given('folder', wanted.folder === undefined ? undefined : ports.files.basename(wanted.folder)),
    ...given('schema', wanted.schema),
    ...given('sampleInput', wanted.sampleInput === undefined ? undefined : samples[0]),
    ...given('sampleOutput', wanted.sampleOutput === undefined ? undefined : samples.at(-1)),
    metrics: { ...metrics },
    ...given('resources', wanted.resources),
    // When the version appears, not when the run began: the order of registration is read from it.
    provenance: { ...ports.provenance, createdAt: new Date(ports.clock.now()).toISOString() },
  };
}

function given<Key extends string, Value>(key: Key, value: Value | undefined): { [K in Key]?: Value } {
  return (value === undefined ? {} : { [key]: value }) as { [K in Key]?: Value };
}
