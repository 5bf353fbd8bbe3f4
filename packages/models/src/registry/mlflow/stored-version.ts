import type { ModelRecord, RecordedFile } from '@slipway/core/model-record';

/** A version with everything that is kept of it. */
export interface StoredVersion {
  record: ModelRecord;
  /** Path of its files below the server's artifacts. */
  root: string;
  /** The files that `record.sampleInput` and `record.sampleOutput` name. */
  samples: readonly RecordedFile[];
  /** True when the files are one archive. */
  isArchive: boolean;
}
