import type { ModelRecord } from '@slipway/core/model-record';
import type { Ports } from '@slipway/core/ports';
import { Failure } from '@slipway/core/trouble';
import { copyVerified } from './copy-verified.ts';
import { signatureName, type LocatedFile, type LocatedModel, type Registry } from './kind.ts';
import { locatedFile } from './located.ts';
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
  const record = JSON.parse(text) as ModelRecord;
  const located: LocatedFile[] = [];
  for (const file of record.files) {
    const location = files.join(folder, 'model', ...file.path.split('/'));
    const { sha256 } = await files.hash(location);
    if (sha256 !== file.sha256) throw mismatch(`${file.path} of ${record.id}`);
    located.push(locatedFile(file, location, ports));
  }
  if (rootDigest(record.files, files) !== record.digest) throw mismatch(record.id);
  const sample = async (path: string | undefined): Promise<LocatedFile | undefined> => {
    if (path === undefined) return undefined;
    const location = files.join(folder, 'samples', ...path.split('/'));
    const { size, sha256 } = await files.hash(location);
    return locatedFile({ path, size, sha256 }, location, ports);
  };
  const [sampleInput, sampleOutput] = [await sample(record.sampleInput), await sample(record.sampleOutput)];
  const signature = await files.readTextIfThere(files.join(folder, signatureName));
  return {
    record,
    ...(signature === undefined ? {} : { signature }),
    model: {
      files: located,
      ...(sampleInput === undefined ? {} : { sampleInput }),
      ...(sampleOutput === undefined ? {} : { sampleOutput }),
    },
  };
}

function mismatch(what: string): Failure {
  return new Failure('DIGEST_MISMATCH', `${what} is not what was registered`, {
    remedy: 'run the job that gives the artifact on again',
  });
}
