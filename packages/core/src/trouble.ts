/**
 * The three kinds of trouble. `Problem`: the user can mend it. `Failure`: a service or a tool failed.
 * Anything else that is thrown is a defect of Slipway and is reported as one.
 */

/** Where a problem was found: in an input of the action, or in a file (lines and columns count from 1). */
export type Place = { input: string } | { file: string; line?: number; column?: number };

/** One mistake in what was given. Problems are collected and reported together, never only the first. */
export interface Problem {
  where: Place;
  /** What was found, in the user's own words or values: never a secret. */
  said: string;
  /** What would have been right. */
  expected: string;
  /** What to do about it, as an imperative sentence without a full stop. */
  remedy?: string;
}

/** Thrown by reading and looking when what was given can not be used. Carries every problem that was found. */
export class Problems extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map(problemLine).join('\n'));
    this.name = 'Problems';
    this.problems = problems;
  }
}

/** Throws a single problem. */
export function refuse(problem: Problem): never {
  throw new Problems([problem]);
}

/** What kind of thing failed. A closed set, so that every code can be documented and tested. */
export type FailureCode =
  | 'PROCESS_FAILED' // a program ended with an exit code that means failure, or could not be started
  | 'PROCESS_TIMEOUT' // a program did not end in time and was stopped
  | 'SERVER_EXITED' // a model server ended before it was ready
  | 'SERVER_NOT_READY' // a model server runs, but its probe never succeeded
  | 'SCORING_FAILED' // a ready model server did not answer the sample request as expected
  | 'ENVIRONMENT_FAILED' // locked dependencies could not be installed
  | 'STORAGE_FAILED' // a disk or a store refused to read or write
  | 'DIGEST_MISMATCH' // bytes are not the ones that were recorded
  | 'CHANGED_WHILE_READ' // a file changed while it was being read
  | 'LOCKED' // another run holds the same endpoint or registry entry
  | 'NETWORK_FAILED' // a service could not be reached, or answered with an error
  | 'ACCESS_DENIED' // a service knows who asks and says no, or does not know who asks
  | 'SIGNATURE_INVALID' // a signature is missing, made with another key, or does not fit the bytes
  | 'ATTESTATION_FAILED' // GitHub or Sigstore did not take an attestation
  | 'ARTIFACT_FAILED' // a workflow artifact could not be stored or fetched
  | 'CANCELLED'; // the run was cancelled from outside

/** What else is known about a failure, for the report. */
export interface FailureDetails {
  cause?: unknown;
  /** The last lines of the log of what failed; secrets are already masked by the caller's log port. */
  log?: readonly string[];
  /** What to do about it, as an imperative sentence without a full stop. */
  remedy?: string;
}

/** A service or a tool failed although what was given is right. */
export class Failure extends Error {
  readonly code: FailureCode;
  readonly log: readonly string[];
  readonly remedy: string | undefined;

  constructor(code: FailureCode, message: string, details: FailureDetails = {}) {
    super(message, details.cause === undefined ? {} : { cause: details.cause });
    this.name = 'Failure';
    this.code = code;
    this.log = details.log ?? [];
    this.remedy = details.remedy;
  }
}

/** Writes a place as people write it: `deployment.yml:14:3` or `` input `traffic` ``. */
export function placeText(place: Place): string {
  if ('input' in place) return `input \`${place.input}\``;
  return [place.file, place.line, place.line === undefined ? undefined : place.column]
    .filter((part) => part !== undefined)
    .join(':');
}

/** One line that says a problem whole. */
export function problemLine(problem: Problem): string {
  const remedy = problem.remedy === undefined ? '' : ` Do: ${problem.remedy}.`;
  return `${placeText(problem.where)}: ${problem.said}. Expected: ${problem.expected}.${remedy}`;
}

/** The message of anything that was thrown, without a stack. */
export function messageOf(thrown: unknown): string {
  if (thrown instanceof Error) return thrown.message;
  return String(thrown);
}
