import { Failure, messageOf } from './trouble.ts';

const remedies: Readonly<Record<string, string>> = {
  ENOSPC: 'free space on that disk, then run this again',
  EACCES: 'give the account that runs this the right to that path',
  EPERM: 'give the account that runs this the right to that path',
  EROFS: 'choose a place that can be written to',
  ENOENT: 'check that the path is still there',
  EMFILE: 'raise the limit of open files',
};

/**
 * Turns a refusal of the disk into a `Failure` that says which path and what to do. Failures stay what they are.
 * @param verb what could not be done: `read`, `write`, `copy`
 * @param path absolute
 */
export function storageFailure(verb: string, path: string, thrown: unknown): Failure {
  if (thrown instanceof Failure) return thrown;
  const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
  const remedy = remedies[code];
  return new Failure('STORAGE_FAILED', `could not ${verb} ${path}: ${messageOf(thrown)}`, {
    cause: thrown,
    remedy,
  });
}
