import { registryText } from '@slipway/models/registry/event-facts';
import type { Registration, RegistryName } from '@slipway/models/registry/kind';
import type { SourceFile } from '@slipway/models/registry/source-file';
import type { TakenModel } from '@slipway/models/source/taken';
import type { Spec } from '../inputs.ts';
import type { ModelFacts } from './model-facts.ts';

/** What else a registration is made of. */
export interface Beside {
  name: string;
  /** The one that gets the version. */
  registry: RegistryName;
  /** Those that were given, not those of the source. */
  sampleInput: SourceFile | undefined;
  sampleOutput: SourceFile | undefined;
  metrics: Readonly<Record<string, number>>;
}

/** What is to be registered: what was given, else what the source says, else what the files say. Pure. */
export function registrationOf(
  spec: Spec,
  taken: TakenModel,
  facts: ModelFacts | undefined,
  beside: Beside,
): Registration {
  const { record } = taken;
  const { name, metrics } = beside;
  const { cpu, memoryGb } = spec;
  const ownSample = taken.files.find(({ path }) => path === facts?.sampleInput);
  const input = beside.sampleInput ?? taken.sampleInput ?? ownSample;
  const output = beside.sampleOutput ?? taken.sampleOutput;
  const inPlace = inPlaceAt(taken, beside.registry);
  return {
    name,
    files: taken.files,
    type: spec.type ?? facts?.type ?? 'custom_model',
    framework: spec.framework ?? facts?.framework ?? 'custom',
    tags: { ...record?.tags, ...spec.tags },
    properties: { ...taken.properties, ...spec.properties },
    datasets: spec.datasets ?? record?.datasets ?? [],
    metrics: { ...taken.metrics, ...metrics },
    folder: taken.folder,
    folderName: taken.folderName,
    origin: taken.origin,
    inPlace,
    version: spec.version,
    frameworkVersion: spec.frameworkVersion ?? facts?.frameworkVersion,
    description: spec.description ?? record?.description,
    schema: facts?.schema,
    sampleInput: sampleOf(input, inPlace !== undefined),
    sampleOutput: sampleOf(output, inPlace !== undefined),
    resources: cpu === undefined || memoryGb === undefined ? record?.resources : { cpu, memoryGb },
    alias: spec.alias,
  };
}

/** Where the registry that gets the version has the files already. */
function inPlaceAt({ inPlace }: TakenModel, target: RegistryName): Registration['inPlace'] {
  if (inPlace === undefined || registryText(inPlace.registry) !== registryText(target)) return undefined;
  const { registry: _registry, ...there } = inPlace;
  return there;
}

/** Versions of several names may share their files, and then the samples beside them: each gets a name of its own. */
function sampleOf(file: SourceFile | undefined, isShared: boolean): SourceFile | undefined {
  if (file === undefined) return undefined;
  const name = file.path.slice(file.path.lastIndexOf('/') + 1);
  return { ...file, path: isShared ? `${file.sha256!.slice(0, 12)}/${name}` : name };
}
