import type { Origin } from '@slipway/core/model-record';
import type { EarlierRun, Ports } from '@slipway/core/ports';
import { refuse } from '@slipway/core/trouble';
import { readHandedOn } from '../registry/handed-on.ts';
import type { LocatedFile } from '../registry/kind.ts';
import type { SourceFile } from '../registry/source-file.ts';
import { readSource } from '../registry/source.ts';
import { keptOf, ownName } from './registered.ts';
import type { SourceSpec } from './source-inputs.ts';
import type { TakenModel } from './taken.ts';

/**
 * A workflow artifact of this run or of an earlier one: a model that register-model gave on, with all that its record
 * says, or plain files. One file alone is the model itself.
 * @throws Problems, and Failure `ARTIFACT_FAILED`, `DIGEST_MISMATCH`
 */
export async function takeArtifact(name: string, spec: SourceSpec, ports: Ports): Promise<TakenModel> {
  const { files } = ports;
  const from = earlierRun(spec, ports);
  const folder = await files.temporaryFolder('slipway-artifact-');
  await ports.artifacts.take(name, folder, from);
  const origin: Origin = {
    reference: `artifact:${name}`,
    workflowRun: from && { id: from.id, repository: from.repository },
  };
  const isHandedOn = (await files.stat(files.join(folder, 'record.json')))?.kind === 'file';
  return isHandedOn ? handedOn(folder, origin, ports) : plain(name, folder, origin, ports);
}

function earlierRun(
  { artifactRunId: id, artifactRepository, githubToken: token }: SourceSpec,
  { provenance }: Ports,
): EarlierRun | undefined {
  if (id === undefined || token === undefined) return undefined;
  const repository = artifactRepository ?? provenance.repository;
  if (repository !== undefined) return { id, repository, token };
  refuse({
    where: { input: 'artifact-repository' },
    said: 'nothing was given, and this is no run of a workflow',
    expected: 'the repository of the run, `owner/name`',
  });
}

async function handedOn(folder: string, origin: Origin, ports: Ports): Promise<TakenModel> {
  const { record, model, signature } = await readHandedOn(folder, ports);
  const source = async ({ path, sha256, size, location }: LocatedFile): Promise<SourceFile> => ({
    path,
    size,
    sha256,
    from: location,
    modifiedMs: (await ports.files.stat(location))?.modifiedMs ?? 0,
  });
  const sample = async (file: LocatedFile): Promise<SourceFile> => {
    const taken = await source(file);
    return { ...taken, path: ownName(taken.path) };
  };
  const { sampleInput, sampleOutput } = model;
  return {
    ...keptOf(record),
    files: await Promise.all(model.files.map(source)),
    origin: { ...origin, provenance: record.provenance },
    sampleInput: sampleInput && (await sample(sampleInput)),
    sampleOutput: sampleOutput && (await sample(sampleOutput)),
    signature,
  };
}

async function plain(name: string, folder: string, origin: Origin, ports: Ports): Promise<TakenModel> {
  const { files, ignored } = await readSource(folder, 'model-path', ports.files);
  const isFile = files.length === 1 && !files[0]!.path.includes('/');
  return { files, ignored, properties: {}, origin, ...(isFile ? {} : { folder, folderName: name }) };
}
