import type { ModelRecord } from '@slipway/core/model-record';
import type { Ports } from '@slipway/core/ports';
import type { Registration, StoredFiles } from './kind.ts';
import type { SourceFile } from './source-file.ts';

/** The samples of a registration under the names they get in the registry. */
export function samplesOf({ sampleInput, sampleOutput }: Registration): SourceFile[] {
  return [
    ...(sampleInput === undefined ? [] : [{ ...sampleInput, path: `input/${sampleInput.path}` }]),
    ...(sampleOutput === undefined ? [] : [{ ...sampleOutput, path: `output/${sampleOutput.path}` }]),
  ];
}

/** The record of a version that appears now. */
export function recordOf(
  wanted: Registration,
  stored: StoredFiles,
  version: string,
  ports: Pick<Ports, 'files' | 'clock' | 'provenance'>,
): ModelRecord {
  const { name, type, framework, tags, properties, datasets, metrics } = wanted;
  const samples = samplesOf(wanted).map(({ path }) => path);
  const { origin } = wanted;
  const folder = wanted.folderName ?? (wanted.folder && ports.files.basename(wanted.folder));
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
    singleFile: folder === undefined,
    ...given('folder', folder),
    ...given('schema', wanted.schema),
    ...given('sampleInput', wanted.sampleInput === undefined ? undefined : samples[0]),
    ...given('sampleOutput', wanted.sampleOutput === undefined ? undefined : samples.at(-1)),
    metrics: { ...metrics },
    ...given('resources', wanted.resources),
    // When the version appears, not when the run began: the order of registration is read from it.
    provenance: {
      ...ports.provenance,
      createdAt: new Date(ports.clock.now()).toISOString(),
      ...given('origin', origin),
    },
  };
}

function given<Key extends string, Value>(key: Key, value: Value | undefined): { [K in Key]?: Value } {
  return (value === undefined ? {} : { [key]: value }) as { [K in Key]?: Value };
}
