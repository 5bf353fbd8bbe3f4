import type { ModelRecord } from '@slipway/core/model-record';
import type { Report } from '@slipway/core/report';

/** GitHub keeps a megabyte of outputs a job; a record with thousands of files must leave room for others. */
const recordLimit = 256 * 1024;

/** The outputs of register-model. */
export const outputs = [
  'model-name',
  'model-version',
  'model-id',
  'model-uri',
  'digest',
  'registered',
  'signature',
  'record',
  'changed',
  'path',
  'versions',
  'count',
] as const;

/** What every command says of the one version that it is about. */
export function versionOutputs(record: ModelRecord, uri: string | undefined): Report['outputs'] {
  return {
    'model-name': record.name,
    'model-version': record.version,
    'model-id': record.id,
    'model-uri': uri,
    digest: record.digest,
    record: recordOutput(record),
  };
}

function recordOutput(record: ModelRecord): Partial<ModelRecord> {
  if (JSON.stringify(record).length <= recordLimit) return record;
  const { files: _files, ...rest } = record;
  return rest;
}
