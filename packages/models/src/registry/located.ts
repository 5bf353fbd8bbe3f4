import type { ModelRecord, RecordedFile } from '@slipway/core/model-record';
import type { Ports } from '@slipway/core/ports';
import type { LocatedFile, LocatedModel } from './kind.ts';

/** A recorded file whose bytes are at a location; it is opened when it is read. */
export function locatedFile(file: RecordedFile, location: string, { files }: Ports): LocatedFile {
  return {
    ...file,
    location,
    read: async (offset, length) => (await files.open(location)).read(offset, length),
  };
}

/**
 * The files of a record, and those of its samples, whose bytes are on this machine.
 * @param samples the files that `record.sampleInput` and `record.sampleOutput` name
 * @param locationOf absolute path of the bytes with a SHA-256 digest, hexadecimal
 */
export function locatedModel(
  record: Pick<ModelRecord, 'files' | 'sampleInput' | 'sampleOutput'>,
  samples: readonly RecordedFile[],
  locationOf: (sha256: string) => string,
  ports: Ports,
): LocatedModel {
  const located = (file: RecordedFile): LocatedFile => locatedFile(file, locationOf(file.sha256), ports);
  const sample = (path: string | undefined): LocatedFile | undefined => {
    const found = samples.find((file) => file.path === path);
    return found === undefined ? undefined : located(found);
  };
  const [sampleInput, sampleOutput] = [sample(record.sampleInput), sample(record.sampleOutput)];
  return {
    files: record.files.map(located),
    sampleInput,
    sampleOutput,
  };
}
