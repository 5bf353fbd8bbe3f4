import type { PackageManifest } from '@slipway/core/package-manifest';
import type { Ports } from '@slipway/core/ports';
import { Failure } from '@slipway/core/trouble';
import { parsePythonJson } from '@slipway/formats/python-json';

import { firstDifference } from './answers.ts';
import { askServer } from './ask-server.ts';
import { raisedIn } from './boot-failure.ts';

/** How long it takes at most until a server has logged why it answered as it did. */
const loggedMs = 500;

/** One scored sample. */
export interface Scored {
  /** From sending the request to the last byte of its answer. */
  ms: number;
  /** The answer as text, shortened for people. */
  answer: string;
  /** True when the package holds the expected answer and this one fits it. */
  compared: boolean;
}

/**
 * Scores the sample request of a package and compares the answer with the sample's.
 * @param url of the running server, without a route
 * @param log the last lines of the server's log
 * @returns undefined when the package has no sample request
 * @throws Failure `SCORING_FAILED`
 */
export async function scoreSample(
  manifest: PackageManifest,
  folder: string,
  url: string,
  { timeoutMs, tolerance }: { timeoutMs: number; tolerance: number },
  log: () => readonly string[],
  ports: Pick<Ports, 'files' | 'http' | 'clock'>,
): Promise<Scored | undefined> {
  if (manifest.sampleInput === undefined) return undefined;
  const { files, clock } = ports;
  const body = await files.readText(files.join(folder, ...manifest.sampleInput.split('/')));
  const startedMs = clock.now();
  const headers = { 'content-type': 'application/json' };
  const request = {
    method: 'POST',
    url: url + manifest.start.routes.scoring,
    headers,
    body,
    timeoutMs,
  } as const;
  const answer = await askServer('the sample request', request, log, ports);
  const ms = clock.now() - startedMs;
  if (answer.status !== 200) {
    // The log comes by another way than the answer.
    await clock.sleep(loggedMs);
    const raised = answer.status < 500 ? undefined : raisedIn(log());
    throw new Failure(
      'SCORING_FAILED',
      `the sample request was answered with ${answer.status}: ${raised ?? oneLine(answer.body)}`,
      { log: log(), remedy: answer.status < 500 ? 'correct the sample request' : 'mend what the log says' },
    );
  }
  const expected = await expectedAnswer(manifest, folder, files);
  if (expected !== undefined) refuseOtherAnswer(expected, answer.body, tolerance);
  return { ms, answer: oneLine(answer.body), compared: expected !== undefined };
}

async function expectedAnswer(
  manifest: PackageManifest,
  folder: string,
  files: Ports['files'],
): Promise<string | undefined> {
  if (manifest.sampleOutput === undefined) return undefined;
  return files.readText(files.join(folder, ...manifest.sampleOutput.split('/')));
}

function refuseOtherAnswer(expected: string, got: string, tolerance: number): void {
  const [wanted, answered] = [jsonOrText(expected), jsonOrText(got)];
  const difference = firstDifference(wanted, answered, tolerance);
  if (difference === undefined) return;
  const isEncodedTwice =
    typeof wanted !== 'string' && typeof answered === 'string' && typeof jsonOrText(answered) !== 'string';
  throw new Failure(
    'SCORING_FAILED',
    `the answer to the sample request differs at ${difference.path}: expected ${difference.expected}, got ${difference.got}`,
    {
      remedy: isEncodedTwice
        ? 'return the value itself from `run()`: of what `json.dumps` made of it the server answers a text with JSON in it'
        : 'check that this is the version the sample belongs to, or raise `tolerance`',
    },
  );
}

function jsonOrText(text: string): unknown {
  try {
    return parsePythonJson(text);
  } catch {
    return text.trim();
  }
}

function oneLine(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length > 200 ? `${line.slice(0, 197)}...` : line;
}
