import type { Registration, RegistryConnection, SourceFile } from '@slipway/models/registry/kind';
import type { TakenModel } from '@slipway/models/source/taken';
import type { Spec } from '../inputs.ts';
import type { ModelFacts } from './model-facts.ts';

/** What else a registration is made of. */
export interface Beside {
  name: string;
  /** Of the registry that gets the version. */
  provider: string;
  location: string;
  connection: RegistryConnection | undefined;
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
  const { name, location, connection, metrics } = beside;
  const { version, alias, cpu, memoryGb } = spec;
  const description = spec.description ?? record?.description;
  const frameworkVersion = spec.frameworkVersion ?? facts?.frameworkVersion;
  const ownSample = taken.files.find(({ path }) => path === facts?.sampleInput);
  const input = beside.sampleInput ?? taken.sampleInput ?? ownSample;
  const output = beside.sampleOutput ?? taken.sampleOutput;
  const resources = cpu === undefined || memoryGb === undefined ? record?.resources : { cpu, memoryGb };
  const inPlace = inPlaceAt(taken, beside);
  return {
    location,
    ...(connection === undefined ? {} : { connection }),
    name,
    files: taken.files,
    type: spec.type ?? facts?.type ?? 'custom_model',
    framework: spec.framework ?? facts?.framework ?? 'custom',
    tags: { ...record?.tags, ...spec.tags },
    properties: { ...taken.properties, ...spec.properties },
    datasets: spec.datasets ?? record?.datasets ?? [],
    metrics: { ...taken.metrics, ...metrics },
    ...(taken.folder === undefined ? {} : { folder: taken.folder }),
    ...(taken.folderName === undefined ? {} : { folderName: taken.folderName }),
    ...(taken.origin === undefined ? {} : { origin: taken.origin }),
    ...(inPlace === undefined ? {} : { inPlace }),
    ...(version === undefined ? {} : { version }),
    ...(frameworkVersion === undefined ? {} : { frameworkVersion }),
    ...(description === undefined ? {} : { description }),
    ...(facts?.schema === undefined ? {} : { schema: facts.schema }),
    ...(input === undefined ? {} : { sampleInput: sampleOf(input, inPlace !== undefined) }),
    ...(output === undefined ? {} : { sampleOutput: sampleOf(output, inPlace !== undefined) }),
    ...(resources === undefined ? {} : { resources }),
    ...(alias === undefined ? {} : { alias }),
  };
}

/** Where the registry that gets the version has the files already. */
function inPlaceAt(
  { inPlace }: TakenModel,
  { provider, location }: Pick<Beside, 'provider' | 'location'>,
): Registration['inPlace'] {
  if (inPlace?.provider !== provider || inPlace.location !== location) return undefined;
  const { provider: _provider, location: _location, ...there } = inPlace;
  return there;
}

/** Versions of several names may share their files, and then the samples beside them: each gets a name of its own. */
function sampleOf(file: SourceFile, isShared: boolean): SourceFile {
  const name = file.path.slice(file.path.lastIndexOf('/') + 1);
  return { ...file, path: isShared ? `${file.sha256!.slice(0, 12)}/${name}` : name };
}
