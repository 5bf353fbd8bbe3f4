import { checkedJson } from '@slipway/core/checked-json';
import type { ModelRecord } from '@slipway/core/model-record';
import { modelNamePattern } from '@slipway/core/model-reference';
import type { Ports } from '@slipway/core/ports';
import { Failure } from '@slipway/core/trouble';
import * as v from 'valibot';
import { copyVerified, placeBelow } from './copy-verified.ts';
import { signatureName, type LocatedFile, type LocatedModel, type Registry } from './kind.ts';
import { locatedFile } from './located.ts';
import { modelRecord, recordedFile } from './recorded.ts';
import { rootDigest } from './root-digest.ts';

/**
 * A registered model as a folder, which is what a workflow artifact holds: `record.json`, the files below `model/`,
 * the samples below `samples/`, its signature `model.sig` when there is one. It needs no registry, so a job on another machine can go on from it.
 */
export interface HandedOn {
  record: ModelRecord;
  model: LocatedModel;
  /** The text of the signature, not checked. */
  signature?: string;
}

/** Writes a model of a registry as such a folder. @throws Failure `DIGEST_MISMATCH` */
export async function writeHandedOn(
  registry: Registry,
  record: ModelRecord,
  folder: string,
  ports: Ports,
): Promise<void> {
  const { files } = ports;
  await registry.materialise(record, files.join(folder, 'model'));
  const { sampleInput, sampleOutput } = await registry.locate(record);
  const samples = [sampleInput, sampleOutput].filter((sample) => sample !== undefined);
  await copyVerified(samples, files.join(folder, 'samples'), record.id, ports);
  const signature = await registry.attached(record, signatureName);
  if (signature !== undefined) await files.write(files.join(folder, signatureName), signature.content);
  await files.write(files.join(folder, 'record.json'), JSON.stringify(record, null, 2));
}

/**
 * Reads such a folder and checks every file of the model against the record.
 * @throws Failure `DIGEST_MISMATCH` that names the file, `ARTIFACT_FAILED` when it is no such folder
 */
export async function readHandedOn(folder: string, ports: Ports): Promise<HandedOn> {
  const { files } = ports;
  const text = await files.readTextIfThere(files.join(folder, 'record.json'));
  if (text === undefined) {
    throw new Failure('ARTIFACT_FAILED', 'the artifact holds no model: `record.json` is missing', {
      remedy: 'name an artifact that register-model gave on with its input `artifact`',
    });
  }
  const record = recordIn(text);
  const place = (kind: string, path: string): string =>
    placeBelow(path, files.join(folder, kind), 'the artifact', files);
  const located: LocatedFile[] = [];
  for (const file of record.files) {
    const location = place('model', file.path);
    const { sha256 } = await files.hash(location);
    if (sha256 !== file.sha256) throw mismatch(`${file.path} of ${record.id}`);
    located.push(locatedFile(file, location, ports));
  }
  if (rootDigest(record.files, files) !== record.digest) throw mismatch(record.id);
  const sample = async (path: string | undefined): Promise<LocatedFile | undefined> => {
    if (path === undefined) return undefined;
    const location = place('samples', path);
    const { size, sha256 } = await files.hash(location);
    return locatedFile({ path, size, sha256 }, location, ports);
  };
  const [sampleInput, sampleOutput] = [await sample(record.sampleInput), await sample(record.sampleOutput)];
  const signature = await files.readTextIfThere(files.join(folder, signatureName));
  return {
    record,
    signature,
    model: { files: located, sampleInput, sampleOutput },
  };
}

/** An artifact may come from anywhere: what is no record is refused before anything of it is used. */
const handedRecord = v.object({
  ...modelRecord.entries,
  name: v.pipe(v.string(), v.regex(modelNamePattern)),
  version: v.pipe(v.string(), v.regex(modelNamePattern)),
  files: v.pipe(v.array(recordedFile), v.minLength(1)),
});

function recordIn(text: string): ModelRecord {
  try {
    return checkedJson(handedRecord, text, 'record.json');
  } catch (cause) {
    throw new Failure('ARTIFACT_FAILED', '`record.json` of the artifact is no record of a model', {
      cause,
      remedy: 'name an artifact that register-model gave on with its input `artifact`',
    });
  }
}

function mismatch(what: string): Failure {
  return new Failure('DIGEST_MISMATCH', `${what} is not what was registered`, {
    remedy: 'run the job that gives the artifact on again',
  });
}
