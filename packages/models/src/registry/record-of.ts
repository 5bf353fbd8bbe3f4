import type { ModelRecord } from '@slipway/core/model-record';
import type { Ports } from '@slipway/core/ports';
import { parse } from 'valibot';
import type { Registration, StoredFiles } from './kind.ts';
import { modelRecord } from './recorded.ts';
import type { SourceFile } from './source-file.ts';

/** The samples of a registration under the names they get in the registry. */
export function samplesOf({ sampleInput, sampleOutput }: Registration): SourceFile[] {
  return [
    ...(sampleInput === undefined ? [] : [{ ...sampleInput, path: `input/${sampleInput.path}` }]),
    ...(sampleOutput === undefined ? [] : [{ ...sampleOutput, path: `output/${sampleOutput.path}` }]),
  ];
}

/**
 * The record of a version that appears now. It goes through the schema that it is read by, so that whoever makes a
 * version and whoever finds it later say the same, byte for byte.
 */
export function recordOf(
  wanted: Registration,
  stored: StoredFiles,
  version: string,
  { files, clock, provenance }: Pick<Ports, 'files' | 'clock' | 'provenance'>,
): ModelRecord {
  const { sampleInput, sampleOutput, origin } = wanted;
  const samples = samplesOf(wanted).map(({ path }) => path);
  const folder = wanted.folderName ?? (wanted.folder && files.basename(wanted.folder));
  return parse(modelRecord, {
    ...wanted,
    version,
    id: `${wanted.name}:${version}`,
    digest: stored.digest,
    files: stored.files,
    singleFile: folder === undefined,
    folder,
    sampleInput: sampleInput && samples[0],
    sampleOutput: sampleOutput && samples.at(-1),
    // When the version appears, not when the run began: the order of registration is read from it.
    provenance: { ...provenance, createdAt: new Date(clock.now()).toISOString(), origin },
  });
}
