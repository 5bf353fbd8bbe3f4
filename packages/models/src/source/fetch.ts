import { bytesText, counted } from '@slipway/core/markdown';
import type { Ports } from '@slipway/core/ports';
import { step, verb, type Step } from '@slipway/core/step';
import { Failure } from '@slipway/core/trouble';
import { requireThere } from '../registry/absent.ts';
import { registryText } from '../registry/event-facts.ts';
import type { LocatedFile } from '../registry/kind.ts';
import type { SourceFile } from '../registry/source-file.ts';
import { fetchStep } from '../registry/registering.ts';
import { ownName } from './registered.ts';
import type { Unfetched } from './taken.ts';

/** The step that brings the files of a version of another registry to this machine. */
export function fetchingStep(unfetched: Unfetched, files: readonly SourceFile[]): Step {
  const { registry, name, version } = unfetched;
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  const title = `fetch ${counted(files.length, 'file')} (${bytesText(bytes)}) of ${name}:${version} from ${registryText(registry)}`;
  return step(fetching, fetchStep, title, unfetched);
}

/** Every file is checked against the record. */
const fetching = verb('fetch', async ({ registry, ...wanted }: Unfetched, ports) => {
  const record = await requireThere(registry, wanted);
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
  const sample = async (file: LocatedFile | undefined): Promise<SourceFile | undefined> => {
    if (file === undefined) return undefined;
    const taken = await checked(file);
    return { ...taken, path: ownName(taken.path) };
  };
  const sampleInput = await sample(located.sampleInput);
  return { result: { files, sampleInput, sampleOutput: await sample(located.sampleOutput) } };
});

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
