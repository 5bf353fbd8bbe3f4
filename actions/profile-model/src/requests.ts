import type { Ports } from '@slipway/core/ports';
import { refuse } from '@slipway/core/trouble';
import { readRequestBodies } from '@slipway/formats/request-bodies';

import type { Spec } from './inputs.ts';
import type { Subject } from './subject.ts';

/** The requests that are replayed. */
export interface Requests {
  bodies: readonly string[];
  /** Absolute path of the file they were read from. */
  file: string;
  /** The file as people know it. */
  shown: string;
}

/** A body of every request is sent again and again: more than this does not fit into memory beside the server. */
const mostBytes = 256 * 1024 ** 2;

/**
 * Reads the requests: those of the input `requests`, or the sample request of the package.
 * @param finding the package; waited for only when its sample is needed, so that other problems are found without it
 * @throws Problems with file and line of every body that can not be used, or when there are none
 */
export async function readRequests(spec: Spec, finding: Promise<Subject>, ports: Ports): Promise<Requests> {
  const { files } = ports;
  if (spec.requests !== undefined) return readFile(files.resolve(spec.requests), spec.requests, ports);
  const subject = await finding;
  const sample = subject.kind === 'package' ? subject.manifest.sampleInput : undefined;
  if (subject.kind !== 'package' || sample === undefined) {
    refuse({
      where: { input: 'requests' },
      said: 'no requests, and the package holds no sample request',
      expected: 'a file with request bodies',
      remedy: 'give `requests`, or package the model with `sample-input`',
    });
  }
  const file = files.join(subject.folder, ...sample.split('/'));
  // One sample is one body, also when it is a JSON array: that is then the input of the model.
  return {
    bodies: [await files.readText(file)],
    file,
    shown: `the sample request of the package (${sample})`,
  };
}

/** Reads a file of requests again, as `readRequests` found it. */
export async function readBodies(
  { file, shown }: Omit<Requests, 'bodies'>,
  isSample: boolean,
  ports: Ports,
): Promise<readonly string[]> {
  return isSample ? [await ports.files.readText(file)] : (await readFile(file, shown, ports)).bodies;
}

async function readFile(file: string, shown: string, { files }: Ports): Promise<Requests> {
  const stands = await files.stat(file);
  if (stands?.kind !== 'file' || stands.size > mostBytes) {
    const said =
      stands === undefined
        ? `\`${shown}\` does not exist`
        : stands.kind === 'file'
          ? `\`${shown}\` holds ${Math.round(stands.size / 1024 ** 2)} MiB`
          : `\`${shown}\` is no file`;
    refuse({
      where: { input: 'requests' },
      said,
      expected: 'a file of at most 256 MiB with one JSON body a line, a JSON array, or CSV with one column',
      remedy: 'give the path of the file, seen from the workspace',
    });
  }
  const { bodies } = readRequestBodies({ file: shown }, await files.readText(file));
  return { bodies, file, shown };
}
