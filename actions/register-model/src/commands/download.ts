import { removeAbandoned } from '@slipway/core/abandoned';
import { bytesText, code, counted } from '@slipway/core/markdown';
import type { Ports } from '@slipway/core/ports';
import { step, verb } from '@slipway/core/step';
import { Failure, refuse } from '@slipway/core/trouble';
import { requireThere } from '@slipway/models/registry/absent';
import { changedAnything } from '@slipway/core/report';
import type { RecordedFile } from '@slipway/core/model-record';
import { versionOutputs } from '../version-outputs.ts';
import { command } from './command.ts';
import { compareFolder, standsThere } from './downloaded-folder.ts';
import { findVersion, type ChangedVersion, type VersionFacts } from './meant.ts';

interface Facts extends VersionFacts {
  /** Absolute. */
  folder: string;
  /** True when the folder holds exactly these files. */
  isThere: boolean;
}

/** Where a model goes when the inputs do not say. */
const defaultPath = 'model';

/** Files on their way are beside the folder that they become, because a folder can only be renamed on its own disk. */
const incomingPrefix = '.slipway-download-';

/** The command `download`: the files of a version, each checked, become a folder that appears whole. */
export const download = command<Facts>({
  look: async (spec, ports) => {
    const found = await findVersion(spec, ports);
    const given = spec.path ?? defaultPath;
    const folder = ports.files.resolve(given);
    if (!(await standsThere(folder, ports))) return { ...found, folder, isThere: false };
    const difference = await compareFolder(folder, found.record.files, ports);
    if (difference === undefined) return { ...found, folder, isThere: true };
    refuse({
      where: { input: 'path' },
      said: `\`${given}\` is there, and is not ${found.record.id}: ${difference}`,
      expected:
        'a folder that does not exist, an empty one, or the one of an earlier download of this version',
      remedy: 'choose another `path`, or remove the folder in a step before',
    });
  },
  plan: (_spec, { registry, record, folder, isThere }) => {
    const { name, version, id } = record;
    if (isThere)
      return { steps: [], unchanged: `${folder} holds the files of ${id} already, all as recorded` };
    const title = `download ${id} (${sizeText(record.files)})`;
    return { steps: [step(downloading, 'download', title, { registry, name, version, folder })] };
  },
  report: (_spec, { registry, record, folder, isThere }, outcome) => {
    const isDone = isThere || outcome.status === 'done';
    const headline = isThere
      ? `${folder} holds the files of ${record.id} already`
      : {
          done: `downloaded ${record.id} (${sizeText(record.files)}) to ${folder}`,
          planned: `would download ${record.id} (${sizeText(record.files)}) to ${folder}`,
          failed: `${record.id} was not downloaded`,
        }[outcome.status];
    return {
      outputs: {
        ...versionOutputs(record, registry.uri(record)),
        path: isDone ? folder : undefined,
        changed: changedAnything(outcome),
      },
      headline,
      summary: [
        {
          kind: 'facts',
          rows: [
            ['model', code(record.id)],
            ['digest', code(record.digest)],
            ['size', sizeText(record.files)],
            ['folder', code(folder)],
          ],
        },
      ],
    };
  },
});

interface Download extends ChangedVersion {
  folder: string;
}

const downloading = verb('download', async ({ registry, folder, ...version }: Download, ports) => {
  const { files } = ports;
  const record = await requireThere(registry, version);
  const parent = files.dirname(folder);
  await files.makeFolder(parent);
  await removeAbandoned(parent, ports, (name) => name.startsWith(incomingPrefix));
  const incoming = await files.temporaryFolder(incomingPrefix, parent);
  try {
    const whole = files.join(incoming, 'model');
    await files.makeFolder(whole);
    await registry.materialise(record, whole);
    await requireEmpty(folder, ports);
    await files.remove(folder);
    await files.move(whole, folder);
    await files.flushFolder(parent);
  } finally {
    await files.remove(incoming);
  }
  return {};
});

function sizeText(files: readonly RecordedFile[]): string {
  return `${counted(files.length, 'file')}, ${bytesText(files.reduce((sum, { size }) => sum + size, 0))}`;
}

/** Somebody else may have put something there while this was downloading; it is theirs. */
async function requireEmpty(folder: string, ports: Ports): Promise<void> {
  if (await standsThere(folder, ports))
    throw new Failure('STORAGE_FAILED', `something appeared at ${folder} while the model was downloaded`, {
      remedy: 'give each download a `path` of its own',
    });
}
