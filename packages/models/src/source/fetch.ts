import type { StepPerformer } from '@slipway/core/apply';
import { bytesText, counted } from '@slipway/core/markdown';
import type { Json, Step } from '@slipway/core/plan';
import type { Ports } from '@slipway/core/ports';
import { Failure } from '@slipway/core/trouble';
import { registrySteps, type LocatedFile, type Registration, type SourceFile } from '../registry/kind.ts';
import { registryProviders } from '../registry/open.ts';
import { ownName } from './registered.ts';
import type { Unfetched } from './taken.ts';

/** The id of the step, and of who carries it out. */
export const fetchStep = 'fetch';

/** What the step answers: the files of a registration, on this machine. */
export type Fetched = Pick<Registration, 'files' | 'sampleInput' | 'sampleOutput'>;

/** The step that brings the files of a version of another registry to this machine. */
export function fetchingStep(unfetched: Unfetched, files: readonly SourceFile[]): Step {
  const { name, version, provider, location } = unfetched;
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  return {
    id: fetchStep,
    title: `fetch ${counted(files.length, 'file')} (${bytesText(bytes)}) of ${name}:${version} from ${provider}:${location}`,
    provider: fetchStep,
    verb: fetchStep,
    args: unfetched as unknown as Json,
  };
}

/**
 * Fetches the files and checks every one against the record.
 * @throws Failure `DIGEST_MISMATCH` that names the file
 */
export const fetchFiles: StepPerformer = async (step, ports) => {
  const { provider, location, connection, name, version } = step.args as unknown as Unfetched;
  const registry = registryProviders[provider]!.open(location, ports, connection);
  const record = await registry.find({ name, pick: { version } });
  if (record === undefined)
    throw new Failure('STORAGE_FAILED', `${name}:${version} is not in ${registry.title} any more`);
  const located = await registry.locate(record);
  const total = record.files.reduce((sum, { size }) => sum + size, 0);
  let done = 0;
  const checked = async (file: LocatedFile): Promise<SourceFile> =>
    check(file, `${record.id} of ${registry.title}`, ports, (bytes) => {
      done += bytes;
      ports.log.progress('checked', done, total, 'bytes');
    });
  const files: SourceFile[] = [];
  for (const file of located.files) files.push(await checked(file));
  const sample = async (file: LocatedFile): Promise<SourceFile> => {
    const taken = await checked(file);
    return { ...taken, path: ownName(taken.path) };
  };
  const { sampleInput, sampleOutput } = located;
  const result: Fetched = {
    files,
    ...(sampleInput === undefined ? {} : { sampleInput: await sample(sampleInput) }),
    ...(sampleOutput === undefined ? {} : { sampleOutput: await sample(sampleOutput) }),
  };
  return { result };
};

/** The bytes of a kept file may have changed since they were fetched. */
async function check(
  { path, size, sha256, location }: LocatedFile,
  what: string,
  { files }: Ports,
  onBytes: (bytes: number) => void,
): Promise<SourceFile> {
  const hashed = await files.hash(location, onBytes);
  if (hashed.sha256 === sha256) return { path, size, sha256, from: location, modifiedMs: hashed.modifiedMs };
  throw new Failure('DIGEST_MISMATCH', `${path} of ${what} is not what was registered`, {
    cause: new Error(`its SHA-256 is ${hashed.sha256}, recorded is ${sha256} (${location})`),
    remedy: 'remove that file where it was only fetched to, or restore it from a backup, and run this again',
  });
}

/** A performer that stores files, told where they are when a step before it has fetched them. */
export function withFetched(store: StepPerformer): StepPerformer {
  return (step, ports, earlier) => {
    const fetched = earlier.get<Fetched>(fetchStep);
    if (fetched === undefined || step.verb !== registrySteps.store) return store(step, ports, earlier);
    const { sampleInput, sampleOutput } = step.args as unknown as Registration;
    const isOwn = (sample: SourceFile | undefined): boolean => sample?.from === '';
    const args = {
      ...(step.args as object),
      files: fetched.files,
      ...(isOwn(sampleInput) ? { sampleInput: fetched.sampleInput } : {}),
      ...(isOwn(sampleOutput) ? { sampleOutput: fetched.sampleOutput } : {}),
    } as unknown as Json;
    return store({ ...step, args }, ports, earlier);
  };
}
