import type { RecordedFile } from '@slipway/core/model-record';
import type { Ports } from '@slipway/core/ports';
import type { LocatedFile } from './kind.ts';

/** A recorded file whose bytes are at a location; it is opened when it is read. */
export function locatedFile(file: RecordedFile, location: string, { files }: Ports): LocatedFile {
  return {
    ...file,
    location,
    read: async (offset, length) => (await files.open(location)).read(offset, length),
  };
}
